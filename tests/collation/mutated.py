"""A return that went through other hands: sorted, moved about, saved again by another program."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from neglect_workbook.exchange.excel.xlsxwriter_api import Worksheet, new_workbook
from neglect_workbook.exchange.incoming.book import ReadBook
from neglect_workbook.exchange.sheet import Cell
from tests.storage.builders import Dice

Row = list[Cell]
Sheets = dict[str, list[Row]]

TABLES = ("Answers", "Evidence", "Actions", "Indicators", "Voices")
_HEADINGS = 2
_OTHER_NAMES = ("Sheet1", "Answers (2)", "our copy", "Kopie", "ANSWERS ")


def sheets_of(book: ReadBook) -> Sheets:
    """The cells of every sheet, free to change."""
    return {one.name: [list(row) for row in one.rows] for one in book.sheets}


def write_sheets(sheets: Sheets, path: Path, hidden: Dice | None = None) -> Path:
    """Write them as another program would: no styles but dates, no drop-downs, no hidden sheets.

    Args:
        sheets: the cells.
        path: the file.
        hidden: hides some of the rows.
    """
    packed = BytesIO()
    book = new_workbook(packed, {"in_memory": True})
    plain, day = book.add_format({}), book.add_format({"num_format": "dd/mm/yyyy"})

    def write(sheet: Worksheet, at: int, column: int, cell: Cell) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(at, column, cell, day)
        elif isinstance(cell, str):
            sheet.write_string(at, column, cell, plain)
        else:
            sheet.write_number(at, column, cell, plain)

    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell != "":
                    write(sheet, at, column, cell)
            if hidden is not None and at > _HEADINGS and hidden.below(3) == 0:
                # A row of no height is a hidden one.
                sheet.set_row(at, 0)
    book.close()
    path.write_bytes(packed.getvalue())
    return path


def _shuffled(items: list[Row], dice: Dice) -> list[Row]:
    keys = [dice.below(1_000_000) for _ in items]
    return [one for _, one in sorted(zip(keys, items, strict=True), key=lambda pair: pair[0])]


def sort_rows(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """The rows of every table in another order."""
    for name in TABLES:
        rows = sheets[name]
        rows[_HEADINGS + 1 :] = _shuffled(rows[_HEADINGS + 1 :], dice)


def move_columns(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """The columns of every table in another order, with one of the sender's own between."""
    for name in TABLES:
        rows = sheets[name]
        width = max(map(len, rows))
        order = [number for (number,) in _shuffled([[at] for at in range(width)], dice)]
        for row in rows[_HEADINGS:]:
            cells = [*row, *[""] * (width - len(row))]
            row[:] = ["x", *(cells[int(str(place))] for place in order)]
        rows[_HEADINGS][0] = "Our notes"


def change_case(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """Headings in capitals, or with spaces around them."""
    for name in TABLES:
        row = sheets[name][_HEADINGS]
        for at, cell in enumerate(row):
            row[at] = (str(cell).upper(), f"  {cell} ", str(cell).lower())[dice.below(3)]


def rename_sheets(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """A sheet has another name."""
    name = TABLES[dice.below(len(TABLES))]
    other = _OTHER_NAMES[dice.below(len(_OTHER_NAMES))]
    renamed = {(other if one == name else one): rows for one, rows in sheets.items()}
    sheets.clear()
    sheets.update(renamed)


def move_sheets(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """The sheets in another order."""
    for name in [one for one in sheets if dice.below(2)]:
        sheets[name] = sheets.pop(name)


def add_sheet(sheets: Sheets, other: Sheets, dice: Dice) -> None:
    """A sheet of the sender's own, or one of another return beside its own."""
    own: list[Row] = [["Notes"], [], ["Question ID", "Rating"], ["S1", "In place"]]
    sheets["Notes of ours"] = own if dice.below(2) else [list(row) for row in other["Answers"]]


def paste_rows(sheets: Sheets, other: Sheets, dice: Dice) -> None:
    """Rows of another return, pasted in below or between."""
    for name in TABLES:
        rows = sheets[name]
        for row in other[name][_HEADINGS + 1 :]:
            if dice.below(2):
                at = _HEADINGS + 1 + dice.below(len(rows) - _HEADINGS)
                rows.insert(at, list(row))


def add_title_rows(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """Rows above the headings, as a letter head takes them."""
    for name in TABLES:
        sheets[name][:0] = [["Hazel Trust"], []] * (1 + dice.below(4))


def lose_rows(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """Some rows are gone."""
    for name in TABLES:
        rows = sheets[name]
        rows[_HEADINGS + 1 :] = [row for row in rows[_HEADINGS + 1 :] if dice.below(4)]


def lose_machine(sheets: Sheets, _: Sheets, dice: Dice) -> None:
    """The hidden sheet is gone."""
    if dice.below(2):
        del sheets["machine"]


#: What may be done, the gentle first: those that change the order of columns or the place of
#: headings come after those that count rows from the top.
MUTATIONS: tuple[Callable[[Sheets, Sheets, Dice], None], ...] = (
    sort_rows,
    paste_rows,
    lose_rows,
    move_columns,
    change_case,
    add_title_rows,
    add_sheet,
    move_sheets,
    rename_sheets,
    lose_machine,
)


def mutate(book: ReadBook, other: ReadBook, seed: int, path: Path) -> Path:
    """A return with one to four things done to it, the same for the same seed."""
    dice = Dice(seed)
    sheets, others = sheets_of(book), sheets_of(other)
    count = 1 + dice.below(4)
    chosen = {seed % len(MUTATIONS), *(dice.below(len(MUTATIONS)) for _ in range(count - 1))}
    for place in sorted(chosen):
        MUTATIONS[place](sheets, others, dice)
    return write_sheets(sheets, path, dice if dice.below(2) else None)
