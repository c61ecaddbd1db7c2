"""Sheets as an Excel file, made with XlsxWriter in memory.

Every text is written as text, whatever it begins with, and nothing is cut: a text that is
too long for a cell goes on in further rows (see ``long_text``). The same sheets give the
same bytes.
"""

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from neglect_workbook.exchange.excel.cell_writing import FILE_OPTIONS
from neglect_workbook.exchange.excel.formats import Formats
from neglect_workbook.exchange.excel.layout import (
    FIRST,
    finish_sheet,
    offer_choices,
    write_head,
    write_row,
)
from neglect_workbook.exchange.excel.long_text import with_continuations
from neglect_workbook.exchange.excel.xlsxwriter_api import new_workbook
from neglect_workbook.exchange.returns.words import LISTS
from neglect_workbook.exchange.sheet import Sheet, SheetBook


def write_return(book: SheetBook, path: Path) -> None:
    """Write the sheets to a file, which is made or replaced.

    Raises:
        OSError: the file could not be written.
        BugError: XlsxWriter refused something that it was given.
    """
    path.write_bytes(_as_bytes(book))


def _as_bytes(book: SheetBook) -> bytes:
    stream = BytesIO()
    # A copy: the library adds to what it is given, and the next file would not be the same.
    options = FILE_OPTIONS | {"default_format_properties": dict(Formats.FONT)}
    workbook = new_workbook(stream, options)
    workbook.set_properties(
        {
            "title": book.title,
            "author": book.author,
            "created": datetime.combine(book.made_on, time()),
        }
    )
    formats = Formats(workbook, book.tones)
    lists = next((sheet for sheet in book.sheets if sheet.name == LISTS), None)
    for sheet in book.sheets:
        worksheet = workbook.add_worksheet(sheet.name)
        whole = with_continuations(sheet)
        write_head(worksheet, whole, formats)
        for row_number, row in enumerate(whole.rows, start=FIRST):
            write_row(worksheet, whole.columns, row_number, row, formats)
        offer_choices(worksheet, whole, len(whole.rows), lists)
        finish_sheet(worksheet, whole, len(whole.rows), _last_printed(whole), book.footer)
    workbook.close()
    return stream.getvalue()


def _last_printed(sheet: Sheet) -> int:
    """The last column that goes on paper: not the partnership's, while they are empty."""
    last = len(sheet.columns) - 1
    while sheet.columns[last].is_for_partnership and not any(row[last] for row in sheet.rows):
        last -= 1
    return last
