"""How much of a page blocks take, roughly: the summary is promised to fit on one.

Only Word knows where its lines end. What is counted here errs a little to the full side.
"""

import math
from collections.abc import Iterable

from neglect_workbook.exchange.report import Block, Bullets, Heading, Paragraph, Run, Table

#: Lines of 12 point text that an upright page holds under its heading.
PAGE_LINES = 42.5

#: Letters of such a line, and of one beside a bullet.
_LETTERS, _BULLET_LETTERS = 82, 77
#: What stands around each kind of block, in lines.
_AROUND_PARAGRAPH, _AROUND_CALLOUT, _AROUND_BULLET = 0.4, 1.6, 0.25
_HEADING, _TABLE_HEADING, _ROW = 2.1, 2.0, 1.2


def lines_needed(blocks: Iterable[Block]) -> float:
    """The lines that blocks of a summary take on an upright page."""
    return sum(_lines(block) for block in blocks)


def _lines(block: Block) -> float:
    match block:
        case Heading():
            return _HEADING
        case Paragraph():
            around = _AROUND_CALLOUT if block.is_callout else _AROUND_PARAGRAPH
            return _of_text(block.runs, _LETTERS) + around
        case Bullets():
            return sum(_of_text(one, _BULLET_LETTERS) + _AROUND_BULLET for one in block.items)
        case Table():
            return _TABLE_HEADING + _ROW * len(block.rows)
        case _:
            return 0.0


def _of_text(runs: tuple[Run, ...], letters: int) -> int:
    return math.ceil(sum(len(run.text) for run in runs) / letters)
