"""Find: from a few letters to the very field, by keys alone."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.ui.finding import the
from tests.ui.main_window.every_page import controls_without_a_name, texts_cut_off
from tests.ui.main_window.searching import Panel, focused, settle
from tests.ui.main_window.whole import action_of, button_on, name_of, session_of, texts_on, view_of

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


@pytest.fixture
def filled(opened: MainWindow) -> MainWindow:
    """A workbook with one of each kind that has words of its own."""
    session = session_of(opened)
    session.do(None, lambda one: one.set_answer("M3", worried_about="Zebras cross the yard"))
    session.do(
        None,
        lambda one: one.add_record(
            RecordKind.EVIDENCE, title="Zebra log", kept_at="Walrus cupboard"
        ),
    )
    session.do(None, lambda one: one.add_record(RecordKind.ACTION, what_we_do="Count zebras"))
    session.do(None, lambda one: one.add_record(RecordKind.INDICATOR, name="Zebras in the yard"))
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="S1"))
    return opened


def _add_evidence(window: MainWindow, title: str) -> None:
    session_of(window).do(None, lambda one: one.add_record(RecordKind.EVIDENCE, title=title))


@pytest.fixture
def find(filled: MainWindow) -> Panel:
    """Find, open."""
    return Panel(filled, ActionId.FIND)


def test_an_empty_line_says_what_is_looked_through(find: Panel) -> None:
    assert "questions, answers, evidence, actions" in texts_on(find.panel)
    assert find.titles == []


def test_hits_stand_by_kind_with_their_counts(find: Panel) -> None:
    find.write("zebra")

    assert find.headings == {"Answers": "1", "Evidence": "1", "Actions": "1", "Indicators": "1"}
    assert find.titles == [
        "M3 Drift and harm, Worried about",
        "E1 Zebra log",
        "A1 Count zebras",
        "I1 Zebras in the yard",
    ]


def test_enter_goes_to_the_very_box(find: Panel) -> None:
    find.write("ZEBRAS cross")
    find.press(Qt.Key.Key_Return)

    assert not find.is_open
    box = focused()
    assert isinstance(box, QTextEdit)
    assert box.toPlainText() == "Zebras cross the yard"


@pytest.mark.parametrize(
    ("wanted", "title", "page", "name"),
    [
        ("zebra", "E1", PageId.EVIDENCE, "What it is"),
        ("walrus", "E1", PageId.EVIDENCE, "Where it is kept"),
        ("count zebras", "A1", PageId.ACTION_PLAN, "What we will do"),
        ("zebras in", "I1", PageId.INDICATORS, ""),
        ("whole system", "S1", PageId.QUESTIONS, ""),
        ("avoid drift", "Halton", PageId.LIBRARY, ""),
    ],
)
def test_arrows_and_enter_go_to_the_field_of_a_record(
    find: Panel, wanted: str, title: str, page: PageId, name: str
) -> None:
    find.write(wanted)
    find.choose(title)

    assert view_of(find.window).place.page is page
    assert name in name_of(focused())


def test_a_word_explained_and_a_topic_open_the_help(find: Panel) -> None:
    find.write("disguised compliance when adults")
    find.choose("Disguised compliance")
    help_window = the(HelpWindow, find.window)
    assert help_window.isVisible()
    assert help_window.topic == "words"

    find.window.activateWindow()
    find = Panel(find.window, ActionId.FIND)
    find.write("what stays here")
    find.choose("Privacy")
    assert help_window.topic == "privacy"


def test_what_is_being_typed_can_be_found_at_once(filled: MainWindow) -> None:
    view_of(filled).go_to(Jump(PageId.QUESTIONS, question_id="S1", field="reason"))
    QTest.keyClicks(focused(), "A quokka")
    find = Panel(filled, ActionId.FIND)
    find.write("quok")

    assert find.titles == ["S1 Whole system, Why we chose this rating"]


def test_what_was_removed_is_found_no_more(find: Panel) -> None:
    find.write("walrus")
    assert find.titles
    session = session_of(find.window)
    item = session.snapshot.evidence[0]
    session.do(None, lambda one: one.remove_record(RecordKind.EVIDENCE, item.id))
    find.write("walrus ")

    assert find.titles == []
    assert "Use fewer words" in texts_on(find.panel)


def test_many_hits_of_a_kind_are_shown_when_asked_for(find: Panel) -> None:
    for number in range(8):
        _add_evidence(find.window, f"Quokka {number}")
    find.write("quokka")
    assert find.headings == {"Evidence": "8"}
    assert find.titles[-1] == "Show all 8"
    assert len(find.titles) == 6

    find.choose("Show all")
    assert find.is_open
    assert len(find.titles) == 8
    assert find.current == "E7 Quokka 5"


def test_escape_closes_with_the_keyboard_where_it_was(filled: MainWindow) -> None:
    view_of(filled).go_to(Jump(PageId.QUESTIONS, question_id="S1", field="reason"))
    box = focused()
    find = Panel(filled, ActionId.FIND)
    find.write("zebra")
    find.press(Qt.Key.Key_Escape)

    assert not find.is_open
    assert focused() is box


def test_the_last_words_are_there_again_to_be_typed_over(find: Panel) -> None:
    find.write("zebra")
    find.press(Qt.Key.Key_Escape)
    again = Panel(find.window, ActionId.FIND)

    assert again.panel.line.selectedText() == "zebra"
    assert again.titles
    QTest.keyClicks(focused(), "walrus")
    assert again.titles == ["E1 Zebra log, Where it is kept"]


def test_another_workbook_begins_with_an_empty_line(find: Panel) -> None:
    find.write("zebra")
    find.press(Qt.Key.Key_Escape)
    find.window.open_sample()
    again = Panel(find.window, ActionId.FIND)

    assert again.panel.line.text() == ""


def test_arrows_and_letters_go_between_the_line_and_the_list(find: Panel) -> None:
    find.write("zebra")
    assert find.current == "M3 Drift and harm, Worried about"
    find.press(Qt.Key.Key_Down)
    assert focused() is find.panel.results
    assert find.current == "E1 Zebra log"
    find.press(Qt.Key.Key_Up)
    find.press(Qt.Key.Key_Up)
    assert focused() is find.panel.line

    find.press(Qt.Key.Key_Down)
    find.press(Qt.Key.Key_S)
    assert find.panel.line.text() == "zebras"
    find.press(Qt.Key.Key_Tab)
    assert focused() is find.panel.results
    find.press(Qt.Key.Key_End)
    assert find.current == "I1 Zebras in the yard"
    find.press(Qt.Key.Key_Home)
    assert find.current == "M3 Drift and harm, Worried about"
    find.press(Qt.Key.Key_Tab)
    assert focused() is find.panel.line


def test_a_click_beside_it_or_going_elsewhere_closes_it(find: Panel) -> None:
    handle = find.window.windowHandle()
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 400)
    )
    settle()
    assert not find.is_open

    again = Panel(find.window, ActionId.FIND)
    action_of(find.window, ActionId.GO_EVIDENCE).trigger()
    settle()
    assert not again.is_open


def test_a_click_on_a_row_goes_there(find: Panel) -> None:
    find.write("walrus")
    row = find.panel.results.visualRect(find.panel.results.currentIndex())
    place = row.center()
    QTest.mouseClick(
        find.panel.results.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place,
    )
    settle()

    assert view_of(find.window).place.page is PageId.EVIDENCE


def test_the_key_works_inside_a_text(filled: MainWindow) -> None:
    view_of(filled).go_to(Jump(PageId.QUESTIONS, question_id="S1", field="reason"))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(filled.windowHandle(), Qt.Key.Key_F, control)
    settle()
    assert name_of(focused()) == "Find in your workbook, the help and the library"

    QTest.keyClick(filled.windowHandle(), Qt.Key.Key_K, control)
    settle()
    assert name_of(focused()) == "Write what you want to do"


def test_the_field_in_the_tool_row_opens_it_too(filled: MainWindow) -> None:
    button_on(filled.menuBar(), "Find").click()
    settle()

    assert name_of(focused()) == "Find in your workbook, the help and the library"


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_in_it_is_cut_off_or_nameless(find: Panel, theme: "Theme", zoom: int) -> None:
    theme.set_zoom(zoom)
    settle()
    for wanted in ("", "zebra", "nothing has this"):
        find.write(wanted or " ")
        assert controls_without_a_name(find.panel) == []
        assert texts_cut_off(find.panel) == []
        assert find.window.rect().contains(find.panel.geometry())
