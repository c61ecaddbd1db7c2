"""Where a text without pages is cut into pages.

Qt can lay a text out on pages itself, but it cuts rows of tables in two and leaves headings
behind. So the text is laid out as one long page, and is cut here between its pieces: lines of
paragraphs and rows of tables.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable

from neglect_workbook.ui.document_table import LINE_END, STAYS_WHOLE
from neglect_workbook.ui.document_view import KEEPS_WITH_NEXT

#: Qt counts this many pixels to an inch where a text has no device.
DOTS_PER_INCH: Final = 96
#: A row that is taller than this share of a page may be cut between its lines.
_MOST_KEPT: Final = 0.6
#: What is lost in sums of fractions of pixels.
_SLACK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the long page, in pixels from its top.

    Attributes:
        top: where it begins.
        bottom: where it ends.
        above: how far the line of a table stands out at its top.
        below: the same at its bottom.
    """

    top: float
    bottom: float
    above: float = 0.0
    below: float = 0.0

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageCut:
    """What is on a page.

    Attributes:
        strip: this strip of the text,
        headings: under the headings of the table that it goes on with.
        goes_on_at: where in the text it begins, if that is within a paragraph.
    """

    strip: Strip
    headings: Strip | None
    goes_on_at: int | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never cut. ``keeps`` it: it stays on the page of what comes next."""

    strip: Strip
    keeps: bool = False
    headings: Strip | None = None
    is_blank: bool = False
    goes_on_at: int | None = None


def page_cuts(text: QTextDocument, height: float) -> list[PageCut]:
    """Cut a text that was laid out without pages into pages of a height."""
    pieces = list(_pieces(text, height))
    # A text that ends in a table has an empty line after it.
    while len(pieces) > 1 and pieces[-1].is_blank:
        pieces.pop()
    made: list[PageCut] = []
    first = last = pieces[0]
    for group in _groups(pieces):
        if group[0] is not first and not _fits(first, group[-1], height):
            made.append(_page(first, last))
            first = group[0]
        for piece in group:
            # Only where a group is taller than a page.
            if piece is not first and not _fits(first, piece, height):
                made.append(_page(first, last))
                first = piece
            last = piece
    return [*made, _page(first, last)]


def part_paragraphs(text: QTextDocument, cuts: Iterable[PageCut]) -> None:
    """Make two paragraphs of each that goes on on another page; nothing moves.

    Qt draws a line of a paragraph above the part that it is asked for. It is cut off, but would
    be read out and found a second time.
    """
    cursor = QTextCursor(text)
    places = [cut.goes_on_at for cut in cuts if cut.goes_on_at is not None]
    for place in sorted(places, reverse=True):
        cursor.setPosition(place)
        if text.characterAt(place - 1) == LINE_END:
            cursor.deletePreviousChar()
        before = QTextBlockFormat()
        before.setBottomMargin(0)
        after = cursor.blockFormat()
        after.setTopMargin(0)
        after.setTextIndent(0)
        cursor.mergeBlockFormat(before)
        cursor.insertBlock(after)
        in_list = cursor.currentList()
        if in_list is not None:
            # It would have a bullet of its own.
            in_list.remove(cursor.block())


def _groups(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keeps:
            yield group
            group = []
    if group:
        yield group


def _fits(first: _Piece, last: _Piece, height: float) -> bool:
    headings = first.headings.height if first.headings else 0.0
    return headings + last.strip.bottom - first.strip.top <= height + _SLACK


def _page(first: _Piece, last: _Piece) -> PageCut:
    strip = Strip(first.strip.top, last.strip.bottom, first.strip.above, last.strip.below)
    return PageCut(strip, first.headings, first.goes_on_at)


def _pieces(text: QTextDocument, height: float) -> Iterator[_Piece]:
    block = text.begin()
    while block.isValid():
        table = _table_of(block)
        if not table:
            yield from _of_paragraph(text, block)
            block = block.next()
        else:
            yield from _of_table(text, table, height)
            block = table.lastCursorPosition().block().next()


def _of_paragraph(text: QTextDocument, block: QTextBlock) -> Iterator[_Piece]:
    """Its lines. The first two stay together, and the last two, and a callout as a whole."""
    lines = list(_lines(text, block))
    style, following = block.blockFormat(), block.next()
    is_blank = block.length() == 1
    # Qt gives no room to an empty paragraph before a table.
    leads = style.hasProperty(KEEPS_WITH_NEXT) or (is_blank and bool(_table_of(following)))
    is_whole = style.background().style() != Qt.BrushStyle.NoBrush
    count = len(lines)
    for place, line in enumerate(lines, start=1):
        keeps = leads if place == count else is_whole or place in {1, count - 1}
        at = None
        if place > 1:
            at = block.position() + block.layout().lineAt(place - 1).textStart()
        yield _Piece(line, keeps, is_blank=is_blank, goes_on_at=at)


def _table_of(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable() if block.isValid() else None


def _of_table(text: QTextDocument, table: QTextTable, height: float) -> Iterator[_Piece]:
    """Its rows. The headings stay with the first one, and stand above each page after that."""
    rows = _rows(text, table)
    stays_whole = table.format().hasProperty(STAYS_WHOLE)
    yield _Piece(rows[0], keeps=True)
    for number, row in enumerate(rows[1:], start=1):
        piece = _Piece(row, stays_whole and number < len(rows) - 1, headings=rows[0])
        if row.height <= _MOST_KEPT * height:
            yield piece
        else:
            for line in _lines_of_row(text, table, number, row):
                yield replace(piece, strip=line)


def _rows(text: QTextDocument, table: QTextTable) -> list[Strip]:
    dots = text.documentLayout().paintDevice().logicalDpiY() / DOTS_PER_INCH
    padding = table.format().cellPadding() * dots
    edge = table.format().border() * dots
    tops, bottom = [], 0.0
    for row in range(table.rows()):
        cells = [table.cellAt(row, place) for place in range(table.columns())]
        tops.append(_rect(text, cells[0].firstCursorPosition().block()).top() - padding)
        bottom = max(_rect(text, cell.lastCursorPosition().block()).bottom() for cell in cells)
    ends = [*tops[1:], bottom + padding]
    return [Strip(top, end, edge, edge) for top, end in zip(tops, ends, strict=True)]


def _lines_of_row(text: QTextDocument, table: QTextTable, row: int, whole: Strip) -> list[Strip]:
    """A row cut where no line of any of its cells is cut."""
    lines: list[Strip] = []
    for place in range(table.columns()):
        cell = table.cellAt(row, place)
        block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
        while block.isValid() and block.position() <= last.position():
            lines += _lines(text, block)
            block = block.next()
    tops: list[float] = []
    reached = whole.top
    for line in sorted(lines, key=lambda one: one.top):
        if line.top >= reached - _SLACK:
            tops.append(line.top)
        reached = max(reached, line.bottom)
    tops[0] = whole.top
    return [Strip(top, end) for top, end in zip(tops, [*tops[1:], whole.bottom], strict=True)]


def _lines(text: QTextDocument, block: QTextBlock) -> Iterator[Strip]:
    rect, layout = _rect(text, block), block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    tops = [rect.top() + line.y() for line in lines] or [rect.top()]
    return map(Strip, tops, [*tops[1:], rect.bottom()])


def _rect(text: QTextDocument, block: QTextBlock) -> QRectF:
    return text.documentLayout().blockBoundingRect(block)
