"""What only some people want of the files: a summary, copies as PDF, a password."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from neglect_workbook.ui.pages.send.previews import PDF, SUMMARY
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.password_fields import PasswordFields

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_FILES: Final = {SUMMARY: "Summary on one page, Word", PDF: "A PDF copy of each"}
_NOT_ON_PDF: Final = "PDF copies cannot carry a password: anyone can open them."


class MoreChoices(QWidget):
    """Two tick boxes and the password, to be unfolded.

    Signals:
        changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self, theme: "Theme") -> None:
        """Choose nothing yet.

        Args:
            theme: gives colours and sizes.
        """
        super().__init__()
        self._ticks = {kind: QCheckBox(words) for kind, words in _FILES.items()}
        self._fields = PasswordFields(theme)
        self._note = FieldNote(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for tick in self._ticks.values():
            column.addWidget(tick)
            tick.toggled.connect(self._on_changed)
        column.addWidget(self._fields)
        column.addWidget(self._note)
        self._fields.edited.connect(self._on_changed)

    @property
    def kinds(self) -> list[str]:
        """The files that are ticked."""
        return [kind for kind, tick in self._ticks.items() if tick.isChecked()]

    @property
    def password(self) -> str:
        """The password of the files; empty for none."""
        return self._fields.password

    @property
    def summary(self) -> str:
        """What is chosen here, in a few words; empty for nothing."""
        words = ["Summary"] if SUMMARY in self.kinds else []
        words += ["PDF"] if PDF in self.kinds else []
        words += ["password"] if self.password else []
        chosen = ", ".join(words)
        return chosen[:1].upper() + chosen[1:]

    @property
    def is_typed_twice_alike(self) -> bool:
        """Whether the password is the same twice; no password is, too."""
        return self._fields.is_typed_twice_alike

    def doubt_password(self) -> None:
        """Say that the password is not the same twice, where it is typed again."""
        self._fields.doubt()

    def _on_changed(self) -> None:
        is_open_to_all = PDF in self.kinds and bool(self.password)
        self._note.show_note(NoteKind.LOOK, _NOT_ON_PDF if is_open_to_all else "")
        self.changed.emit()
