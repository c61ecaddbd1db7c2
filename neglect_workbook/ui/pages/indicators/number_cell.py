"""One number in the row below a chart, to be written in place."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from neglect_workbook.domain.numbers import number_text, parse_number
from neglect_workbook.ui.widgets.input_state import mark_problem

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_FEW = ("fewer than five", "under five", "less than five", "<5")


class NumberCell(QLineEdit):
    """A line for a number; nothing in it is no number. What cannot be read stays.

    Signals:
        value_edited: the number on leaving the cell or by Enter; None when it was emptied.
        problem_changed: what is wrong with what was written, in a sentence; empty for nothing.
        step_requested: Enter or an arrow at the end asks for the cell after (1) or before (-1).
        entered: the focus came.
    """

    value_edited = Signal(object)
    problem_changed = Signal(str)
    step_requested = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make an empty cell."""
        super().__init__(parent)
        self._value: float | None = None
        self.problem = ""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.editingFinished.connect(self.commit)
        self.textEdited.connect(lambda: self._say(""))

    @property
    def has_unsent_typing(self) -> bool:
        """Whether something was typed that is not a number that was told."""
        return self.isModified()

    def show_value(self, value: float | None) -> None:
        """Show a number; typing that is not told yet is never replaced."""
        if not self.has_unsent_typing:
            self._write(value)

    def forget_typing(self) -> None:
        """Give up what was typed and could not be read as a number."""
        self._write(self._value)

    def flush(self) -> None:
        """Tell the number that is written, where one can be read. The line stays as it is."""
        if self.has_unsent_typing:
            with suppress(ValueError):
                self._tell(parse_number(self.text()))

    def commit(self) -> bool:
        """Do as when the cell is left: tell the number, or say what is wrong with it.

        Returns:
            Whether it holds a number or nothing.
        """
        if not self.has_unsent_typing:
            return True
        try:
            value = parse_number(self.text())
        except ValueError as error:
            is_few = " ".join(self.text().lower().split()) in _FEW
            self._say(
                "Leave it blank, and write 'fewer than five' below." if is_few else str(error)
            )
            return False
        self._write(value, is_told=False)
        self._tell(value)
        return True

    @override
    def focusInEvent(self, arg__1: "QFocusEvent") -> None:
        super().focusInEvent(arg__1)
        self.entered.emit()

    @override
    def keyPressEvent(self, arg__1: "QKeyEvent") -> None:
        key = arg__1.key()
        is_plain = arg__1.modifiers() == Qt.KeyboardModifier.NoModifier
        is_whole, is_part = self.selectedText() == self.text(), self.hasSelectedText()
        at_start = is_whole or (not is_part and self.cursorPosition() == 0)
        at_end = is_whole or (not is_part and self.cursorPosition() == len(self.text()))
        if key == Qt.Key.Key_Escape and self.has_unsent_typing:
            self.forget_typing()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self.step_requested.emit(1)
        elif key == Qt.Key.Key_Left and is_plain and at_start:
            self.step_requested.emit(-1)
        elif key == Qt.Key.Key_Right and is_plain and at_end:
            self.step_requested.emit(1)
        else:
            super().keyPressEvent(arg__1)

    def _write(self, value: float | None, *, is_told: bool = True) -> None:
        """Show a number as it is written."""
        if is_told:
            self._value = value
        text = "" if value is None else number_text(value)
        if text != self.text():
            self.setText(text)
        self.setModified(False)
        self._say("")

    def _tell(self, value: float | None) -> None:
        if value != self._value:
            self._value = value
            self.value_edited.emit(value)

    def _say(self, sentence: str) -> None:
        if sentence != self.problem:
            self.problem = sentence
            self.setAccessibleDescription(sentence)
            mark_problem(self, has_problem=bool(sentence))
            self.problem_changed.emit(sentence)
