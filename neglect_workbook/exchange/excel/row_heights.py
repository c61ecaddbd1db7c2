"""How high a row must be to show its texts.

Excel fits rows without a height when it opens a file; LibreOffice does not for files like
ours, and would show one line of each. So the height is worked out here, a little generously:
the true one depends on the fonts of the computer that shows it.
"""

import unicodedata
from collections.abc import Sequence

from neglect_workbook.exchange.sheet import Cell, Column

#: Points that one line of 12 point text takes, and the space around the lines.
_LINE = 15.5
_SPACE = 3.0
#: The highest row that Excel allows, in points.
_HIGHEST = 409.0
#: From so many lines on a row is as high as it can be.
_MOST_LINES = 27
#: Characters of a heading's width that the filter button takes.
_BUTTON = 2
#: Digits, which widths are counted in, are wider than most letters; the indent takes some back.
_LETTERS_TO_A_DIGIT = 1.1
_INDENT = 1


class RowHeights:
    """How high the rows of one table must be.

    Args:
        columns: the columns of the table.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._rooms = [_room(one.width) for one in columns]

    def of(self, row: Sequence[Cell]) -> float:
        """The height of a row, in points."""
        most = 1
        for room, cell in zip(self._rooms, row, strict=True):
            if isinstance(cell, str) and most < _MOST_LINES and not _is_short(cell, room):
                most = max(most, _lines(cell, room))
        return _height(most)


def row_height(columns: Sequence[Column], row: Sequence[Cell]) -> float:
    """The height of a row of the table, in points."""
    return RowHeights(columns).of(row)


def heading_height(columns: Sequence[Column]) -> float:
    """The height of the row of headings, in points."""
    return _height(max(_lines(one.heading, one.width - _BUTTON) for one in columns))


def _room(width: int) -> int:
    """The letters that fit beside each other in a column."""
    return int((width - _INDENT) * _LETTERS_TO_A_DIGIT)


def _height(lines: int) -> float:
    return min(lines * _LINE + _SPACE, _HIGHEST)


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
