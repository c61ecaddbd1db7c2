"""A collation gets a password and goes back to an earlier copy as a workbook does."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QRadioButton

from neglect_workbook.keeping.passwords import is_protected
from neglect_workbook.ui.going_back_dialog import GoingBackDialog
from neglect_workbook.ui.password_change_dialog import PasswordChangeDialog
from neglect_workbook.ui.password_dialog import PasswordDialog
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import (
    button,
    open_and_wait,
    press,
    session_of,
    texts_in,
    view_of,
    wait_until_open,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.collate.collate_window import CollateWindow

_WORDS = "correct horse battery staple"


def _ask(window: "CollateWindow", action: str) -> None:
    window.menus[action].trigger()


def _lines(dialog: QDialog) -> list[QLineEdit]:
    return [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]


def test_a_collation_is_given_a_password_and_opens_with_it(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    path = session_of(window).collation.path
    assert "Protected" not in texts_in(view_of(window))
    _ask(window, "protect")
    dialog = window.findChild(PasswordChangeDialog)
    assert dialog is not None
    said = texts_in(dialog)
    assert "This collation has no password." in said
    assert any("Nobody can open the collation" in one for one in said)
    assert not any("workbook" in one for one in said)
    for line in _lines(dialog):
        line.setText(_WORDS)
    press(dialog, "Set the password")
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert "The password is set." in " ".join(texts_in(dialog))
    dialog.close()
    assert is_protected(session_of(window).collation)
    assert "Protected" in texts_in(view_of(window))
    window.close_collation()

    open_and_wait(qtbot, window, path)
    assert window.session is None
    asks = window.findChild(PasswordDialog)
    assert asks is not None
    asks.given.emit(_WORDS)
    wait_until_open(qtbot, window)
    assert session_of(window).head.name == "Autumn 2026"
    assert "Protected" in texts_in(view_of(window))


def test_going_back_says_what_would_change_and_undo_brings_it_back(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    path = session_of(window).collation.path
    # The first change since it was opened keeps a backup of what was there.
    session_of(window).set_head(name="Winter 2027")
    window.close_collation()
    open_and_wait(qtbot, window, path)
    session = session_of(window)
    session.choose(session.standings.counted[0].key, "leave_out")
    session.moderate(window, session.sample[0], 1, {"result": "agree"})
    session.publish()
    _ask(window, "earlier_copy")
    dialog = window.findChild(GoingBackDialog)
    assert dialog is not None
    dialog.findChildren(QRadioButton)[-1].setChecked(True)
    qtbot.waitUntil(button(dialog, "Go back to this copy").isEnabled)
    said = texts_in(dialog)
    assert "It would be called Autumn 2026 again." in said
    assert "What you chose for 1 return would be as before." in said
    assert "What moderators said of 1 answer would be as before." in said

    press(dialog, "Go back to this copy")
    qtbot.waitUntil(lambda: session.head.name == "Autumn 2026")
    assert session.agreement.done == 0
    assert any("Your collation is as it was on" in one for one in texts_in(window))
    session.undo()
    assert session.head.name == "Winter 2027"
    assert session.agreement.done == 1
