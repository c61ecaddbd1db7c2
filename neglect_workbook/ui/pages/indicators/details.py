"""One indicator: its chart, its numbers, what happened meanwhile and what we think it shows."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.domain.framework import Direction
from neglect_workbook.domain.periods import Period, parse_period
from neglect_workbook.domain.records import Indicator, RecordKind
from neglect_workbook.ui.models.indicator_series import (
    DIRECTION_ICONS,
    DIRECTION_WORDS,
    RHYTHM_WORDS,
    SeriesColumn,
    in_words,
    series_columns,
    under_five_words,
)
from neglect_workbook.ui.pages.indicators.edit_panel import EditPanel
from neglect_workbook.ui.pages.indicators.event_panel import EventPanel
from neglect_workbook.ui.pages.indicators.series_view import SeriesView
from neglect_workbook.ui.widgets.badge import Badge
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Hint, Lead, SectionHeading
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.page import Page

_WORDS: Final = 60
#: From so many numbers on, whoever counts knows how to.
_BEGUN: Final = 3
_PRIVACY: Final = "No names. Write numbers under five as 'fewer than five'"
_RISE: Final = "A rise can be good news: staff may be noticing sooner."
_READ_ONLY: Final = "This workbook is open to read only."


class IndicatorDetails(QWidget):
    """Shows one indicator and lets a person write its numbers in place.

    Signals:
        removal_requested: the id of the indicator that is to be taken out.
    """

    removal_requested = Signal(str)

    def __init__(self, page: "Page", today: Callable[[], date]) -> None:
        """Show nothing yet.

        Args:
            page: the initiator of every change made here.
            today: the day whose period is the present one.
        """
        super().__init__()
        theme = page.theme
        self._page = page
        self._today = today
        self._indicator = Indicator()
        self._series: tuple[SeriesColumn, ...] = ()
        self._unit = ""
        self._earlier: list[str] = []
        self._place = -1
        self._can_write = not page.session.workbook.is_read_only
        self._name = SectionHeading(theme)
        self._change = Button(theme, "Change", kind="quiet", icon="pencil", is_slim=True)
        self._direction = Badge(theme, tone="blue")
        self._often = Lead(theme)
        self._hint = Hint(theme)
        self._edit = EditPanel(theme)
        self._view = SeriesView(theme)
        self._look = FieldNote(theme)
        self._earlier_button = Button(theme, "", kind="quiet", icon="chevron-left", is_slim=True)
        self._mark = Button(theme, "Mark what happened", kind="quiet", icon="flag", is_slim=True)
        self._tools = QWidget()
        self._event = EventPanel(theme)
        self._note = TextBox(theme, "What we think this shows", word_limit=_WORDS, lines=2)
        self._note.set_privacy_text(_PRIVACY)
        self._arrange()
        self._connect()
        self._show_rights()

    @property
    def indicator_id(self) -> str:
        """The indicator that is shown; empty for none."""
        return self._indicator.id

    def show_indicator(self, indicator: Indicator) -> None:
        """Show an indicator as it stands; what is being typed in it stays."""
        is_new = indicator.id != self._indicator.id
        if is_new:
            self.flush()
            self._earlier = []
            self._place = -1
            self._edit.hide()
            self._event.hide()
        self._indicator = indicator
        self._show_words()
        self._edit.show_indicator(indicator)
        self._note.set_text(indicator.note)
        self._show_series(is_new=is_new)

    def can_leave(self) -> bool:
        """Send what is typed; false, with the focus there, where a number cannot be read."""
        self.flush()
        return self._view.commit()

    def flush(self) -> None:
        """Send what is still being typed."""
        for part in (self._view, self._note, self._edit, self._event):
            part.flush()

    def focus_field(self, field: str = "value", value_id: str = "") -> None:
        """Put the focus into a field of Indicator, or into a number.

        Args:
            field: "value" for the number of the present period.
            value_id: the record of another number.
        """
        if field == "note" and not value_id:
            self._note.focus_editor()
        elif field in {"name", "unit", "direction", "rhythm"} and self._can_write:
            self._edit.open_panel(field)
        elif value_id:
            self._view.focus_column(self._place_of(value_id))
        else:
            self._view.focus_column(self._present_place())

    # -- building ------------------------------------------------------------------------

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._name, 1)
        top.addWidget(self._change)
        about = QWidget()
        line = FlowLayout(about, gap=10)
        self._often.setWordWrap(False)
        line.addWidget(self._direction)
        line.addWidget(self._often)
        tools = FlowLayout(self._tools, gap=8)
        tools.addWidget(self._earlier_button)
        tools.addWidget(self._mark)
        column = QVBoxLayout(self)
        # Room for the ring round a button at the edge.
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (about, self._hint, self._edit):
            column.addWidget(part)
        column.addWidget(self._view, 1)
        for part in (self._look, self._tools, self._event):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self._change.clicked.connect(partial(self._edit.open_panel, "name"))
        self._edit.edited.connect(self._save_field)
        self._edit.closed.connect(self._change.setFocus)
        self._edit.removal_requested.connect(
            lambda: self.removal_requested.emit(self._indicator.id)
        )
        self._view.value_edited.connect(self._save_value)
        self._view.problem_changed.connect(lambda _: self._show_look())
        self._view.column_entered.connect(self._on_entered)
        self._earlier_button.clicked.connect(self._add_earlier)
        self._mark.clicked.connect(self._open_event)
        self._event.event_edited.connect(self._save_event)
        self._event.closed.connect(self._mark.setFocus)
        self._note.text_edited.connect(lambda text: self._save_field("note", text))

    def _show_rights(self) -> None:
        """Leave out what cannot be done in a workbook that is open to read only."""
        is_read_only = not self._can_write
        self._view.set_read_only(is_read_only=is_read_only)
        self._note.set_read_only(is_read_only=is_read_only, why=_READ_ONLY)
        self._change.setHidden(is_read_only)
        self._tools.setHidden(is_read_only)

    # -- what it shows -------------------------------------------------------------------

    def _show_words(self) -> None:
        one = self._indicator
        rhythm = RHYTHM_WORDS[one.rhythm]
        self._name.setText(one.name or "No name yet")
        icon = DIRECTION_ICONS[one.direction]
        self._direction.set_content(DIRECTION_WORDS[one.direction], "blue", icon)
        self._often.setText(
            f"Number each {rhythm}" + (f" \N{MIDDLE DOT} {one.unit}" if one.unit else "")
        )
        self._earlier_button.set_words(f"Add an earlier {rhythm}")

    def _show_hint(self) -> None:
        """How to count it, until it has been counted for a while; then what a rise can mean."""
        suggested = self._page.session.snapshot.framework.suggested_indicators
        hints = [one.hint for one in suggested if one.id == self._indicator.suggestion_id]
        is_begun = sum(one.value is not None for one in self._series) >= _BEGUN
        rise = _RISE if self._indicator.direction == Direction.WATCH else ""
        hint = rise if is_begun or not hints else hints[0]
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._edit.show_hint(hints[0] if hints else "")

    def _show_series(self, *, is_new: bool = False) -> None:
        one = self._indicator
        values = self._page.session.snapshot.values_of(one.id)
        today = self._today() if self._can_write else None
        series = series_columns(one, values, today, self._earlier)
        if is_new or (series, one.unit) != (self._series, self._unit):
            self._series, self._unit = series, one.unit
            self._view.show_series(series, one.unit, is_new=is_new)
            self._event.show_series(series)
            self._earlier_button.setVisible(self._first_period() is not None)
        self._view.chart.setAccessibleName(f"Line chart: {one.name}")
        self._view.chart.setAccessibleDescription(in_words(one, series))
        self._show_hint()
        self._show_look()

    def _first_period(self) -> Period | None:
        """The earliest period that is shown; ``None`` where it cannot be read."""
        return parse_period(self._series[0].period) if self._series else None

    def _show_look(self) -> None:
        """Say what is wrong with a number, else what is worth a look."""
        problem = self._view.problem
        if problem:
            self._look.show_note(NoteKind.PROBLEM, problem)
        else:
            self._look.show_note(NoteKind.LOOK, under_five_words(self._series))

    def _place_of(self, value_id: str) -> int:
        found = (at for at, one in enumerate(self._series) if one.value_id == value_id)
        return next(found, self._present_place())

    def _present_place(self) -> int:
        """The column of the present period, or the last where there is none for it."""
        today = self._today()
        places = [
            place
            for place, one in enumerate(self._series)
            if (period := parse_period(one.period)) is not None and period.first_day <= today
        ]
        return places[-1] if places else len(self._series) - 1

    # -- what a person does --------------------------------------------------------------

    def _on_entered(self, place: int) -> None:
        self._place = place

    def _open_event(self) -> None:
        place = self._place if 0 <= self._place < len(self._series) else self._present_place()
        self._event.open_panel(place)

    def _add_earlier(self) -> None:
        first = self._first_period()
        if first is not None:
            self._earlier.append(first.next(-1).text)
            self._show_series()
            self._view.focus_column(0)

    def _save_field(self, field: str, value: str) -> None:
        record_id = self._indicator.id
        self._page.session.do(
            self._page,
            lambda workbook: workbook.set_record(RecordKind.INDICATOR, record_id, **{field: value}),
        )

    def _save_value(self, place: int, value: float | None) -> None:
        """Keep a number; without one, and with nothing said of it, the period has no record."""
        column = self._series[place]
        if value is None and column.value_id and not column.event:
            self._page.session.do(
                self._page,
                lambda workbook: workbook.remove_record(
                    RecordKind.INDICATOR_VALUE, column.value_id
                ),
            )
        else:
            self._write(column, value=value)

    def _save_event(self, place: int, event: str) -> None:
        column = self._series[place]
        if column.value_id or event:
            self._write(column, note=event)

    def _write(self, column: SeriesColumn, **fields: float | str | None) -> None:
        """Change the record of a period, or make it."""
        kind, indicator_id = RecordKind.INDICATOR_VALUE, self._indicator.id
        if column.value_id:
            self._page.session.do(
                self._page, lambda workbook: workbook.set_record(kind, column.value_id, **fields)
            )
        else:
            self._page.session.do(
                self._page,
                lambda workbook: workbook.add_record(
                    kind, indicator_id=indicator_id, period=column.period, **fields
                ),
            )
