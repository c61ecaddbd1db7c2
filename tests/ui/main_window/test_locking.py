"""A protected workbook goes away when nobody is there, and nothing of it is lost."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTextEdit

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Key, Store
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.idle_watch import LOCK_AFTER
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.password_dialog import PasswordDialog
from tests.ui.main_window.protected import KETTLES, all_shown, give, shown
from tests.ui.main_window.whole import action_of, page_shown, session_of, texts_on, view_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

THERE = Jump(PageId.QUESTIONS, question_id="M3", field="reason")


class Clock:
    """The time of day, put on by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(unlocked: MainWindow) -> Clock:
    """The clock that the window's lock goes by, from the moment of opening."""
    clock = Clock()
    idle = unlocked.protection.idle
    idle.set_watching(is_watching=False)
    idle.clock = clock
    idle.set_watching(is_watching=True)
    return clock


def _wait_ten_minutes(window: MainWindow, clock: Clock) -> None:
    clock.now += LOCK_AFTER
    window.protection.idle.look()


def _type(window: MainWindow, words: str) -> None:
    view_of(window).go_to(THERE)
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    QTest.keyClicks(box, words)


def test_after_ten_minutes_it_is_saved_closed_and_asked_for(
    unlocked: MainWindow, clock: Clock, protected: Path, isolated_profile: Path
) -> None:
    _type(unlocked, "The very last word.")
    _wait_ten_minutes(unlocked, clock)

    assert unlocked.session is None
    assert page_shown(unlocked) is StartPage
    assert unlocked.windowTitle() == "Neglect Workbook"
    said = texts_on(shown(unlocked, PasswordDialog))
    assert "Locked after ten minutes without use. Everything is saved." in said
    assert not list((isolated_profile / "open").iterdir())
    store = Store.open(protected, isolated_profile, Key(KETTLES), read_only=True)
    assert any(change.value == "The very last word." for change in store.changes)
    store.close()


def test_the_right_password_leads_back_to_the_same_place(
    qtbot: "QtBot", unlocked: MainWindow, clock: Clock
) -> None:
    _type(unlocked, "The very last word.")
    _wait_ten_minutes(unlocked, clock)
    give(unlocked, "not this one")
    assert unlocked.session is None
    give(unlocked, KETTLES)

    assert view_of(unlocked).place == THERE
    assert session_of(unlocked).snapshot.answers["M3"].reason == "The very last word."
    assert unlocked.menuBar().isVisible()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTextEdit))


def test_it_stays_open_while_somebody_is_there(
    qtbot: "QtBot", unlocked: MainWindow, clock: Clock
) -> None:
    qtbot.waitActive(unlocked)
    handle = unlocked.windowHandle()
    uses: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Shift),
        lambda: QTest.mouseMove(handle, QPoint(7, 7)),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(700, 300)),
    )
    for use in uses:
        clock.now += LOCK_AFTER - 1
        use()
    clock.now += LOCK_AFTER - 1
    unlocked.protection.idle.look()

    assert unlocked.session is not None


def test_the_key_that_wakes_a_sleeping_computer_locks_and_writes_nothing(
    qtbot: "QtBot", unlocked: MainWindow, clock: Clock
) -> None:
    _type(unlocked, "Before.")
    qtbot.waitActive(unlocked)
    clock.now += 60 * 60 * 8
    QTest.keyClick(unlocked.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: unlocked.session is None)
    give(unlocked, KETTLES)

    assert session_of(unlocked).snapshot.answers["M3"].reason == "Before."


def test_a_clock_that_is_put_back_begins_anew(unlocked: MainWindow, clock: Clock) -> None:
    clock.now -= 60 * 60
    unlocked.protection.idle.look()
    clock.now += LOCK_AFTER - 1
    unlocked.protection.idle.look()
    assert unlocked.session is not None
    clock.now += 1
    unlocked.protection.idle.look()
    assert unlocked.session is None


def test_a_workbook_without_a_password_is_never_locked(opened: MainWindow) -> None:
    assert not opened.protection.idle.is_watching
    opened.protection.lock_now()
    assert opened.session is not None


def test_it_can_be_locked_at_once_and_cancelling_stays_outside(unlocked: MainWindow) -> None:
    action_of(unlocked, ActionId.LOCK_NOW).trigger()
    assert "Locked. Everything is saved." in texts_on(shown(unlocked, PasswordDialog))
    shown(unlocked, PasswordDialog).reject()

    assert page_shown(unlocked) is StartPage
    assert unlocked.session is None
    assert not unlocked.protection.idle.is_watching


def test_dialogs_go_and_the_help_stays(unlocked: MainWindow, clock: Clock) -> None:
    action_of(unlocked, ActionId.HELP).trigger()
    action_of(unlocked, ActionId.SAVE_COPY).trigger()
    _wait_ten_minutes(unlocked, clock)

    assert all_shown(unlocked, QFileDialog) == []
    (help_window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow)]
    assert help_window.isVisible()
    help_window.close()
    shown(unlocked, PasswordDialog).reject()


def test_a_hidden_screen_is_locked_too_and_brings_no_dialog_back(
    unlocked: MainWindow, clock: Clock
) -> None:
    action_of(unlocked, ActionId.SAVE_COPY).trigger()
    unlocked.quick_hide.hide_work()
    _wait_ten_minutes(unlocked, clock)

    assert unlocked.session is None
    assert not unlocked.quick_hide.is_hidden
    assert all_shown(unlocked, QFileDialog) == []
    assert shown(unlocked, PasswordDialog).isVisible()


def test_what_cannot_be_saved_is_hidden_kept_and_said(
    unlocked: MainWindow, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise KnownError("disk_full", "There is no room left on this computer.", "Free some.")

    _type(unlocked, "The very last word.")
    with monkeypatch.context() as patch:
        patch.setattr(session_of(unlocked), "close", fail)
        _wait_ten_minutes(unlocked, clock)
    assert unlocked.quick_hide.is_hidden
    assert "The very last word." not in texts_on(unlocked)
    assert all_shown(unlocked, PasswordDialog) == []
    unlocked.quick_hide.show_work()

    assert "The workbook is hidden but not locked" in texts_on(unlocked)
    assert "There is no room left on this computer." in texts_on(unlocked)
    assert session_of(unlocked).snapshot.answers["M3"].reason == "The very last word."

    _wait_ten_minutes(unlocked, clock)
    assert unlocked.session is None


def test_a_folder_that_is_away_locks_all_the_same_and_the_work_comes_back(
    unlocked: MainWindow, clock: Clock, protected: Path
) -> None:
    _type(unlocked, "The very last word.")
    away = protected.parent.with_name("away")
    protected.parent.rename(away)
    _wait_ten_minutes(unlocked, clock)
    said = texts_on(shown(unlocked, PasswordDialog))
    assert "Locked after ten minutes without use. Your work is safe on this computer" in said
    assert "Everything is saved" not in said

    away.rename(protected.parent)
    give(unlocked, KETTLES)
    assert session_of(unlocked).snapshot.answers["M3"].reason == "The very last word."


def test_what_was_copied_goes_with_the_lock_if_it_is_still_ours(
    unlocked: MainWindow, clock: Clock
) -> None:
    clipboard = QGuiApplication.clipboard()
    unlocked.protection.clipboard.owns = lambda mode: mode is QClipboard.Mode.Clipboard
    clipboard.setText("One sentence of an answer.")
    _wait_ten_minutes(unlocked, clock)
    assert clipboard.text() == ""
    give(unlocked, KETTLES)

    clipboard.setText("One sentence of an answer.")
    unlocked.protection.clipboard.owns = lambda _mode: False
    clipboard.setText("Copied in another program.")
    _wait_ten_minutes(unlocked, clock)
    assert clipboard.text() == "Copied in another program."
    shown(unlocked, PasswordDialog).reject()
