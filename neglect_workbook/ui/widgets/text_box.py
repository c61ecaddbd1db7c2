"""The box that people write in: label, editor, privacy line and word count."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.personal_data.field_marks import FieldMarks
from neglect_workbook.ui.widgets.debounce import LONGEST_MS, PAUSE_MS, Debounce
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.input_state import mark_problem
from neglect_workbook.ui.widgets.spoken import joined
from neglect_workbook.ui.widgets.word_counter import WordCounter

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from neglect_workbook.ui.theme import Theme

_OVER_LENGTH: Final = "Shorter is easier to read"


class TextBox(QWidget):
    """A labelled box for plain text that grows with what is written.

    The line below it says one thing at a time: a problem, else what could identify a child,
    else what is worth a look, else why it is closed, else that it is over length, else the
    privacy line. The editor's accessible description holds them all.

    Signals:
        text_edited: the text, in a pause of the typing and at once on leaving the box.
        typing_started: something was typed that ``text_edited`` has not told yet.
    """

    text_edited = Signal(str)
    typing_started = Signal()

    def __init__(
        self,
        theme: "Theme",
        label: str,
        *,
        hint: str = "",
        word_limit: int = 0,
        is_optional: bool = False,
        lines: int = 3,
        shows_privacy_line: bool = True,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        """Make an empty box.

        Args:
            theme: gives colours and sizes.
            label: names the box.
            hint: a sentence on what to write, shown while the box is empty.
            word_limit: how many words it asks for; 0 for no count.
            is_optional: say so beside the label.
            lines: of text that are shown while the box is empty.
            shows_privacy_line: false where boxes side by side share one `PrivacyLine`.
            pause_ms: how long a pause in the typing is.
        """
        super().__init__()
        # It draws nothing itself: when it grows, its parts are drawn where they changed.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._hint = hint
        self._shows_privacy_line = shows_privacy_line
        self._privacy = self._problem = self._look = self._closed = ""
        self._label = FieldLabel(theme, label, "optional" if is_optional else "")
        self._editor = GrowingEdit(theme, lines=lines)
        self._editor.set_hint(hint)
        self._label.set_buddy(self._editor)
        self._note = FieldNote(theme)
        self._counter = WordCounter(theme, word_limit) if word_limit else None
        self._marks = FieldMarks(self, self.text)
        self._debounce = Debounce(self, pause_ms=pause_ms, longest_ms=max(pause_ms, LONGEST_MS))
        self._debounce.due.connect(self._tell)
        self._editor.textChanged.connect(self._on_typed)
        self._editor.left.connect(self.flush)
        self._marks.changed.connect(self._show_marks)
        theme.changed.connect(self._show_marks)
        self._arrange()

    @property
    def has_unsent_typing(self) -> bool:
        """Whether something was typed that ``text_edited`` has not told yet."""
        return self._debounce.is_pending

    def text(self) -> str:
        """What is written now, sent or not."""
        return self._editor.text()

    def set_text(self, text: str) -> None:
        """Show a text without ``text_edited``; typing that is not sent yet is never replaced.

        A page that shows another record calls `flush` first.
        """
        if self.has_unsent_typing or text == self.text():
            return
        self._editor.replace_text(text)
        self._begin_marks()

    def begin_with(self, text: str) -> None:
        """Show the text of another record; what was typed for the one before is forgotten.

        A page calls `flush` first. Undo in the box does not reach back to the other record.
        """
        self._editor.begin_with(text)
        self._begin_marks()

    def flush(self) -> None:
        """Send what was typed at once, where something was."""
        self._debounce.flush()

    def set_label(self, text: str) -> None:
        """Give the box another name."""
        self._label.set_text(text)
        self._label.set_buddy(self._editor)

    def set_label_hint(self, text: str) -> None:
        """Say a few words beside the label, such as where the text goes."""
        self._label.set_hint(text)
        self._label.set_buddy(self._editor)

    def set_problem(self, text: str) -> None:
        """Say what is wrong, in red; empty when nothing is."""
        self._problem = text
        self._refresh()

    def set_note(self, text: str) -> None:
        """Say what is worth a look, in amber; empty when nothing is."""
        self._look = text
        self._refresh()

    def set_privacy_text(self, text: str) -> None:
        """The framework's words on what nobody is to write."""
        self._privacy = text
        self._refresh()

    def set_read_only(self, *, is_read_only: bool, why: str = "") -> None:
        """Let people read and copy only, and say why in a line."""
        self._closed = why if is_read_only else ""
        self._editor.setReadOnly(is_read_only)
        self._refresh()

    def undo_here(self) -> None:
        """Take back typing in the box itself: none is in the file before a button is pressed."""
        self._editor.undo_here()

    def leave_unchecked(self) -> None:
        """Do not ask if this could identify a child: it is never sent, or it is no text."""
        self._marks.stop()

    def focus_editor(self) -> None:
        """Put the focus into the box."""
        self._editor.setFocus()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._marks.ask()

    def _arrange(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(12)
        under.addWidget(self._note, 1)
        if self._counter is not None:
            under.addStretch()
            under.addWidget(self._counter, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self._editor)
        layout.addLayout(under)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(self._editor)
        self._refresh()

    def _on_typed(self) -> None:
        if not self.has_unsent_typing:
            self.typing_started.emit()
        self._debounce.poke()
        self._refresh()

    def _tell(self) -> None:
        self.text_edited.emit(self.text())
        self._marks.ask()

    def _begin_marks(self) -> None:
        """Know nothing of the text that is shown now, and have it looked through."""
        self._marks.forget()
        self._refresh()
        self._marks.ask()

    def _show_marks(self) -> None:
        self._editor.underline(self._marks.underlines)
        self._refresh()

    def _refresh(self) -> None:
        """Count again, and say below the box what matters most."""
        is_over = False
        if self._counter is not None:
            self._counter.count(self.text())
            is_over = self._counter.is_over
        kind, text = self._first_note(is_over=is_over)
        self._note.show_note(kind, text)
        mark_problem(self._editor, has_problem=bool(self._problem))
        found = self._marks.sentence
        said = (self._problem, found, self._look, self._closed, _OVER_LENGTH if is_over else "")
        description = joined([*said, self._hint, self._privacy])
        if description != self._editor.accessibleDescription():
            # Told once, and not again with every key.
            self._editor.setAccessibleDescription(description)

    def _first_note(self, *, is_over: bool) -> tuple[NoteKind, str]:
        if self._problem:
            return NoteKind.PROBLEM, self._problem
        if self._marks.sentence:
            return self._marks.note_kind, self._marks.sentence
        if self._look:
            return NoteKind.LOOK, self._look
        if self._editor.isReadOnly():
            return NoteKind.CLOSED, self._closed
        if is_over:
            return NoteKind.LOOK, _OVER_LENGTH
        return NoteKind.PRIVACY, self._privacy if self._shows_privacy_line else ""
