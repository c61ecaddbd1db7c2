"""The attached copies in a workbook file: written, checked and read piece by piece.

A copy is known by the SHA-256 of its content, so the same content lies there once, and damage
to it shows. A piece at a time is held in memory, whatever the size of the copy.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import apsw

from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.storage.database import is_disk_fault, open_to_read
from neglect_workbook.storage.key import Key

#: Bytes of one file, and of all together. Windows counts megabytes like this too.
MEGABYTE = 1024 * 1024
LARGEST_ATTACHMENT = 20 * MEGABYTE

PIECE = MEGABYTE // 2
#: So many small copies are taken in by one commit.
_MOST_AT_ONCE = 500
_DIGEST_SIZE = 32


class Source(Protocol):
    """What can be read piece by piece."""

    def read(self, length: int = -1, /) -> bytes:
        """Up to this many bytes; none at the end."""


class Sink(Protocol):
    """What can be written piece by piece."""

    def write(self, data: bytes, /) -> object:
        """Take in some bytes."""


@dataclass(frozen=True, slots=True)
class FoundAttachments:
    """The copies in a file.

    Attributes:
        sizes: bytes of each that is exactly as it was written, by digest.
        damaged: digests of those that are not.
    """

    sizes: Mapping[str, int]
    damaged: frozenset[str]


class AttachmentRows:
    """Where each copy lies in a file, looked up once however many are read.

    Args:
        connection: to the file.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._places: dict[str, tuple[int, ...]] | None = None

    @property
    def places(self) -> dict[str, tuple[int, ...]]:
        """The rows of each digest: one, where nothing is hurt."""
        if self._places is None:
            found: dict[str, tuple[int, ...]] = {}
            for row, digest, _ in _rows(self._connection):
                found[digest] = (*found.get(digest, ()), row)
            self._places = found
        return self._places

    @contextmanager
    def opened(self, digest: str) -> "Iterator[apsw.Blob]":
        """The content of a copy, to be read piece by piece.

        Raises:
            apsw.Error: the file cannot be read.
            KnownError: the copy is not there.
        """
        rows = self.places.get(digest)
        if rows is None:
            raise attachment_lost(is_damaged=False)
        with _content(self._connection, rows[0]) as blob:
            yield blob

    def read(self, digest: str, sink: Sink) -> None:
        """Write the content of a copy somewhere, checking it on the way.

        Raises:
            apsw.Error: the file cannot be read.
            KnownError: it is damaged, which shows only at the end, or missing.
        """
        hashed = hashlib.sha256()
        with self.opened(digest) as blob:
            while piece := blob.read(PIECE):
                hashed.update(piece)
                sink.write(piece)
        if hashed.hexdigest() != digest:
            raise attachment_lost(is_damaged=True)

    def forget(self) -> None:
        """Look the rows up again when they are next asked for."""
        self._places = None


class AttachmentTable:
    """The copies in a working copy. Lives on the thread of its connection.

    Args:
        connection: of the log, which commits.
        sizes: the copies in it that are whole.

    Attributes:
        sizes: bytes of each copy that is whole, by digest, as last committed; may be looked at
            from any thread.
    """

    def __init__(self, connection: apsw.Connection, sizes: Mapping[str, int]) -> None:
        self._connection = connection
        self._rows = AttachmentRows(connection)
        self.sizes = sizes

    def go_on_with(self, connection: apsw.Connection) -> None:
        """Use another connection to the same rows."""
        self._connection = connection
        self._rows = AttachmentRows(connection)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Around a transaction: of one that was not committed nothing is remembered."""
        try:
            yield
        except BaseException:
            self._rows.forget()
            raise

    def add(self, digest: str, size: int, source: Source) -> None:
        """Take in a copy, and read it back to be sure. Belongs into a transaction of the log.

        Args:
            digest: SHA-256 of the content, which is not there or damaged.
            size: how many bytes it has.
            source: the content.

        Raises:
            apsw.Error: it was not written.
            BugError: the content is another one than was said.
        """
        self._remove(digest)
        row = self._insert(digest, size, source)
        self._rows.places[digest] = (row,)

    def read(self, digest: str, sink: Sink) -> None:
        """Write the content of a copy; see ``AttachmentRows.read``."""
        self._rows.read(digest, sink)

    def remove_all_but(self, wanted: Collection[str]) -> int:
        """Take away what nothing refers to. Belongs into a transaction of the log.

        Returns:
            How many were taken away.
        """
        unwanted = [digest for digest in self._rows.places if digest not in wanted]
        for digest in unwanted:
            self._remove(digest)
        return len(unwanted)

    def _remove(self, digest: str) -> None:
        for row in self._rows.places.pop(digest, ()):
            self._connection.execute("DELETE FROM attachment WHERE id = ?", (row,)).fetchall()

    def _insert(self, digest: str, size: int, source: Source) -> int:
        connection = self._connection
        statement = "INSERT INTO attachment (digest, content) VALUES (?, zeroblob(?))"
        connection.execute(statement, (bytes.fromhex(digest), size)).fetchall()
        row = connection.last_insert_rowid()
        with _content(connection, row, can_write=True) as blob:
            while piece := source.read(PIECE):
                blob.write(piece)
            blob.seek(0)
            if _digest_of(blob) != digest:
                raise BugError("an attached copy was not kept as it was")
        return row


def find_attachments(connection: apsw.Connection) -> FoundAttachments:
    """Check every copy in a file against its digest.

    Raises:
        apsw.Error: the table itself cannot be read.
    """
    sizes: dict[str, int] = {}
    damaged = set()
    for row, digest, size in list(_rows(connection)):
        if 0 < size <= LARGEST_ATTACHMENT and _is_whole(connection, row, digest):
            sizes[digest] = size
        else:
            damaged.add(digest)
    return FoundAttachments(sizes, frozenset(damaged - sizes.keys()))


def in_batches(sizes: Mapping[str, int], wanted: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Digests in groups, none so large that a commit waits long for it.

    Args:
        sizes: bytes of each, by digest.
        wanted: which of them.
    """
    batch: list[str] = []
    together = 0
    for digest in sizes.keys() & set(wanted):
        if batch and (together + sizes[digest] > LARGEST_ATTACHMENT or len(batch) >= _MOST_AT_ONCE):
            yield tuple(batch)
            batch, together = [], 0
        batch.append(digest)
        together += sizes[digest]
    if batch:
        yield tuple(batch)


@contextmanager
def attachments_in(file: Path, key: Key) -> Iterator[AttachmentRows]:
    """The copies in another private file.

    Raises:
        apsw.Error: that file cannot be read.
    """
    with closing(open_to_read(file, key)) as connection:
        yield AttachmentRows(connection)


def attachment_lost(*, is_damaged: bool) -> KnownError:
    """The error for a copy that is not in the workbook as it was attached."""
    state = "damaged" if is_damaged else "missing"
    return KnownError(
        f"attachment_{state}",
        f"The attached copy is {state} in this workbook.",
        "Attach the file again from where it is kept, or look in a backup copy of the workbook.",
    )


def _rows(connection: apsw.Connection) -> Iterator[tuple[int, str, int]]:
    """Row, digest and size of every copy whose digest can be read as one."""
    statement = "SELECT id, digest, length(content) FROM attachment"
    for row, digest, size in connection.execute(statement):
        if isinstance(digest, bytes) and len(digest) == _DIGEST_SIZE and isinstance(size, int):
            yield int(row), digest.hex(), size


def _content(
    connection: apsw.Connection, row: int, *, can_write: bool = False
) -> "closing[apsw.Blob]":
    """The content of one row, to be read or written piece by piece."""
    return closing(connection.blob_open("main", "attachment", "content", row, can_write))


def _is_whole(connection: apsw.Connection, row: int, digest: str) -> bool:
    try:
        with _content(connection, row) as blob:
            digest_found = _digest_of(blob)
    except apsw.Error as error:
        if is_disk_fault(error):
            raise
        return False
    return digest_found == digest


def _digest_of(source: Source) -> str:
    hashed = hashlib.sha256()
    while piece := source.read(PIECE):
        hashed.update(piece)
    return hashed.hexdigest()
