"""Asks for the password of one file, and says in place where it does not open it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.dialog_size import fit, grow_to_fit
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body, Hint
from neglect_workbook.ui.widgets.password_line import PasswordLine

if TYPE_CHECKING:
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme

_CAPS: Final = "Capital letters count. Check that caps lock is off."
_NOTHING: Final = "Type the password."
_WIDTH: Final = 460


@dataclass(frozen=True, slots=True)
class Asking:
    """How a password is asked for.

    Attributes:
        title: of the dialog.
        why: a sentence or two above the line.
        label: names the line.
        go_on: what the button says that uses the password.
        leave: what the other button says.
    """

    why: str
    title: str = "Password"
    label: str = "Password"
    go_on: str = "Open the workbook"
    leave: str = "Cancel"


class PasswordDialog(QDialog):
    """One hidden line. It stays until a password opens the file or somebody cancels.

    Signals:
        given: a password to try. Whoever hears it says what is wrong with it, or accepts.
    """

    given = Signal(str)

    def __init__(self, theme: "Theme", asking: Asking, parent: QWidget) -> None:
        """Ask.

        Args:
            theme: gives fonts and colours.
            asking: the words.
            parent: the window that asks.
        """
        super().__init__(parent)
        self._is_waiting = False
        self._line = PasswordLine(theme, asking.label)
        self._go_on = Button(theme, asking.go_on, kind="filled")
        self._leave = Button(theme, asking.leave)
        self._go_on.setDefault(True)
        self._go_on.clicked.connect(self._give)
        self._leave.clicked.connect(self.reject)
        self._column = QVBoxLayout(self)
        self.finished.connect(self._line.clear)
        self.setWindowTitle(asking.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self._arrange(theme, asking.why)

    def wait(self) -> None:
        """Stay as it is while the password that was given is tried."""
        self._set_waiting(is_waiting=True)

    def show_problem(self, error: "KnownError") -> None:
        """Say what is wrong with the password that was given, and wait for another."""
        self._set_waiting(is_waiting=False)
        self._say(f"{error.sentence} {error.next_step}".strip())

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        fit(self, self._column)

    @override
    def reject(self) -> None:
        if not self._is_waiting:
            super().reject()

    def _arrange(self, theme: "Theme", why: str) -> None:
        column = self._column
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Body(theme, why))
        column.addWidget(self._line)
        column.addWidget(Hint(theme, _CAPS))
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self._go_on)
        buttons.addWidget(self._leave)
        column.addLayout(buttons)
        self._line.setFocus()

    def _set_waiting(self, *, is_waiting: bool) -> None:
        self._is_waiting = is_waiting
        for button in (self._go_on, self._leave):
            button.setEnabled(not is_waiting)

    def _give(self) -> None:
        if self._is_waiting:
            return
        if self._line.password:
            self.given.emit(self._line.password)
        else:
            self._say(_NOTHING)

    def _say(self, words: str) -> None:
        self._line.show_problem(words)
        grow_to_fit(self, self._column)
