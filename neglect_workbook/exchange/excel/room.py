"""Room for long texts: wider columns, and a note where even those cannot show a text whole.

A row of Excel cannot be higher than 409 points. In a column for 60 digits that is about 290
words; what stands below the edge of the cell is in the file, but no eye sees it, on the screen
or on paper. So a column that holds such a text is made wider, as far as it can still be read.
Where that is not enough the type becomes smaller (see ``row_heights``). Where not even that
shows all of it, the line under the title says so. Cells, names and headings stay as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from neglect_workbook.exchange.excel.long_text import with_continuations, without_mark
from neglect_workbook.exchange.excel.row_heights import SIZES, size_that_shows
from neglect_workbook.exchange.sheet import Cell, Column, Sheet, SheetBook

#: The widest that a column is made. It fills most of the screen of a laptop.
_WIDEST: Final = 100
_STEP: Final = 10
#: Digits side by side that the text of an A4 page across can be in 8 points.
_ACROSS_A_PAGE: Final = 187
#: Rows that the note names.
_NAMED: Final = 6


def with_room(book: SheetBook) -> SheetBook:
    """The book with columns as wide as their texts need, and a note where they need more."""
    return replace(book, sheets=tuple(_with_room(sheet) for sheet in book.sheets))


def _with_room(sheet: Sheet) -> Sheet:
    if sheet.is_for_machines:
        return sheet
    # What each cell of the file will hold.
    rows = with_continuations(sheet).rows
    columns = tuple(
        replace(column, width=_width(column, (row[place] for row in rows)))
        for place, column in enumerate(sheet.columns)
    )
    id_column = sheet.key_columns[-1]
    hidden = [without_mark(row[id_column]) for row in rows if not _shows(columns, row)]
    if columns == sheet.columns and not hidden:
        return sheet
    note = " ".join(filter(None, (_note(dict.fromkeys(hidden), sheet), sheet.note)))
    printed = tuple(one for one in columns if not one.is_for_partnership)
    pages = max(sheet.pages_wide, _pages(printed, columns[id_column].width))
    return replace(sheet, columns=columns, note=note, pages_wide=pages)


def _width(column: Column, cells: Iterable[Cell]) -> int:
    width = column.width
    for cell in cells:
        if isinstance(cell, str) and _is_hidden(cell, width, SIZES[:1]):
            width = _width_for(cell, width)
    return width


def _width_for(text: str, width: int) -> int:
    """The least width that shows a text, in type that is as large as can be."""
    widest = max(width, _WIDEST)
    widths: tuple[int, ...] = (*range(width, widest, _STEP), widest)
    for size in SIZES:
        for one in widths:
            if not _is_hidden(text, one, (size,)):
                return one
    return widest


def _shows(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> bool:
    return not any(
        isinstance(cell, str) and _is_hidden(cell, column.width, SIZES)
        for column, cell in zip(columns, row, strict=True)
    )


def _is_hidden(text: str, width: int, sizes: tuple[int, ...]) -> bool:
    """Whether the end of a text stands below the edge of its cell, in type of these sizes."""
    return size_that_shows(text, width, sizes) is None


def _note(ids: Iterable[str], sheet: Sheet) -> str:
    names = list(ids)
    if not names:
        return ""
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    also = f", or read it in {sheet.also_whole_in}" if sheet.also_whole_in else ""
    return (
        f"Too long to show in a cell: {', '.join(names[:_NAMED])}{rest}. Choose the cell and read "
        f"the whole text in the bar above the sheet{also}."
    )


def _pages(columns: tuple[Column, ...], repeated: int) -> int:
    """On how many sheets of paper side by side the columns go, in type that can be read."""
    return sum(1 for _ in _first_of_each_page(columns, repeated))


def _first_of_each_page(columns: tuple[Column, ...], repeated: int) -> Iterator[Column]:
    left = 0
    for column in columns:
        if column.width > left:
            left = _ACROSS_A_PAGE - repeated
            yield column
        left -= column.width
