"""An incoming Excel file as plain sheets, and the table of a sheet found by its headings."""

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.excel.long_text import is_continued, join_rows
from neglect_workbook.exchange.incoming.cells import BookLimits, ExcelFile, FarCellError
from neglect_workbook.exchange.incoming.package import bytes_of, checked_bytes, damaged, is_locked
from neglect_workbook.exchange.incoming.xml_events import TooMuchError
from neglect_workbook.exchange.password import unprotect
from neglect_workbook.exchange.sheet import Cell

BOOK_LIMITS = BookLimits()

#: How far down a sheet its headings are looked for.
_ROWS_ABOVE = 60


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet: its cells from A1 on, each row as long as its last cell that holds anything."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadBook:
    """The sheets of an Excel file, hidden ones too, in order."""

    sheets: tuple[ReadSheet, ...]

    def sheet(self, name: str) -> ReadSheet | None:
        """The sheet of this name, whatever its capitals and spaces."""
        wanted = plain_heading(name)
        return next((one for one in self.sheets if plain_heading(one.name) == wanted), None)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a table.

    Attributes:
        number: its row in the sheet, from 1.
        cells: its cells by heading, one for every heading that was wanted; a blank is the
            empty text.
    """

    number: int
    cells: Mapping[str, Cell]

    def text(self, heading: str) -> str:
        """A cell as text."""
        cell = self.cells[heading]
        return cell if isinstance(cell, str) else str(cell)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table found in a sheet by its headings.

    Attributes:
        sheet: the name of the sheet.
        rows: its rows, texts that were continued joined again, blank rows left out.
        missing: headings that were wanted and are not there; their cells are blank.
        doubled: headings that are there more than once; the first column was read.
        orphans: the numbers of rows that continue a row which is not there.
    """

    sheet: str
    rows: tuple[ReadRow, ...]
    missing: tuple[str, ...]
    doubled: tuple[str, ...]
    orphans: tuple[int, ...]

    def mappings(self) -> Iterator[Mapping[str, Cell]]:
        """The cells of every row by heading."""
        return (row.cells for row in self.rows)


def read_book(path: Path, password: str = "", limits: BookLimits = BOOK_LIMITS) -> ReadBook:
    """Read an Excel file that came in.

    Args:
        path: the file; it is only read.
        password: its password, where it has one.
        limits: what it may hold at most.

    Raises:
        KnownError: it was refused; one clear sentence says why.
    """
    return book_of_bytes(unlocked(path, password), path.name, limits)


def unlocked(path: Path, password: str = "") -> bytes:
    """The checked bytes of an Office file, its password taken off.

    Raises:
        KnownError: it was refused, or has another password.
    """
    data = bytes_of(path)
    if password and is_locked(data):
        data = _without_password(data, path.name, password)
    return checked_bytes(data, path.name)


def book_of_bytes(data: bytes, name: str, limits: BookLimits = BOOK_LIMITS) -> ReadBook:
    """Read the checked bytes of an Excel file.

    Args:
        data: what `unlocked` gave.
        name: its name, for messages.
        limits: what it may hold at most.

    Raises:
        KnownError: it is damaged or holds too much.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            excel = ExcelFile(archive, limits)
            return ReadBook(tuple(ReadSheet(one, excel.rows(one)) for one in excel.sheet_names()))
    except FarCellError as error:
        raise KnownError(
            "too_large",
            f"{name} has an entry far away from its tables, at {error}.",
            "Clear that cell, save the file, and bring it in again.",
        ) from error
    except TooMuchError as error:
        raise KnownError(
            "too_large",
            f"{name} holds far more than a file of ours does, so it was not read.",
            "Check that it is the right file.",
        ) from error
    except (ValueError, LookupError, OSError, OverflowError) as error:
        raise damaged(name) from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise damaged(name) from error


def find_table(
    book: ReadBook, name: str, headings: Sequence[str], keys: Sequence[str]
) -> ReadTable | None:
    """Find a table by the name of its sheet, or by its headings where the sheet was renamed.

    Args:
        book: where to look.
        name: what its sheet should be called.
        headings: the headings of its columns; they may stand in any order.
        keys: those that say which row is which, the last one being the id that is marked where
            a text is continued. Without all of them there is no table.
    """
    named = book.sheet(name)
    sheets = [named] if named else []
    sheets += [one for one in book.sheets if one is not named]
    for sheet in sheets:
        # In a sheet of another name all must be there: some tables share most of theirs.
        wanted = len(keys) if sheet is named else len(set(headings) | set(keys))
        found = _heading_row(sheet, headings, keys, wanted)
        if found is not None:
            return _table(sheet, found, headings, keys)
    return None


def plain_heading(text: Cell) -> str:
    """A heading or a name for comparing: in small letters, white space run together."""
    return " ".join(str(text).split()).casefold()


def _without_password(data: bytes, name: str, password: str) -> bytes:
    try:
        return unprotect(data, password)
    except KnownError as error:
        if error.code != "wrong_password":
            raise damaged(name) from error
        raise KnownError(
            error.code,
            f"The password does not open {name}.",
            "Check capital letters and spaces, or ask again for the password.",
        ) from error
    except Exception as error:
        # A damaged container makes the library fail in ways that nobody has listed.
        raise damaged(name) from error


def _heading_row(
    sheet: ReadSheet, headings: Sequence[str], keys: Sequence[str], wanted: int
) -> int | None:
    """The place of the row that has the most of the headings, and all the keys."""
    known = {plain_heading(one) for one in headings}
    needed = {plain_heading(one) for one in keys}
    best, most = None, wanted - 1
    for place, row in enumerate(sheet.rows[:_ROWS_ABOVE]):
        there = {plain_heading(cell) for cell in row if isinstance(cell, str)}
        if needed <= there and len(there & known) > most:
            best, most = place, len(there & known)
    return best


def _table(sheet: ReadSheet, at: int, headings: Sequence[str], keys: Sequence[str]) -> ReadTable:
    there = [plain_heading(cell) for cell in sheet.rows[at]]
    places = [
        there.index(plain) if (plain := plain_heading(one)) in there else None for one in headings
    ]
    key_columns = tuple(headings.index(one) for one in keys)
    id_column = key_columns[-1]
    found: list[tuple[Cell, ...]] = []
    numbers: dict[tuple[Cell, ...], int] = {}
    for number, row in enumerate(sheet.rows[at + 1 :], start=at + 2):
        cells = tuple(
            row[place] if place is not None and place < len(row) else "" for place in places
        )
        if any(str(cell).strip() for cell in cells):
            # The number goes along, but not into what continues another row.
            mark: Cell = "" if is_continued(cells[id_column]) else number
            found.append((*cells, mark))
            numbers[found[-1]] = number
    joined = join_rows(found, key_columns)
    rows = [row for row in joined if isinstance(row[-1], int)]
    return ReadTable(
        sheet=sheet.name,
        rows=tuple(_row(headings, row) for row in rows),
        missing=tuple(one for one, place in zip(headings, places, strict=True) if place is None),
        doubled=tuple(one for one in headings if there.count(plain_heading(one)) > 1),
        orphans=tuple(numbers[row] for row in joined if row[-1] == ""),
    )


def _row(headings: Sequence[str], row: tuple[Cell, ...]) -> ReadRow:
    number = row[-1]
    cells = dict(zip(headings, row[:-1], strict=True))
    return ReadRow(number if isinstance(number, int) else 0, MappingProxyType(cells))
