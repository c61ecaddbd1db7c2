"""The password of the files, asked twice, with a word on how strong it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.exchange.password import Strength, strength
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.input_state import mark_problem

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_KINDS: Final = {
    Strength.TOO_SHORT: NoteKind.PROBLEM,
    Strength.COULD_BE_GUESSED: NoteKind.LOOK,
    Strength.STRONG: NoteKind.PRIVACY,
}
_DIFFERENT: Final = "The two are not the same. Type the password again."
_LONGEST: Final = 255


class PasswordFields(QWidget):
    """Two lines that show no letters. What is typed is in them and nowhere else.

    Signals:
        edited: something else is typed in one of them.
    """

    edited = Signal()

    def __init__(self, theme: "Theme") -> None:
        """Ask for no password yet.

        Args:
            theme: gives colours and sizes.
        """
        super().__init__()
        self._first = _hidden_line()
        self._second = _hidden_line()
        self._strength = FieldNote(theme)
        self._problem = FieldNote(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        parts = (
            ("Password", "optional", self._first, self._strength),
            ("The same again", "", self._second, self._problem),
        )
        for name, hint, line, note in parts:
            label = FieldLabel(theme, name, hint)
            label.set_buddy(line)
            column.addWidget(label)
            column.addWidget(line)
            column.addWidget(note)
            line.textEdited.connect(self._on_edited)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def password(self) -> str:
        """What was typed; empty for no password."""
        return self._first.text()

    @property
    def is_typed_twice_alike(self) -> bool:
        """Whether both lines hold the same."""
        return self._first.text() == self._second.text()

    def doubt(self) -> None:
        """Say at the second line that it is another password, and wait for it there."""
        self._show_problem(_DIFFERENT)
        self._second.setFocus()
        self._second.selectAll()

    def _on_edited(self) -> None:
        how_strong = strength(self.password)
        words = how_strong.value if self.password else ""
        self._strength.show_note(_KINDS[how_strong], words)
        self._first.setAccessibleDescription(words)
        self._show_problem("")
        self.edited.emit()

    def _show_problem(self, words: str) -> None:
        self._problem.show_note(NoteKind.PROBLEM, words)
        self._second.setAccessibleDescription(words)
        mark_problem(self._second, has_problem=bool(words))


def _hidden_line() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(_LONGEST)
    return line
