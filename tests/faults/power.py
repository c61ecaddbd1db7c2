"""What a disk holds after the power was cut: what was synced, and any part of the rest."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import apsw
from typing_extensions import override

from tests.faults.watched import Watch
from tests.storage.builders import Dice

_SECTOR = 512


@dataclass
class _File:
    """What of one file is surely on the disk, and what may be."""

    path: Path
    synced: bytes
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    is_deleted: bool = False

    def after_cut(self, dice: Dice) -> bytes:
        """What was synced, with any part of the rest: lost, in another order, torn."""
        content = bytearray(self.synced)
        kind = dice.below(4)
        pending = list(self.pending)
        if kind == 0:
            pending = []
        elif kind == 1:
            pending = [one for one in pending if dice.below(2)]
        for offset, data in pending:
            if data is None:
                del content[offset:]
                continue
            for start in range(0, len(data), _SECTOR):
                if kind != 3 or dice.below(2):
                    _put(content, offset + start, data[start : start + _SECTOR])
        return bytes(content)


def _put(content: bytearray, offset: int, piece: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(piece)] = piece


class Disk(Watch):
    """Remembers what was not synced. After ``cut_after`` more calls the power goes.

    This is the disk now, so nothing waits for the real one.

    Attributes:
        is_off: whether the power was cut.
        calls: how many calls there were.
    """

    is_the_disk = True

    def __init__(self) -> None:
        self._files: dict[Path, _File] = {}
        self._left: int | None = None
        self.is_off = False
        self.calls = 0

    def cut_after(self, calls: int) -> None:
        """Cut the power with the next call after so many."""
        self._left = calls

    def settle(self, dice: Dice) -> None:
        """Put into every file what is there when the power is back."""
        for one in self._files.values():
            if one.is_deleted and not dice.below(2):
                one.path.unlink(missing_ok=True)
            elif one.pending or one.is_deleted:
                one.path.write_bytes(one.after_cut(dice))

    @override
    def opening(self, path: Path) -> None:
        self._live()
        if path not in self._files or not path.exists():
            self._files[path] = _File(path, path.read_bytes() if path.exists() else b"")

    @override
    def reading(self, path: Path) -> None:
        self._live()

    @override
    def writing(self, path: Path, offset: int, data: bytes) -> None:
        # What is under way when the power goes may arrive as well.
        self._files[path].pending.append((offset, data))
        self._count()

    @override
    def truncating(self, path: Path, size: int) -> None:
        self._files[path].pending.append((size, None))
        self._count()

    @override
    def syncing(self, path: Path) -> None:
        self._count()
        one = self._files[path]
        content = bytearray(one.synced)
        for offset, data in one.pending:
            if data is None:
                del content[offset:]
            else:
                _put(content, offset, data)
        one.synced, one.pending = bytes(content), []

    @override
    def deleting(self, path: Path, *, is_synced: bool) -> None:
        one = self._files.get(path)
        if one is not None:
            one.is_deleted = True
        self._count()
        if is_synced:
            self._files.pop(path, None)

    def _count(self) -> None:
        self._live()
        self.calls += 1
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                self.is_off = True
                self._live()

    def _live(self) -> None:
        if self.is_off:
            raise apsw.IOError("the power is off")


class Folders:
    """The same for files as a whole: what was not synced may be torn, a new name may be lost.

    Takes the place of ``os.replace`` and ``os.fsync``.
    """

    def __init__(self) -> None:
        self._synced: dict[int, int] = {}
        self._renamed: dict[Path, tuple[bytes, bool]] = {}
        self._left: int | None = None
        self._replace = os.replace
        self.is_off = False
        self.calls = 0
        self.folders: set[Path] = set()

    def cut_after(self, calls: int) -> None:
        """Cut the power with the next call after so many."""
        self._left = calls

    def replace(self, source: Path, target: Path) -> None:
        """Stands in for ``os.replace``."""
        self._count()
        status = Path(source).stat()
        is_whole = self._synced.get(status.st_ino) == status.st_mtime_ns
        before = Path(target).read_bytes() if Path(target).exists() else b""
        self._replace(source, target)
        self._renamed[Path(target)] = (before, is_whole)

    def sync(self, descriptor: int) -> None:
        """Stands in for ``os.fsync``."""
        self._count()
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if path.is_dir():
            self.folders.add(path)
            for target in [one for one in self._renamed if one.parent == path]:
                # A name that is on the disk of a file that is not leads to a torn one.
                if self._renamed[target][1]:
                    del self._renamed[target]
        else:
            status = os.fstat(descriptor)
            self._synced[status.st_ino] = status.st_mtime_ns

    def settle(self, dice: Dice) -> None:
        """Put into every file what is there when the power is back."""
        for target, (before, is_whole) in self._renamed.items():
            if dice.below(2):
                target.write_bytes(before)
            elif not is_whole:
                whole = target.read_bytes()
                kept = dice.below(len(whole) // _SECTOR + 1) * _SECTOR
                target.write_bytes(whole[:kept] + bytes(len(whole) - kept))

    def _count(self) -> None:
        self.calls += 1
        if self._left is not None:
            self._left -= 1
            self.is_off |= self._left < 0
        if self.is_off:
            raise OSError(5, "the power is off")
