"""What is kept when a workbook or the window is closed, and how it comes back."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Store
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.news_banner import NewsBanner
from neglect_workbook.ui.pages import send_page
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.date_field import DateField
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


def test_closing_the_window_keeps_what_was_just_typed(
    opened: MainWindow, ours: Path, isolated_profile: Path
) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    QTest.keyClicks(box, "Two sentences that nobody waits for.")
    opened.close()

    changes = Store.open(ours, isolated_profile, read_only=True).changes
    assert any(change.value == "Two sentences that nobody waits for." for change in changes)


def test_reopening_goes_to_the_very_question_and_field(opened: MainWindow, ours: Path) -> None:
    there = Jump(PageId.QUESTIONS, question_id="M3", field="changing_for_children")
    view_of(opened).go_to(there)
    opened.close_workbook()
    assert "You were writing What is changing for children in M3." in texts_on(opened)

    opened.open_path(ours)
    assert view_of(opened).place == there
    assert isinstance(QApplication.focusWidget(), QTextEdit)


@pytest.mark.parametrize("page", [PageId.EVIDENCE, PageId.ACTION_PLAN, PageId.SEND])
def test_reopening_goes_to_the_page_that_was_shown(
    opened: MainWindow, ours: Path, page: PageId
) -> None:
    view_of(opened).go_to(Jump(page))
    opened.close_workbook()
    opened.open_path(ours)

    assert view_of(opened).place.page is page


def test_a_workbook_open_elsewhere_can_be_read_and_says_so(
    window: MainWindow, held_elsewhere: Path
) -> None:
    window.open_path(held_elsewhere)

    assert session_of(window).workbook.is_read_only
    assert "This workbook is open in another window on this computer." in texts_on(window)
    assert "Open to read only" in texts_on(window)


def test_a_workbook_open_elsewhere_can_be_opened_anyway(
    window: MainWindow, held_elsewhere: Path
) -> None:
    window.open_path(held_elsewhere)
    button_on(window, "Open it anyway").click()

    assert not session_of(window).workbook.is_read_only
    session_of(window).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    assert session_of(window).snapshot.answers["M3"].rating == "2"


def test_work_that_cannot_reach_its_folder_is_said_before_the_window_goes(
    opened: MainWindow, ours: Path
) -> None:
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    away = ours.parent.with_name("away")
    ours.parent.rename(away)
    assert not opened.close()
    assert "Your work is safe on this computer, but not yet in your file." in texts_on(opened)
    assert opened.close()

    away.rename(ours.parent)
    opened.show()
    opened.open_path(ours)
    assert session_of(opened).snapshot.answers["M3"].rating == "2"
    assert "Your work is back." in texts_on(opened)


def test_work_that_came_back_says_where_it_is_and_goes_into_the_folder_by_itself(
    qtbot: "QtBot", opened: MainWindow, ours: Path
) -> None:
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    session_of(opened).abandon()
    opened._forget_view()

    opened.open_path(ours)
    assert "Your work is back." in texts_on(opened)
    assert "Not in your folder yet" in texts_on(opened)
    with qtbot.waitSignal(session_of(opened).published):
        pass
    assert "Not in your folder yet" not in texts_on(opened)


def test_what_another_copy_brought_is_said(
    qtbot: "QtBot", opened: MainWindow, ours: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = open_workbook(ours, profile=tmp_path / "elsewhere", author="b" * 12)
    other.set_answer("M4", rating="1")
    other.close()

    session = session_of(opened)
    session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    with qtbot.waitSignal(session.published):
        session.publish()
    assert session.snapshot.answers["M4"].rating == "1"
    assert "Changes from another copy are in your workbook now." in texts_on(opened)


def test_why_the_folder_was_not_reached_goes_once_it_is_reached(
    qtbot: "QtBot", opened: MainWindow, ours: Path
) -> None:
    session = session_of(opened)
    session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    away = ours.parent.with_name("away")
    ours.parent.rename(away)
    with qtbot.waitSignal(session.publish_failed):
        session.publish()
    button_on(opened, "Why").click()
    assert "cannot be reached" in texts_on(opened)

    away.rename(ours.parent)
    with qtbot.waitSignal(session.published):
        session.publish()
    assert "cannot be reached" not in texts_on(opened)


def test_work_that_this_computer_cannot_save_keeps_the_workbook_open(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise KnownError("disk_full", "There is no room left on this computer.", "Free some.")

    with monkeypatch.context() as patch:
        patch.setattr(session_of(opened), "close", fail)
        assert not opened.close()
    assert opened.view is not None
    assert "There is no room left on this computer." in texts_on(opened)

    button_on(opened, "Close without the last changes").click()
    assert page_shown(opened) is StartPage


def test_leaving_the_window_puts_the_work_into_the_folder(
    qtbot: "QtBot", opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(opened)
    with qtbot.waitSignal(session.saved):
        session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    monkeypatch.setattr(opened, "isActiveWindow", lambda: False)
    with qtbot.waitSignal(session.published):
        QApplication.sendEvent(opened, QEvent(QEvent.Type.ActivationChange))


def test_a_copy_goes_elsewhere_and_the_work_goes_on_here(
    opened: MainWindow, tmp_path: Path, isolated_profile: Path
) -> None:
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    action_of(opened, ActionId.SAVE_COPY).trigger()
    dialog = the(QFileDialog, opened)
    copy = tmp_path / "copy.nwbk"
    dialog.fileSelected.emit(str(copy))
    dialog.reject()

    changes = Store.open(copy, isolated_profile, read_only=True).changes
    assert any(change.value == "2" for change in changes)
    assert opened.workbook_path != copy
    assert "The copy is saved." in texts_on(opened)


def test_a_copy_that_cannot_be_made_says_why(opened: MainWindow, tmp_path: Path) -> None:
    opened.save_copy(tmp_path / "missing" / "copy.nwbk")

    assert "was not found." in texts_on(opened)


def test_files_that_are_made_while_the_workbook_is_closed_are_noted_in_it(
    opened: MainWindow, ours: Path
) -> None:
    view_of(opened).go_to(Jump(PageId.SEND))
    button_on(opened, "Make the files").click()
    opened.close_workbook()

    assert opened.session is None
    assert _drafts(ours)
    opened.open_path(ours)
    kinds = {one.file_kind for one in session_of(opened).snapshot.sent}
    assert kinds == {"plan", "return", "email"}


def test_closing_does_not_wait_for_ever_for_files(
    opened: MainWindow, ours: Path, qtbot: "QtBot", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_page, "_LONGEST_CLOSING", 0)
    view_of(opened).go_to(Jump(PageId.SEND))
    button_on(opened, "Make the files").click()
    opened.close_workbook()

    assert opened.session is None
    assert not _drafts(ours)
    qtbot.waitUntil(lambda: _drafts(ours), timeout=20_000)


def _drafts(workbook: Path) -> bool:
    """Whether the last of the files, the e-mail draft, is there."""
    made = [workbook.parent, Path.home() / "Documents"]
    return any(list(folder.glob("*.eml")) for folder in made)


@pytest.fixture
def unread(window: MainWindow) -> DateField:
    """The sample, with something in 'By when' of an action that is no date."""
    window.open_sample()
    view = view_of(window)
    action = session_of(window).snapshot.actions[0]
    view.go_to(Jump(PageId.ACTION_PLAN, record_id=action.id, field="due"))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "after Easter")
    field = line.parentWidget()
    assert isinstance(field, DateField)
    return field


def test_what_cannot_be_read_as_a_date_is_told_on_the_next_page(
    window: MainWindow, unread: DateField
) -> None:
    view = view_of(window)
    view.go_to(Jump(PageId.SEND))
    banner = the(NewsBanner, view)
    assert banner.isVisible()
    assert banner.text.startswith("'after Easter' in 'By when' is not a date.")
    assert "not sent" in banner.text

    the(Banner, banner).link.click()
    assert view.place.page is PageId.ACTION_PLAN
    focused = QApplication.focusWidget()
    assert focused is not None
    assert unread.isAncestorOf(focused)
    assert unread.unread == "after Easter"
    unread.leave_out()


def test_what_is_said_of_a_date_goes_once_it_is_written_anew(
    window: MainWindow, unread: DateField
) -> None:
    view = view_of(window)
    view.go_to(Jump(PageId.SEND))
    the(Banner, the(NewsBanner, view)).link.click()
    assert the(NewsBanner, view).isVisible()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "2 March 2027")
    assert not the(NewsBanner, view).isVisible()
    view.go_to(Jump(PageId.SEND))
    assert not the(NewsBanner, view).isVisible()
    assert str(unread.day) == "2027-03-02"


def test_a_window_does_not_close_over_a_date_that_cannot_be_read_until_it_is_left_out(
    window: MainWindow, unread: DateField
) -> None:
    view = view_of(window)
    view.go_to(Jump(PageId.OVERVIEW))
    day = session_of(window).snapshot.actions[0].due
    assert not window.close()
    assert window.isVisible()
    assert view.place.page is PageId.ACTION_PLAN
    assert unread.unread == "after Easter"

    the(Banner, the(NewsBanner, view)).link.click()
    assert unread.unread == ""
    assert unread.day == day
    assert not the(NewsBanner, view).isVisible()
    assert window.close()


def test_a_date_that_can_be_read_is_kept_on_closing(
    window: MainWindow, unread: DateField, isolated_profile: Path
) -> None:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "2 March 2027")
    path = session_of(window).workbook.path
    assert window.close()

    kept = open_workbook(path, profile=isolated_profile, author="a" * 12)
    assert str(kept.snapshot.actions[0].due) == "2027-03-02"
    assert unread is not None
    kept.close()
