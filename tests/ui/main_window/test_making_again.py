"""A workbook that is lost is made again from its return, in the window."""

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from neglect_workbook.exchange.export import ExportKind, make_exports
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms
from neglect_workbook.exchange.password import protect
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.drop_cover import DropCover
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.opener import Opener
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.password_dialog import PasswordDialog
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.workbook import NewWorkbook
from tests.ui.finding import the
from tests.ui.main_window.conftest import FRAMEWORK_ID
from tests.ui.main_window.whole import action_of, button_on, session_of, texts_on, view_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences

_MAKE = "Make the workbook again from this return"
_REASON = "We look at it each week."


@pytest.fixture
def sent(preferences: "Preferences", ours: Path, tmp_path: Path) -> Path:
    """The return of a workbook that is lost."""
    workbook = Opener(preferences).open(ours)
    workbook.set_answer("M3", reason=_REASON, rating="1")
    (made,) = make_exports(workbook.snapshot, [ExportKind.RETURN], tmp_path, date(2026, 11, 23))
    workbook.close()
    shutil.rmtree(ours.parent)
    return made.path


def _drag_over(window: MainWindow, *files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, button, modifier)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    assert the(DropCover, window).isVisible()
    return data


def _drop(window: MainWindow, *files: Path) -> None:
    data = _drag_over(window, *files)
    button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), action, data, button, modifier))
    assert not the(DropCover, window).isVisible()


def _by_the_menu(window: MainWindow, *files: Path) -> None:
    action_of(window, ActionId.BRING_IN).trigger()
    dialog = the(QFileDialog, window)
    dialog.filesSelected.emit([str(file) for file in files])
    dialog.reject()


def _by_opening(window: MainWindow, *files: Path) -> None:
    button_on(window, "Open a workbook").click()
    dialog = the(QFileDialog, window)
    dialog.fileSelected.emit(str(files[0]))
    dialog.reject()


def _banner(window: MainWindow) -> str:
    return the(Banner, the(StartPage, window)).accessibleName()


def _await(window: MainWindow, qtbot: "QtBot", words: str) -> None:
    qtbot.waitUntil(lambda: words in texts_on(window), timeout=20_000)


def _make(window: MainWindow, link: str, target: Path | None = None) -> Path:
    """Follow the link, take the place that is proposed or another, and wait until it is open."""
    button_on(window, link).click()
    (dialog,) = (one for one in window.findChildren(QFileDialog) if one.isVisible())
    (proposed,) = dialog.selectedFiles()
    dialog.fileSelected.emit(str(target or proposed))
    dialog.reject()
    return Path(target or proposed)


@pytest.mark.parametrize("way", [_drop, _by_the_menu, _by_opening])
def test_a_lost_workbook_is_made_again_from_the_start_page(
    window: MainWindow, sent: Path, qtbot: "QtBot", way: "Callable[..., None]"
) -> None:
    way(window, sent)
    _await(window, qtbot, "is a return of Hazelmoor Primary School.")
    assert window.focusWidget().accessibleName() == _MAKE

    made = _make(window, _MAKE)
    _await(window, qtbot, "was made again from its return: 1 rated answer")

    assert made == sent.with_name("neglect-workbook_hazelmoor-primary-school.nwbk")
    assert window.workbook_path == made
    assert session_of(window).snapshot.answers["M3"].reason == _REASON
    assert "A return does not hold" in texts_on(window)
    assert session_of(window).workbook.undo_summary == ""


def test_no_file_is_ever_replaced(window: MainWindow, sent: Path, qtbot: "QtBot") -> None:
    taken = sent.with_name("neglect-workbook_hazelmoor-primary-school.nwbk")
    taken.write_bytes(b"kept")
    window.bring_in([str(sent)])
    qtbot.waitUntil(lambda: "is a return of" in _banner(window), timeout=20_000)
    made = _make(window, _MAKE, taken)
    _await(window, qtbot, "is already in")
    assert made.read_bytes() == b"kept"
    assert window.view is None


def test_a_return_with_a_password_is_asked_about(
    window: MainWindow, sent: Path, qtbot: "QtBot"
) -> None:
    sent.write_bytes(protect(sent.read_bytes(), "four plain words"))
    window.open_path(sent)
    qtbot.waitUntil(lambda: bool(window.findChildren(PasswordDialog)), timeout=20_000)
    line = the(QLineEdit, the(PasswordDialog, window))
    QTest.keyClicks(line, "four plain words")
    QTest.keyClick(line, Qt.Key.Key_Return)
    _await(window, qtbot, "is a return of Hazelmoor Primary School.")


def test_what_only_a_workbook_takes_in_is_said_with_the_way(
    window: MainWindow, preferences: "Preferences", ours: Path, tmp_path: Path, qtbot: "QtBot"
) -> None:
    workbook = Opener(preferences).open(ours)
    form = form_of(workbook.snapshot, "M", date(2026, 11, 23))
    (path,) = make_forms(form, tmp_path / "form.xlsx")
    workbook.close()
    window.bring_in([str(path)])
    _await(window, qtbot, "form.xlsx is a form from a colleague.")
    assert "Open the workbook that it belongs to, then bring it in." in texts_on(window)


def test_a_workbook_that_is_dropped_opens_and_takes_in_what_came_with_it(
    window: MainWindow, ours: Path, tmp_path: Path, qtbot: "QtBot"
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Dear all,")
    _drop(window, note, ours)
    _await(window, qtbot, "note.txt is not an Excel or Word file")
    assert window.workbook_path == ours


def test_a_return_of_another_organisation_makes_its_own_workbook(
    window: MainWindow,
    sent: Path,
    preferences: "Preferences",
    tmp_path: Path,
    qtbot: "QtBot",
) -> None:
    other = tmp_path / "other.nwbk"
    wanted = NewWorkbook(FRAMEWORK_ID, "Lantern Street Nursery", "early_years")
    Opener(preferences).create(wanted, other).close()
    window.open_path(other)
    window.bring_in([str(sent)])
    _await(window, qtbot, "is a return of Hazelmoor Primary School, and not of this workbook.")

    made = _make(window, "Make a workbook of it", tmp_path / "theirs.nwbk")
    _await(window, qtbot, "was made again from its return")
    assert window.workbook_path == made
    assert view_of(window).recent_entry().organisation == "Hazelmoor Primary School"


def test_the_place_to_drop_files_goes_when_they_are_taken_away(window: MainWindow) -> None:
    _drag_over(window, Path("/somewhere/form.xlsx"))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not the(DropCover, window).isVisible()


def test_the_keyboard_stays_on_continue_when_another_workbook_is_found_missing(
    window: MainWindow, ours: Path, preferences: "Preferences", tmp_path: Path, qtbot: "QtBot"
) -> None:
    gone = tmp_path / "gone.nwbk"
    shutil.copyfile(ours, gone)
    for path in (gone, ours):
        window.open_path(path)
    gone.unlink()
    window.close_workbook()
    _await(window, qtbot, "Not where it was.")
    focused: QWidget = window.focusWidget()
    assert focused.accessibleName() == "Continue with Hazelmoor Primary School"
    assert len(preferences.settings.recent) == 2
