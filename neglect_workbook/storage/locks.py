"""Locks that the system lets go of when their process ends, however it ends.

Process numbers are used again and clocks are wrong; a lock that is held means alive.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from neglect_workbook.errors import KnownError

if sys.platform == "win32":
    import msvcrt

    def _take(stream: BinaryIO) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(stream: BinaryIO) -> None:
        # flock, not lockf: two stores of one process are to see each other too.
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


#: How long another program of ours may take to put its file in place, in seconds.
_LONGEST_WAIT = 15.0
_STEP = 0.02


class FileLock:
    """A held lock on a small file. Releasing it, or the end of the process, lets go."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    @classmethod
    def take(cls, path: Path) -> "FileLock | None":
        """Lock a file, made where it is missing; ``None`` where somebody holds it.

        Raises:
            OSError: the file cannot be opened, or its folder knows no locks.
        """
        stream = path.open("ab")
        try:
            _take(stream)
        except (BlockingIOError, PermissionError):
            stream.close()
            return None
        except OSError:
            stream.close()
            raise
        return cls(stream)

    def is_on(self, path: Path) -> bool:
        """Whether the locked file still lies at its path, and not a newer one."""
        try:
            return os.path.samestat(os.fstat(self._stream.fileno()), path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go."""
        with suppress(OSError):
            self._stream.close()


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock."""
    if not path.exists():
        return False
    lock = FileLock.take(path)
    if lock is None:
        return True
    lock.release()
    return False


@contextmanager
def turn_at(target: Path) -> Iterator[None]:
    """Keep every other program of ours from replacing ``target`` meanwhile.

    Between looking at a file and replacing it, another program could put its own there; it
    would be lost. A folder that knows no locks is used without: the check stays.

    Raises:
        KnownError: ``target_busy``: somebody holds it for too long.
        OSError: the folder cannot be written.
    """
    path = target.with_name(f"~${target.stem[:40]}-turn.tmp")
    lock = _wait_for(path)
    try:
        yield
    finally:
        # Windows deletes no file that anybody has open. Elsewhere it goes while it is held,
        # and who waited for it sees by is_on that it is no longer the one that counts.
        if os.name == "nt":
            _release(lock)
            _delete(path)
        else:
            _delete(path)
            _release(lock)


def _wait_for(path: Path) -> FileLock | None:
    end = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < end:
        try:
            lock = FileLock.take(path)
        except PermissionError:
            # Windows refuses to open a file that is just being deleted.
            lock = None
        except OSError:
            return None
        if lock is not None and lock.is_on(path):
            return lock
        _release(lock)
        time.sleep(_STEP)
    raise KnownError(
        "target_busy",
        "Another program is writing your file.",
        "Your work is safe on this computer. Try again in a minute.",
    )


def _release(lock: FileLock | None) -> None:
    if lock is not None:
        lock.release()


def _delete(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
