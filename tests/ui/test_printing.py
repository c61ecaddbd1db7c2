"""What is printed: page by page, as text and as a PDF, without any printer."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter, QPdfWriter
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.exchange.report import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from neglect_workbook.questions import loader
from neglect_workbook.ui import printing
from neglect_workbook.ui.help.topics import pages_of
from neglect_workbook.ui.printed_pages import PrintedPages
from neglect_workbook.ui.printing import print_document, write_pdf
from neglect_workbook.ui.theme import Theme
from tests.ui.finding import the
from tests.ui.paper import ROOM, page_count, paper, words_on

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FRAMEWORK = loader.load("bscp-neglect-2026")
pytestmark = pytest.mark.usefixtures("theme")


def _document(*blocks: Block) -> Document:
    return Document("Title", "Ours", "", "", ("A footer",), "en-GB", date(2026, 11, 25), blocks)


def _list() -> Document:
    return pages_of(FRAMEWORK)[TopicId.TO_HAVE_TO_HAND].document


def _pdf_pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))


def test_what_to_have_to_hand_is_one_page_with_every_thing_on_it() -> None:
    assert page_count(_list()) == 1

    words = words_on(_list(), 1)
    for thing in FRAMEWORK.wording.to_have_to_hand:
        assert thing in words
    assert "Page 1 of 1" in words


def test_every_thing_to_have_to_hand_has_a_box_to_tick() -> None:
    with paper() as (device, buffer):
        painter = QPainter(device)
        PrintedPages(_list(), device, ROOM).draw(painter, 1)
        painter.end()
        drawn: Element = fromstring(bytes(buffer.data().data()))

    boxes = list(drawn.iter("{http://www.w3.org/2000/svg}image"))
    assert len(boxes) == len(FRAMEWORK.wording.to_have_to_hand)


def test_every_page_says_which_it_is_and_where_a_worry_goes() -> None:
    document = pages_of(FRAMEWORK)[TopicId.WORDS].document
    count = page_count(document)
    assert count > 1

    for number in range(1, count + 1):
        words = words_on(document, number)
        assert f"Page {number} of {count}" in words
        assert any("01204 331500" in one for one in words)


def test_no_word_is_lost_between_two_pages() -> None:
    document = pages_of(FRAMEWORK)[TopicId.WORDS].document
    pages = range(1, page_count(document) + 1)
    drawn = "\n".join(word for number in pages for word in words_on(document, number))

    for term in FRAMEWORK.terms:
        assert f"{term.word[:1].upper()}{term.word[1:]}." in drawn


def test_a_heading_that_starts_a_page_starts_one() -> None:
    document = _document(Paragraph((Run("before"),)), Heading(1, "After", starts_page=True))

    assert page_count(document) == 2
    assert "After" not in words_on(document, 1)
    assert "After" in words_on(document, 2)


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    blocks: list[Block] = []
    for number in range(40):
        blocks.append(Heading(1, f"Heading {number}"))
        blocks += [
            Paragraph((Run(f"Text {number} {part}. " * 9),)) for part in range(number % 4 + 1)
        ]
    document = _document(*blocks)
    pages = [words_on(document, number) for number in range(1, page_count(document) + 1)]

    for number in range(40):
        (page,) = [words for words in pages if f"Heading {number}" in words]
        assert any(word.startswith(f"Text {number} 0.") for word in page)
    drawn = " ".join(word for page in pages for word in page)
    assert all(f"Text {number} {number % 4}." in drawn for number in range(40))


def test_a_long_table_has_its_headings_on_every_page() -> None:
    rows = tuple((Cell((Run(f"row {number}"),)),) for number in range(80))
    document = _document(Table("Rows", "Many.", (Column("What it is", 100),), rows))
    count = page_count(document)
    assert count > 1

    for number in range(1, count + 1):
        assert "What it is" in words_on(document, number)


def test_paper_is_white_and_the_text_as_large_whatever_the_window_looks_like(
    theme: Theme,
) -> None:
    def drawn() -> QImage:
        page = QImage(ROOM.toSize(), QImage.Format.Format_RGB32)
        page.fill(0xFFFFFFFF)
        painter = QPainter(page)
        PrintedPages(_list(), page, ROOM).draw(painter, 1)
        painter.end()
        return page

    light = drawn()
    theme.set_name("high_contrast")
    theme.set_zoom(200)

    assert drawn() == light
    assert light.pixelColor(light.width() - 1, light.height() // 2).name() == "#ffffff"


def test_a_pdf_has_the_pages_and_the_title(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"

    write_pdf(_list(), path)
    assert _pdf_pages(path) == 1
    assert "What to have to hand".encode("utf-16-be") in path.read_bytes()

    write_pdf(_document(*(Heading(1, "Part", starts_page=True),) * 3), path)
    assert _pdf_pages(path) == 4


def test_a_pdf_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        write_pdf(_list(), tmp_path / "nowhere" / "list.pdf")


def test_printing_asks_for_a_printer_and_does_nothing_when_that_is_cancelled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Document] = []
    monkeypatch.setattr(printing, "draw_document", lambda document, _: printed.append(document))
    parent = QWidget()
    qtbot.addWidget(parent)

    print_document(parent, _list())
    dialog = the(QDialog, parent)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Print What to have to hand"
    dialog.reject()

    assert printed == []


@pytest.mark.parametrize("can_print", [True, False])
def test_what_could_not_be_printed_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, can_print: bool
) -> None:
    def draw(_document: Document, _device: QPagedPaintDevice) -> bool:
        return can_print

    monkeypatch.setattr(printing, "draw_document", draw)
    parent = QWidget()
    qtbot.addWidget(parent)

    print_document(parent, _list())
    dialog = the(QDialog, parent)
    dialog.accept()

    boxes = parent.findChildren(QMessageBox)
    assert len(boxes) == (0 if can_print else 1)
    for box in boxes:
        assert "could not be reached" in box.text()
        box.reject()


@pytest.mark.qt_log_ignore("Returned false")
def test_a_device_that_is_gone_is_told(tmp_path: Path) -> None:
    # A file in a folder that is not there stands for a printer that is not there.
    gone = QPdfWriter(str(tmp_path / "nowhere" / "list.pdf"))

    assert not printing.draw_document(_list(), gone)
