"""A neutral document on paper: sent to a printer, or written as a PDF.

Black on white on A4, with the document's footer and the number of the page at the foot of each.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from neglect_workbook.errors import BugError
from neglect_workbook.files import write_whole
from neglect_workbook.ui.document_view import text_document
from neglect_workbook.ui.theme import FONT_FAMILIES
from neglect_workbook.ui.tokens import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice, QPaintDevice
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from neglect_workbook.exchange.report import Document

#: At the left, above, at the right and below, in millimetres.
_MARGINS: Final = QMarginsF(20, 18, 20, 14)
#: Points of the footer: what is read once and not again.
_FOOTER_POINTS: Final = 9.0
#: Room above the footer, in inches.
_FOOTER_GAP: Final = 0.15
#: Qt counts this many pixels to an inch where a text has no device.
_DOTS_PER_INCH: Final = 96
_CREATOR: Final = "Neglect Workbook"
_NOT_PRINTED: Final = "Nothing was printed. The printer could not be reached."
_NEXT_STEP: Final = "See whether it is on and has paper, then try again or choose another one."


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
        width = round(room.width() * _DOTS_PER_INCH / fineness)
        self._text = text_document(document, _paper_font, width)
        self._lay_out(self._text, self._body)

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


def print_document(parent: QWidget, document: "Document") -> None:
    """Ask for a printer, then print. What cannot be printed is said in one calm box.

    Args:
        parent: the window that asks.
        document: what is printed.
    """
    # Who never prints does not wait for this at the start.
    support = import_module("PySide6.QtPrintSupport")
    printer: QPrinter = support.QPrinter(support.QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document.title)
    printer.setCreator(_CREATOR)
    _set_page(printer)
    dialog: QPrintDialog = support.QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print {document.title}")
    # Our documents are short, and are printed whole.
    dialog.setOption(support.QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def on_accepted(_printer: object) -> None:
        # A function that held the parent would delete it, and the dialog with it, from within.
        if not draw_document(document, printer):
            _say_not_printed(dialog.parentWidget())

    dialog.accepted.connect(on_accepted)
    QDialog.open(dialog)


def write_pdf(document: "Document", path: "Path") -> None:
    """Write the document as a PDF; what was there is replaced.

    Raises:
        KnownError: the file could not be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.title)
    writer.setCreator(_CREATOR)
    _set_page(writer)
    if not draw_document(document, writer):
        raise BugError("a PDF in memory could not be begun")
    content = bytes(buffer.data().data())
    write_whole(path, lambda temporary: temporary.write_bytes(content))


def draw_document(document: "Document", device: "QPagedPaintDevice") -> bool:
    """Draw every page of a document.

    Returns:
        Whether it could be done: a printer may be gone.
    """
    room = device.pageLayout().paintRectPixels(device.logicalDpiX()).size()
    painter = QPainter()
    if not painter.begin(device):
        return False
    pages = PrintedPages(document, device, QSizeF(room))
    for number in range(1, pages.count + 1):
        if number > 1 and not device.newPage():
            break
        pages.draw(painter, number)
    return painter.end()


def _set_page(device: "QPagedPaintDevice") -> None:
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, upright, _MARGINS, QPageLayout.Unit.Millimeter))


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


def _say_not_printed(parent: QWidget | None) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(_CREATOR)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_NOT_PRINTED)
    box.setInformativeText(_NEXT_STEP)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
