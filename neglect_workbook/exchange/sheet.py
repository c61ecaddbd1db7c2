"""Sheets as plain values: what a spreadsheet is to show, before any file format."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from neglect_workbook.domain.rating_scale import Rag
from neglect_workbook.exchange.clean import clean_text

#: What a cell holds. The empty text is a blank cell.
Cell = str | int | float | date

#: Spreadsheet programs disagree about days before this one: Excel's calendar has a
#: 29 February 1900.
_FIRST_SAFE_DAY = date(1900, 3, 1)

#: Significant digits that every spreadsheet program keeps.
_DIGITS = 15

#: Characters of a title; the table holds the whole text.
_LONGEST_LINE = 120


class ColumnKind(StrEnum):
    """What the cells of a column are. A blank is allowed in every kind."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Choices:
    """The drop-down of a column: one list of the sheet 'Lists and meanings'.

    Attributes:
        list_name: the list.
        by_code: offer the codes of the list instead of its words.
    """

    list_name: str
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        heading: its heading, the same in every return.
        width: in characters.
        kind: what its cells are.
        choices: its drop-down.
        is_content: whether it counts towards the digests: not what differs from one export
            to the next, and not what the partnership fills in.
        is_for_partnership: whether the partnership fills it in.
    """

    heading: str
    width: int
    kind: ColumnKind = ColumnKind.TEXT
    choices: Choices | None = None
    is_content: bool = True
    is_for_partnership: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, which holds one table.

    Attributes:
        name: its name on the tab.
        title: the words in A1.
        note: one line under the title; may be empty.
        columns: the columns, in order.
        rows: the cells of each row, one for each column.
        key_columns: the places of the columns that say which row it is; the last is its id.
        frozen_columns: how many columns stay in view.
        pages_wide: on how many sheets of paper, side by side, it is printed.
        pages_high: on how many below each other; nought for as many as it takes.
        printed_columns: how many columns go on paper; nought for all.
        is_for_machines: kept out of a person's way.
        also_whole_in: where else every text of it is whole, such as "the action plan"; may be
            empty.
    """

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key_columns: tuple[int, ...]
    frozen_columns: int = 0
    pages_wide: int = 1
    pages_high: int = 0
    printed_columns: int = 0
    is_for_machines: bool = False
    also_whole_in: str = ""

    def place(self, heading: str) -> int:
        """The place of a column, from 0. Raises ``KeyError`` for an unknown heading."""
        for place, column in enumerate(self.columns):
            if column.heading == heading:
                return place
        raise KeyError(heading)


@dataclass(frozen=True, slots=True)
class SheetBook:
    """Everything that one spreadsheet file holds.

    Attributes:
        sheets: in order.
        tones: the colour word of each rating's words, for tinting.
        footer: one line at the foot of every printed page.
        title: the title of the document.
        author: whom it names as its author: the organisation, never a person.
        made_on: the day of the export.
    """

    sheets: tuple[Sheet, ...]
    tones: tuple[tuple[str, Rag], ...]
    footer: str
    title: str
    author: str
    made_on: date


def cleaned(sheet: Sheet) -> Sheet:
    """The sheet with every text cleaned, ready to be digested and written."""
    return replace(
        sheet,
        title=clean_text(sheet.title),
        note=clean_text(sheet.note),
        rows=tuple(tuple(clean_cell(cell) for cell in row) for row in sheet.rows),
    )


def clean_cell(cell: Cell) -> Cell:
    """The cell, its text cleaned."""
    return clean_text(cell) if isinstance(cell, str) else cell


def date_cell(day: date | None) -> Cell:
    """A date cell; a blank for no date; ISO text for a day that programs disagree about."""
    if day is None:
        return ""
    return day if day >= _FIRST_SAFE_DAY else day.isoformat()


def number_cell(value: float | None) -> Cell:
    """A number that every program keeps; a blank for none; text for what is no number."""
    if value is None:
        return ""
    if not math.isfinite(value):
        return str(value)
    kept = float(f"{value:.{_DIGITS}g}")
    return int(kept) if kept.is_integer() and abs(kept) < 10**_DIGITS else kept


def short_line(text: str) -> str:
    """A text as one line for a title: white space run together, cut where it is very long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"


def yes_or_no(*, said: bool) -> str:
    """The word for a flag."""
    return "Yes" if said else "No"


def id_list(ids: Iterable[str]) -> str:
    """Ids or names in one cell."""
    return ", ".join(ids)
