"""A finished file is read again by a second reader before anybody is given it."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ReadCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.excel.long_text import with_continuations
from neglect_workbook.exchange.sheet import Cell, Sheet, SheetBook

#: openpyxl takes these characters out of every text it reads, whoever wrote them
#: (``openpyxl.reader.strings``), so both sides are compared without them.
_LOST_BY_READER = "x005F_"


def check_written(book: SheetBook, path: Path) -> None:
    """Compare every cell of a file with what it was meant to hold.

    Raises:
        BugError: something differs; the message names the cell and never what it holds.
    """
    with path.open("rb") as stream:
        workbook = load_workbook(stream)
        names = [sheet.name for sheet in book.sheets]
        if workbook.sheetnames != names:
            raise BugError(f"the sheets are {workbook.sheetnames}, not {names}")
        for sheet in book.sheets:
            read = workbook[sheet.name]
            if not isinstance(read, Worksheet):
                raise BugError(f"{sheet.name} is not a sheet of cells")
            _check_sheet(with_continuations(sheet), read)


def _check_sheet(sheet: Sheet, read: Worksheet) -> None:
    meant: list[tuple[Cell, ...]] = [
        (sheet.title,),
        (sheet.note,),
        tuple(column.heading for column in sheet.columns),
        *sheet.rows,
    ]
    if read.merged_cells.ranges or read.max_row > len(meant):
        raise BugError(f"{sheet.name} has merged cells or more rows than were meant")
    rows = read.iter_rows(min_row=1, max_row=len(meant))
    for row, cells in zip(rows, meant, strict=True):
        padded = (*cells, *[""] * (len(row) - len(cells)))
        _check_row(sheet.name, row, padded)


def _check_row(name: str, row: Iterable[ReadCell | MergedCell], cells: Iterable[Cell]) -> None:
    for found, wanted in zip(row, cells, strict=True):
        is_formula = getattr(found, "data_type", "") == "f"
        if is_formula or found.hyperlink is not None or not _is_same(found.value, wanted):
            raise BugError(f"{name}!{found.coordinate} does not hold what was meant")


def _is_same(found: object, wanted: Cell) -> bool:
    if isinstance(wanted, str):
        text = "" if found is None else found
        return isinstance(text, str) and text == wanted.replace(_LOST_BY_READER, "")
    if isinstance(wanted, date):
        return isinstance(found, datetime) and found.date() == wanted
    return isinstance(found, int | float) and found == wanted
