"""A document laid out on pages: black on white, with a footer and the number of each page."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from neglect_workbook.ui.document_view import KEEPS_WITH_NEXT, text_document
from neglect_workbook.ui.theme import FONT_FAMILIES
from neglect_workbook.ui.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice

    from neglect_workbook.exchange.report import Document

#: Points of the footer: what is read once and not again.
_FOOTER_POINTS: Final = 9.0
#: Room above the footer, in inches.
_FOOTER_GAP: Final = 0.15
#: Sizes of the letters that are tried where a document is to stay on one page.
_SMALLER: Final = (0.95, 0.9, 0.85, 0.8, 0.75)
#: Qt counts this many pixels to an inch where a text has no device.
_DOTS_PER_INCH: Final = 96


class PrintedPages:
    """A document laid out on pages of one size, to be drawn one by one."""

    def __init__(self, document: "Document", device: "QPaintDevice", room: QSizeF) -> None:
        """Lay the document out.

        Args:
            document: what it says.
            device: what the pages are drawn on; gives the fineness.
            room: what a page has within its margins, in pixels of the device.
        """
        self._device = device
        self._room = room
        self._lines = document.footer
        fineness = device.logicalDpiX()
        # Any number of two digits: it says how many lines the footer takes.
        footer = self._footer(99, 99).size().height() + _FOOTER_GAP * fineness
        self._body = QSizeF(room.width(), room.height() - footer)
        self._width = round(room.width() * _DOTS_PER_INCH / fineness)
        self._text = self._laid_out(document, 1.0)
        for scale in _SMALLER if document.is_one_page else ():
            if self.count > 1:
                self._text = self._laid_out(document, scale)
        self._keep_together()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._text.pageCount()

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw a page, counted from 1; the painter begins at its top left, within the margins."""
        footer = self._footer(number, self.count)
        body = QRectF(0, (number - 1) * self._body.height(), *self._body.toTuple())
        _draw(painter, self._text, body, -body.top())
        whole = QRectF(0, 0, *footer.size().toTuple())
        _draw(painter, footer, whole, self._room.height() - whole.height())

    def _laid_out(self, document: "Document", scale: float) -> QTextDocument:
        """The text on pages, its letters smaller by so much."""

        def font(*, points: float, strong: bool) -> QFont:
            return _paper_font(points=points * scale, strong=strong)

        text = text_document(document, font, self._width)
        self._lay_out(text, self._body)
        return text

    def _footer(self, number: int, count: int) -> QTextDocument:
        footer = QTextDocument()
        footer.setDefaultFont(_paper_font(points=_FOOTER_POINTS, strong=False))
        footer.setPlainText("\n".join((*self._lines, f"Page {number} of {count}")))
        self._lay_out(footer, QSizeF(self._room.width(), -1))
        return footer

    def _lay_out(self, text: QTextDocument, page: QSizeF) -> None:
        text.documentLayout().setPaintDevice(self._device)
        text.setDocumentMargin(0)
        text.setPageSize(page)

    def _keep_together(self) -> None:
        """Move to the next page what would stand apart from the text that it leads to."""
        block = self._text.begin()
        while block.isValid():
            last = block
            while last.next().isValid() and last.blockFormat().hasProperty(KEEPS_WITH_NEXT):
                last = last.next()
            if last != block and self._page_of(block) != self._page_of(last):
                style = QTextBlockFormat()
                style.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).mergeBlockFormat(style)
                # Laid out again from here on only, Qt would lose what follows.
                self._text.markContentsDirty(0, self._text.characterCount())
            block = last if last != block else block.next()

    def _page_of(self, block: QTextBlock) -> int:
        """The page on which the first line of a block is, counted from 0."""
        top = self._text.documentLayout().blockBoundingRect(block).top()
        if block.layout().lineCount():
            # A line without room at the foot of a page goes to the next one, its block does not.
            top += block.layout().lineAt(0).y()
        return int(top // self._body.height())


def _paper_font(*, points: float, strong: bool) -> QFont:
    """The fonts of the window at the size that they have on paper, whatever the zoom."""
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _draw(painter: QPainter, text: QTextDocument, part: QRectF, top: float) -> None:
    """Draw a part of a text, black whatever the colours of the window, moved down by ``top``."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    context.palette = palette
    context.clip = part
    painter.save()
    painter.translate(0, top)
    painter.setClipRect(part)
    text.documentLayout().draw(painter, context)
    painter.restore()
