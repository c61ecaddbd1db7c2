"""Every call to the disk fails in its turn: once, or from then on.

A full disk fails only what takes room under SQLite, which is what a full disk does.
"""

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import ParamSpec, TypeVar

import apsw
import pytest
from typing_extensions import Buffer, override

from tests.faults.watched import Watch, sqlite_under

_NEVER = -1
_P = ParamSpec("_P")
_R = TypeVar("_R")


class Calls(Watch):
    """Counts the calls to the disk below a folder, and lets one or all from one on fail.

    Attributes:
        made: how many there were since the last ``fail_at``.
        failed: how many of them failed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._lock = Lock()
        self._at = _NEVER
        self._is_lasting = False
        self._number = errno.EIO
        self.made = self.failed = 0

    def fail_at(self, call: int, *, is_lasting: bool, number: int = errno.EIO) -> None:
        """Let this call fail, counted from 0 and from now; and all after it, where it lasts."""
        self._at, self._is_lasting, self._number = call, is_lasting, number
        self.made = self.failed = 0

    def heal(self) -> None:
        """Let nothing fail any more."""
        self._at = _NEVER

    def call(self, *paths: object) -> None:
        """One call to the disk.

        Raises:
            OSError: it is its turn to fail.
        """
        if any(self._is_inside(path) for path in paths) and self._is_its_turn():
            raise OSError(self._number, os.strerror(self._number))

    @override
    def opening(self, path: Path) -> None:
        if self._number != errno.ENOSPC and self._is_inside(path) and self._is_its_turn():
            raise apsw.CantOpenError("the disk said no")

    @override
    def writing(self, path: Path, offset: int, data: bytes) -> None:
        self._under_sqlite(path, takes_room=True)

    @override
    def truncating(self, path: Path, size: int) -> None:
        self._under_sqlite(path)

    @override
    def syncing(self, path: Path) -> None:
        self._under_sqlite(path)

    @override
    def deleting(self, path: Path, *, is_synced: bool) -> None:
        self._under_sqlite(path)

    def _under_sqlite(self, path: Path, *, takes_room: bool = False) -> None:
        is_full = self._number == errno.ENOSPC
        if (is_full and not takes_room) or not self._is_inside(path) or not self._is_its_turn():
            return
        raise apsw.FullError("the disk is full") if is_full else apsw.IOError("it said no")

    def _is_its_turn(self) -> bool:
        with self._lock:
            turn, self.made = self.made, self.made + 1
            fails = self._at != _NEVER and (
                turn >= self._at if self._is_lasting else turn == self._at
            )
            self.failed += fails
            return fails

    def _is_inside(self, path: object) -> bool:
        if isinstance(path, int):
            path = Path(f"/proc/self/fd/{path}").readlink()
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._folder)


@contextmanager
def failing_calls(folder: Path) -> Iterator[Calls]:
    """Let every call to the disk below a folder be counted, and fail when it is told."""
    calls = Calls(folder)
    with sqlite_under(calls), pytest.MonkeyPatch.context() as patches:
        for name in ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "sendfile"):
            patches.setattr(os, name, _counted(getattr(os, name), calls))
        opening = _counted_open(calls)
        patches.setattr(io, "open", opening)
        patches.setattr(builtins, "open", opening)
        yield calls


def _counted(real: Callable[_P, _R], calls: Calls) -> Callable[_P, _R]:
    def call(*arguments: _P.args, **named: _P.kwargs) -> _R:
        calls.call(*arguments[:2])
        return real(*arguments, **named)

    return call


def _counted_open(calls: Calls) -> Callable[..., object]:
    """``open``, through which every path of the standard library is opened."""
    real: Callable[..., object] = io.open

    def open_counted(
        file: str | os.PathLike[str] | int, mode: str = "r", *arguments: object, **named: object
    ) -> object:
        calls.call(file)
        if "b" not in mode or mode == "rb" or isinstance(file, int):
            return real(file, mode, *arguments, **named)
        raw = _CountedFile(file, mode.replace("b", ""), calls)
        return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)

    return open_counted


class _CountedFile(io.FileIO):
    """A file of which every piece that is written counts."""

    def __init__(self, file: str | os.PathLike[str], mode: str, calls: Calls) -> None:
        self._calls, self._path = calls, file
        super().__init__(file, mode)

    @override
    def write(self, data: Buffer, /) -> int:
        self._calls.call(self._path)
        return super().write(data)
