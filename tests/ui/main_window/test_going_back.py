"""Earlier copies in the window: what they would change, the way back, and damaged workbooks."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QRadioButton

from neglect_workbook.storage.backups import FOLDER, find_backups
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.going_back_dialog import GoingBackDialog
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.pages.start.damaged_panel import DamagedPanel
from neglect_workbook.ui.pages.start.work_found_row import WorkFoundRow
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.workbook import open_workbook
from tests.ui.finding import the
from tests.ui.main_window.whole import (
    action_of,
    button_on,
    page_shown,
    session_of,
    texts_on,
    view_of,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _write(window: MainWindow, text: str) -> None:
    session_of(window).do(None, lambda workbook: workbook.set_answer("M3", reason=text))


def _reason(window: MainWindow) -> str:
    return session_of(window).snapshot.answers["M3"].reason


def _earlier_copies(qtbot: "QtBot", window: MainWindow) -> GoingBackDialog:
    """The dialog, with the newest copy chosen and read."""
    action_of(window, ActionId.EARLIER_COPY).trigger()
    dialog = the(GoingBackDialog, window)
    dialog.findChildren(QRadioButton)[0].click()
    qtbot.waitUntil(lambda: button_on(dialog, "Save it as a file").isEnabled())
    return dialog


def test_going_back_says_first_what_it_would_change_and_can_be_undone(
    qtbot: "QtBot", opened: MainWindow
) -> None:
    _write(opened, "We look at it each month.")
    session_of(opened).workbook.store.back_up()
    _write(opened, "Each week, with the head and the governor, and we note it in the minutes.")
    dialog = _earlier_copies(qtbot, opened)
    assert "1 answer would be as before: M3 Drift and harm." in texts_on(dialog)
    assert _reason(opened).startswith("Each week")
    button_on(dialog, "Go back to this copy").click()
    qtbot.waitUntil(lambda: _reason(opened) == "We look at it each month.")
    assert "Your workbook is as it was on" in view_of(opened)._news.text
    assert len(find_backups(opened.workbook_path)) == 2
    action_of(opened, ActionId.UNDO).trigger()
    assert _reason(opened).startswith("Each week")


def test_a_copy_that_says_the_same_says_so_and_is_saved_as_a_file(
    qtbot: "QtBot", opened: MainWindow, tmp_path: Path, ours: Path
) -> None:
    _write(opened, "Kept.")
    session_of(opened).workbook.store.back_up()
    dialog = _earlier_copies(qtbot, opened)
    assert "It says the same as your workbook does now." in texts_on(dialog)
    button_on(dialog, "Save it as a file").click()
    files = the(QFileDialog, dialog)
    files.fileSelected.emit(str(tmp_path / "earlier.nwbk"))
    files.reject()
    assert "The copy is saved." in the(Banner, dialog).accessibleName()
    (backup,) = find_backups(ours)
    assert (tmp_path / "earlier.nwbk").read_bytes() == backup.path.read_bytes()
    dialog.reject()


def test_a_damaged_copy_is_refused_with_its_reason(qtbot: "QtBot", opened: MainWindow) -> None:
    session_of(opened).workbook.store.back_up()
    (backup,) = find_backups(opened.workbook_path)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole.replace(b"Hazelmoor", b"HAZELMOOR"))
    dialog = _earlier_copies(qtbot, opened)
    assert "is damaged" in the(Banner, dialog).accessibleName()
    assert not button_on(dialog, "Go back to this copy").isEnabled()
    dialog.reject()


def test_without_an_earlier_copy_it_says_when_there_will_be_one(opened: MainWindow) -> None:
    action_of(opened, ActionId.EARLIER_COPY).trigger()
    dialog = the(GoingBackDialog, opened)
    assert "There is no earlier copy yet." in texts_on(dialog)
    button_on(dialog, "Close").click()


def test_a_backup_that_cannot_be_made_is_said_once_beside_the_work(
    qtbot: "QtBot", opened: MainWindow, ours: Path
) -> None:
    (ours.parent / FOLDER).write_text("a letter")
    session = session_of(opened)
    for text in ("One.", "Two."):
        _write(opened, text)
        with qtbot.waitSignal(session.published):
            session.publish()
        said = view_of(opened)._news
        assert said.isVisible() == (text == "One.")
        assert "No backup copy of ours.nwbk could be made." in said.text
        said.hide()


def _damage(path: Path) -> bytes:
    spoilt = path.read_bytes().replace(b"Written last", b"WRITTEN LAST")
    path.write_bytes(spoilt)
    return spoilt


def _sessions(window: MainWindow, path: Path) -> None:
    """Two sessions: so there is a backup of what the first one wrote."""
    for text in ("Written first.", "Written last."):
        window.open_path(path)
        _write(window, text)
        window.close_workbook()


def test_a_damaged_workbook_gives_way_to_its_newest_backup(
    qtbot: "QtBot", window: MainWindow, ours: Path
) -> None:
    _sessions(window, ours)
    spoilt = _damage(ours)
    window.open_path(ours)
    assert page_shown(window) is StartPage
    panel = the(DamagedPanel, window)
    assert "ours.nwbk is damaged. The entry 'reason' of answer M3" in _banner(panel)
    qtbot.waitUntil(panel.open_backup.isEnabled)
    assert panel.open_backup.hasFocus()
    panel.open_backup.click()
    qtbot.waitUntil(lambda: window.session is not None)
    assert _reason(window) == "Written first."
    assert "This is the backup of" in view_of(window)._news.text
    (aside,) = ours.parent.glob("ours damaged *.nwbk")
    assert aside.read_bytes() == spoilt


def test_what_can_be_read_of_a_damaged_workbook_is_saved_and_opened(
    qtbot: "QtBot", window: MainWindow, ours: Path
) -> None:
    _sessions(window, ours)
    spoilt = _damage(ours)
    shutil.rmtree(ours.parent / FOLDER)
    window.open_path(ours)
    panel = the(DamagedPanel, window)
    qtbot.waitUntil(panel.save.isEnabled)
    assert "There is no whole backup beside it." in texts_on(panel)
    assert not panel.open_backup.isVisible()
    panel.save.click()
    files = the(QFileDialog, panel)
    files.fileSelected.emit(str(ours.with_name("saved.nwbk")))
    files.reject()
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.workbook_path.name == "saved.nwbk"
    assert "Could not be saved: answer M3: reason." in view_of(window)._news.text
    assert ours.read_bytes() == spoilt


def test_what_is_there_is_not_replaced_by_what_can_be_read(
    qtbot: "QtBot", window: MainWindow, ours: Path
) -> None:
    _sessions(window, ours)
    spoilt = _damage(ours)
    window.open_path(ours)
    panel = the(DamagedPanel, window)
    qtbot.waitUntil(panel.save.isEnabled)
    panel._save(str(ours))
    qtbot.waitUntil(panel.save.isEnabled)
    assert "ours.nwbk is already in" in _banner(panel)
    assert ours.read_bytes() == spoilt


def test_an_undamaged_workbook_shows_no_ways_out(window: MainWindow, tmp_path: Path) -> None:
    letter = tmp_path / "letter.nwbk"
    letter.write_text("Dear all")
    window.open_path(letter)
    assert not any(panel.isVisible() for panel in window.findChildren(DamagedPanel))
    assert "is not a workbook" in _banner(the(StartPage, window))


def _leave_work(window: MainWindow, path: Path, elsewhere: Path) -> None:
    """A session that ends without its work in the file."""
    other = open_workbook(path, profile=elsewhere, author="a" * 12)
    other.set_answer("M3", reason="Typed last.")
    assert other.last_save is not None
    other.last_save.result()
    other.store.abandon()
    window._start.refresh()


def test_work_that_a_crash_left_is_told_and_comes_back(
    window: MainWindow, ours: Path, isolated_profile: Path
) -> None:
    _leave_work(window, ours, isolated_profile)
    row = the(WorkFoundRow, window)
    assert "Work found that is not in your file yet" in texts_on(window)
    button_on(row, "Recover it").click()
    assert _reason(window) == "Typed last."
    assert view_of(window)._news.text.startswith("Your work is back.")


def test_work_is_discarded_only_when_asked_twice(
    window: MainWindow, ours: Path, isolated_profile: Path
) -> None:
    _leave_work(window, ours, isolated_profile)
    row = the(WorkFoundRow, window)
    button_on(row, "Discard it").click()
    button_on(row, "Keep it").click()
    button_on(row, "Discard it").click()
    button_on(row, "Discard it").click()
    assert "It cannot be brought back." in texts_on(row)
    assert list((isolated_profile / "open").iterdir()) != []
    button_on(row, "Discard it for good").click()
    assert list((isolated_profile / "open").iterdir()) == []
    assert "Work found" not in texts_on(window)
    window.open_path(ours)
    assert _reason(window) == ""


def test_work_that_is_left_is_told_again_only_at_the_next_start(
    window: MainWindow, ours: Path, isolated_profile: Path
) -> None:
    _leave_work(window, ours, isolated_profile)
    button_on(the(WorkFoundRow, window), "Leave it").click()
    window._start.refresh()
    assert "Work found" not in texts_on(window)
    assert list((isolated_profile / "open").iterdir()) != []


def _banner(whole: "DamagedPanel | StartPage") -> str:
    return next(one for one in whole.findChildren(Banner) if one.isVisible()).accessibleName()
