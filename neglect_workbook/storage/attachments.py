"""Files on their way into a workbook, and out of it again.

Whoever calls this waits for disks and shares, so it is never the thread that draws the window.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain
from neglect_workbook.storage.attachment_table import LARGEST_ATTACHMENT, MEGABYTE, PIECE
from neglect_workbook.storage.publish import FileMark

#: From here on a workbook is slow to save on a share.
MANY_BYTES: Final = 50 * MEGABYTE

#: Is told how many bytes were read so far; what it raises stops the reading.
Watch = Callable[[int], None]

_NOTE_IT: Final = "Note where it is kept instead."
#: A pipe is not waited for, and a link that was put there meanwhile is not followed.
_HOW_TO_OPEN: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was read.

    Attributes:
        digest: SHA-256 of its content in hexadecimal digits.
        size: its bytes.
    """

    digest: str
    size: int


def look_at(path: Path) -> None:
    """Make sure that a file could be attached, without reading it.

    Args:
        path: its links followed.

    Raises:
        KnownError: it is no file, cannot be read, is empty or too large.
    """
    try:
        _require_usable(path, path.lstat())
        with _opened(path):
            pass
    except OSError as error:
        raise _cause(error, path) from error


def receive(path: Path, private: Path, watch: Watch) -> Received:
    """Copy a file to a private place, whole and of one moment.

    Args:
        path: its links followed.
        private: the copy; not there yet.
        watch: is told how far it is.

    Raises:
        KnownError: as ``look_at``, or the file changed while it was read.
    """
    look_at(path)
    try:
        with _opened(path) as source, private.open("xb") as copy:
            before = FileMark.of(os.fstat(source.fileno()))
            received = _read(source, before.size, copy, watch)
            source.seek(0)
            again = _read(source, before.size)
            after = FileMark.of(os.fstat(source.fileno()))
        is_same = before == after == FileMark.of(path.stat()) and received == again
    except OSError as error:
        raise _cause(error, path) from error
    if not is_same or received.size != before.size:
        raise KnownError(
            "changed_while_read",
            f"{path.name} changed while it was read.",
            "Close it in the other program, then try again.",
        )
    return received


@contextmanager
def reading_copy(file: Path) -> Iterator[BinaryIO]:
    """A new private file to write to, which is gone again where that fails."""
    try:
        with file.open("xb") as sink:
            yield sink
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def size_words(size: int) -> str:
    """A number of bytes as people say it, such as '1.2 MB'."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024))} kB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"


def _require_usable(path: Path, status: os.stat_result) -> None:
    name = path.name or str(path)
    if stat.S_ISDIR(status.st_mode):
        raise KnownError("is_a_folder", f"{name} is a folder, so it cannot be attached.", _NOTE_IT)
    if not stat.S_ISREG(status.st_mode):
        raise KnownError(
            "not_a_file", f"{name} is not a file that can be read to its end.", _NOTE_IT
        )
    if status.st_size == 0:
        raise KnownError("empty_file", f"{name} is empty.", "Choose another file.")
    if status.st_size > LARGEST_ATTACHMENT:
        largest = size_words(LARGEST_ATTACHMENT)
        raise KnownError(
            "too_large",
            f"{name} has {size_words(status.st_size)}. A copy can have up to {largest}.",
            _NOTE_IT,
        )


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, _HOW_TO_OPEN), "rb", buffering=0) as source:
        _require_usable(path, os.fstat(source.fileno()))
        yield source


def _read(
    source: BinaryIO, expected: int, copy: BinaryIO | None = None, watch: Watch | None = None
) -> Received:
    """Read a file to its end, or a little further than expected where it grows."""
    hashed, size = hashlib.sha256(), 0
    while size <= expected and (piece := source.read(PIECE)):
        hashed.update(piece)
        size += len(piece)
        if copy is not None:
            copy.write(piece)
        if watch is not None:
            watch(size)
    return Received(hashed.hexdigest(), size)


def _cause(error: OSError, path: Path) -> KnownError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return KnownError(
            "disk_full",
            "There is no room left on this computer to attach the copy.",
            "Free some space, or note where it is kept instead.",
        )
    if not isinstance(error, PermissionError):
        return explain(error, path)
    return KnownError(
        "not_readable",
        f"This computer does not let you read {path.name}.",
        "Ask whoever looks after the folder, or note where it is kept instead.",
    )
