"""An incoming Excel file as plain sheets, and the table of a sheet found by its headings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.excel.long_text import is_continued, join_rows
from neglect_workbook.exchange.incoming.cell_values import BookLimits, FarCellError
from neglect_workbook.exchange.incoming.cells import ExcelFile
from neglect_workbook.exchange.incoming.package import (
    Package,
    bytes_of,
    checked_bytes,
    damaged,
    is_locked,
)
from neglect_workbook.exchange.incoming.xml_events import TooMuchError
from neglect_workbook.exchange.password import unprotect
from neglect_workbook.exchange.sheet import Cell

BOOK_LIMITS = BookLimits()

#: Names up to this long are remembered; longer ones are texts.
_LONGEST_NAME = 80
#: How far down a sheet its headings are looked for.
_ROWS_ABOVE = 60


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet.

    Attributes:
        name: its name.
        rows: its cells from A1 on, each row as long as its last cell that holds anything.
        formulas: the row and column, from 1, of every cell whose value was worked out and not
            typed. The value is the one that the file came with.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


class ReadRow(NamedTuple):
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
        formulas: row and heading of every cell whose value was worked out and not typed.
    """

    sheet: str
    rows: tuple[ReadRow, ...]
    missing: tuple[str, ...]
    doubled: tuple[str, ...]
    orphans: tuple[int, ...]
    formulas: tuple[tuple[int, str], ...] = ()

    def mappings(self) -> Iterator[Mapping[str, Cell]]:
        """The cells of every row by heading."""
        return (row.cells for row in self.rows)


#: The name of a table's sheet, the headings of its columns, and those that are its keys.
_Wanted = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ReadBook:
    """The sheets of an Excel file.

    Attributes:
        sheets: all of them, hidden ones too, in order.
        found: the tables that were looked for so far: several readers ask for the same ones.
        machine: what the file says of itself, once `machine_values` has looked.
    """

    sheets: tuple[ReadSheet, ...]
    found: dict[_Wanted, ReadTable | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    machine: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def sheet(self, name: str) -> ReadSheet | None:
        """The sheet of this name, whatever its capitals and spaces."""
        wanted = plain_heading(name)
        return next((one for one in self.sheets if plain_heading(one.name) == wanted), None)


def read_book(path: Path, password: str = "", limits: BookLimits = BOOK_LIMITS) -> ReadBook:
    """Read an Excel file that came in.

    Args:
        path: the file; it is only read.
        password: its password, where it has one.
        limits: what it may hold at most.

    Raises:
        KnownError: it was refused; one clear sentence says why.
    """
    return book_of(unlocked(path, password), path.name, limits)


def unlocked(path: Path, password: str = "") -> Package:
    """An Office file, checked, its password taken off.

    Raises:
        KnownError: it was refused, or has another password.
    """
    return unlocked_bytes(bytes_of(path), path.name, password)


def unlocked_bytes(data: bytes, name: str, password: str = "") -> Package:
    """The same for a file that is in memory already.

    Raises:
        KnownError: as `unlocked`.
    """
    if password and is_locked(data):
        data = _without_password(data, name, password)
    return checked_bytes(data, name)


def book_of(
    package: Package,
    name: str,
    limits: BookLimits = BOOK_LIMITS,
    leave_out: frozenset[str] = frozenset(),
) -> ReadBook:
    """Read a checked Excel file.

    Args:
        package: what `unlocked` gave.
        name: its name, for messages.
        limits: what it may hold at most.
        leave_out: the names of sheets that are not read.

    Raises:
        KnownError: it is damaged or holds too much.
    """
    try:
        excel = ExcelFile(package.parts, limits)
        wanted = (one for one in excel.sheet_names() if one not in leave_out)
        return ReadBook(tuple(_sheet(excel, one) for one in wanted))
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
    except (ValueError, LookupError, OverflowError) as error:
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
    wanted = (name, tuple(headings), tuple(keys))
    if wanted not in book.found:
        book.found[wanted] = _find_table(book, *wanted)
    return book.found[wanted]


def plain_heading(text: Cell) -> str:
    """A heading or a name for comparing: in small letters, white space run together."""
    words = str(text)
    return _plain(words) if len(words) <= _LONGEST_NAME else _plain.__wrapped__(words)


@lru_cache(maxsize=2_000)
def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _sheet(excel: ExcelFile, name: str) -> ReadSheet:
    cells = excel.cells(name)
    return ReadSheet(name, cells.rows, cells.formulas)


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


def _find_table(
    book: ReadBook, name: str, headings: tuple[str, ...], keys: tuple[str, ...]
) -> ReadTable | None:
    named = book.sheet(name)
    sheets = [named] if named else []
    sheets += [one for one in book.sheets if one is not named]
    for sheet in sheets:
        # In a sheet of another name all must be there: some tables share most of theirs.
        least = len(keys) if sheet is named else len({*headings, *keys})
        found = _heading_row(sheet, headings, keys, least)
        if found is not None:
            return _table(sheet, found, headings, keys)
    return None


def _heading_row(
    sheet: ReadSheet, headings: Sequence[str], keys: Sequence[str], least: int
) -> int | None:
    """The place of the row that has the most of the headings, and all the keys."""
    known = {plain_heading(one) for one in headings}
    needed = {plain_heading(one) for one in keys}
    best, most = None, least - 1
    for place, row in enumerate(sheet.rows[:_ROWS_ABOVE]):
        if len(row) < len(needed):
            continue
        there = {plain_heading(cell) for cell in row if isinstance(cell, str)}
        if needed <= there and len(there & known) > most:
            best, most = place, len(there & known)
            if most == len(known):
                break
    return best


def _table(
    sheet: ReadSheet, at: int, headings: tuple[str, ...], keys: tuple[str, ...]
) -> ReadTable:
    there = [plain_heading(cell) for cell in sheet.rows[at]]
    plain = [plain_heading(one) for one in headings]
    # What is not there is read from beyond the end of every row, where all is blank.
    places = [there.index(one) if one in there else len(there) for one in plain]
    pick = itemgetter(*places, len(there))
    blanks: tuple[Cell, ...] = ("",) * (len(there) + 1)
    id_column = headings.index(keys[-1])
    found: list[tuple[Cell, ...]] = []
    numbers: dict[tuple[Cell, ...], int] = {}
    for number, row in enumerate(sheet.rows[at + 1 :], start=at + 2):
        picked = pick((row if len(row) <= len(there) else row[: len(there)]) + blanks)
        if not row or not (str(picked[0]).strip() or any(str(cell).strip() for cell in picked)):
            continue
        # The number goes along, but not into what continues another row, which ends in a blank.
        if is_continued(picked[id_column]):
            numbers[picked] = number
            found.append(picked)
        else:
            found.append((*picked[:-1], number))
    rows = join_rows(found, tuple(map(headings.index, keys))) if numbers else tuple(found)
    columns = {
        place + 1: one for place, one in zip(places, headings, strict=True) if place < len(there)
    }
    return ReadTable(
        sheet=sheet.name,
        rows=tuple(_row(headings, row) for row in rows if isinstance(row[-1], int)),
        missing=tuple(one for one, name in zip(headings, plain, strict=True) if name not in there),
        doubled=tuple(
            one for one, name in zip(headings, plain, strict=True) if there.count(name) > 1
        ),
        orphans=tuple(numbers[row] for row in rows if row[-1] == ""),
        formulas=tuple(
            (number, columns[column])
            for number, column in sorted(sheet.formulas)
            if number > at + 1 and column in columns
        ),
    )


def _row(headings: Sequence[str], row: tuple[Cell, ...]) -> ReadRow:
    number = row[-1]
    cells = dict(zip(headings, row, strict=False))
    return ReadRow(number if isinstance(number, int) else 0, cells)
