"""Texts that are too long for a cell: the cell holds the beginning, the whole stands below.

In a narrow column a page of text becomes a strip ten pages long. Nothing is cut: the whole
text follows the table, under a heading that says where it belongs.
"""

from neglect_workbook.exchange.plan.words import lines_of, opening, plain
from neglect_workbook.exchange.report import Block, Heading

#: Characters that a cell of a table holds, and lines of its own.
_LONGEST = 600
_MOST_LINES = 12
#: Words of the beginning that a cell shows.
_WORDS_SHOWN = 30


class LongCells:
    """Collects what is too long for the cells of one table."""

    def __init__(self) -> None:
        self._texts: list[tuple[str, list[str]]] = []

    def lines(self, place: str, text: str) -> list[str]:
        """What the cell shows: all lines of a text, or its beginning and where the rest is.

        Args:
            place: the row and the column, such as ``A4: what we will do``.
            text: what was written.
        """
        lines = lines_of(text)
        if sum(map(len, lines)) <= _LONGEST and len(lines) <= _MOST_LINES:
            return lines
        self._texts.append((place, lines))
        return [opening(lines, _WORDS_SHOWN), "The whole text stands below the table."]

    def blocks(self, heading: str) -> list[Block]:
        """The whole texts under a heading; nothing where every text fitted."""
        blocks: list[Block] = []
        for place, lines in self._texts:
            blocks.append(Heading(3, place))
            blocks += [plain(line) for line in lines]
        return [Heading(2, heading), *blocks] if blocks else []
