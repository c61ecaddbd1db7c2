"""Cells as XlsxWriter writes them: every text as text, whatever it begins with."""

import re
from collections.abc import Iterator
from datetime import date

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.excel.xlsxwriter_api import Format, Worksheet
from neglect_workbook.exchange.sheet import Cell

#: How every Excel file of ours is written: in memory, and no text taken for something else.
FILE_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

#: XlsxWriter takes a text that begins like this for XML of its own.
_LIKE_A_RUN = re.compile("<(?=r>)")
#: Excel reads ``_x0041_`` as an escape. XlsxWriter escapes it once too little where two such
#: escapes share an underscore, so the text is written in runs that each hold a part of one.
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")


def write_cell(worksheet: Worksheet, at: tuple[int, int], cell: Cell, cell_format: Format) -> None:
    """Write a clean cell: a date, a number, a text or a blank.

    Args:
        worksheet: the sheet.
        at: row and column, from 0.
        cell: what to write.
        cell_format: how it looks.

    Raises:
        BugError: XlsxWriter refused it.
    """
    if isinstance(cell, date):
        check_outcome(worksheet.write_datetime(*at, cell, cell_format), at)
    elif not isinstance(cell, str):
        check_outcome(worksheet.write_number(*at, cell, cell_format), at)
    elif cell:
        write_text(worksheet, at, cell, cell_format)
    else:
        check_outcome(worksheet.write_blank(*at, None, cell_format), at)


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
    is_plain = "_x" not in text and not text.startswith("<")
    runs = [text] if is_plain else list(_runs(text))
    if len(runs) == 1:
        check_outcome(worksheet.write_string(*at, text, cell_format), at)
        return
    fragments = [part for run in runs for part in (cell_format, run)]
    check_outcome(worksheet.write_rich_string(*at, *fragments, cell_format), at)


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


def check_outcome(outcome: int, at: tuple[int, int]) -> None:
    """Raise ``BugError`` where XlsxWriter refused what it was given."""
    if outcome != 0:
        raise BugError(f"a cell at row {at[0]}, column {at[1]} was refused: {outcome}")
