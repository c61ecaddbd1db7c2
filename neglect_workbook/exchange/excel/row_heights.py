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
#: Characters of a heading's width that the filter button takes.
_BUTTON = 2
#: Digits, which widths are counted in, are wider than most letters; the indent takes some back.
_LETTERS_TO_A_DIGIT = 1.1
_INDENT = 1


def row_height(columns: Sequence[Column], row: Sequence[Cell]) -> float:
    """The height of a row of the table, in points."""
    lines = (
        _lines(cell, _room(column.width)) if isinstance(cell, str) else 1
        for column, cell in zip(columns, row, strict=True)
    )
    return _height(max(lines, default=1))


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
    if len(text) <= width and text.isascii() and "\n" not in text:
        return 1
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0
        for word in paragraph.split(" "):
            size = _width(word)
            if used and used + 1 + size > width:
                count += 1
                used = 0
            used += size + (1 if used else 0)
            count += (used - 1) // width if used > width else 0
            used = (used - 1) % width + 1 if used > width else used
    return count


def _width(word: str) -> int:
    """The characters of a word, wide ones counted twice."""
    if word.isascii():
        return len(word)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in word)
