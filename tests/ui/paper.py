"""Paper for tests: what is drawn on as on a printer, and keeps the words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from neglect_workbook.exchange.report import Document
from neglect_workbook.ui.printed_pages import PrintedPages

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DOTS = 96
ROOM = QSizeF(642, 1000)
ROOM_ACROSS = QSizeF(1009, 688)

_SVG = "{http://www.w3.org/2000/svg}"


@contextmanager
def paper() -> Iterator[tuple[QSvgGenerator, QBuffer]]:
    """What is drawn on, and what it keeps."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setResolution(DOTS)
    device.setSize(ROOM.toSize())
    yield device, buffer
    buffer.close()


def page_count(document: Document) -> int:
    """How many pages a document takes."""
    with paper() as (device, _):
        return PrintedPages(document, device, ROOM, ROOM_ACROSS).count


def pages_across(document: Document) -> list[int]:
    """The numbers of the pages that are wider than tall."""
    with paper() as (device, _):
        pages = PrintedPages(document, device, ROOM, ROOM_ACROSS)
        return [number for number in range(1, pages.count + 1) if pages.is_across(number)]


def words_on(document: Document, number: int) -> list[str]:
    """The pieces of text that are drawn on a page."""
    return words_on_pages(document, number)[0]


def words_on_pages(document: Document, *numbers: int) -> list[list[str]]:
    """The pieces of text that are drawn on each of some pages, or on every one."""
    with paper() as (device, _):
        pages = PrintedPages(document, device, ROOM, ROOM_ACROSS)
        return [_drawn(pages, number) for number in numbers or range(1, pages.count + 1)]


def _drawn(pages: PrintedPages, number: int) -> list[str]:
    with paper() as (device, buffer):
        painter = QPainter(device)
        pages.draw(painter, number)
        painter.end()
        drawn: Element = fromstring(bytes(buffer.data().data()))
    return [(one.text or "").strip() for one in drawn.iter(f"{_SVG}text")]
