from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.questions.loader import load
from neglect_workbook.ui.models.action_plan_filter import ActionPlanFilter, Wanted
from neglect_workbook.ui.models.action_plan_model import (
    OVERDUE_ROLE,
    REASON_ROLE,
    ActionPlanModel,
    Column,
)
from neglect_workbook.ui.models.action_timing import (
    When,
    overdue_words,
    plan_counts,
    plan_summary,
    soon_end,
)
from neglect_workbook.ui.widgets.table_delegate import CHIPS_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


class Checker(Protocol):
    """What pytest-qt hands to a test, which has no types of its own."""

    def check(self, model: "QAbstractItemModel") -> None: ...


FRAMEWORK = load("bscp-neglect-2026")
TODAY = date(2026, 11, 23)

LATE = ImprovementAction(
    id="a",
    number=1,
    difference="Children are noticed sooner",
    what_we_do="Agree who tells us",
    lead_role="Safeguarding lead",
    due=date(2026, 11, 14),
    status_id="at_risk",
    question_ids=("M5",),
)
SOON = ImprovementAction(
    id="b",
    number=2,
    difference="Any adult spots early signs",
    lead_role="Deputy",
    due=date(2026, 12, 11),
    status_id="on_track",
    question_ids=("M1", "S4"),
)
FAR = ImprovementAction(id="c", number=3, difference="Zeal", due=date(2027, 2, 5))
UNDATED = ImprovementAction(id="d", number=4, what_we_do="Ask the partners")
DONE = ImprovementAction(
    id="e", number=5, difference="Brave", due=date(2026, 10, 9), status_id="done"
)
STOPPED = ImprovementAction(id="f", number=6, difference="Calm", status_id="stopped")
PLAN = (DONE, LATE, SOON, FAR, UNDATED, STOPPED)
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(qapp: object) -> ActionPlanModel:
    assert qapp
    model = ActionPlanModel(FRAMEWORK)
    model.show_actions(PLAN, TODAY)
    return model


@pytest.fixture
def rows(model: ActionPlanModel) -> ActionPlanFilter:
    return ActionPlanFilter(model)


def shown(rows: ActionPlanFilter) -> str:
    actions = [rows.action_at(row) for row in range(rows.rowCount())]
    return "".join(one.id for one in actions if one is not None)


def cell(model: ActionPlanModel, row: int, column: Column, role: int) -> object:
    return model.index(row, column).data(role)


def test_the_model_and_its_filter_keep_the_rules_of_models(
    qtmodeltester: Checker, model: ActionPlanModel, rows: ActionPlanFilter
) -> None:
    qtmodeltester.check(model)
    qtmodeltester.check(rows)


def test_removing_and_bringing_back_keeps_the_rules_of_models(
    qtmodeltester: Checker, model: ActionPlanModel, rows: ActionPlanFilter
) -> None:
    qtmodeltester.check(rows)
    model.show_actions([SOON, UNDATED], TODAY)
    model.show_actions(PLAN, TODAY)
    assert [model.action_at(row) for row in range(model.rowCount())] == list(PLAN)


def test_an_action_stays_the_same_row_while_others_come_and_go(model: ActionPlanModel) -> None:
    held = QPersistentModelIndex(model.index(model.row_of("c"), 0))
    model.show_actions([FAR, UNDATED], TODAY)
    assert held.row() == 0
    model.show_actions(PLAN, TODAY)
    assert held.row() == 3


def test_only_the_row_that_changed_is_drawn_again(model: ActionPlanModel) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    moved = ImprovementAction(id="b", number=2, due=date(2027, 1, 4))
    model.show_actions([DONE, LATE, moved, FAR, UNDATED, STOPPED], TODAY)
    assert changed == [2]


def test_a_new_day_makes_an_action_overdue(model: ActionPlanModel) -> None:
    assert cell(model, 2, Column.DUE, OVERDUE_ROLE) == ""
    model.show_actions(PLAN, date(2026, 12, 12))
    assert cell(model, 2, Column.DUE, OVERDUE_ROLE) == "1 day overdue"


def test_cells_say_what_is_missing_instead_of_staying_empty(model: ActionPlanModel) -> None:
    display = Qt.ItemDataRole.DisplayRole
    words = [cell(model, model.row_of("d"), column, display) for column in Column]
    assert words == [
        "Not said yet",
        "Ask the partners",
        "Nobody yet",
        "No date",
        "Not started",
        "No question",
    ]


def test_a_screen_reader_hears_the_column_and_that_it_is_overdue(model: ActionPlanModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(model, 1, Column.DUE, role) == "By when: 14 Nov 2026, 9 days overdue"
    rest = cell(model, 1, Column.DIFFERENCE, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Status: At risk" in str(rest)
    assert "For: M5" in str(rest)


def test_an_open_action_without_a_date_says_why_or_that_nobody_said_yet(
    model: ActionPlanModel,
) -> None:
    waiting = ImprovementAction(id="b", number=2, no_date_reason="Waiting for the budget")
    model.show_actions([waiting, UNDATED, STOPPED], TODAY)
    reasons = [cell(model, row, Column.DUE, REASON_ROLE) for row in range(3)]
    assert reasons == ["Waiting for the budget", "No reason yet", ""]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(model, 0, Column.DUE, role) == "By when: No date, Waiting for the budget"


def test_done_is_never_overdue(model: ActionPlanModel) -> None:
    assert cell(model, model.row_of("e"), Column.DUE, OVERDUE_ROLE) == ""


def test_the_questions_of_a_row_are_its_chips(model: ActionPlanModel) -> None:
    assert tuple(model.index(2, Column.QUESTIONS).data(CHIPS_ROLE)) == ("M1", "S4")
    assert not model.index(2, Column.DUE).data(CHIPS_ROLE)


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (Column.DUE, ASCENDING, "abcdef"),
        (Column.DUE, DESCENDING, "dcbafe"),
        (Column.DIFFERENCE, ASCENDING, "bacdef"),
        (Column.LEAD, ASCENDING, "bacdef"),
    ],
)
def test_done_and_stopped_stay_below_in_any_order(
    rows: ActionPlanFilter, column: Column, order: Qt.SortOrder, expected: str
) -> None:
    rows.sort(column, order)
    assert shown(rows) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(When.ALL), "abcdef"),
        (Wanted(When.OVERDUE), "a"),
        (Wanted(When.SOON), "b"),
        (Wanted(When.NO_DATE), "d"),
        (Wanted(lead_role="Deputy"), "b"),
        (Wanted(question_id="S4"), "b"),
        (Wanted(When.OVERDUE, question_id="S4"), ""),
    ],
)
def test_filters_leave_what_is_wanted(
    rows: ActionPlanFilter, wanted: Wanted, expected: str
) -> None:
    rows.want(wanted)
    assert "".join(sorted(shown(rows))) == expected


def test_the_row_that_is_edited_stays_whatever_is_wanted(rows: ActionPlanFilter) -> None:
    rows.keep("c")
    rows.want(Wanted(When.OVERDUE))
    assert sorted(shown(rows)) == ["a", "c"]
    rows.keep("")
    assert shown(rows) == "a"


def test_soon_is_the_end_of_the_month_and_at_least_two_weeks() -> None:
    assert soon_end(date(2026, 11, 2)) == date(2026, 11, 30)
    assert soon_end(date(2026, 11, 23)) == date(2026, 12, 31)
    assert soon_end(date(2026, 12, 20)) == date(2027, 1, 31)


def test_the_summary_counts_an_action_once() -> None:
    counts = plan_counts(FRAMEWORK, PLAN, TODAY)
    assert plan_summary(counts, TODAY) == (
        "6 actions. 1 overdue, 1 more due by 31 December, 1 without a date, 1 done, 1 stopped."
    )
    assert plan_summary(plan_counts(FRAMEWORK, [FAR], TODAY), TODAY) == (
        "1 action. None is overdue."
    )


def test_nothing_is_said_of_what_is_not_overdue() -> None:
    assert overdue_words(0) == ""
