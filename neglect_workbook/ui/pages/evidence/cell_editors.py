"""What a cell turns into while somebody edits it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date, parse_date
from neglect_workbook.ui.widgets.input_state import mark_problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class ChoiceCell(QComboBox):
    """A drop-down with a first option for no choice."""

    def __init__(self, name: str, options: "Sequence[tuple[str, object]]", parent: QWidget) -> None:
        """Offer options.

        Args:
            name: what is chosen, for screen readers.
            options: words and value of each.
            parent: the table's viewport.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        for words, value in options:
            self.addItem(words, value)

    @property
    def value(self) -> object:
        """The value of the chosen option."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Show an option as chosen."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def drop_down(self) -> None:
        """Show the options; called once it is on the screen, where it still is."""
        if self.isVisible():
            self.showPopup()


class DateCell(QLineEdit):
    """A line for a date. The keyboard leaves it only when it can be read as one, or is empty.

    Signals:
        unreadable: what was written, and a sentence on how to write it; both empty when that
            was given up.
    """

    unreadable = Signal(str, str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setValidator(_DateValidator(self))
        self.textEdited.connect(lambda: mark_problem(self, has_problem=False))

    @property
    def day(self) -> "date | None":
        """The date that is written; None where nothing is. Raises ``ValueError``."""
        text = self.text().strip()
        return parse_date(text, today_here(), is_past=True) if text else None

    def set_day(self, day: "date | None") -> None:
        """Show a date."""
        self.setText(long_date(day) if day else "")
        self.selectAll()

    def give_up(self) -> None:
        """Forget what is written, and that it could not be read."""
        self.clear()
        self.unreadable.emit("", "")

    def tell_if_unreadable(self) -> None:
        """Show and tell what is written, where it is no date and cannot be kept."""
        try:
            _ = self.day
        except ValueError as error:
            mark_problem(self, has_problem=True)
            self.unreadable.emit(self.text(), str(error))


class _DateValidator(QValidator):
    """Anything may be typed; only a date can be left."""

    @override
    def validate(self, arg__1: str, arg__2: int) -> object:
        state = QValidator.State.Acceptable
        try:
            if arg__1.strip():
                parse_date(arg__1, today_here(), is_past=True)
        except ValueError:
            state = QValidator.State.Intermediate
        return state, arg__1, arg__2
