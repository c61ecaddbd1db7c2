"""What the personal-data check says of one field, asked anew in each pause of the typing."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from neglect_workbook.checks.personal_data.marks import Mark, Strength
from neglect_workbook.ui.personal_data.found_words import found_sentence
from neglect_workbook.ui.personal_data.mark_finder import finder_for
from neglect_workbook.ui.widgets.field_note import NoteKind
from neglect_workbook.ui.widgets.underline import Underline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.personal_data.mark_finder import MarkFinder

#: What a mark means is said in words below the field: nothing rests on the colour.
_INKS: Final = {Strength.STOP: "red", Strength.LOOK: "amber", Strength.MAYBE: "amber"}


class FieldMarks(QObject):
    """Asks the finder of a field's place, and holds what it answered for the present text.

    Signals:
        changed: there are other marks.
    """

    changed = Signal()

    def __init__(self, field: "QWidget", text: "Callable[[], str]") -> None:
        """Ask nothing yet.

        Args:
            field: the field; it calls `ask` in a pause of the typing, and when it is shown.
            text: tells what is written in it.
        """
        super().__init__(field)
        self._field = field
        self._text = text
        self._finder: MarkFinder | None = None
        self._is_stopped = False
        self._asked: str | None = None
        self._sentence = ""
        self._marks: tuple[Mark, ...] = ()

    @property
    def underlines(self) -> tuple[Underline, ...]:
        """The marks as a field draws them; none while the text has become another one."""
        if self._asked != self._text():
            return ()
        return tuple(Underline(one.start, one.end, _INKS[one.strength]) for one in self._marks)

    @property
    def sentence(self) -> str:
        """What was found, in words; empty where nothing was."""
        return self._sentence

    @property
    def note_kind(self) -> NoteKind:
        """How the sentence is to be shown."""
        is_stop = any(mark.strength is Strength.STOP for mark in self._marks)
        return NoteKind.PROBLEM if is_stop else NoteKind.LOOK

    def ask(self) -> None:
        """Have the present text looked through, unless it was, or nobody sees the field."""
        if self._is_stopped or not self._field.isVisible():
            return
        text = self._text()
        if text == self._asked:
            return
        if self._finder is None:
            self._finder = finder_for(self._field)
            if self._finder is None:
                return
            self._finder.answered.connect(self._on_answered)
            self._finder.outdated.connect(self._ask_again)
        self._asked = text
        if text.strip():
            self._finder.asked.emit(text)
        else:
            self._hold(text, ())

    def stop(self) -> None:
        """Ask nothing any more."""
        self._is_stopped = True

    def forget(self) -> None:
        """The field shows another text: nothing is known of it yet."""
        self._asked = None
        self._hold("", ())

    def _ask_again(self) -> None:
        self._asked = None
        self.ask()

    def _on_answered(self, answers: "Mapping[str, tuple[Mark, ...]]") -> None:
        # What was typed meanwhile is asked for in the next pause.
        marks = answers.get(self._asked) if self._asked is not None else None
        if marks is not None and self._asked == self._text():
            self._hold(self._asked, marks)

    def _hold(self, text: str, marks: tuple[Mark, ...]) -> None:
        if marks or self._marks:
            self._marks, self._sentence = marks, found_sentence(text, marks)
            self.changed.emit()
