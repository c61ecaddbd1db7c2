"""What of the evidence is shown: by words, by level, what is old, what rests on policy alone."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from neglect_workbook.domain.rating import Nudge, is_out_of_date, nudges
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl, ToggleFilter

if TYPE_CHECKING:
    from datetime import date

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.models.evidence_filter import EvidenceFilter
    from neglect_workbook.ui.theme import Theme

_ALL: Final = "0"


class EvidenceFilterBar(QWidget):
    """Filters with their counts. A filter that would find nothing is not offered.

    Signals:
        changed: something else is asked for.
        left_downwards: Down in the line asks for the table.
    """

    changed = Signal()
    left_downwards = Signal()

    def __init__(
        self, theme: "Theme", proxy: "EvidenceFilter", snapshot: "WorkbookSnapshot"
    ) -> None:
        super().__init__()
        self._proxy = proxy
        self._resting: tuple[str, ...] = ()
        levels = snapshot.framework.evidence_levels
        self._names = {str(one.level): one.short for one in levels}
        segments = [Segment(_ALL, "All"), *(Segment(str(one.level), one.short) for one in levels)]
        self._line = FilterLine(theme, "Filter this table")
        self._levels = SegmentedControl(theme, segments, "Level")
        self._levels.set_current(_ALL)
        self._old = ToggleFilter(theme, "", "calendar-clock")
        self._policy = ToggleFilter(theme, "", "file-text")
        self._line.textChanged.connect(self._on_text)
        self._line.left_downwards.connect(self.left_downwards)
        self._levels.chosen.connect(self._on_level)
        self._old.toggled.connect(self._on_old)
        self._policy.toggled.connect(self._on_policy)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=12)
        for widget in (self._line, self._levels, self._old, self._policy):
            row.addWidget(widget)

    def show_snapshot(self, snapshot: "WorkbookSnapshot", today: "date") -> None:
        """Count again."""
        items = snapshot.evidence
        self._levels.set_text(_ALL, f"All {len(items)}")
        for level, name in self._names.items():
            count = sum(str(one.level) == level for one in items)
            self._levels.set_text(level, f"{name} {count}")
        old = sum(is_out_of_date(snapshot.framework, one, today) for one in items)
        _offer(self._old, f"{old} out of date", count=old)
        months = snapshot.framework.evidence_out_of_date_months
        self._old.setToolTip(f"Dated more than {months} months ago")
        self._resting = _resting_on_policy_alone(snapshot, today)
        count = len(self._resting)
        verb = "rests" if count == 1 else "rest"
        _offer(self._policy, f"{count} {verb} on policy alone", count=count)
        first = snapshot.framework.evidence_levels[0].name
        named = ", ".join(self._resting)
        self._policy.setToolTip(f"All the evidence of {named} says only '{first}'")
        if self._policy.isChecked():
            self._proxy.set_question_ids(self._resting)

    def clear(self) -> None:
        """Ask for everything."""
        self._line.clear()
        self._levels.set_current(_ALL)
        self._on_level(_ALL)
        self._old.setChecked(False)
        self._policy.setChecked(False)

    def _on_text(self, text: str) -> None:
        self._proxy.set_text(text)
        self.changed.emit()

    def _on_level(self, level: str) -> None:
        self._proxy.set_level(int(level))
        self.changed.emit()

    def _on_old(self) -> None:
        self._proxy.set_out_of_date_only(is_on=self._old.isChecked())
        self.changed.emit()

    def _on_policy(self) -> None:
        self._proxy.set_question_ids(self._resting if self._policy.isChecked() else None)
        self.changed.emit()


def _offer(toggle: ToggleFilter, words: str, *, count: int) -> None:
    """Offer a filter where it would find something, or is on."""
    toggle.set_words(words)
    toggle.setVisible(count > 0 or toggle.isChecked())


def _resting_on_policy_alone(snapshot: "WorkbookSnapshot", today: "date") -> tuple[str, ...]:
    """The questions whose answers rest on policies alone."""
    found = []
    for question in snapshot.questions:
        answer, items = snapshot.answers[question.id], snapshot.evidence_for(question.id)
        if Nudge.POLICY_ALONE in nudges(snapshot.framework, answer, items, today):
            found.append(question.id)
    return tuple(found)
