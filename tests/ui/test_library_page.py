from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from neglect_workbook.domain.library import Library
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages import library_page
from neglect_workbook.ui.pages.library.library_reader import LibraryReader
from neglect_workbook.ui.pages.library_page import LibraryPage
from neglect_workbook.ui.pages.question.help_topics import HelpTopics
from neglect_workbook.ui.pages.questions_page import QuestionsPage
from neglect_workbook.ui.widgets.disclosure import Disclosure
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

WIDE, NARROW = (1118, 660), (900, 660)


class Shown:
    """The page in a window, and where it asked to go."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> None:
        self.session = session
        self.page = LibraryPage(theme, session)
        self.jumps: list[Jump] = []
        self.page.jump_requested.connect(self.jumps.append)
        qtbot.addWidget(self.page)
        self.page.resize(*WIDE)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.reader = the(LibraryReader, self.page)
        self.line = the(QLineEdit, self.page)

    @property
    def text(self) -> str:
        """What is read, and nothing where something else stands in its place."""
        return self.reader.toPlainText() if self.reader.isVisible() else ""

    @property
    def said(self) -> list[str]:
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisible()]

    @property
    def link(self) -> str:
        """The link that Enter would follow."""
        return self.reader.textCursor().selectedText().replace("\u00a0", " ")

    def card(self, name: str) -> QRadioButton:
        cards = self.page.findChildren(QRadioButton)
        return next(one for one in cards if one.accessibleName() == name)

    def open(self, record_id: str) -> None:
        self.page.go_to(Jump(PageId.LIBRARY, record_id=record_id))

    def search(self, words: str) -> None:
        self.line.setText(words)
        QTest.keyClick(self.line, Qt.Key.Key_Return)

    def marked(self) -> list[str]:
        """The words that are underlined and lead nowhere."""
        found = []
        block = self.reader.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                look = fragment.charFormat()
                if look.fontUnderline() and not look.isAnchor():
                    found.append(fragment.text())
                iterator += 1
            block = block.next()
        return found


@pytest.fixture
def shown(qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> Shown:
    return Shown(qtbot, theme, session)


def test_the_page_says_that_it_is_for_reading_and_not_sent(shown: Shown) -> None:
    assert "Library" in shown.said
    assert any("not questions to answer, and nothing here is sent" in one for one in shown.said)


def test_each_reference_carries_its_status_in_words(shown: Shown) -> None:
    names = [one.accessibleName() for one in shown.page.findChildren(QRadioButton)]
    assert names == [
        "Neglect Summit 2024, background",
        "Bolton 2021-23, superseded",
        "Halton 2022-25, not Bolton's",
        "Bury 2023-26, not Bolton's",
        "Reviews and inspections, background",
    ]


def test_choosing_a_reference_shows_it_with_how_far_it_counts(shown: Shown) -> None:
    shown.card("Bolton 2021-23, superseded").click()
    assert "Superseded. Its period ended in 2023." in shown.text
    assert "\u201cDevelop, launch and embed the Bolton Neglect Toolkit\u201d" in shown.text
    assert "Halton" not in shown.text
    assert shown.page.place == Jump(PageId.LIBRARY, record_id="bolton-2021-23")
    assert shown.reader.accessibleName() == "Bolton 2021-23, superseded"


def test_arrows_go_through_the_references_and_tab_reaches_them_once(shown: Shown) -> None:
    first = shown.card("Neglect Summit 2024, background")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = shown.card("Bolton 2021-23, superseded")
    assert second.isChecked()
    assert second.hasFocus()
    assert "Multiagency Neglect Strategy" in shown.text
    cards = shown.page.findChildren(QRadioButton)
    assert [one for one in cards if one.focusPolicy() & Qt.FocusPolicy.TabFocus] == [second]


def test_what_is_ours_stands_without_quotation_marks(shown: Shown) -> None:
    shown.open("reviews-and-inspections")
    assert "\u201c" not in shown.text
    assert "in our own words" in shown.text


def test_a_number_says_in_words_where_it_should_go(shown: Shown) -> None:
    shown.open("bury-2023-26")
    lines = shown.text.splitlines()
    at = next(n for n, one in enumerate(lines) if "more than six months" in one)
    assert "Should go down" in lines[at] + lines[at + 1]
    assert "Worth watching" in shown.text


def test_a_jump_to_an_entry_shows_it_with_its_link_ready(shown: Shown) -> None:
    shown.open("bury-indicators-8")
    assert shown.page.place.record_id == "bury-2023-26"
    assert shown.reader.hasFocus()
    assert shown.link == "Fits M3"
    seen = shown.reader.cursorForPosition(QPoint(60, 40)).block().text()
    assert "more than six months" in seen
    QTest.keyClick(shown.reader, Qt.Key.Key_Return)
    assert shown.jumps == [Jump(PageId.QUESTIONS, question_id="M3")]


def test_tab_goes_from_link_to_link(shown: Shown) -> None:
    shown.open("bolton-2021-23")
    QTest.keyClick(shown.reader, Qt.Key.Key_Tab)
    assert shown.link == "Fits S1"
    QTest.keyClick(shown.reader, Qt.Key.Key_Tab)
    assert shown.link == "Fits S6"
    assert len(shown.reader.extraSelections()) == 1


def test_only_questions_of_this_workbook_are_offered(shown: Shown) -> None:
    shown.open("bury-2023-26")
    assert "Fits P6" in shown.text
    shown.session.do(None, lambda workbook: workbook.set_organisation(set_ids=("M",)))
    assert "Fits M3" in shown.text
    assert "Fits P6" not in shown.text


def test_an_unknown_place_leaves_what_was_read_and_begins_at_the_search(shown: Shown) -> None:
    shown.open("bury-2023-26")
    shown.open("")
    assert "Bury Neglect Strategy" in shown.text
    assert shown.line.hasFocus()


def test_a_search_shows_hits_of_every_reference_with_the_words_marked(shown: Shown) -> None:
    shown.search("SCHOOL attendance")
    assert "Bury Neglect Strategy" in shown.text
    assert "Multiagency Neglect Strategy" not in shown.text
    assert set(shown.marked()) == {"school", "attendance"}
    # The third is under a heading that speaks of schools.
    assert "3 found in 2 documents" in shown.said
    assert shown.card("Bury 2023-26, not Bolton's").accessibleDescription() == "2 found"
    assert shown.card("Halton 2022-25, not Bolton's").accessibleDescription() == "0 found"
    assert not any(one.isChecked() for one in shown.page.findChildren(QRadioButton))


def test_hits_keep_the_status_of_their_reference_beside_them(shown: Shown) -> None:
    shown.search("training")
    for words in ("Superseded", "Not Bolton's", "Background"):
        assert words in shown.text


def test_a_search_that_waits_for_no_enter_comes_by_itself(qtbot: "QtBot", shown: Shown) -> None:
    QTest.keyClicks(shown.line, "prevalence")
    qtbot.waitUntil(lambda: "prevalence" in shown.marked())


def test_choosing_a_reference_ends_the_search(shown: Shown) -> None:
    shown.search("training")
    shown.card("Neglect Summit 2024, background").click()
    assert shown.line.text() == ""
    assert "It looks back" in shown.text
    assert shown.marked() == []


def test_a_search_that_finds_nothing_says_so_and_can_be_cleared(shown: Shown) -> None:
    shown.open("bury-2023-26")
    shown.search("training zebra")
    assert shown.text == ""
    assert "Nothing in the library has all these words." in shown.said
    button = next(
        one for one in shown.page.findChildren(QPushButton) if one.text() == "Clear the search"
    )
    assert button.hasFocus()
    button.click()
    assert "Bury Neglect Strategy" in shown.text
    assert shown.line.hasFocus()


@pytest.mark.parametrize("zoom", [100, 200])
def test_without_room_there_is_a_drop_down_and_nothing_scrolls_sideways(
    shown: Shown, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    shown.page.resize(*NARROW)
    box = the(QComboBox, shown.page)
    assert box.isVisible()
    assert box.accessibleName() == "Document"
    assert not shown.card("Bury 2023-26, not Bolton's").isVisible()
    box.setCurrentIndex(box.findText("Bury 2023-26, not Bolton's"))
    box.activated.emit(box.currentIndex())
    assert "Bury Neglect Strategy" in shown.text
    assert shown.reader.horizontalScrollBar().maximum() == 0
    assert shown.reader.mapTo(shown.page, shown.reader.rect().topRight()).x() <= NARROW[0]


@pytest.mark.parametrize("name", ["dark", "high_contrast"])
def test_another_theme_keeps_the_place(shown: Shown, theme: "Theme", name: str) -> None:
    shown.open("bury-success-20")
    before = shown.reader.verticalScrollBar().value()
    theme.set_name(name)
    assert "Bury Neglect Strategy" in shown.text
    assert abs(shown.reader.verticalScrollBar().value() - before) <= before // 10


def test_everything_that_takes_the_focus_has_a_name(shown: Shown) -> None:
    nameless = [
        type(one).__name__
        for one in shown.page.findChildren(QWidget)
        if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and one.isVisible()
        and not one.accessibleName()
        and not getattr(one, "text", str)()
    ]
    assert nameless == []


def test_a_framework_without_a_library_says_so(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_page, "load_library", lambda _: Library("", "", ()))
    shown = Shown(qtbot, theme, session)
    assert "There is no library for this framework." in shown.said
    assert not shown.line.isVisible()
    shown.open("bury-2023-26")


def test_a_question_offers_what_fits_it_labelled_and_leads_to_the_library(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", preferences: "Preferences"
) -> None:
    page = QuestionsPage(theme, session, preferences)
    jumps: list[Jump] = []
    page.jump_requested.connect(jumps.append)
    qtbot.addWidget(page)
    page.go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    topics = the(HelpTopics, page)
    ideas = next(
        one
        for one in topics.findChildren(Disclosure)
        if the(QPushButton, one).text() == "Ideas from elsewhere"
    )
    said = [one.text() for one in ideas.findChildren(QLabel)]
    assert not ideas.is_open
    assert "Prompts from other documents. They are not part of the Call to Action." in said
    assert said.index("Bury 2023-26, not Bolton's") < said.index(
        "The number of children in need in receipt of a 'child in need' plan for more than six "
        "months."
    )
    link = next(one for one in ideas.findChildren(QPushButton) if one.text() == "Open the library")
    link.click()
    [jump] = jumps
    assert jump.page is PageId.LIBRARY
    assert jump.record_id == "halton-challenge-6"
