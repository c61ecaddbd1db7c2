"""A neutral document on paper: sent to a printer, or written as a PDF, on A4."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from neglect_workbook.errors import BugError
from neglect_workbook.files import write_whole
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.printed_pages import PrintedPages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6 import QtPrintSupport
    from PySide6.QtGui import QPagedPaintDevice

    from neglect_workbook.exchange.report import Document
else:
    QtPrintSupport = Late("PySide6.QtPrintSupport")

#: At the left, above, at the right and below, in millimetres.
_MARGINS: Final = QMarginsF(20, 18, 20, 14)
_MARGINS_ACROSS: Final = QMarginsF(15, 16, 15, 12)
#: What Windows allows in no name of a file.
_NOT_IN_A_NAME: Final = str.maketrans("", "", '<>:"/\\|?*')
_CREATOR: Final = "Neglect Workbook"
#: Dots per inch of a PDF. Qt counts the height of a text in 64ths of a dot and in 32 bits. At its
#: own 1,200 dots a text of about a thousand pages goes beyond that, and ends the program.
_PDF_FINENESS: Final = 300
_NOT_PRINTED: Final = "Nothing was printed. The printer could not be reached."
_NEXT_STEP: Final = "See whether it is on and has paper, then try again or choose another one."


def print_document(parent: QWidget, document: "Document") -> None:
    """Ask for a printer, then print. What cannot be printed is said in one calm box.

    Args:
        parent: the window that asks.
        document: what is printed.
    """
    printer = QtPrintSupport.QPrinter(QtPrintSupport.QPrinter.PrinterMode.HighResolution)
    # A printer that makes a PDF proposes it as the name of the file.
    printer.setDocName(document.title.translate(_NOT_IN_A_NAME))
    printer.setCreator(_CREATOR)
    _set_page(printer)
    dialog = QtPrintSupport.QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print {document.title}")
    # Our documents are short, and are printed whole.
    options = QtPrintSupport.QPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintPageRange, on=False)
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
    writer.setResolution(_PDF_FINENESS)
    writer.setTitle(document.title)
    writer.setCreator(_CREATOR)
    _set_page(writer)
    if not draw_document(document, writer):
        raise BugError("a PDF in memory could not be begun")
    content = bytes(buffer.data().data())
    write_whole(path, lambda temporary: temporary.write_bytes(content))


def write_pdf_off_thread(document: "Document", path: "Path") -> None:
    """``write_pdf`` on a thread that Qt does not know, while the window goes on.

    Raises:
        KnownError: the file could not be written.
    """
    # Laying out a text begins timers. They need a loop on their thread, even if it never turns.
    loop = QEventLoop()
    write_pdf(document, path)
    loop.quit()


def draw_document(document: "Document", device: "QPagedPaintDevice") -> bool:
    """Draw every page of a document.

    Returns:
        Whether it could be done: a printer may be gone.
    """
    upright = device.pageLayout()
    across = _turned(upright)
    painter = QPainter()
    if not painter.begin(device):
        return False
    pages = PrintedPages(document, device, _room(upright, device), _room(across, device))
    for number in range(1, pages.count + 1):
        if number > 1:
            # The only moment at which Qt lets a page be turned.
            device.setPageLayout(across if pages.is_across(number) else upright)
            if not device.newPage():
                break
        pages.draw(painter, number)
    return painter.end()


def _set_page(device: "QPagedPaintDevice") -> None:
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, upright, _MARGINS, QPageLayout.Unit.Millimeter))


def _turned(upright: QPageLayout) -> QPageLayout:
    """A page across of the same paper. It has narrower margins: a wide table needs the room."""
    across = QPageLayout(upright)
    across.setUnits(QPageLayout.Unit.Millimeter)
    across.setOrientation(QPageLayout.Orientation.Landscape)
    across.setMargins(_MARGINS_ACROSS)
    return across


def _room(layout: QPageLayout, device: "QPagedPaintDevice") -> QSizeF:
    """What a page has within its margins, in pixels."""
    return QSizeF(layout.paintRectPixels(device.logicalDpiX()).size())


def _say_not_printed(parent: QWidget | None) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(_CREATOR)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_NOT_PRINTED)
    box.setInformativeText(_NEXT_STEP)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
