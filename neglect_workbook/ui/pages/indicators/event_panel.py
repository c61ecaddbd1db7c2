"""Saying what happened in a period, so that the chart can mark it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from neglect_workbook.ui.models.indicator_series import SeriesColumn
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.labels import Hint
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_WHY = "The chart marks where the period begins, so that what changed can be read beside it."


class EventPanel(Panel):
    """A period and a line on what happened in it.

    Signals:
        event_edited: the place of a column, and what happened in it.
    """

    event_edited = Signal(int, str)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "Mark what happened")
        self._series: tuple[SeriesColumn, ...] = ()
        self._place = 0
        self._when = ChoiceField(theme, "When", [])
        self._what = LineField(theme, "What happened", placeholder="Such as: Staff briefing, June")
        self._when.chosen.connect(self._on_chosen)
        self._what.text_edited.connect(self._on_edited)
        for part in (Hint(theme, _WHY), self._when, self._what):
            self.column.addWidget(part)

    def show_series(self, series: Sequence[SeriesColumn]) -> None:
        """Offer these periods, the newest first; what is being typed stays with its own."""
        periods = [one.period for one in self._series]
        period = periods[self._place] if self._place < len(periods) else ""
        self._series = tuple(series)
        shown = [one.period for one in series]
        if shown != periods:
            numbered = reversed([*enumerate(shown)])
            self._when.set_options([(str(place), one) for place, one in numbered])
        self._show(shown.index(period) if period in shown else len(shown) - 1)

    def open_panel(self, place: int) -> None:
        """Show it for a column, with the focus in the line."""
        self.flush()
        self._show(place)
        self.show()
        self._what.focus_editor()

    @override
    def flush(self) -> None:
        self._what.flush()

    def _show(self, place: int) -> None:
        self._place = place
        self._when.set_choice(str(place))
        if 0 <= place < len(self._series):
            self._what.set_text(self._series[place].event)

    def _on_chosen(self, place: str) -> None:
        self.flush()
        self._show(int(place))

    def _on_edited(self, text: str) -> None:
        self.event_edited.emit(self._place, text)
