"""What was copied from a protected workbook leaves the clipboard, and nothing else does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from neglect_workbook.ui.clipboard_guard import KEPT_FOR, ClipboardGuard

OURS = "One sentence of an answer."
THEIRS = "Copied in another program."


class Desk:
    """A clipboard on which this program and another one can put something."""

    def __init__(self, parent: QObject) -> None:
        self.guard = ClipboardGuard(parent)
        self.guard.set_watching(is_watching=True)
        self.clipboard = QGuiApplication.clipboard()

    def copy(self, text: str, *, is_ours: bool) -> None:
        self.guard.owns = lambda mode: is_ours and mode is QClipboard.Mode.Clipboard
        self.clipboard.setText(text)

    def wait_a_minute(self) -> None:
        assert self.guard.timer.interval() == KEPT_FOR
        if self.guard.timer.isActive():
            self.guard.timer.timeout.emit()


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    parent = QObject(qapp)
    desk = Desk(parent)
    yield desk
    desk.guard.clear()
    desk.guard.setParent(None)
    desk.guard.deleteLater()
    parent.deleteLater()


def test_ours_goes_after_a_minute(desk: Desk) -> None:
    desk.copy(OURS, is_ours=True)
    assert desk.clipboard.text() == OURS
    desk.wait_a_minute()

    assert desk.clipboard.text() == ""


def test_what_another_program_copied_since_stays(desk: Desk) -> None:
    desk.copy(OURS, is_ours=True)
    desk.copy(THEIRS, is_ours=False)
    desk.wait_a_minute()
    desk.guard.clear()

    assert desk.clipboard.text() == THEIRS


def test_what_another_program_took_over_without_a_word_stays_too(desk: Desk) -> None:
    desk.copy(OURS, is_ours=True)
    desk.guard.owns = lambda _mode: False
    desk.wait_a_minute()

    assert desk.clipboard.text() == OURS


def test_a_second_copy_has_a_minute_of_its_own(desk: Desk) -> None:
    desk.copy(OURS, is_ours=True)
    first = desk.guard.timer.timerId()
    desk.copy(OURS + OURS, is_ours=True)

    assert desk.guard.timer.timerId() != first
    assert desk.guard.timer.isActive()


def test_what_is_copied_from_an_open_workbook_stays(desk: Desk) -> None:
    desk.guard.set_watching(is_watching=False)
    desk.copy(OURS, is_ours=True)
    desk.wait_a_minute()
    desk.guard.clear()

    assert desk.clipboard.text() == OURS


def test_what_was_copied_before_closing_still_goes(desk: Desk) -> None:
    desk.copy(OURS, is_ours=True)
    desk.guard.set_watching(is_watching=False)
    desk.wait_a_minute()

    assert desk.clipboard.text() == ""
