"""A date, written as people write it or picked from a calendar."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date, parse_date
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.calendar_popup import CalendarPopup
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.input_state import mark_problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from neglect_workbook.ui.theme import Theme


class DateField(QWidget):
    """A labelled line for a date. What cannot be read as one stays, with a sentence below.

    Signals:
        date_edited: the date on leaving the line or picking a day; None when it was emptied.
        unread_changed: `unread` is another text now.
    """

    date_edited = Signal(object)
    unread_changed = Signal()

    def __init__(
        self,
        theme: "Theme",
        label: str,
        *,
        today: "Callable[[], date]" = today_here,
        is_past: bool = False,
    ) -> None:
        """Make an empty field.

        Args:
            theme: gives colours and sizes.
            label: names the field.
            today: today's date, from which a date without a year is the coming one.
            is_past: it is for something that has happened, so such a date is the last one.
        """
        super().__init__()
        self._theme = theme
        self._today = today
        self._is_past = is_past
        self._date: date | None = None
        self._unread = ""
        self._label = FieldLabel(theme, label)
        self._line = QLineEdit()
        self._label.set_buddy(self._line)
        self._button = Button(theme, "", icon="calendar-days")
        self._button.setAccessibleName(f"Pick a day: {label}")
        self._button.setToolTip("Pick a day")
        self._note = FieldNote(theme)
        self._line.editingFinished.connect(self._on_left)
        self._line.textEdited.connect(self._clear_problem)
        self._button.clicked.connect(self._open_calendar)
        shortcut = QShortcut(QKeySequence("Alt+Down"), self._line, self._open_calendar)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._arrange()

    @property
    def has_unsent_typing(self) -> bool:
        """Whether something was typed that is not a date that was told."""
        return self._line.isModified()

    @property
    def day(self) -> "date | None":
        """The date as it was last shown or told."""
        return self._date

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._label.text

    @property
    def unread(self) -> str:
        """What was left in the line and is no date; empty while there is no such thing."""
        return self._unread

    def set_date(self, day: "date | None") -> None:
        """Show a date without ``date_edited``; typing that is not told yet is never replaced.

        A page that shows another record calls `flush` and `forget_typing` first.
        """
        if not self.has_unsent_typing:
            self._date = day
            self._write(day)

    def leave_out(self) -> None:
        """Show the date again that was told last, in the place of what cannot be read."""
        self.forget_typing()
        self.set_date(self._date)

    def forget_typing(self) -> None:
        """Give up what was typed and could not be read as a date."""
        self._line.setModified(False)

    def flush(self) -> None:
        """Tell the date that is written, where one can be read. The line stays as it is."""
        if self.has_unsent_typing:
            with contextlib.suppress(ValueError):
                self._tell(self._parsed())

    def commit(self) -> bool:
        """Do as when the line is left: write the date out, or say what is wrong with it.

        Returns:
            Whether the line holds a date or nothing.
        """
        self._on_left()
        return not self.has_unsent_typing

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read and copy only."""
        self._line.setReadOnly(is_read_only)
        self._button.setEnabled(not is_read_only)

    def focus_editor(self) -> None:
        """Put the focus into the line."""
        self._line.setFocus()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._line, 1)
        row.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self._line)

    def _on_left(self) -> None:
        """Write the date out in full, or say what is wrong with it."""
        if not self.has_unsent_typing:
            return
        try:
            day = self._parsed()
        except ValueError as error:
            self._show_problem(str(error))
        else:
            self._take(day)

    def _parsed(self) -> "date | None":
        text = self._line.text().strip()
        return parse_date(text, self._today(), is_past=self._is_past) if text else None

    def _take(self, day: "date | None") -> None:
        self._write(day)
        self._tell(day)

    def _tell(self, day: "date | None") -> None:
        if day != self._date:
            self._date = day
            self.date_edited.emit(day)

    def _write(self, day: "date | None") -> None:
        self._line.setText(long_date(day) if day else "")
        self._line.setCursorPosition(0)
        self._clear_problem()

    def _show_problem(self, sentence: str) -> None:
        self._note.show_note(NoteKind.PROBLEM, sentence)
        self._line.setAccessibleDescription(sentence)
        mark_problem(self._line, has_problem=bool(sentence))
        unread = self._line.text().strip() if sentence else ""
        if unread != self._unread:
            self._unread = unread
            self.unread_changed.emit()

    def _clear_problem(self) -> None:
        self._show_problem("")

    def _open_calendar(self) -> None:
        self._on_left()
        popup = CalendarPopup(self._theme, self._date or self._today(), parent=self)
        popup.day_picked.connect(self._on_picked)
        popup.show_below(self._line.mapToGlobal(QPoint(0, self._line.height() + 4)))

    def _on_picked(self, day: "date") -> None:
        self._take(day)
        self._line.setFocus()
