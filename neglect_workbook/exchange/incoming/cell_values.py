"""What stands in a cell, whichever program wrote it: the same values for all of them.

Excel, LibreOffice and Google each write the same cells in their own way: texts shared or in
place, dates as numbers with a format, escapes for characters that XML cannot hold.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, islice, product
from math import isfinite
from string import ascii_uppercase
from typing import Final

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.incoming.dates import day_of
from neglect_workbook.exchange.sheet import Cell

#: Digits up to which a number without a fraction is a whole one.
_WHOLE: Final = 10**15
#: What a program writes for a character that XML cannot hold, and for an underscore that would
#: look like the start of one of these. No program writes others, so they are what was typed:
#: LibreOffice leaves the second of two that share an underscore as it is.
_ESCAPE = re.compile(
    "_x(00[01][0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]|005[fF](?=_x[0-9a-fA-F]{4}_))_"
)
#: The types of cells that hold their own text.
IN_PLACE: Final = frozenset({"inlineStr", "str", "e"})
_LETTERS: Final = 26


class FarCellError(ValueError):
    """Something stands far away from any table; the message is the cell's place."""


@dataclass(frozen=True, slots=True)
class BookLimits:
    """What an incoming Excel file may hold at most, far above what an honest one does.

    Attributes:
        sheets: sheets of the file.
        rows: the lowest row of a sheet that holds anything.
        columns: the last column of a sheet that holds anything.
        characters: all texts together.
        elements: all XML elements together.
    """

    sheets: int = 50
    rows: int = 5_000
    columns: int = 60
    characters: int = 3_000_000
    elements: int = 100_000

    def require_near(self, row: int, column: int) -> None:
        """Raises ``FarCellError`` for a cell beyond the limits."""
        if row > self.rows or column > self.columns:
            raise FarCellError(f"row {row}, column {column}")


@dataclass(frozen=True, slots=True)
class BookWide:
    """What the cells of all sheets of a file share.

    Attributes:
        limits: what the file may hold at most.
        epoch: the day that its dates are counted from.
        texts: the texts that cells share; a cell says the place of one.
        date_styles: the places of the cell formats that show a number as a date.
    """

    limits: BookLimits
    epoch: date
    texts: Sequence[str] = ()
    date_styles: frozenset[str] = frozenset()

    def value(self, kind: str, style: str, text: str) -> Cell:
        """What a cell holds.

        Args:
            kind: the type that the cell says it has.
            style: the place of its format.
            text: its text, put together and without escapes.

        Raises:
            ValueError: it is none of its type.
            LookupError: there is no such shared text.
        """
        if not text:
            return ""
        if kind == "s":
            return self._shared(text.strip())
        if kind in IN_PLACE:
            return whole(text)
        if kind == "b":
            return "TRUE" if text.strip() == "1" else "FALSE"
        if kind == "d":
            return date.fromisoformat(text.strip()[:10])
        return self._number(style, text.strip())

    def _shared(self, place: str) -> str:
        if not place.isdecimal():
            raise LookupError(place)
        return self.texts[int(place)]

    def _number(self, style: str, text: str) -> Cell:
        if not text:
            return ""
        number = float(text)
        if not isfinite(number):
            return text
        if style in self.date_styles:
            day = day_of(number, self.epoch)
            if day is not None:
                return day
        return int(number) if number.is_integer() and abs(number) < _WHOLE else number


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of one sheet.

    Attributes:
        rows: the rows from the first on, each as long as its last cell that holds anything.
        formulas: the row and column, from 1, of every cell whose value was worked out.
        characters: how many characters its texts have.
    """

    rows: tuple[tuple[Cell, ...], ...]
    formulas: frozenset[tuple[int, int]]
    characters: int


class CellCollector:
    """Collects the cells of one sheet, in whatever order they come.

    Args:
        limits: what it may hold at most.

    Attributes:
        formulas: as in ``SheetCells``.
    """

    def __init__(self, limits: BookLimits) -> None:
        self.formulas: set[tuple[int, int]] = set()
        self._limits = limits
        self._cells: dict[int, dict[int, Cell]] = {}
        self._characters = 0

    def keep(self, row: int, column: int, value: Cell) -> None:
        """Keep a cell; a blank one takes no room, however far away it is.

        Raises:
            FarCellError: it is beyond the limits.
        """
        if value == "":
            return
        self._limits.require_near(row, column)
        if isinstance(value, str):
            self._characters += len(value)
        self._cells.setdefault(row, {})[column] = value

    def collected(self) -> SheetCells:
        """All of them."""
        rows = tuple(
            tuple(row.get(column, "") for column in range(1, max(row, default=0) + 1))
            for row in (
                self._cells.get(number, {}) for number in range(1, max(self._cells, default=0) + 1)
            )
        )
        return SheetCells(rows, frozenset(self.formulas), self._characters)


def near_letters(columns: int) -> Iterator[str]:
    """The letters of so many columns, from A on."""
    names = chain.from_iterable(
        map("".join, product(ascii_uppercase, repeat=count)) for count in (1, 2, 3)
    )
    return islice(names, columns)


@lru_cache(maxsize=1_000)
def column_number(letters: str) -> int:
    """The number of a column from its letters: 1 for "A"."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def unescaped(run: str) -> str:
    """One run of a text with its escapes resolved (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), run) if "_x" in run else run


def whole(text: str) -> str:
    """The runs of a text put together: halves of one character joined, then cleaned."""
    return clean_text(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore"))
