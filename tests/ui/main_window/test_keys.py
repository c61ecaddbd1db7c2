"""Menus, keys and the parts of the window."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTextEdit,
    QToolButton,
    QWidget,
)

from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.navigation_tree import NavigationTree
from neglect_workbook.ui.widgets.filter_line import FilterLine
from tests.ui.finding import the
from tests.ui.main_window.whole import action_of, button_on, name_of, session_of, view_of

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


#: The page of two copies is there only while something is left to choose.
_WITH_A_KEY = tuple(page for page in PageId if page is not PageId.MERGE)


def test_every_action_stands_in_its_menu(window: MainWindow) -> None:
    shown = {
        action.objectName()
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.objectName()
    }

    assert shown == set(ActionId)


def test_without_a_workbook_nothing_of_one_is_offered(window: MainWindow) -> None:
    menus = [menu.text() for menu in window.menuBar().actions() if menu.isVisible()]
    assert menus == ["&File", "&View", "&Help"]

    offered = {action.objectName() for action in window.findChildren(QAction) if action.isEnabled()}
    for missing in ("undo", "redo", "save_copy", "close_workbook", "go_send", "toggle_help"):
        assert missing not in offered


def test_undo_and_redo_are_offered_by_what_they_would_do(opened: MainWindow) -> None:
    undo, redo = action_of(opened, ActionId.UNDO), action_of(opened, ActionId.REDO)
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)

    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    assert undo.isEnabled()
    assert undo.text() == "&Undo answer to M3"
    assert button_on(opened, "Undo").text() == "Undo"

    undo.trigger()
    assert session_of(opened).snapshot.answers["M3"].rating == ""
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    redo.trigger()
    assert session_of(opened).snapshot.answers["M3"].rating == "2"


def _undo(text: QWidget) -> None:
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def _redo(text: QWidget) -> None:
    QTest.keyClick(text, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)


def test_the_undo_key_in_a_text_takes_back_the_newest_first_wherever_it_was(
    opened: MainWindow,
) -> None:
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    QTest.keyClicks(box, "a")
    _undo(box)
    assert box.toPlainText() == ""
    assert session_of(opened).snapshot.answers["M3"].rating == "2"

    _undo(box)
    assert session_of(opened).snapshot.answers["M3"].rating == ""


@pytest.mark.parametrize("is_sent", [True, False])
def test_what_the_undo_key_took_back_the_redo_key_brings_again(
    opened: MainWindow, *, is_sent: bool
) -> None:
    session = session_of(opened)
    session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="worried_about"))
    first = QApplication.focusWidget()
    assert isinstance(first, QTextEdit)
    QTest.keyClicks(first, "Visits at night.")
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="working_well"))
    second = QApplication.focusWidget()
    assert isinstance(second, QTextEdit)
    QTest.keyClicks(second, "The team talks.")
    if is_sent:
        session.flush()

    for _ in range(4):
        _undo(second)
        # A pause in which typing is sent, as between the keys of a person.
        session.flush()
    answer = session.snapshot.answers["M3"]
    assert (answer.rating, answer.worried_about, answer.working_well) == ("", "", "")

    for _ in range(4):
        _redo(second)
        session.flush()
    answer = session.snapshot.answers["M3"]
    assert answer.rating == "2"
    assert (first.toPlainText(), second.toPlainText()) == ("Visits at night.", "The team talks.")
    assert (answer.worried_about, answer.working_well) == ("Visits at night.", "The team talks.")


def test_a_line_of_the_file_follows_the_same_keys(opened: MainWindow) -> None:
    session = session_of(opened)
    view_of(opened).go_to(Jump(PageId.EVIDENCE))
    button_on(opened, "Add evidence").click()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Training log")
    session.flush()
    QTest.keyClicks(line, " of June")
    _undo(line)
    assert [one.title for one in session.snapshot.evidence] == ["Training log"]
    _redo(line)
    assert [one.title for one in session.snapshot.evidence] == ["Training log of June"]


def test_a_line_that_is_not_of_the_file_takes_back_its_own_typing(opened: MainWindow) -> None:
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    view_of(opened).go_to(Jump(PageId.LIBRARY))
    line = the(FilterLine, view_of(opened).page(PageId.LIBRARY))
    line.setFocus()
    QTest.keyClicks(line, "neglect")
    _undo(line)
    assert line.text() == ""
    _undo(line)
    assert session_of(opened).snapshot.answers["M3"].rating == ""


@pytest.mark.parametrize(("number", "page"), [*enumerate(_WITH_A_KEY, start=1)])
def test_every_page_has_a_key_in_the_order_of_the_navigation(
    opened: MainWindow, number: int, page: PageId
) -> None:
    elsewhere = PageId.SEND if page is PageId.QUESTIONS else PageId.QUESTIONS
    view_of(opened).go_to(Jump(elsewhere))
    key = Qt.Key(Qt.Key.Key_0 + number)
    QTest.keyClick(opened.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)

    assert view_of(opened).place.page is page


def test_the_tool_row_is_named_and_reached_by_tab_with_words_and_as_icons(
    opened: MainWindow, theme: "Theme"
) -> None:
    row = opened.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    for zoom in (100, 200):
        theme.set_zoom(zoom)
        QCoreApplication.processEvents()
        buttons = row.findChildren(QToolButton)
        assert [one.accessibleName() for one in buttons] == ["Undo", "Redo", "Find", "Hide screen"]
        assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in buttons)
        bar = opened.menuBar()
        places = [QRect(one.mapTo(bar, QPoint(0, 0)), one.size()) for one in buttons]
        assert all(bar.rect().contains(place) for place in places)
    assert "Ctrl+F" in buttons[2].toolTip()
    assert "F9" in buttons[3].toolTip()


def test_next_and_previous_question_step_and_come_back_from_elsewhere(
    opened: MainWindow,
) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    action_of(opened, ActionId.NEXT_QUESTION).trigger()
    assert view_of(opened).place.question_id == "M4"
    action_of(opened, ActionId.PREVIOUS_QUESTION).trigger()
    assert view_of(opened).place.question_id == "M3"

    view_of(opened).go_to(Jump(PageId.EVIDENCE))
    action_of(opened, ActionId.NEXT_QUESTION).trigger()
    assert view_of(opened).place.question_id == "M3"


def test_help_with_the_question_is_offered_on_questions_only(opened: MainWindow) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    assert action_of(opened, ActionId.TOGGLE_HELP).isEnabled()

    view_of(opened).go_to(Jump(PageId.EVIDENCE))
    assert not action_of(opened, ActionId.TOGGLE_HELP).isEnabled()


def test_f6_goes_round_the_window_and_comes_back_to_the_same_field(opened: MainWindow) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    start = QApplication.focusWidget()
    next_part = action_of(opened, ActionId.NEXT_REGION)

    next_part.trigger()
    assert "01204 331500" in name_of(QApplication.focusWidget())
    next_part.trigger()
    assert isinstance(QApplication.focusWidget(), NavigationTree)
    next_part.trigger()
    assert QApplication.focusWidget() is start


def test_f6_goes_round_the_start_page(window: MainWindow) -> None:
    seen = set()
    for _ in range(3):
        action_of(window, ActionId.NEXT_REGION).trigger()
        seen.add(name_of(QApplication.focusWidget()))

    assert len(seen) >= 2
    assert any("01204 331500" in name for name in seen)


def test_about_says_whose_program_it_is_not(window: MainWindow) -> None:
    action_of(window, ActionId.ABOUT).trigger()
    box = the(QMessageBox, window)

    assert "Not BSCP's own tool." in box.informativeText()
    box.reject()
