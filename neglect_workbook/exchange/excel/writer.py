"""Sheets as an Excel file, made with XlsxWriter in memory.

Every text is written as text, whatever it begins with, and nothing is cut: a text that is
too long for a cell goes on in further rows (see ``long_text``). The same sheets give the
same bytes.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.excel.formats import Formats
from neglect_workbook.exchange.excel.long_text import with_continuations
from neglect_workbook.exchange.excel.row_heights import heading_height, row_height
from neglect_workbook.exchange.excel.xlsxwriter_api import Format, Worksheet, new_workbook
from neglect_workbook.exchange.returns.words import LISTS
from neglect_workbook.exchange.sheet import Cell, Choices, Column, Sheet, SheetBook

#: Rows of the layout, from 0: title, note, headings, first row of the table.
_TITLE, _NOTE, _HEADINGS, _FIRST = range(4)

#: How every Excel file of ours is written: in memory, and no text taken for something else.
FILE_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_PAPER_A4 = 9
#: Points: LibreOffice gives a row without a height that of its usual text, and cuts the title.
_TITLE_HEIGHT = 26.0
_MARGIN_INCHES = 0.4

#: XlsxWriter takes a text that begins like this for XML of its own.
_LIKE_A_RUN = re.compile("<(?=r>)")
#: Excel reads ``_x0041_`` as an escape. XlsxWriter escapes it once too little where two such
#: escapes share an underscore, so the text is written in runs that each hold a part of one.
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")


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
        _write_table(worksheet, whole, formats)
        _lay_out(worksheet, whole)
        _offer_choices(worksheet, whole, lists)
        _prepare_print(worksheet, whole, book.footer)
        if sheet.is_for_machines:
            worksheet.very_hidden()
    workbook.close()
    return stream.getvalue()


def _write_table(worksheet: Worksheet, sheet: Sheet, formats: Formats) -> None:
    write_text(worksheet, (_TITLE, 0), sheet.title, formats.title)
    if sheet.note:
        write_text(worksheet, (_NOTE, 0), sheet.note, formats.note)
    for place, column in enumerate(sheet.columns):
        write_text(worksheet, (_HEADINGS, place), column.heading, formats.heading(column))
    for row_number, row in enumerate(sheet.rows, start=_FIRST):
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            cell_format = formats.cell(column, cell, is_banded=row_number % 2 == 0)
            _write_cell(worksheet, (row_number, place), cell, cell_format)


def _write_cell(worksheet: Worksheet, at: tuple[int, int], cell: Cell, cell_format: Format) -> None:
    if isinstance(cell, date):
        _check(worksheet.write_datetime(*at, cell, cell_format), at)
    elif not isinstance(cell, str):
        _check(worksheet.write_number(*at, cell, cell_format), at)
    elif cell:
        write_text(worksheet, at, cell, cell_format)
    else:
        _check(worksheet.write_blank(*at, None, cell_format), at)


def write_text(worksheet: Worksheet, at: tuple[int, int], text: str, cell_format: Format) -> None:
    """Write a clean text as text, whatever it begins with.

    Args:
        worksheet: the sheet.
        at: row and column, from 0.
        text: what to write.
        cell_format: how the cell looks.

    Raises:
        BugError: XlsxWriter refused it.
    """
    runs = list(_runs(text))
    if len(runs) == 1:
        _check(worksheet.write_string(*at, text, cell_format), at)
        return
    fragments = [part for run in runs for part in (cell_format, run)]
    _check(worksheet.write_rich_string(*at, *fragments, cell_format), at)


def _runs(text: str) -> Iterator[str]:
    """A text in the parts that it is written in: nearly always one."""
    start = 0
    ends = [match.end() for match in _LIKE_AN_ESCAPE.finditer(text)]
    if _LIKE_A_RUN.match(text):
        ends.insert(0, 1)
    for end in [*ends, len(text)]:
        if end > start:
            yield text[start:end]
        start = end


def _check(outcome: int, at: tuple[int, int]) -> None:
    if outcome != 0:
        raise BugError(f"a cell at row {at[0]}, column {at[1]} was refused: {outcome}")


def _lay_out(worksheet: Worksheet, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)
    worksheet.set_row(_TITLE, _TITLE_HEIGHT)
    worksheet.set_row(_HEADINGS, heading_height(sheet.columns))
    for row_number, row in enumerate(sheet.rows, start=_FIRST):
        worksheet.set_row(row_number, row_height(sheet.columns, row))
    worksheet.freeze_panes(_FIRST, sheet.frozen_columns)
    last_row, last_column = _HEADINGS + len(sheet.rows), len(sheet.columns) - 1
    worksheet.autofilter(_HEADINGS, 0, last_row, last_column)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    worksheet.hide_gridlines(2)


def _offer_choices(worksheet: Worksheet, sheet: Sheet, lists: Sheet | None) -> None:
    """A drop-down in every column that has one, over the rows that are there."""
    if lists is None or not sheet.rows:
        return
    last_row = _HEADINGS + len(sheet.rows)
    for place, column in enumerate(sheet.columns):
        if column.choices is not None:
            rule = {
                "validate": "list",
                "source": _source(lists, column.choices),
                "error_title": "Not in the list",
                "error_message": _says(column),
            }
            _check(worksheet.data_validation(_FIRST, place, last_row, place, rule), (0, place))


def _says(column: Column) -> str:
    return f"Choose one of the entries that the list offers for '{column.heading}'."


def _source(lists: Sheet, choices: Choices) -> str:
    """The cells of 'Lists and meanings' that hold one list."""
    rows = [
        place
        for place, row in enumerate(lists.rows, start=_FIRST + 1)
        if row[0] == choices.list_name
    ]
    letter = "B" if choices.by_code else "C"
    return f"='{lists.name}'!${letter}${rows[0]}:${letter}${rows[-1]}"


def _prepare_print(worksheet: Worksheet, sheet: Sheet, footer: str) -> None:
    worksheet.set_landscape()
    worksheet.set_paper(_PAPER_A4)
    worksheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, 2 * _MARGIN_INCHES)
    worksheet.fit_to_pages(sheet.pages_wide, 0)
    worksheet.repeat_rows(_TITLE, _HEADINGS)
    if sheet.pages_wide > 1:
        id_column = sheet.key_columns[-1]
        worksheet.repeat_columns(id_column, id_column)
    last = _last_printed(sheet)
    # Only where something is left out: LibreOffice prints even a hidden sheet that has an area.
    if last < len(sheet.columns) - 1:
        _check(worksheet.print_area(_TITLE, 0, _HEADINGS + len(sheet.rows), last), (0, 0))
    worksheet.set_footer(f"&L{footer.replace('&', '&&')}&RPage &P of &N")


def _last_printed(sheet: Sheet) -> int:
    """The last column that goes on paper: not the partnership's, while they are empty."""
    last = len(sheet.columns) - 1
    while sheet.columns[last].is_for_partnership and not any(row[last] for row in sheet.rows):
        last -= 1
    return last
