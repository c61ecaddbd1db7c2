"""SQLite under a watch: every call that changes a disk is told of first, and may be stopped.

The program opens its files as always. For the time of a test, the default file system of SQLite
is one that asks a ``Watch`` before it does anything. Nothing of this is in the program.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from typing_extensions import override

_NAME = "watched"
#: With this before its name, the encryption of SQLite lies on top of a file system.
_ENCRYPTED = "multipleciphers-"


class Watch:
    """Is told of every call before it is made. What it raises is what SQLite gets instead.

    Attributes:
        is_the_disk: whether it knows itself what is on the disk, so that syncing takes no time.
    """

    is_the_disk = False

    def opening(self, path: Path) -> None:
        """A file is opened, and made where it is missing."""

    def reading(self, path: Path) -> None:
        """A piece of a file is read."""

    def writing(self, path: Path, offset: int, data: bytes) -> None:
        """A piece of a file is written."""

    def truncating(self, path: Path, size: int) -> None:
        """A file gets another length."""

    def syncing(self, path: Path) -> None:
        """A file is to be on the disk."""

    def deleting(self, path: Path, *, is_synced: bool) -> None:
        """A file goes, with the folder synced afterwards or not."""


@contextmanager
def sqlite_under(watch: Watch) -> Iterator[None]:
    """Let SQLite open every file under a watch meanwhile."""
    usual = apsw.vfs_names()[0]
    below = _WatchedFiles(watch)
    # SQLite puts its encryption on top by itself, once it is asked for by this name.
    apsw.Connection(":memory:", vfs=f"{_ENCRYPTED}{_NAME}").close()
    apsw.set_default_vfs(f"{_ENCRYPTED}{_NAME}")
    try:
        yield
    finally:
        apsw.set_default_vfs(usual)
        apsw.unregister_vfs(f"{_ENCRYPTED}{_NAME}")
        below.unregister()


class _WatchedFiles(apsw.VFS):
    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        super().__init__(_NAME, "unix")

    @override
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "")
        self._watch.opening(path)
        return _WatchedFile(name, flags, path, self._watch)

    @override
    def xDelete(self, filename: str, syncdir: bool) -> None:
        self._watch.deleting(Path(filename), is_synced=bool(syncdir))
        super().xDelete(filename, syncdir)


class _WatchedFile(apsw.VFSFile):
    def __init__(
        self, name: str | apsw.URIFilename | None, flags: list[int], path: Path, watch: Watch
    ) -> None:
        self._path = path
        self._watch = watch
        super().__init__("unix", name, flags)

    @override
    def xRead(self, amount: int, offset: int) -> bytes:
        self._watch.reading(self._path)
        return super().xRead(amount, offset)

    @override
    def xWrite(self, data: bytes, offset: int) -> None:
        self._watch.writing(self._path, offset, bytes(data))
        super().xWrite(data, offset)

    @override
    def xTruncate(self, newsize: int) -> None:
        self._watch.truncating(self._path, newsize)
        super().xTruncate(newsize)

    @override
    def xSync(self, flags: int) -> None:
        self._watch.syncing(self._path)
        if not self._watch.is_the_disk:
            super().xSync(flags)
