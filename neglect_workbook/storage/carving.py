"""Finding the rows of a damaged workbook in its bytes, without SQLite.

SQLite gives up at the first page that makes no sense, and at a damaged page in the middle of its
tree it loses all that hangs below. The rows themselves are mostly there still. A row begins with
the lengths of its columns, which look the same in every row of ours, so they can be found wherever
they lie. Nothing is believed that is found here: each row has a digest, and so has each copy.

https://www.sqlite.org/fileformat2.html, sections 1.6 (pages), 2.1 (records) and 1.6.1 (overflow).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.file_marks import PAGE_SIZE
from neglect_workbook.storage.contents import Row

if TYPE_CHECKING:
    from mmap import mmap

#: The file's own header, before the first page's.
_FILE_HEADER: Final = 100
#: What leaf pages of a table begin with, and leaf and inner pages of one without row numbers.
_TABLE_LEAF: Final = frozenset({0x0D})
_KEY_PAGES: Final = frozenset({0x0A, 0x02})
#: Where the list of cells begins in a page, and what may lie between a cell's start and its row.
_LIST_IN_LEAF: Final = 8
_LIST_IN_INNER: Final = 12
_MOST_BEFORE_ROW: Final = 9

#: How many bytes of a row lie in the page itself at most, and at least where it goes on elsewhere.
_MOST_IN_KEY_PAGE: Final = (PAGE_SIZE - 12) * 64 // 255 - 23
_MOST_IN_TABLE_LEAF: Final = PAGE_SIZE - 35
_LEAST: Final = (PAGE_SIZE - 12) * 32 // 255 - 23
_IN_OVERFLOW: Final = PAGE_SIZE - 4

_NUMBER: Final = rb"(?:[\x80-\xff]{0,3}[\x00-\x7f])"
#: The lengths of a change: id of 36 letters, moment, five texts, digest of 32 bytes.
_CHANGE: Final = re.compile(rb"(?=[\x09-\x12]\x55[\x04-\x06]" + _NUMBER + rb"{5}\x4c)", re.DOTALL)
#: Those of an attached copy: the row's number, which lies elsewhere, digest, content.
_COPY: Final = re.compile(rb"(?=[\x04-\x07]\x00\x4c" + _NUMBER + rb")", re.DOTALL)
_WORKBOOK_ID: Final = re.compile(
    rb"workbook_id([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})"
)
_CHANGE_COLUMNS: Final = 8
_COPY_COLUMNS: Final = 3
_INTEGER_SIZES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FIRST_BLOB: Final = 12
_BLANK: Final = 0
#: The bit of a number's byte that says that another follows.
_GOES_ON: Final = 0x80

#: What is read together, in files: a made up file is not to keep anybody waiting.
_MOST_READ: Final = 20


@dataclass(frozen=True, slots=True)
class CarvedCopy:
    """What may be an attached copy.

    Attributes:
        digest: that of the content, as the row says.
        content: what was found.
    """

    digest: bytes
    content: bytes


class Carver:
    """Looks through the bytes of one file that is not encrypted.

    Args:
        data: the whole file.
    """

    def __init__(self, data: "bytes | mmap") -> None:
        self._data = data
        self._left_to_read = _MOST_READ * len(data)

    def changes(self) -> Iterator[Row]:
        """What may be changes; the same row may come twice."""
        for match in _CHANGE.finditer(self._data):
            start = match.start()
            if self._is_cell(start, _KEY_PAGES):
                for columns in self._columns(start, _CHANGE_COLUMNS, _MOST_IN_KEY_PAGE):
                    yield (columns[0], _integer(columns[1]), *columns[2:])

    def copies(self) -> Iterator[CarvedCopy]:
        """What may be attached copies; the same one may come twice."""
        for match in _COPY.finditer(self._data):
            start = match.start()
            if self._is_cell(start, _TABLE_LEAF):
                for columns in self._columns(start, _COPY_COLUMNS, _MOST_IN_TABLE_LEAF):
                    yield CarvedCopy(columns[1], columns[2])

    def workbook_ids(self) -> Iterator[str]:
        """What may be the id of the workbook."""
        for match in _WORKBOOK_ID.finditer(self._data):
            if self._is_cell(match.start(), _KEY_PAGES):
                yield match[1].decode()

    def names(self, text: str) -> bool:
        """Whether the heading says something, such as ``framework_id`` and an id."""
        found = re.finditer(re.escape(text.encode()), self._data)
        return any(self._is_cell(match.start(), _KEY_PAGES) for match in found)

    def _is_cell(self, start: int, kinds: frozenset[int]) -> bool:
        """Whether a place lies in a page of rows, and not in the middle of an attached copy.

        A copy may be a workbook itself, whose rows are whole and not ours. The page says what it
        is, or where that was hurt, lists the cell of this row.
        """
        page = start - start % PAGE_SIZE
        header = page + (_FILE_HEADER if page == 0 else 0)
        if header >= len(self._data):
            return False
        return self._data[header] in kinds or self._is_listed(start - page, page, header)

    def _is_listed(self, place: int, page: int, header: int) -> bool:
        """Whether a page whose first byte was hurt lists the cell of the row at a place in it."""
        count = int.from_bytes(self._data[header + 3 : header + 5])
        for first in (header + _LIST_IN_LEAF, header + _LIST_IN_INNER):
            end = first + 2 * count
            listed = self._data[first:end]
            cells = {int.from_bytes(listed[at : at + 2]) for at in range(0, len(listed), 2)}
            # What only looks like a list by chance has places outside of the page.
            is_list = bool(cells) and end - page <= min(cells) and max(cells) < PAGE_SIZE
            # Before the row stand its length and its number, or the page below.
            if is_list and cells.intersection(range(place - _MOST_BEFORE_ROW, place)):
                return True
        return False

    def _columns(self, start: int, count: int, most_local: int) -> Iterator[list[bytes]]:
        """The columns of a row that begins here, as bytes; in two ways where it is long."""
        data = self._data
        header_size = data[start]
        sizes, at = [], start + 1
        for _ in range(count):
            kind, at = _number(data, at)
            sizes.append(_size_of(kind))
        whole = header_size + sum(sizes)
        if at != start + header_size or whole > len(data):
            return
        for payload in self._payloads(start, whole, most_local):
            columns, place = [], header_size
            for size in sizes:
                columns.append(payload[place : place + size])
                place += size
            yield columns

    def _payloads(self, start: int, size: int, most_local: int) -> Iterator[bytes]:
        """A row's bytes with those that lie on other pages."""
        data = self._data
        if size <= most_local:
            yield data[start : start + size]
            return
        local = _LEAST + (size - _LEAST) % _IN_OVERFLOW
        if local > most_local:
            local = _LEAST
        begin = data[start : start + local]
        first = int.from_bytes(data[start + local : start + local + 4])
        for is_neighbour in (False, True):
            if self._left_to_read < size:
                return
            self._left_to_read -= size
            rest = self._overflow(first, size - local, is_neighbour=is_neighbour)
            if rest is not None:
                yield begin + rest

    def _overflow(self, page: int, size: int, *, is_neighbour: bool) -> bytes | None:
        """What lies on a chain of pages; or on pages that follow each other, as they mostly do."""
        pieces = []
        while size > 0:
            begin = (page - 1) * PAGE_SIZE
            if page < 1 or begin >= len(self._data):
                return None
            piece = self._data[begin + 4 : begin + 4 + min(size, _IN_OVERFLOW)]
            pieces.append(piece)
            size -= _IN_OVERFLOW
            page = page + 1 if is_neighbour else int.from_bytes(self._data[begin : begin + 4])
        return b"".join(pieces)


def _number(data: "bytes | mmap", at: int) -> tuple[int, int]:
    """SQLite's number of one to nine bytes, and where it ends. Ours have up to four."""
    value = 0
    for place in range(at, min(at + 4, len(data))):
        value = value << 7 | data[place] & 0x7F
        if not data[place] & _GOES_ON:
            return value, place + 1
    return value, len(data)


def _size_of(kind: int) -> int:
    """How many bytes a column of this kind has."""
    if kind >= _FIRST_BLOB:
        return (kind - _FIRST_BLOB) // 2
    return _INTEGER_SIZES.get(kind, _BLANK)


def _integer(column: bytes) -> int:
    return int.from_bytes(column, signed=True)
