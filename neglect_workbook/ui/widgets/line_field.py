"""One line to write in, with its label."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.personal_data.field_marks import FieldMarks
from neglect_workbook.ui.undo_keys import undo_in_file
from neglect_workbook.ui.widgets.debounce import LONGEST_MS, PAUSE_MS, Debounce
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.input_state import mark_problem
from neglect_workbook.ui.widgets.marked_line import MarkedLine
from neglect_workbook.ui.widgets.spoken import joined

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from neglect_workbook.ui.theme import Theme


class LineField(QWidget):
    """A labelled line of text.

    Signals:
        text_edited: the text, in a pause of the typing and at once on leaving the line.
    """

    text_edited = Signal(str)

    def __init__(
        self,
        theme: "Theme",
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        pause_ms: int = PAUSE_MS,
    ) -> None:
        """Make an empty line.

        Args:
            theme: gives colours and sizes.
            label: names the line.
            hint: a word or two beside the label, such as "optional".
            placeholder: an example, shown while the line is empty.
            pause_ms: how long a pause in the typing is.
        """
        super().__init__()
        self._label = FieldLabel(theme, label, hint)
        self._line = MarkedLine(theme)
        self._line.setPlaceholderText(placeholder)
        undo_in_file(self._line, is_in_file=True)
        self._label.set_buddy(self._line)
        self._note = FieldNote(theme)
        self._problem = ""
        self._marks = FieldMarks(self, self.text)
        self._marks.changed.connect(self._show_marks)
        self._debounce = Debounce(self, pause_ms=pause_ms, longest_ms=max(pause_ms, LONGEST_MS))
        self._debounce.due.connect(self._tell)
        self._line.textEdited.connect(self._debounce.poke)
        self._line.editingFinished.connect(self.flush)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self._line)
        layout.addWidget(self._note)
        # Beside a taller field, the line stays close below its label.
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self._line)

    @property
    def has_unsent_typing(self) -> bool:
        """Whether something was typed that ``text_edited`` has not told yet."""
        return self._debounce.is_pending

    def text(self) -> str:
        """What is written now, sent or not."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Show a text without ``text_edited``; typing that is not sent yet is never replaced.

        A page that shows another record calls `flush` first.
        """
        if self.has_unsent_typing or text == self.text():
            return
        place = self._line.cursorPosition()
        self._line.setText(text)
        self._line.setCursorPosition(min(place, len(text)) if self._line.hasFocus() else 0)
        self._marks.forget()
        self._marks.ask()

    def flush(self) -> None:
        """Send what was typed at once, where something was."""
        self._debounce.flush()

    def set_problem(self, text: str) -> None:
        """Say what is wrong, in red; empty when nothing is."""
        self._problem = text
        self._show_note()
        mark_problem(self._line, has_problem=bool(text))

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read and copy only."""
        self._line.setReadOnly(is_read_only)

    def undo_here(self) -> None:
        """Take back typing in the line itself: none is in the file before a button is pressed."""
        undo_in_file(self._line, is_in_file=False)

    def leave_unchecked(self) -> None:
        """Do not ask if this could identify a child: it is never sent, or it is no text."""
        self._marks.stop()

    def focus_editor(self) -> None:
        """Put the focus into the line."""
        self._line.setFocus()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._marks.ask()

    def _tell(self) -> None:
        self.text_edited.emit(self.text())
        self._marks.ask()

    def _show_marks(self) -> None:
        self._line.underline(self._marks.underlines)
        self._show_note()

    def _show_note(self) -> None:
        found = self._marks.sentence
        if self._problem:
            self._note.show_note(NoteKind.PROBLEM, self._problem)
        else:
            self._note.show_note(self._marks.note_kind, found)
        self._line.setAccessibleDescription(joined([self._problem, found]))
