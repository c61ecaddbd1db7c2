"""The line of filters over the plan: by date, by who leads, by question."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.domain.dates import day_and_month
from neglect_workbook.ui.models.action_plan_filter import Wanted
from neglect_workbook.ui.models.action_timing import PlanCounts, When, plan_counts, soon_end
from neglect_workbook.ui.pages.action_plan.filter_box import FilterBox
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.lead_field import roles_in_use
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_BY_DATE: Final = "Show by date"


class PlanFilters(QWidget):
    """Says which actions are wanted, with how many there are of each kind.

    Signals:
        wanted_changed: the `Wanted` that a person chose.
    """

    wanted_changed = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._wanted = Wanted()
        self._when = SegmentedControl(theme, [Segment(when, "") for when in When], _BY_DATE)
        # The same choice as a drop-down, where there is no room for segments.
        self._when_box = FilterBox(_BY_DATE)
        self._lead = FilterBox("Show by who leads")
        self._question = FilterBox("Show by question")
        flow = FlowLayout(self, gap=12)
        for widget in (self._when, self._when_box, self._lead, self._question):
            flow.addWidget(widget)
        self._when.set_current(When.ALL)
        for chosen in (self._when.chosen, self._when_box.chosen):
            chosen.connect(lambda one: self._want(replace(self._wanted, when=When(one))))
        self._lead.chosen.connect(lambda one: self._want(replace(self._wanted, lead_role=one)))
        self._question.chosen.connect(
            lambda one: self._want(replace(self._wanted, question_id=one))
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_plan(self, snapshot: "WorkbookSnapshot", today: "date") -> None:
        """Bring counts, roles and questions up to date; what is wanted stays."""
        counts = plan_counts(snapshot.framework, snapshot.actions, today)
        words = _when_words(counts, today)
        for when, text in words.items():
            self._when.set_text(when, text)
        self._when_box.set_options(list(words.items()))
        roles = list(roles_in_use(snapshot.actions))
        if self._wanted.lead_role and self._wanted.lead_role not in roles:
            roles.append(self._wanted.lead_role)
        self._lead.set_options([("", "Any lead"), *((one, one) for one in sorted(roles))])
        used = {one for action in snapshot.actions for one in action.question_ids}
        used.add(self._wanted.question_id)
        listed = [one for one in snapshot.framework.questions() if one.id in used]
        self._question.set_options(
            [("", "Any question"), *((one.id, f"{one.id} {one.short_name}") for one in listed)]
        )
        self._fit()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what is wanted; nothing is told."""
        self._wanted = wanted
        self._when.set_current(wanted.when)
        self._when_box.set_choice(wanted.when)
        self._lead.set_choice(wanted.lead_role)
        self._question.set_choice(wanted.question_id)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    def _want(self, wanted: Wanted) -> None:
        self.show_wanted(wanted)
        self.wanted_changed.emit(wanted)

    def _fit(self) -> None:
        has_room = self._when.sizeHint().width() <= self.width()
        self._when.setVisible(has_room)
        self._when_box.setVisible(not has_room)


def _when_words(counts: PlanCounts, today: "date") -> dict[When, str]:
    return {
        When.ALL: f"All {counts.total}",
        When.OVERDUE: f"Overdue {counts.overdue}",
        When.SOON: f"Due by {day_and_month(soon_end(today))} {counts.soon}",
        When.NO_DATE: f"No date {counts.no_date}",
    }
