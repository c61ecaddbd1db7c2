"""A document laid out on pages: black on white, with a footer and the number of each page."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextDocument,
)

from neglect_workbook.exchange.report import Contents, Heading
from neglect_workbook.ui.document_view import Paper, text_document
from neglect_workbook.ui.page_cuts import DOTS_PER_INCH, PageCut, Strip, page_cuts, part_paragraphs
from neglect_workbook.ui.paper_parts import PaperPart, paper_parts
from neglect_workbook.ui.theme import FONT_FAMILIES
from neglect_workbook.ui.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintDevice

    from neglect_workbook.exchange.report import Document

#: Points of the footer: what is read once and not again.
_FOOTER_POINTS: Final = 9.0
#: Room above the footer, in inches.
_FOOTER_GAP: Final = 0.15
#: Sizes of the letters that are tried where a document is to stay on one page.
_SCALES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
#: What is lost in sums of fractions of pixels.
_SLACK: Final = 0.5
#: Points of the text in tables, as in the Word document.
_TABLE_POINTS: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Part:
    """What begins on a new page, laid out as one long page, and its cuts."""

    text: QTextDocument
    cuts: list[PageCut]
    is_across: bool


class PrintedPages:
    """A document laid out on pages, upright and across, to be drawn one by one."""

    def __init__(
        self,
        document: "Document",
        device: "QPaintDevice",
        room: QSizeF,
        room_across: QSizeF | None = None,
    ) -> None:
        """Lay the document out.

        Args:
            document: what it says.
            device: what the pages are drawn on; gives the fineness.
            room: what an upright page has within its margins, in pixels of the device.
            room_across: the same of a page across; without it every page is upright.
        """
        self._device = device
        self._rooms = {False: room, True: room_across or room}
        self._can_turn = room_across is not None
        self._lines = document.footer
        headings = list(_headings(document))
        #: The pages of the list of contents: any of two digits, until they are known.
        self._contents = dict.fromkeys(headings, 99)
        parts = list(paper_parts(document))
        made = [self._part(one) for one in parts]
        self._contents |= _pages_of_headings(made, headings)
        for place, part in enumerate(parts):
            if any(isinstance(block, Contents) for block in part.document.blocks):
                made[place] = self._part(part)
        #: The part of every page, and its cut.
        self._pages = [(part, cut) for part in made for cut in part.cuts]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def is_across(self, number: int) -> bool:
        """Whether a page, counted from 1, is wider than it is tall."""
        return self._can_turn and self._pages[number - 1][0].is_across

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw a page, counted from 1; the painter begins at its top left, within the margins."""
        part, cut = self._pages[number - 1]
        top = 0.0
        if cut.headings:
            _draw(painter, part.text, cut.headings, top)
            top = cut.headings.height
        _draw(painter, part.text, cut.strip, top)
        footer = self._footer(number, self.count, is_across=part.is_across)
        height = footer.size().height()
        _draw(painter, footer, Strip(0, height), self._rooms[part.is_across].height() - height)

    def _part(self, part: PaperPart) -> _Part:
        """A part at its size, or tighter and then smaller where it is to stay on one page."""
        made = self._laid_out(replace(part, document=replace(part.document, is_one_page=False)))
        for scale in _SCALES if part.document.is_one_page else ():
            if len(made.cuts) > 1:
                made = self._laid_out(part, scale)
        return made

    def _laid_out(self, part: PaperPart, scale: float = 1.0) -> _Part:
        """A part, its letters smaller by so much."""

        def font(*, points: float, strong: bool) -> QFont:
            return _paper_font(points=points * scale, strong=strong)

        room = self._rooms[part.is_across]
        width = round(room.width() * DOTS_PER_INCH / self._device.logicalDpiX())
        paper = Paper(_TABLE_POINTS, self._contents)
        text = text_document(part.document, font, width, paper=paper)
        self._lay_out(text, room.width())
        # Any number of two digits: it says how many lines the footer takes.
        foot = self._footer(99, 99, is_across=part.is_across).size().height()
        height = room.height() - foot - _FOOTER_GAP * self._device.logicalDpiY()
        cuts = page_cuts(text, height)
        part_paragraphs(text, cuts)
        return _Part(text, cuts, part.is_across)

    def _footer(self, number: int, count: int, *, is_across: bool) -> QTextDocument:
        footer = QTextDocument()
        footer.setDefaultFont(_paper_font(points=_FOOTER_POINTS, strong=False))
        lines = [*self._lines, f"Page {number} of {count}"]
        if is_across:
            # A page across has more room beside a line than below it.
            lines = [_beside(pair) for pair in (lines[:-2], lines[-2:]) if pair]
        footer.setPlainText("\n".join(lines))
        self._lay_out(footer, self._rooms[is_across].width())
        return footer

    def _lay_out(self, text: QTextDocument, width: float) -> None:
        """Lay a text out as one long page."""
        text.documentLayout().setPaintDevice(self._device)
        text.setDocumentMargin(0)
        text.setTextWidth(width)


def _headings(document: "Document") -> "Iterator[str]":
    """What the list of contents names."""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield block.text


def _pages_of_headings(parts: list[_Part], headings: list[str]) -> dict[str, int]:
    """The page that each heading is on, counted from 1."""
    found: dict[str, int] = {}
    before = 0
    for part in parts:
        block = part.text.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == 1 and block.text() in headings:
                top = part.text.documentLayout().blockBoundingRect(block).top()
                place = sum(cut.strip.top <= top + _SLACK for cut in part.cuts)
                found.setdefault(block.text(), before + place)
            block = block.next()
        before += len(part.cuts)
    return found


def _beside(lines: list[str]) -> str:
    return " ".join(lines) if lines[0].endswith(".") else " · ".join(lines)


def _paper_font(*, points: float, strong: bool) -> QFont:
    """The fonts of the window at the size that they have on paper, whatever the zoom."""
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _draw(painter: QPainter, text: QTextDocument, strip: Strip, at: float) -> None:
    """Draw a strip of a text ``at`` below the origin, black whatever the window looks like."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    context.palette = palette
    # The lines of a table stand out of their strip. A line of text that only touches it does not
    # belong to it, and a PDF would keep its words although nobody sees them.
    top, bottom = strip.top - (strip.above or -_SLACK), strip.bottom + (strip.below or -_SLACK)
    context.clip = QRectF(0, top, text.size().width(), bottom - top)
    painter.save()
    painter.translate(0, at - strip.top)
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
