"""Quick hide: nothing of anybody's work in sight, and then everything as it was."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
)

from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.hidden_cover import HiddenCover
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.pages.question.private_pad import PrivatePad
from neglect_workbook.ui.question_button import QuestionButton
from tests.ui.finding import the
from tests.ui.main_window.searching import Panel, focused, settle
from tests.ui.main_window.whole import action_of, button_on, name_of, session_of, view_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from neglect_workbook.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")

_WORDS = "Hidden. Press any key or click to go on."
_NONE = Qt.KeyboardModifier.NoModifier


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press a key as the system does: in the window that has the keyboard."""
    handle = QApplication.focusWindow()
    assert handle is not None
    QTest.keyClick(handle, key, modifiers)
    settle()


def _hide(window: MainWindow) -> None:
    action_of(window, ActionId.HIDE_SCREEN).trigger()
    settle()
    assert window.quick_hide.is_hidden


def _texts_in_sight() -> "Iterator[str]":
    """Everything that an eye or a screen reader could come upon in any window."""
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.toolTip(), widget.accessibleDescription())
        if widget.isWindow():
            yield widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QAbstractItemView):
            yield type(widget).__name__
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            yield from _names(QAccessible.queryAccessibleInterface(window))


def _names(interface: QAccessibleInterface | None) -> "Iterator[str]":
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface.text(QAccessible.Text.Name)
    yield interface.text(QAccessible.Text.Value)
    for place in range(interface.childCount()):
        yield from _names(interface.child(place))


def _in_sight() -> set[str]:
    return {text for text in _texts_in_sight() if text}


_NOTHING_ELSE = {_WORDS, "Neglect Workbook"}


@pytest.mark.parametrize("page", list(PageId))
def test_no_page_leaves_anything_in_sight(window: MainWindow, page: PageId) -> None:
    window.open_sample()
    view_of(window).go_to(Jump(page))
    _hide(window)

    assert _in_sight() == _NOTHING_ELSE


def test_recent_workbooks_on_the_start_page_vanish_too(window: MainWindow, ours: "Path") -> None:
    window.open_path(ours)
    window.close_workbook()
    assert any("Hazelmoor" in text for text in _in_sight())
    _press(Qt.Key.Key_F9)

    assert _in_sight() == _NOTHING_ELSE


def test_help_dialogs_and_menus_vanish_and_what_is_no_menu_comes_back(
    opened: MainWindow, theme: "Theme"
) -> None:
    theme.set_zoom(150)
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    action_of(opened, ActionId.HELP).trigger()
    action_of(opened, ActionId.ABOUT).trigger()
    menu = the(QuestionButton, opened).menu()
    menu.popup(QPoint(20, 20))
    settle()
    _hide(opened)
    assert _in_sight() == _NOTHING_ELSE

    _press(Qt.Key.Key_A)
    assert the(HelpWindow, opened).isVisible()
    about = the(QMessageBox, opened)
    assert about.isVisible()
    assert about.windowModality() == Qt.WindowModality.WindowModal
    assert not menu.isVisible()
    about.reject()


def test_find_is_closed_and_does_not_come_back(opened: MainWindow) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = focused()
    find = Panel(opened, ActionId.FIND)
    find.write("drift")
    _press(Qt.Key.Key_F9)
    assert _in_sight() == _NOTHING_ELSE

    _press(Qt.Key.Key_A)
    assert not find.is_open
    assert focused() is box


def test_what_is_being_typed_is_kept_and_the_keyboard_comes_back_to_it(
    opened: MainWindow,
) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = focused()
    assert isinstance(box, QTextEdit)
    QTest.keyClicks(box, "Half a sen")
    _press(Qt.Key.Key_F9)
    assert session_of(opened).snapshot.answers["M3"].reason == "Half a sen"

    _press(Qt.Key.Key_X)
    assert not opened.quick_hide.is_hidden
    assert focused() is box
    assert box.toPlainText() == "Half a sen"
    QTest.keyClicks(box, "tence")
    assert box.toPlainText() == "Half a sentence"


def test_the_pad_that_is_never_saved_is_not_emptied(window: MainWindow) -> None:
    window.open_sample()
    session_of(window).do(None, lambda one: one.set_organisation(set_ids=("M", "P")))
    view_of(window).go_to(Jump(PageId.QUESTIONS, question_id="P1"))
    settle()
    pad = the(PrivatePad, window)
    the(QTextEdit, pad).setPlainText("A thought of my own")
    _hide(window)
    _press(Qt.Key.Key_A)

    assert pad.text == "A thought of my own"


def test_escape_twice_hides_and_the_first_still_does_its_job(opened: MainWindow) -> None:
    find = Panel(opened, ActionId.FIND)
    _press(Qt.Key.Key_Escape)
    assert not find.is_open
    assert not opened.quick_hide.is_hidden

    _press(Qt.Key.Key_Escape)
    assert opened.quick_hide.is_hidden


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """How fast this machine is must not decide whether two presses belong together."""
    monkeypatch.setattr("neglect_workbook.ui.hide_keys._TWICE", 60_000)


def test_escape_twice_works_out_of_a_list_that_is_open(window: MainWindow) -> None:
    window.open_sample()
    view_of(window).go_to(Jump(PageId.SEND, field="kind_id"))
    settle()
    box = next(one for one in view_of(window).findChildren(QComboBox) if one.isVisible())
    box.showPopup()
    settle()
    _press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    _press(Qt.Key.Key_Escape)

    assert window.quick_hide.is_hidden


def test_escapes_with_something_between_them_do_not_hide(opened: MainWindow) -> None:
    _press(Qt.Key.Key_Escape)
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Escape)
    assert not opened.quick_hide.is_hidden

    _press(Qt.Key.Key_Escape)
    assert opened.quick_hide.is_hidden


def test_escapes_a_while_apart_do_not_hide(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neglect_workbook.ui.hide_keys._TWICE", -1)
    _press(Qt.Key.Key_Escape)
    _press(Qt.Key.Key_Escape)

    assert not opened.quick_hide.is_hidden


def test_f9_works_in_the_help_and_in_a_dialog(opened: MainWindow) -> None:
    action_of(opened, ActionId.HELP).trigger()
    settle()
    assert QApplication.activeWindow() is the(HelpWindow, opened)
    _press(Qt.Key.Key_F9)
    assert opened.quick_hide.is_hidden
    _press(Qt.Key.Key_A)
    the(HelpWindow, opened).close()

    action_of(opened, ActionId.ABOUT).trigger()
    settle()
    _press(Qt.Key.Key_F9)
    assert opened.quick_hide.is_hidden
    _press(Qt.Key.Key_A)
    the(QMessageBox, opened).reject()


def test_the_button_in_the_tool_row_hides_too(opened: MainWindow) -> None:
    button_on(opened.menuBar(), "Hide screen").click()

    assert opened.quick_hide.is_hidden


@pytest.mark.parametrize(
    ("key", "times"), [(Qt.Key.Key_Escape, 3), (Qt.Key.Key_Escape, 4), (Qt.Key.Key_F9, 2)]
)
def test_one_press_too_many_shows_nothing(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, key: Qt.Key, times: int
) -> None:
    # However slow the computer of the tests is.
    monkeypatch.setattr("neglect_workbook.ui.hide_keys._TWICE", 60_000)
    monkeypatch.setattr("neglect_workbook.ui.hidden_cover._LEFT_ALONE", 60_000)
    for _ in range(times):
        _press(key)
    assert opened.quick_hide.is_hidden

    _press(Qt.Key.Key_Space)
    assert not opened.quick_hide.is_hidden


def test_a_double_click_on_the_button_hides_and_shows_nothing(opened: MainWindow) -> None:
    button = button_on(opened.menuBar(), "Hide screen")
    place = button.mapTo(opened, button.rect().center())
    handle = opened.windowHandle()
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, _NONE, place)
    settle()
    assert opened.quick_hide.is_hidden

    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, _NONE, place)
    settle()
    assert not opened.quick_hide.is_hidden


def test_the_key_that_brings_it_back_does_nothing_else(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neglect_workbook.ui.hidden_cover._LEFT_ALONE", -1)
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    for key, modifiers in (
        (Qt.Key.Key_A, _NONE),
        (Qt.Key.Key_F9, _NONE),
        (Qt.Key.Key_Escape, _NONE),
        (Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Tab, _NONE),
    ):
        _hide(opened)
        _press(key, modifiers)
        assert not opened.quick_hide.is_hidden
        assert view_of(opened).place == Jump(PageId.QUESTIONS, "M3", "reason")
    assert session_of(opened).snapshot.answers["M3"].reason == ""


def test_a_click_brings_it_back_and_presses_nothing(opened: MainWindow) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    settle()
    button = button_on(opened, "Come back to this")
    place = button.mapTo(opened, button.rect().center())
    _hide(opened)
    QTest.mouseClick(opened.windowHandle(), Qt.MouseButton.LeftButton, _NONE, place)
    settle()

    assert not opened.quick_hide.is_hidden
    assert not session_of(opened).snapshot.answers["M3"].come_back


def test_the_keys_on_the_way_to_another_program_do_not_bring_it_back(opened: MainWindow) -> None:
    _hide(opened)
    for key in (Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Control, Qt.Key.Key_Shift):
        _press(key)
    # The key that hid is let go only now.
    cover = the(HiddenCover, opened)
    QTest.keyRelease(cover, Qt.Key.Key_F9)
    for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate):
        QApplication.sendEvent(opened, QEvent(kind))

    assert opened.quick_hide.is_hidden
    assert _in_sight() == _NOTHING_ELSE


def test_a_screen_reader_is_told(opened: MainWindow) -> None:
    _hide(opened)

    assert isinstance(focused(), HiddenCover)
    assert name_of(focused()) == _WORDS


def test_a_change_that_comes_in_does_not_bring_the_name_back(opened: MainWindow) -> None:
    _hide(opened)
    session_of(opened).do(None, lambda one: one.set_answer("M3", rating="2"))
    assert opened.windowTitle() == "Neglect Workbook"

    _press(Qt.Key.Key_A)
    assert opened.windowTitle() == "Hazelmoor Primary School · Neglect Workbook"


def test_a_hidden_window_can_be_closed_and_nothing_is_lost(
    opened: MainWindow, ours: "Path"
) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    QTest.keyClicks(focused(), "Kept")
    _hide(opened)
    assert opened.close()

    opened.show()
    opened.open_path(ours)
    assert session_of(opened).snapshot.answers["M3"].reason == "Kept"
