"""Earlier wording of the whole workbook is forgotten from the menu, and the backups with it."""

from typing import TYPE_CHECKING

from neglect_workbook.storage.backups import find_backups
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.forget_dialog import ForgetDialog
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.widgets.banner import Banner
from tests.ui.finding import the
from tests.ui.main_window.whole import action_of, button_on, session_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CANARY = "Freddie of Canary Row was seen late, and nobody asked him."


def _write_over(window: MainWindow) -> None:
    session = session_of(window)
    session.do(None, lambda workbook: workbook.set_answer("M3", reason=CANARY))
    session.workbook.publish().result()
    session.workbook.store.back_up()
    session.do(None, lambda workbook: workbook.set_answer("M3", reason="A new text."))


def _holds(window: MainWindow) -> bool:
    files = (window.workbook_path, *(one.path for one in find_backups(window.workbook_path)))
    return any(CANARY.encode() in file.read_bytes() for file in files)


def test_forgetting_takes_it_out_of_the_file_and_of_the_backups(
    qtbot: "QtBot", opened: MainWindow
) -> None:
    _write_over(opened)
    assert _holds(opened)
    action_of(opened, ActionId.FORGET_EARLIER).trigger()
    dialog = the(ForgetDialog, opened)
    assert dialog.focusWidget() is button_on(dialog, "Close")
    button_on(dialog, "Forget it for good").click()
    banner = the(Banner, dialog)
    qtbot.waitUntil(lambda: "deleted." in banner.accessibleName())
    assert not _holds(opened)
    assert session_of(opened).snapshot.answers["M3"].reason == "A new text."


def test_closing_the_dialog_forgets_nothing(opened: MainWindow) -> None:
    _write_over(opened)
    action_of(opened, ActionId.FORGET_EARLIER).trigger()
    button_on(the(ForgetDialog, opened), "Close").click()
    values = [one.value for one in session_of(opened).workbook.changes]
    assert CANARY in values
    assert _holds(opened)
