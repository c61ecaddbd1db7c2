"""How high a row must be to show its texts, and how large their type can be.

Excel fits rows without a height when it opens a file; LibreOffice does not for files like
ours, and would show one line of each. So the height is worked out here, a little generously:
the true one depends on the fonts of the computer that shows it.

No row can be higher than Excel allows. A text that would need more is set in smaller type, in
its own cell only, so that its end is not hidden below the edge of the cell.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from neglect_workbook.exchange.sheet import Cell, Column

#: The size of the type of nearly every cell, in points.
USUAL_SIZE: Final = 12
#: Points that one line takes, by the size of the type, and the space around the lines. Nothing
#: is smaller than 9 points: who reads on paper could not read it any more.
_LINE: Final = MappingProxyType({USUAL_SIZE: 15.5, 11: 14.25, 10: 13.0, 9: 12.0})
#: The sizes of type that there are, the largest first.
SIZES: Final = tuple(_LINE)
_SPACE: Final = 3.0
#: The highest row that Excel allows, in points.
_HIGHEST: Final = 409.0
#: Lines that the highest row shows, by the size of the type.
_SHOWN: Final = MappingProxyType(
    {size: int((_HIGHEST - _SPACE) / line) for size, line in _LINE.items()}
)
#: More lines than these are not counted: no row shows them.
_MOST_LINES: Final = max(_SHOWN.values()) + 1
#: Characters of a heading's width that the filter button takes.
_BUTTON: Final = 2
#: Digits, which widths are counted in, are wider than most letters; the indent takes some back.
_LETTERS_TO_A_DIGIT: Final = 1.1
_INDENT: Final = 1
_ALL_USUAL: Final[Mapping[int, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RowFit:
    """How one row is set.

    Attributes:
        height: in points.
        small: the size of the type of the cells that are not of the usual one, by place.
    """

    height: float
    small: Mapping[int, int]

    def size(self, place: int) -> int:
        """The size of the type of a cell."""
        return self.small.get(place, USUAL_SIZE)


class RowFits:
    """How the rows of one table must be set.

    Args:
        columns: the columns of the table.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._rooms = [_room(one.width) for one in columns]

    def of(self, row: Sequence[Cell]) -> RowFit:
        """How one row is set."""
        most = _LINE[USUAL_SIZE]
        small: dict[int, int] = {}
        for place, (room, cell) in enumerate(zip(self._rooms, row, strict=True)):
            if not isinstance(cell, str) or _is_short(cell, room):
                continue
            lines, size = _lines(cell, room), USUAL_SIZE
            if lines > _SHOWN[USUAL_SIZE]:
                size = size_that_shows(cell, self._columns[place].width) or min(_LINE)
                lines, small[place] = _lines(cell, _room(self._columns[place].width, size)), size
            most = max(most, lines * _LINE[size])
        return RowFit(min(most + _SPACE, _HIGHEST), small or _ALL_USUAL)


def size_that_shows(text: str, width: int, sizes: Sequence[int] = SIZES) -> int | None:
    """The largest type in which all of a text shows in a cell; none where none is small enough.

    Args:
        text: what the cell holds.
        width: of its column.
        sizes: of the type, the largest first.
    """
    return next((one for one in sizes if _shows(text, _room(width, one), _SHOWN[one])), None)


def _shows(text: str, width: int, most: int) -> bool:
    """Whether a text takes no more lines than these."""
    # Two lines that follow each other hold more than the width of one: most texts need no count.
    if text.isascii() and 2 * len(text) // width + text.count("\n") < most:
        return True
    return _lines(text, width) <= most


def row_height(columns: Sequence[Column], row: Sequence[Cell]) -> float:
    """The height of a row of the table, in points."""
    return RowFits(columns).of(row).height


def heading_height(columns: Sequence[Column]) -> float:
    """The height of the row of headings, in points."""
    lines = max(_lines(one.heading, one.width - _BUTTON) for one in columns)
    return min(lines * _LINE[USUAL_SIZE] + _SPACE, _HIGHEST)


def _room(width: int, size: int = USUAL_SIZE) -> int:
    """The letters that fit beside each other in a column."""
    return int((width - _INDENT) * _LETTERS_TO_A_DIGIT * USUAL_SIZE / size)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes, wrapped at spaces; a word that is too long is broken."""
    if _is_short(text, width):
        return 1
    size_of = len if text.isascii() else _width
    count = 0
    for paragraph in text.split("\n"):
        if count > _MOST_LINES:
            break
        count += 1
        used = 0
        for word in paragraph.split(" "):
            size = size_of(word)
            if used and used + 1 + size > width:
                count += 1
                used = 0
            used += size + (1 if used else 0)
            count += (used - 1) // width if used > width else 0
            used = (used - 1) % width + 1 if used > width else used
    return count


def _is_short(text: str, width: int) -> bool:
    """Whether a text takes one line at a glance: most do."""
    return len(text) <= width and text.isascii() and "\n" not in text


def _width(word: str) -> int:
    """The characters of a word, wide ones counted twice."""
    if word.isascii():
        return len(word)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in word)
