"""A line for a password: it shows no letters unless somebody wants to see them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.input_state import mark_problem

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_LONGEST: Final = 255
_SHOW: Final = "Show what I type"


class HiddenLine(QLineEdit):
    """Dots in place of letters. What is typed is in it and nowhere else."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setMaxLength(_LONGEST)
        self.show_letters(is_shown=False)

    def show_letters(self, *, is_shown: bool) -> None:
        """Show the letters, or dots in their place."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if is_shown else mode.Password)


class PasswordLine(QWidget):
    """One password that is there already, with its label, a tick to see it, and what is wrong.

    Signals:
        entered: Enter was pressed in the line.
    """

    entered = Signal()

    def __init__(self, theme: "Theme", label: str) -> None:
        """Ask for it.

        Args:
            theme: gives colours and sizes.
            label: names the line.
        """
        super().__init__()
        self._line = HiddenLine()
        self._note = FieldNote(theme)
        self._show = QCheckBox(_SHOW)
        name = FieldLabel(theme, label)
        name.set_buddy(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(self._line)
        column.addWidget(self._note)
        column.addSpacing(2)
        column.addWidget(self._show)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self._line)
        self._show.toggled.connect(self._on_toggled)
        self._line.textEdited.connect(self._on_edited)
        self._line.returnPressed.connect(self.entered)

    @property
    def password(self) -> str:
        """What was typed."""
        return self._line.text()

    def clear(self) -> None:
        """Forget what was typed, and what was wrong with it."""
        self._line.clear()
        self._show_note("")

    def show_problem(self, words: str) -> None:
        """Say what is wrong, aloud too, and wait for another password."""
        self._show_note(words)
        self._line.selectAll()
        self._line.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, words))

    def _on_toggled(self) -> None:
        self._line.show_letters(is_shown=self._show.isChecked())

    def _on_edited(self) -> None:
        self._show_note("")

    def _show_note(self, words: str) -> None:
        self._note.show_note(NoteKind.PROBLEM, words)
        self._line.setAccessibleDescription(words)
        mark_problem(self._line, has_problem=bool(words))
