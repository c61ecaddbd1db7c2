from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.questions.loader import load
from neglect_workbook.ui.models.action_lane_model import (
    CARD_MIME,
    CARD_ROLE,
    ActionLaneModel,
    BoardCard,
)
from neglect_workbook.ui.models.action_plan_filter import Wanted
from neglect_workbook.ui.models.action_plan_model import ActionPlanModel
from neglect_workbook.ui.models.action_timing import When, board_statuses

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


class Checker(Protocol):
    """What pytest-qt hands to a test, which has no types of its own."""

    def check(self, model: "QAbstractItemModel") -> None: ...


FRAMEWORK = load("bscp-neglect-2026")
TODAY = date(2026, 11, 23)
ON_TRACK = FRAMEWORK.action_status("on_track")
MOVE = Qt.DropAction.MoveAction

LATE = ImprovementAction(
    id="a",
    number=1,
    difference="Children are noticed sooner.",
    what_we_do="Agree who tells us",
    lead_role="Safeguarding lead",
    due=date(2026, 11, 14),
    status_id="on_track",
    question_ids=("M5", "S2"),
)
FAR = ImprovementAction(
    id="b", number=2, difference="Any adult", due=date(2027, 2, 5), status_id="on_track"
)
UNDATED = ImprovementAction(
    id="c",
    number=3,
    what_we_do="Ask the partners",
    status_id="on_track",
    no_date_reason="They meet in spring",
)
WAITING = ImprovementAction(id="d", number=4, difference="Calm", due=date(2026, 12, 1))
PLAN = (UNDATED, FAR, LATE, WAITING)


@pytest.fixture
def plan(qapp: object) -> ActionPlanModel:
    assert qapp
    model = ActionPlanModel(FRAMEWORK)
    model.show_actions(PLAN, TODAY)
    return model


@pytest.fixture
def lane(plan: ActionPlanModel) -> ActionLaneModel:
    return ActionLaneModel(plan, ON_TRACK, "lane 2 of 4", plan)


def shown(lane: ActionLaneModel) -> str:
    actions = [lane.action_at(row) for row in range(lane.rowCount())]
    return "".join(one.id for one in actions if one is not None)


def card(lane: ActionLaneModel, row: int) -> BoardCard:
    found = lane.index(row, 0).data(CARD_ROLE)
    assert isinstance(found, BoardCard)
    return found


def held(record_id: str) -> QMimeData:
    data = QMimeData()
    data.setData(CARD_MIME, record_id.encode())
    return data


def test_a_lane_keeps_the_rules_of_models_while_cards_come_and_go(
    qtmodeltester: Checker, plan: ActionPlanModel, lane: ActionLaneModel
) -> None:
    qtmodeltester.check(lane)
    done = ImprovementAction(id="a", number=1, status_id="done")
    plan.show_actions([FAR, done], TODAY)
    plan.show_actions(PLAN, TODAY)
    assert shown(lane) == "abc"


def test_a_lane_has_the_actions_of_its_status_with_the_first_due_at_the_top(
    lane: ActionLaneModel,
) -> None:
    assert shown(lane) == "abc"


def test_a_card_that_changes_its_status_goes_to_the_other_lane_alone(
    plan: ActionPlanModel, lane: ActionLaneModel
) -> None:
    gone: list[tuple[int, int]] = []
    lane.rowsRemoved.connect(lambda _parent, first, last: gone.append((first, last)))
    other = ActionLaneModel(plan, FRAMEWORK.action_status("at_risk"), parent=plan)
    assert shown(other) == ""
    moved = ImprovementAction(id="b", number=2, due=date(2027, 2, 5), status_id="at_risk")
    plan.show_actions([UNDATED, moved, LATE, WAITING], TODAY)
    assert gone == [(1, 1)]
    assert (shown(lane), shown(other)) == ("ac", "b")


def test_a_new_date_gives_a_card_a_new_place(plan: ActionPlanModel, lane: ActionLaneModel) -> None:
    sooner = ImprovementAction(id="b", number=2, due=date(2026, 10, 1), status_id="on_track")
    plan.show_actions([UNDATED, sooner, LATE, WAITING], TODAY)
    assert shown(lane) == "bac"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(When.OVERDUE), "a"),
        (Wanted(When.NO_DATE), "c"),
        (Wanted(question_id="S2"), "a"),
        (Wanted(lead_role="Head teacher"), ""),
    ],
)
def test_filters_leave_what_is_wanted(lane: ActionLaneModel, wanted: Wanted, expected: str) -> None:
    lane.want(wanted)
    assert shown(lane) == expected


def test_a_card_that_is_kept_is_kept_in_its_own_lane_only(lane: ActionLaneModel) -> None:
    lane.want(Wanted(When.OVERDUE))
    lane.keep("d")
    assert shown(lane) == "a"
    lane.keep("b")
    assert shown(lane) == "ab"


def test_a_card_says_what_is_late_and_what_is_missing(lane: ActionLaneModel) -> None:
    assert (card(lane, 0).due, card(lane, 0).is_overdue) == ("9 days overdue", True)
    assert (card(lane, 1).lead, card(lane, 1).due) == ("Nobody yet", "5 Feb 2027")
    assert (card(lane, 2).title, card(lane, 2).due) == ("Ask the partners", "No date")


def test_a_screen_reader_hears_the_whole_card_and_its_lane(lane: ActionLaneModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert lane.index(0, 0).data(role) == (
        "A1, Children are noticed sooner, Safeguarding lead, due 14 November 2026, "
        "9 days overdue, On track, lane 2 of 4"
    )
    rest = Qt.ItemDataRole.AccessibleDescriptionRole
    assert lane.index(0, 0).data(rest) == "For M5, S2. What we will do: Agree who tells us."
    assert lane.index(2, 0).data(rest) == "They meet in spring."


def test_a_dropped_card_is_told_and_nothing_else_changes(lane: ActionLaneModel) -> None:
    dropped: list[str] = []
    lane.card_dropped.connect(dropped.append)
    assert lane.dropMimeData(held("d"), MOVE, -1, -1, QModelIndex())
    assert dropped == ["d"]
    assert shown(lane) == "abc"


def test_a_lane_knows_where_a_card_would_come_to(lane: ActionLaneModel) -> None:
    assert lane.place_for("d") == 1
    assert lane.place_for("nobody") == -1


def test_what_is_dragged_is_the_action_of_the_card(lane: ActionLaneModel) -> None:
    data = lane.mimeData([lane.index(1, 0)])
    assert data.data(CARD_MIME).data() == b"b"
    assert lane.flags(lane.index(1, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_lane_refuses_what_is_no_card_of_this_plan(lane: ActionLaneModel) -> None:
    text = QMimeData()
    text.setText("d")
    assert not lane.canDropMimeData(text, MOVE, -1, -1, QModelIndex())
    assert not lane.dropMimeData(held("another plan"), MOVE, -1, -1, QModelIndex())


def test_in_a_plan_to_read_cards_stay_where_they_are(plan: ActionPlanModel) -> None:
    lane = ActionLaneModel(plan, ON_TRACK, parent=plan, is_read_only=True)
    assert not lane.flags(lane.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not lane.canDropMimeData(held("d"), MOVE, -1, -1, QModelIndex())


def test_open_statuses_and_done_are_lanes_and_stopped_is_folded_away() -> None:
    lanes, folded = board_statuses(FRAMEWORK)
    assert [one.id for one in lanes] == ["not_started", "on_track", "at_risk", "done"]
    assert [one.id for one in folded] == ["stopped"]
