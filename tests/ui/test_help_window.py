"""The help: by key, by search, by links, and in every theme."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.questions import loader
from neglect_workbook.ui.actions import ACTIONS
from neglect_workbook.ui.help.reader import HelpReader
from neglect_workbook.ui.help.topic_list import TopicList
from neglect_workbook.ui.help.topics import key_groups, topic_for
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.menus import shortcuts_of
from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.filter_line import FilterLine
from tests.ui.finding import the

FRAMEWORK = loader.load("bscp-neglect-2026")
Make = Callable[[str], HelpWindow]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Make:
    """Makes the window and shows a topic in it."""

    def make(topic: str) -> HelpWindow:
        window = HelpWindow(theme, FRAMEWORK)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show_topic(topic)
        return window

    return make


def _text(window: HelpWindow) -> str:
    return the(HelpReader, window).toPlainText()


def _search(window: HelpWindow, words: str) -> None:
    line = the(FilterLine, window)
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, words)


def _fits(pane: QAbstractScrollArea) -> bool:
    return pane.horizontalScrollBar().maximum() == 0


def _links(window: HelpWindow) -> dict[str, Button]:
    return {one.words: one for one in window.findChildren(Button) if one.isVisible()}


def test_every_page_of_the_program_has_a_topic_of_its_own() -> None:
    topics = [topic_for(page) for page in PageId]

    assert len(set(topics)) == len(topics)
    assert topic_for(None) is TopicId.START


def test_every_key_of_the_menus_is_listed_as_it_can_be_pressed(qapp: QApplication) -> None:
    assert qapp is not None
    listed = {what: keys for group in key_groups() for what, keys in group.keys}

    assert len(listed) == len([spec for spec in ACTIONS if shortcuts_of(spec)])
    assert listed["Help with this page"] == "F1"
    assert listed["Redo"] == "Ctrl+Y or Ctrl+Shift+Z"


def test_it_opens_at_the_topic_with_its_text_ready_to_be_read(make: Make) -> None:
    window = make("evidence")

    assert window.topic is TopicId.EVIDENCE
    assert _text(window).startswith("Evidence\n")
    assert QApplication.focusWidget() is the(HelpReader, window)
    assert the(HelpReader, window).accessibleName() == "Evidence"
    marked = the(TopicList, window).selectionModel().selectedIndexes()
    assert [index.data() for index in marked] == ["Evidence"]


def test_escape_closes_it_and_it_is_as_large_when_it_comes_back(make: Make) -> None:
    window = make("evidence")
    window.resize(700, 500)

    QTest.keyClick(the(HelpReader, window), Qt.Key.Key_Escape)
    assert not window.isVisible()

    window.show_topic("words")
    assert (window.width(), window.height()) == (700, 500)


def test_escape_empties_the_search_before_it_closes_anything(make: Make) -> None:
    window = make("evidence")
    _search(window, "ladder")

    QTest.keyClick(the(FilterLine, window), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert the(TopicList, window).topics == tuple(TopicId)

    QTest.keyClick(the(FilterLine, window), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_searching_lists_the_pages_with_all_the_words_and_marks_them(make: Make) -> None:
    window = make("start")

    _search(window, "Disguised compliance")

    assert the(TopicList, window).topics == (TopicId.WORDS,)
    assert window.topic is TopicId.WORDS
    marked = the(HelpReader, window).hits
    assert {word.lower() for word in marked} == {"disguised", "compliance"}
    assert the(HelpReader, window).verticalScrollBar().value() > 0


def test_the_list_says_how_many_places_a_page_has(make: Make) -> None:
    window = make("start")

    _search(window, "triangulation")

    rows = the(TopicList, window).model()
    spoken = [
        rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(rows.rowCount())
    ]
    assert "Words explained, 1 place" in spoken


def test_enter_goes_to_the_next_place_and_round_again(make: Make) -> None:
    window = make("words")
    window.resize(700, 420)
    _search(window, "harm")
    bar = the(HelpReader, window).verticalScrollBar()

    seen = [bar.value()]
    for _ in the(HelpReader, window).hits:
        QTest.keyClick(the(FilterLine, window), Qt.Key.Key_Return)
        seen.append(bar.value())

    assert len(set(seen)) > 1
    assert seen[-1] == seen[0]


def test_words_that_stand_nowhere_are_said_to_stand_nowhere(make: Make) -> None:
    window = make("evidence")

    _search(window, "xylophone")

    shown = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert "No page has these words." in shown
    assert window.topic is TopicId.EVIDENCE
    _search(window, "harm")
    shown = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert "No page has these words." not in shown


def test_a_topic_is_chosen_by_keyboard_alone(make: Make) -> None:
    window = make("start")
    line, topics = the(FilterLine, window), the(TopicList, window)
    QTest.keyClick(the(HelpReader, window), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is line

    QTest.keyClick(line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is topics
    QTest.keyClick(topics, Qt.Key.Key_Down)
    assert _text(window).startswith("Start here\n")
    QTest.keyClick(topics, Qt.Key.Key_Return)
    assert _text(window).startswith("What to have to hand\n")


def test_tab_goes_from_the_search_to_the_topics_the_page_and_its_links(make: Make) -> None:
    window = make("evidence")
    the(FilterLine, window).setFocus()
    reached = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert reached == [
        "Find in the help",
        "Topics",
        "Evidence",
        "Questions",
        "Privacy",
        "The method",
        "Print this page",
    ]


def test_a_link_leads_to_its_topic_and_the_focus_goes_with_it(make: Make) -> None:
    window = make("evidence")

    _links(window)["Privacy"].click()
    QApplication.processEvents()

    assert window.topic is TopicId.PRIVACY
    assert QApplication.focusWidget() is the(HelpReader, window)
    assert set(_links(window)) == {"Questions", "Evidence", "Review and send", "Print this page"}


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
def test_it_can_be_read_in_every_theme(make: Make, theme: Theme, name: str) -> None:
    window = make("questions")

    theme.set_name(name)

    ground = theme.hex("surface")
    reader = the(HelpReader, window)
    block = reader.document().begin()
    inks = set()
    while block.isValid():
        inks |= {one.format.foreground().color().name() for one in block.textFormats()}
        block = block.next()
    # That this ink can be read on this ground is a test of the tokens.
    assert inks == {theme.hex("ink").lower()}
    assert reader.grab().toImage().pixelColor(8, 8).name() == ground.lower()


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("width", [480, 960, 1366])
def test_nothing_scrolls_sideways_at_any_size(
    qtbot: QtBot, make: Make, theme: Theme, zoom: int, width: int
) -> None:
    theme.set_zoom(zoom)
    window = make("shortcuts")

    window.resize(width, 692)
    for pane in (the(TopicList, window), the(HelpReader, window)):
        qtbot.waitUntil(partial(_fits, pane))
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget.parent(), QAbstractScrollArea):
            right = widget.mapTo(window, widget.rect().topRight()).x()
            assert right < window.width(), widget.accessibleName()


def test_a_topic_that_is_not_there_is_a_fault(make: Make) -> None:
    window = make("start")

    with pytest.raises(ValueError, match="nowhere"):
        window.show_topic("nowhere")
