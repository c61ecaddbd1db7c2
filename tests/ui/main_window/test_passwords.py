"""Opening a workbook that has a password, and setting, changing and removing one."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton

from neglect_workbook.crash import keep_report
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.passwords import change_password, is_protected
from neglect_workbook.settings import SettingsFile
from neglect_workbook.storage.backups import find_backups
from neglect_workbook.storage.store import Key, Store
from neglect_workbook.ui import password_change_dialog
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.opener import Opener
from neglect_workbook.ui.pages.new_workbook_page import NewWorkbookPage
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.password_change_dialog import PasswordChangeDialog
from neglect_workbook.ui.password_dialog import PasswordDialog
from neglect_workbook.ui.preferences import Preferences
from neglect_workbook.workbook import NewWorkbook, Workbook, open_workbook
from tests.ui.finding import the
from tests.ui.main_window.conftest import FRAMEWORK_ID
from tests.ui.main_window.protected import (
    KETTLES,
    LADDERS,
    all_shown,
    digest,
    give,
    lines_of,
    shown,
)
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


def test_a_wrong_password_can_be_tried_again_and_never_touches_the_file(
    window: MainWindow, protected: Path
) -> None:
    before = digest(protected)
    window.open_path(protected)
    for number in range(20):
        give(window, f"{KETTLES}{number}")
        dialog = shown(window, PasswordDialog)
        assert "That password does not open ours.nwbk." in texts_on(dialog)
        assert dialog.focusWidget() is lines_of(dialog)[0]
        assert lines_of(dialog)[0].selectedText() != ""

    assert window.session is None
    assert digest(protected) == before
    assert [one.name for one in protected.parent.iterdir()] == ["ours.nwbk"]

    give(window, KETTLES)
    assert session_of(window).snapshot.organisation.name == "Hazelmoor Primary School"
    assert all_shown(window, PasswordDialog) == []


def test_cancelling_leaves_the_start_page_and_the_file_as_it_was(
    window: MainWindow, protected: Path
) -> None:
    before = digest(protected)
    window.open_path(protected)
    QTest.keyClick(lines_of(shown(window, PasswordDialog))[0], Qt.Key.Key_Escape)

    assert page_shown(window) is StartPage
    assert all_shown(window, PasswordDialog) == []
    assert digest(protected) == before
    window.open_path(protected)
    assert lines_of(shown(window, PasswordDialog))[0].text() == ""
    shown(window, PasswordDialog).reject()


def test_enter_opens_with_what_is_typed(window: MainWindow, protected: Path) -> None:
    window.open_path(protected)
    (line,) = lines_of(shown(window, PasswordDialog))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Type the password." in texts_on(shown(window, PasswordDialog))
    QTest.keyClicks(line, KETTLES)
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert window.session is not None


def test_the_letters_show_only_to_who_wants_to_see_them(
    window: MainWindow, protected: Path
) -> None:
    window.open_path(protected)
    dialog = shown(window, PasswordDialog)
    (line,) = lines_of(dialog)
    QTest.keyClicks(line, KETTLES)
    assert KETTLES not in line.displayText()
    button_on(dialog, "Show what I type").click()
    assert line.displayText() == KETTLES
    dialog.reject()


def test_a_protected_workbook_opens_where_the_person_was(
    window: MainWindow, protected: Path
) -> None:
    there = Jump(PageId.QUESTIONS, question_id="M3", field="changing_for_children")
    window.open_path(protected)
    give(window, KETTLES)
    view_of(window).go_to(there)
    window.close_workbook()
    window.open_path(protected)
    give(window, KETTLES)

    assert view_of(window).place == there


def test_a_protected_workbook_open_elsewhere_can_be_opened_anyway_without_asking_again(
    window: MainWindow, protected: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = open_workbook(
        protected, profile=tmp_path / "elsewhere", author="b" * 12, passwords=(KETTLES,)
    )
    window.open_path(protected)
    give(window, KETTLES)
    assert session_of(window).workbook.is_read_only
    button_on(window, "Open it anyway").click()

    assert not session_of(window).workbook.is_read_only
    other.close()


# -- work under an earlier password ---------------------------------------------------


@pytest.fixture
def with_earlier_work(window: MainWindow, protected: Path, tmp_path: Path) -> MainWindow:
    """The window with a workbook whose password was changed elsewhere after a crash here."""
    window.open_path(protected)
    give(window, KETTLES)
    session = session_of(window)
    session.do(None, lambda workbook: workbook.set_answer("M3", reason="Typed before a crash."))
    session.abandon()
    window._forget_view()
    (tmp_path / "elsewhere").mkdir()
    other = open_workbook(
        protected, profile=tmp_path / "elsewhere", author="b" * 12, passwords=(KETTLES,)
    )
    change_password(other, LADDERS)
    other.close()
    window.open_path(protected)
    give(window, LADDERS)
    return window


def test_work_under_an_earlier_password_is_said_and_comes_back_with_it(
    with_earlier_work: MainWindow,
) -> None:
    window = with_earlier_work
    assert "Some of your work is still under an earlier password." in texts_on(window)
    assert session_of(window).snapshot.answers["M3"].reason == ""

    button_on(window, "Enter the earlier password").click()
    dialog = shown(window, PasswordDialog)
    (line,) = lines_of(dialog)
    QTest.keyClicks(line, "neither of them")
    button_on(dialog, "Bring the work in").click()
    assert "The work was not saved under that password." in texts_on(dialog)
    assert window.session is not None

    line.clear()
    QTest.keyClicks(line, KETTLES)
    button_on(dialog, "Bring the work in").click()
    assert session_of(window).snapshot.answers["M3"].reason == "Typed before a crash."
    assert "Your work is back." in texts_on(window)
    assert not dialog.isVisible()
    assert session_of(window).workbook.store.key.is_like(Key(LADDERS))


def test_without_the_earlier_password_that_work_waits(with_earlier_work: MainWindow) -> None:
    window = with_earlier_work
    button_on(window, "Enter the earlier password").click()
    shown(window, PasswordDialog).reject()
    path = window.workbook_path
    window.close_workbook()
    window.open_path(path)
    give(window, LADDERS)

    assert "Some of your work is still under an earlier password." in texts_on(window)


# -- a new workbook -------------------------------------------------------------------


def test_a_new_workbook_can_have_a_password_from_the_first(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, isolated_profile: Path
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path))
    window.show_new()
    page = the(NewWorkbookPage, window)
    QTest.keyClicks(page._name._line, "Brackenfold Nursery")
    page._sector.set_choice("early_years")
    page._on_sector_chosen("early_years")
    button_on(window, "Protect it with a password").click()
    for line in page.findChildren(QLineEdit)[-2:]:
        QTest.keyClicks(line, KETTLES)
    button_on(window, "Make the workbook").click()

    made = tmp_path / "neglect-workbook_brackenfold-nursery.nwbk"
    assert is_protected(session_of(window).workbook)
    with pytest.raises(KnownError) as caught:
        Store.open(made, isolated_profile, read_only=True)
    assert caught.value.code == "needs_password"
    window.close_workbook()
    window.show_new()
    assert all(line.text() == "" for line in page.findChildren(QLineEdit)[-2:])


# -- set, change, remove --------------------------------------------------------------


def _change(window: MainWindow) -> PasswordChangeDialog:
    action_of(window, ActionId.PROTECT).trigger()
    return shown(window, PasswordChangeDialog)


def _type(dialog: PasswordChangeDialog, *passwords: str) -> None:
    for line, password in zip(lines_of(dialog), passwords, strict=True):
        line.clear()
        QTest.keyClicks(line, password)


def _finish(qtbot: "QtBot", dialog: PasswordChangeDialog, button: str) -> None:
    button_on(dialog, button).click()
    qtbot.waitUntil(lambda: not dialog.is_busy)


def _opens_with(file: Path, profile: Path, password: str) -> bool:
    try:
        Store.open(file, profile, Key(password), read_only=True).close()
    except KnownError:
        return False
    return True


def test_a_password_is_set_and_what_was_just_typed_is_in_the_file(
    qtbot: "QtBot", opened: MainWindow, ours: Path, isolated_profile: Path
) -> None:
    assert not action_of(opened, ActionId.LOCK_NOW).isEnabled()
    assert "Protected" not in texts_on(opened)
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = QApplication.focusWidget()
    assert box is not None
    QTest.keyClicks(box, "Typed a moment ago.")
    dialog = _change(opened)
    assert "Nobody can open the workbook if the password is lost." in texts_on(dialog)
    assert "Copies that were made before keep what they had." in texts_on(dialog)
    _type(dialog, KETTLES, KETTLES)
    _finish(qtbot, dialog, "Set the password")

    assert "The password is set." in texts_on(dialog)
    assert not _opens_with(ours, isolated_profile, "")
    store = Store.open(ours, isolated_profile, Key(KETTLES), read_only=True)
    assert any(change.value == "Typed a moment ago." for change in store.changes)
    store.close()
    button_on(dialog, "Close").click()
    assert action_of(opened, ActionId.LOCK_NOW).isEnabled()
    assert "Protected" in texts_on(opened)
    named = opened.view and opened.view.navigation.save_state.protected.accessibleName()
    assert named == "This workbook is protected with a password"


@pytest.mark.parametrize("is_wanted", [True, False])
def test_backups_that_anyone_can_open_are_deleted_where_that_is_wanted(
    qtbot: "QtBot", opened: MainWindow, *, is_wanted: bool
) -> None:
    session_of(opened).workbook.store.back_up()
    dialog = _change(opened)
    tick = next(one for one in dialog.findChildren(QCheckBox) if "backup" in one.text())
    assert tick.text() == "Delete the backup made before: anyone can open it"
    assert tick.isChecked()
    tick.setChecked(is_wanted)
    _type(dialog, KETTLES, KETTLES)
    _finish(qtbot, dialog, "Set the password")
    assert bool(find_backups(opened.workbook_path)) is not is_wanted


def test_a_password_that_is_short_or_not_twice_the_same_is_not_set(
    opened: MainWindow, ours: Path, isolated_profile: Path
) -> None:
    dialog = _change(opened)
    for typed, said in (
        (("", ""), "Type a password."),
        (("short", "short"), "Too short. Use at least 8 characters."),
        ((KETTLES, LADDERS), "The two are not the same."),
    ):
        _type(dialog, *typed)
        button_on(dialog, "Set the password").click()
        assert said in texts_on(dialog)
        assert not dialog.is_busy
    dialog.reject()

    assert _opens_with(ours, isolated_profile, "")


def test_changing_and_removing_ask_for_the_present_password(
    qtbot: "QtBot", unlocked: MainWindow, protected: Path, isolated_profile: Path
) -> None:
    dialog = _change(unlocked)
    _type(dialog, LADDERS, LADDERS, LADDERS)
    button_on(dialog, "Change the password").click()
    assert "That is not the present password." in texts_on(dialog)
    assert not dialog.is_busy
    _type(dialog, KETTLES, LADDERS, LADDERS)
    _finish(qtbot, dialog, "Change the password")
    assert "The password is changed." in texts_on(dialog)
    assert _opens_with(protected, isolated_profile, LADDERS)
    assert not _opens_with(protected, isolated_profile, KETTLES)
    dialog.reject()

    dialog = _change(unlocked)
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == "Remove it").click()
    _type(dialog, KETTLES)
    button_on(dialog, "Remove the password").click()
    assert "That is not the present password." in texts_on(dialog)
    _type(dialog, LADDERS)
    _finish(qtbot, dialog, "Remove the password")
    assert "The password is removed." in texts_on(dialog)
    assert _opens_with(protected, isolated_profile, "")
    dialog.reject()
    assert "Protected" not in texts_on(unlocked)
    assert not action_of(unlocked, ActionId.LOCK_NOW).isEnabled()


def test_a_folder_that_is_away_keeps_the_password_as_it_was_and_says_so_in_place(
    qtbot: "QtBot", unlocked: MainWindow, protected: Path, isolated_profile: Path
) -> None:
    away = protected.parent.with_name("away")
    protected.parent.rename(away)
    dialog = _change(unlocked)
    _type(dialog, KETTLES, LADDERS, LADDERS)
    _finish(qtbot, dialog, "Change the password")
    assert "cannot be reached" in texts_on(dialog)
    assert button_on(dialog, "Change the password").isEnabled()
    away.rename(protected.parent)
    assert _opens_with(protected, isolated_profile, KETTLES)
    dialog.reject()


def test_the_dialog_says_that_it_works_and_stays_until_it_is_done(
    qtbot: "QtBot", unlocked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def change_slowly(workbook: Workbook, password: str, **more: bool) -> None:
        assert go_on.wait(20)
        change_password(workbook, password, **more)

    monkeypatch.setattr(password_change_dialog, "change_password", change_slowly)
    dialog = _change(unlocked)
    _type(dialog, KETTLES, LADDERS, LADDERS)
    button_on(dialog, "Change the password").click()
    dialog.reject()
    assert dialog.isVisible()
    assert "Saving everything first, then the file." in texts_on(dialog)
    assert not button_on(dialog, "Change the password").isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    dialog.reject()
    assert not dialog.isVisible()


def test_what_somebody_else_put_there_meanwhile_shows_after_the_change(
    qtbot: "QtBot", unlocked: MainWindow, protected: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = open_workbook(
        protected, profile=tmp_path / "elsewhere", author="b" * 12, passwords=(KETTLES,)
    )
    other.set_answer("M4", rating="1")
    other.close()
    session_of(unlocked).do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    dialog = _change(unlocked)
    _type(dialog, KETTLES, LADDERS, LADDERS)
    with qtbot.waitSignal(session_of(unlocked).merged):
        _finish(qtbot, dialog, "Change the password")

    assert session_of(unlocked).snapshot.answers["M4"].rating == "1"
    assert session_of(unlocked).snapshot.answers["M3"].rating == "2"
    dialog.reject()


def test_the_sample_can_have_a_password_too(window: MainWindow, preferences: Preferences) -> None:
    sample = Opener(preferences).sample()
    change_password(sample, KETTLES)
    sample.close()
    button_on(window, "Look round the sample").click()
    give(window, KETTLES)

    assert len(session_of(window).snapshot.evidence) > 5


# -- nowhere else ---------------------------------------------------------------------


def test_no_password_is_in_any_file_or_log(
    qtbot: "QtBot",
    window: MainWindow,
    tmp_path: Path,
    isolated_profile: Path,
    caplog: pytest.LogCaptureFixture,
    preferences: Preferences,
) -> None:
    caplog.set_level(0)
    path = tmp_path / "ours.nwbk"
    Opener(preferences).create(NewWorkbook(FRAMEWORK_ID, "Group", "primary"), path, KETTLES).close()
    window.open_path(path)
    give(window, "wrong " + LADDERS)
    give(window, KETTLES)
    dialog = _change(window)
    _type(dialog, KETTLES, LADDERS, LADDERS)
    _finish(qtbot, dialog, "Change the password")
    dialog.reject()
    window.protection.lock_now()
    give(window, LADDERS)
    window.tell_of_fault("a report")
    window.close_workbook()

    SettingsFile(isolated_profile).read()
    held = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert isolated_profile / "settings.json" in held
    for word in (KETTLES, LADDERS, KETTLES.encode().hex(), LADDERS.encode().hex()):
        assert word not in caplog.text
        for kind in ("utf-8", "utf-16-le"):
            assert [file for file, content in held.items() if word.encode(kind) in content] == []
    assert [
        name
        for name in vars(window) | vars(window.protection)
        if KETTLES in repr(getattr(window, name, "")) or LADDERS in repr(getattr(window, name, ""))
    ] == []


def test_no_password_is_in_the_report_of_a_fault(
    qtbot: "QtBot",
    unlocked: MainWindow,
    isolated_profile: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(_workbook: Workbook, password: str, **_: bool) -> None:
        raise ValueError(password)

    monkeypatch.setattr(password_change_dialog, "change_password", stumble)
    dialog = _change(unlocked)
    _type(dialog, KETTLES, LADDERS, LADDERS)
    with qtbot.captureExceptions() as caught:
        _finish(qtbot, dialog, "Change the password")
    assert "The password is as it was." in texts_on(dialog)
    dialog.reject()

    ((_, error, _),) = caught
    report = keep_report(error, isolated_profile)
    assert report is not None
    assert LADDERS not in report.read_text(encoding="utf-8")
    assert "stumble" in report.read_text(encoding="utf-8")
