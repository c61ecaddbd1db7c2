"""A new password, asked twice, with a word on how strong it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.exchange.password import Strength, strength
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.input_state import mark_problem
from neglect_workbook.ui.widgets.password_line import HiddenLine

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_KINDS: Final = {
    Strength.TOO_SHORT: NoteKind.PROBLEM,
    Strength.COULD_BE_GUESSED: NoteKind.LOOK,
    Strength.STRONG: NoteKind.PRIVACY,
}
_DIFFERENT: Final = "The two are not the same. Type the password again."
_NOTHING: Final = "Type a password."


class PasswordFields(QWidget):
    """Two lines that show no letters. What is typed is in them and nowhere else.

    Signals:
        edited: something else is typed in one of them.
    """

    edited = Signal()

    def __init__(self, theme: "Theme", label: str = "Password", hint: str = "optional") -> None:
        """Ask for no password yet.

        Args:
            theme: gives colours and sizes.
            label: names the first line.
            hint: a word or two beside it.
        """
        super().__init__()
        self._first = HiddenLine()
        self._second = HiddenLine()
        self._strength = FieldNote(theme)
        self._problem = FieldNote(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        parts = (
            (label, hint, self._first, self._strength),
            ("The same again", "", self._second, self._problem),
        )
        for words, beside, line, note in parts:
            name = FieldLabel(theme, words, beside)
            name.set_buddy(line)
            column.addWidget(name)
            column.addWidget(line)
            column.addWidget(note)
            line.textEdited.connect(self._on_edited)
        self.setFocusProxy(self._first)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def password(self) -> str:
        """What was typed; empty for no password."""
        return self._first.text()

    @property
    def is_typed_twice_alike(self) -> bool:
        """Whether both lines hold the same."""
        return self._first.text() == self._second.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()
        self._on_edited()

    def can_be_used(self) -> bool:
        """Whether it can be used to close something; what is in the way is said, and waited for."""
        if self.password and strength(self.password) is not Strength.TOO_SHORT:
            if not self.is_typed_twice_alike:
                self.doubt()
            return self.is_typed_twice_alike
        if not self.password:
            self._show_strength(NoteKind.PROBLEM, _NOTHING)
        self._first.setFocus()
        self._first.selectAll()
        return False

    def doubt(self) -> None:
        """Say at the second line that it is another password, and wait for it there."""
        self._show_problem(_DIFFERENT)
        self._second.setFocus()
        self._second.selectAll()

    def _on_edited(self) -> None:
        how_strong = strength(self.password)
        words = how_strong.value if self.password else ""
        self._show_strength(_KINDS[how_strong], words)
        self._show_problem("")
        self.edited.emit()

    def _show_strength(self, kind: NoteKind, words: str) -> None:
        self._strength.show_note(kind, words)
        self._first.setAccessibleDescription(words)

    def _show_problem(self, words: str) -> None:
        self._problem.show_note(NoteKind.PROBLEM, words)
        self._second.setAccessibleDescription(words)
        mark_problem(self._second, has_problem=bool(words))
