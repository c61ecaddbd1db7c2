"""Sheets as an Excel file, row by row: as many rows as there are, in the same little memory.

XlsxWriter makes the file without its rows. Those are written to files of their own, which are in a
private folder of this computer until all of it is put together. The rows of the sheets may come
in turn; those of one sheet come in their order. It looks as what ``writer`` makes.
"""

from array import array
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from neglect_workbook.exchange.excel.cell_writing import FILE_OPTIONS
from neglect_workbook.exchange.excel.formats import Formats
from neglect_workbook.exchange.excel.layout import (
    FIRST,
    finish_sheet,
    offer_choices,
    set_widths,
)
from neglect_workbook.exchange.excel.long_text import parts
from neglect_workbook.exchange.excel.put_together import Rows, put_together
from neglect_workbook.exchange.excel.row_digests import check_rows, row_digest
from neglect_workbook.exchange.excel.row_writing import RowWriter, column_letters
from neglect_workbook.exchange.excel.text_table import TextTable
from neglect_workbook.exchange.excel.xlsxwriter_api import Worksheet, new_workbook
from neglect_workbook.exchange.returns.words import LISTS
from neglect_workbook.exchange.sheet import Cell, Sheet, SheetBook, clean_cell, cleaned


class _SheetStream:
    """One sheet in the making."""

    def __init__(
        self, worksheet: Worksheet, sheet: Sheet, formats: Formats, texts: TextTable, path: Path
    ) -> None:
        self.sheet = sheet
        self.worksheet = worksheet
        #: The beginning of the digest of every row, to compare the finished file with.
        self.digests = array("Q")
        self._path = path
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = RowWriter(sheet, formats, texts, self._stream)
        set_widths(worksheet, sheet)
        headings = tuple(column.heading for column in sheet.columns)
        self.digests.extend(map(row_digest, ((sheet.title,), (sheet.note,), headings)))

    @property
    def row_count(self) -> int:
        """How many rows the table has, those that continue others too."""
        return len(self.digests) - FIRST

    def add(self, row: tuple[Cell, ...]) -> None:
        """Write one row, and those that continue it."""
        clean = tuple([clean_cell(cell) for cell in row])
        for part in parts(clean, self.sheet.key_columns):
            self._writer.add(part)
            self.digests.append(row_digest(part))

    def close(self) -> Rows:
        """All rows, written."""
        self._stream.close()
        last = column_letters(len(self.sheet.columns) - 1)
        return Rows(self._path, f"{last}{len(self.digests)}")


class BookStream:
    """An Excel file that is written row by row. Left by ``with``, it leaves nothing behind.

    Args:
        book: its sheets; the rows that they have are written at once, others are added.
    """

    def __init__(self, book: SheetBook) -> None:
        self._book = book
        self._folder = TemporaryDirectory(prefix="neglect-workbook-")
        self._made = Path(self._folder.name) / "whole.xlsx"
        self._texts_path = self._made.with_name("texts.xml")
        self._texts_stream = self._texts_path.open("w", encoding="utf-8", newline="")
        self._texts = TextTable(self._texts_stream)
        options = FILE_OPTIONS | {"default_format_properties": dict(Formats.FONT)}
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
                self._workbook.add_worksheet(sheet.name),
                cleaned(sheet),
                formats,
                self._texts,
                self._made.with_name(f"rows{number}.xml"),
            )
            for number, sheet in enumerate(book.sheets)
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
        self._close_rows()
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
        """Write the whole file to ``path`` and read it back.

        Raises:
            OSError: it could not be written.
            BugError: it does not hold what was written.
        """
        lists = next((one for one in self._book.sheets if one.name == LISTS), None)
        for one in self._streams.values():
            last = (one.sheet.printed_columns or len(one.sheet.columns)) - 1
            offer_choices(one.worksheet, one.sheet, one.row_count, lists)
            finish_sheet(one.worksheet, one.sheet, one.row_count, last, self._book.footer)
        self._is_closed = True
        self._workbook.close()
        put_together(self._made, path, self._close_rows(), self._texts, self._texts_path)
        check_rows(path, {_part(at): one.digests for at, one in self._numbered()})

    def _close_rows(self) -> Mapping[str, Rows]:
        self._texts_stream.close()
        return {_part(at): one.close() for at, one in self._numbered()}

    def _numbered(self) -> Iterable[tuple[int, _SheetStream]]:
        return enumerate(self._streams.values(), start=1)


def _part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"
