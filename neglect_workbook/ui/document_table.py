"""A table of a document in a text: how wide its columns are, and what stands in its cells."""

from math import ceil
from operator import gt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from neglect_workbook.exchange.report import Cell, Column, Run, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextTableCell

    from neglect_workbook.ui.document_style import DocumentStyle

#: Ends a line and not its paragraph.
LINE_END: Final = "\u2028"
#: Property of a table that stays on one page.
STAYS_WHOLE: Final = QTextFormat.Property.UserProperty.value + 2

#: Longer words, such as the address of a page, may be broken in a cell.
_LONGEST_WORD: Final = 14
#: What the lines at either side of a cell take, in pixels.
_LINES: Final = 4
#: On paper, where letters stand at any place, a word can be wider than in the window by so much.
_FINER: Final = 1.03
#: A column keeps at least this share of the width it was meant to have: one that only just
#: holds its words makes every row tall.
_LEAST_SHARE: Final = 0.7


def column_widths(
    block: Table, style: "DocumentStyle", padding: int, width: int
) -> list[float] | None:
    """The widths of the columns in pixels: as they are meant, if every word has room.

    A column that is too narrow for a word takes what it lacks from the others, except where
    people write by hand: there the widths are the room that they have.

    Args:
        block: the table.
        style: gives the width of a word.
        padding: the room around the text of a cell, in pixels.
        width: the room for the table, in pixels.

    Returns:
        Nothing if the table is too wide.
    """
    whole = sum(column.width for column in block.columns)
    meant = [width * column.width / whole for column in block.columns]
    words = [_widest_word(block, place, style) for place in range(len(block.columns))]
    least: list[float] = [word + 2 * padding + _LINES for word in words]
    if block.has_room_to_write and any(map(gt, least, meant)):
        return None
    return _shared(meant, least)


def insert_table(
    cursor: QTextCursor,
    block: Table,
    style: "DocumentStyle",
    padding: int,
    widths: "Sequence[float]",
) -> None:
    """Put a table where the cursor is, which is after it then."""
    table = cursor.insertTable(
        len(block.rows) + 1, len(block.columns), _format(block, style, padding, widths)
    )
    is_small = _is_small(block)
    for place, column in enumerate(block.columns):
        head = Cell((Run(column.heading, is_strong=True),))
        _fill(table.cellAt(0, place).firstCursorPosition(), head, column, style, is_small=is_small)
        _tint(table.cellAt(0, place), style.tokens.panel)
    for number, row in enumerate(block.rows, start=1):
        for place, cell in enumerate(row):
            made = table.cellAt(number, place)
            column = block.columns[place]
            _fill(made.firstCursorPosition(), cell, column, style, is_small=is_small)
            if cell.tone:
                _tint(made, style.tone_ground(cell.tone))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def within_paragraph(text: str) -> str:
    """A text whose line feeds stay within its paragraph."""
    return text.replace("\n", LINE_END)


def _is_small(block: Table) -> bool:
    """Whether its letters may be those of tables: what is filled in by hand is a text."""
    return not block.has_room_to_write


def _widest_word(block: Table, place: int, style: "DocumentStyle") -> int:
    texts = [run.text for row in block.rows for run in row[place].lines]
    words = {word[:_LONGEST_WORD] for text in texts for word in text.split()}
    words |= set(block.columns[place].heading.split())
    is_small = _is_small(block)
    widest = max((style.width_of(word, is_small=is_small) for word in words), default=0)
    return ceil(_FINER * widest)


def _shared(meant: list[float], least: list[float]) -> list[float] | None:
    """Widths as near to those that are meant as the least ones allow."""
    floor = [max(need, _LEAST_SHARE * width) for need, width in zip(least, meant, strict=True)]
    lacking = sum(max(0.0, need - width) for need, width in zip(floor, meant, strict=True))
    spare = [max(0.0, width - need) for need, width in zip(floor, meant, strict=True)]
    if lacking > sum(spare):
        return None
    given = lacking / sum(spare) if lacking else 0.0
    return [
        max(need, width) - given * more
        for need, width, more in zip(floor, meant, spare, strict=True)
    ]


def _format(
    block: Table, style: "DocumentStyle", padding: int, widths: "Sequence[float]"
) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderBrush(QColor(style.tokens.line))
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setCellPadding(padding)
    made.setCellSpacing(0)
    made.setTopMargin(0.2 * style.em)
    made.setBottomMargin(0.4 * style.em)
    made.setHeaderRowCount(1)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength.Type.PercentageLength
    whole = sum(widths)
    made.setColumnWidthConstraints([QTextLength(share, 100 * one / whole) for one in widths])
    if block.stays_whole or block.has_room_to_write:
        made.setProperty(STAYS_WHOLE, 1)
    return made


def _fill(
    cursor: QTextCursor, cell: Cell, column: Column, style: "DocumentStyle", *, is_small: bool
) -> None:
    layout = style.in_cell(is_small=is_small)
    if column.is_centred:
        layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    cursor.setBlockFormat(layout)
    for number, line in enumerate(cell.lines):
        look = style.run_look(line, is_small=is_small)
        if number:
            cursor.insertBlock(layout)
        cursor.insertText(within_paragraph(line.text), look)


def _tint(cell: "QTextTableCell", ground: str) -> None:
    style = QTextTableCellFormat()
    style.setBackground(QColor(ground))
    cell.setFormat(style)
