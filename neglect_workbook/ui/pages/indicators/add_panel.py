"""Adding an indicator: one that we suggest, or one of their own."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.records import Indicator
from neglect_workbook.ui.pages.indicators.indicator_fields import IndicatorFields
from neglect_workbook.ui.pages.indicators.suggestion_row import SuggestionRow
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.panel import Panel
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.domain.framework import SuggestedIndicator
    from neglect_workbook.ui.theme import Theme

_SUGGESTED: Final = "suggested"
_OWN: Final = "own"
_INTRO: Final = "Suggestions of ours. Take two or three that you can count without extra work."


class AddPanel(Panel):
    """Two ways to add an indicator, of which one is shown.

    Signals:
        suggestion_taken: the id of the suggestion that somebody wants to count.
        own_made: the fields of an indicator of their own, by name.
    """

    suggestion_taken = Signal(str)
    own_made = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "Add an indicator", is_seen_whole=False)
        self._theme = theme
        self._suggestions: tuple[SuggestedIndicator, ...] = ()
        segments = (Segment(_SUGGESTED, "Suggested"), Segment(_OWN, "One of your own"))
        self._ways = SegmentedControl(theme, segments, "What to add", is_slim=True)
        self._ways.chosen.connect(self._show_way)
        self._suggested = QWidget()
        self._rows = QVBoxLayout(self._suggested)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self._rows.addWidget(Lead(theme, _INTRO))
        self._shown: list[SuggestionRow] = []
        self._own = QWidget()
        self._fields = IndicatorFields(theme)
        self._fields.show_indicator(Indicator())
        self._fields.edited.connect(lambda *_: self._fields.set_problem(""))
        self._add = Button(theme, "Add this indicator", kind="filled", icon="plus")
        self._add.clicked.connect(self._make)
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(14)
        own.addWidget(self._fields)
        own.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._ways, self._suggested, self._own):
            self.column.addWidget(part)
        self._show_way(_SUGGESTED)
        self.column.addStretch(1)

    def show_suggestions(self, suggestions: "Sequence[SuggestedIndicator]") -> None:
        """Offer these; rows are made only while they can be seen."""
        if tuple(suggestions) == self._suggestions:
            return
        self._suggestions = tuple(suggestions)
        self._ways.set_text(_SUGGESTED, f"Suggested {len(suggestions)}")
        for row in self._shown:
            row.hide()
            row.deleteLater()
        self._shown = []
        if self.is_open:
            self._make_rows()

    def open_panel(self) -> None:
        """Show what there is to choose from. What was typed here before is still there."""
        self._make_rows()
        way = _SUGGESTED if self._suggestions else _OWN
        self._ways.setVisible(bool(self._suggestions))
        self._ways.set_current(way)
        self._show_way(way)
        self.show()

    def focus_first(self) -> None:
        """Put the focus on what is to be done first."""
        if self._shown:
            self._shown[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._fields.focus_field()

    def _make_rows(self) -> None:
        for one in self._suggestions if not self._shown else ():
            row = SuggestionRow(self._theme, one)
            row.taken.connect(partial(self.suggestion_taken.emit, one.id))
            self._rows.addWidget(row)
            self._shown.append(row)

    def _show_way(self, way: str) -> None:
        self._suggested.setVisible(way == _SUGGESTED)
        self._own.setVisible(way == _OWN)

    def _make(self) -> None:
        values = self._fields.values()
        if values["name"]:
            self.own_made.emit(values)
            self._fields.flush()
            self._fields.show_indicator(Indicator())
            return
        self._fields.set_problem("Say what you count.")
        self._fields.focus_field()
