"""Sheets as an Excel file, row by row: as many rows as there are, in the same little memory.

XlsxWriter keeps one row of each sheet and writes the rest to files of its own, which are in a
private folder of this computer until the file is whole. The rows of the sheets may come in
turn; those of one sheet come in their order. It looks as what ``writer`` makes.
"""

import hashlib
from array import array
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from openpyxl import load_workbook

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.excel.cell_writing import FILE_OPTIONS
from neglect_workbook.exchange.excel.formats import Formats
from neglect_workbook.exchange.excel.layout import (
    FIRST,
    finish_sheet,
    offer_choices,
    write_head,
    write_row,
)
from neglect_workbook.exchange.excel.long_text import parts
from neglect_workbook.exchange.excel.read_back import as_read
from neglect_workbook.exchange.excel.xlsxwriter_api import Worksheet, new_workbook
from neglect_workbook.exchange.returns.words import LISTS
from neglect_workbook.exchange.sheet import Cell, Sheet, SheetBook, clean_cell, cleaned

_DIGEST_BYTES = 8


class _SheetStream:
    """One sheet in the making."""

    def __init__(self, worksheet: Worksheet, sheet: Sheet, formats: Formats) -> None:
        self.sheet = sheet
        self.worksheet = worksheet
        #: The beginning of the digest of every row, to compare the finished file with.
        self.digests = array("Q")
        self._formats = formats
        write_head(worksheet, sheet, formats)

    @property
    def row_count(self) -> int:
        """How many rows were written, those that continue others too."""
        return len(self.digests)

    def add(self, row: tuple[Cell, ...]) -> None:
        """Write one row, and those that continue it."""
        clean = tuple(clean_cell(cell) for cell in row)
        for part in parts(clean, self.sheet.key_columns):
            at = FIRST + self.row_count
            write_row(self.worksheet, self.sheet.columns, at, part, self._formats)
            # The library keeps the height of every row that it has written, and asks no more.
            self.worksheet.row_info.pop(at - 1, None)
            self.worksheet.row_sizes.pop(at - 1, None)
            self.digests.append(_digest(part))


class BookStream:
    """An Excel file that is written row by row. Left by ``with``, it leaves nothing behind.

    Args:
        book: its sheets; the rows that they have are written at once, others are added.
    """

    def __init__(self, book: SheetBook) -> None:
        self._book = book
        self._folder = TemporaryDirectory(prefix="neglect-workbook-")
        self._made = Path(self._folder.name) / "whole.xlsx"
        options = FILE_OPTIONS | {
            "in_memory": False,
            "constant_memory": True,
            "tmpdir": self._folder.name,
            "default_format_properties": dict(Formats.FONT),
        }
        self._workbook = new_workbook(self._made, options)
        self._workbook.set_properties(
            {
                "title": book.title,
                "author": book.author,
                "created": datetime.combine(book.made_on, time()),
            }
        )
        formats = Formats(self._workbook, book.tones)
        self._streams = {
            sheet.name: _SheetStream(
                self._workbook.add_worksheet(sheet.name), cleaned(sheet), formats
            )
            for sheet in book.sheets
        }
        self._is_closed = False
        for sheet in book.sheets:
            for row in sheet.rows:
                self.add(sheet.name, row)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._is_closed:
            # The library complains of a workbook that is thrown away open.
            self._workbook.close()
        self._folder.cleanup()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in order."""
        return tuple(self._streams)

    def add(self, sheet_name: str, row: tuple[Cell, ...]) -> None:
        """Write the next row of a sheet."""
        self._streams[sheet_name].add(row)

    def row_count(self, sheet_name: str) -> int:
        """How many rows a sheet has so far."""
        return self._streams[sheet_name].row_count

    def finish(self, path: Path) -> None:
        """Write the whole file, read it back, and put its bytes at ``path``.

        Raises:
            OSError: it could not be written.
            BugError: it does not hold what was written.
        """
        lists = next((one for one in self._book.sheets if one.name == LISTS), None)
        for one in self._streams.values():
            last = len(one.sheet.columns) - 1
            offer_choices(one.worksheet, one.sheet, one.row_count, lists)
            finish_sheet(one.worksheet, one.sheet, one.row_count, last, self._book.footer)
        self._is_closed = True
        self._workbook.close()
        self._check()
        with self._made.open("rb") as source, path.open("wb") as target:
            while piece := source.read(1 << 20):
                target.write(piece)

    def _check(self) -> None:
        """Compare every row with what it was meant to be, read by another library."""
        with self._made.open("rb") as stream:
            read = load_workbook(stream, read_only=True)
            if read.sheetnames != list(self._streams):
                raise BugError(f"the sheets are {read.sheetnames}, not {list(self._streams)}")
            for name, one in self._streams.items():
                found = read[name]
                found.reset_dimensions()
                _check_rows(one, _rows_of(name, found.iter_rows(min_row=1)))
            read.close()


def _rows_of(name: str, rows: Iterator[tuple[object, ...]]) -> Iterator[list[Cell]]:
    for number, row in enumerate(rows, start=1):
        cells: list[Cell] = []
        for cell in row:
            if getattr(cell, "data_type", "n") == "f":
                raise BugError(f"{name} has a formula in row {number}")
            value = getattr(cell, "value", None)
            value = value.date() if isinstance(value, datetime) else value
            if value is not None and not isinstance(value, str | int | float | date):
                raise BugError(f"{name} has something else than a value in row {number}")
            cells.append("" if value is None else value)
        yield cells


def _check_rows(one: _SheetStream, rows: Iterator[list[Cell]]) -> None:
    sheet, width = one.sheet, len(one.sheet.columns)
    above: list[tuple[Cell, ...]] = [
        (sheet.title,),
        (sheet.note,),
        tuple(column.heading for column in sheet.columns),
    ]
    wanted = [*(_digest(_padded(row, width)) for row in above), *one.digests]
    found = [_digest(_padded(tuple(row), width)) for row in rows]
    for number, (is_there, is_wanted) in enumerate(zip(found, wanted, strict=False), start=1):
        if is_there != is_wanted:
            raise BugError(f"{sheet.name} does not hold what was meant in row {number}")
    if len(found) != len(wanted):
        raise BugError(f"{sheet.name} has {len(found)} rows, not {len(wanted)}")


def _padded(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return (*row, *[""] * (width - len(row)))


def _digest(row: tuple[Cell, ...]) -> int:
    """The beginning of the digest of a row, however a reader hands its cells over."""
    text = "\x1f".join(map(_plain, row))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:_DIGEST_BYTES], "big")


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"t{as_read(cell)}"
    if isinstance(cell, date):
        return f"d{cell.isoformat()}"
    return f"n{float(cell)!r}"
