"""A workbook with a password in the window, and the dialogs that ask for it."""

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from neglect_workbook.ui.password_dialog import PasswordDialog
from neglect_workbook.ui.widgets.password_line import HiddenLine
from tests.ui.main_window.whole import button_on

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.ui.main_window import MainWindow

#: Words that stand nowhere else, so that they can be looked for.
KETTLES = "seven marzipan kettles"
LADDERS = "eight tangerine ladders"

_Dialog = TypeVar("_Dialog", bound=QDialog)


def shown(window: "MainWindow", kind: type[_Dialog]) -> _Dialog:
    """The dialog of this kind that is on the screen."""
    (dialog,) = all_shown(window, kind)
    return dialog


def all_shown(window: "MainWindow", kind: type[_Dialog]) -> list[_Dialog]:
    """Every dialog of this kind that is on the screen."""
    return [one for one in window.findChildren(kind) if one.isVisible()]


def lines_of(dialog: QDialog) -> list[HiddenLine]:
    """The lines for passwords that are shown, from above."""
    return [one for one in dialog.findChildren(HiddenLine) if one.isVisible()]


def give(window: "MainWindow", password: str) -> None:
    """Type a password where one is asked for, and open with it."""
    dialog = shown(window, PasswordDialog)
    (line,) = lines_of(dialog)
    line.clear()
    QTest.keyClicks(line, password)
    button_on(dialog, "Open the workbook").click()
    if not dialog.isVisible():
        # As a window system does when a dialog goes.
        window.activateWindow()


def digest(file: "Path") -> str:
    """What a file holds, in short."""
    return sha256(file.read_bytes()).hexdigest()
