from datetime import date
from typing import Any

import pytest

from neglect_workbook.checks.weak_spots import WeakReason, weak_spots
from tests.builders import snapshot_from_content

TODAY = date(2026, 11, 23)


def _content(*answers: dict[str, Any], **lists: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "framework": "bscp-neglect-2026",
        "organisation": {"name": "Example", "sector_id": "primary", "set_ids": ["M", "S"]},
        "answers": answers,
        **lists,
    }


@pytest.mark.parametrize(
    ("answer", "evidence", "reason"),
    [
        ({"rating": "0"}, [], WeakReason.RED_WITHOUT_ACTION),
        ({"rating": "0", "no_action_reason": "New head in May."}, [], WeakReason.RED_WITH_ACTION),
        ({"rating": "unknown"}, [], WeakReason.NOT_KNOWN),
        ({"rating": "1"}, [{"level": 1}], WeakReason.POLICY_ALONE),
        ({"rating": "1"}, [], WeakReason.NO_EVIDENCE),
        ({"rating": "1"}, [{"level": 2}], WeakReason.PARTLY),
        ({"rating": "2"}, [{"level": 2}], WeakReason.EVIDENCE_THIN),
    ],
)
def test_each_weak_spot_has_its_reason(
    answer: dict[str, Any], evidence: list[dict[str, Any]], reason: WeakReason
) -> None:
    items = [{"id": f"E{n}", "question_ids": ["M1"], **one} for n, one in enumerate(evidence, 1)]
    content = _content({"question_id": "M1", **answer}, evidence=items)
    found = weak_spots(snapshot_from_content(content), TODAY)
    assert [(one.question.id, one.reason) for one in found] == [("M1", reason)]


def test_what_is_in_place_and_checked_is_no_weak_spot() -> None:
    checked = {"id": "E1", "question_ids": ["M1"], "level": 3, "dated": "2026-10-01"}
    content = _content({"question_id": "M1", "rating": "2"}, evidence=[checked])
    assert weak_spots(snapshot_from_content(content), TODAY) == ()


def test_what_is_not_answered_or_does_not_apply_is_no_weak_spot() -> None:
    content = _content({"question_id": "M1", "rating": "na"}, {"question_id": "M2"})
    assert weak_spots(snapshot_from_content(content), TODAY) == ()


def test_the_weakest_come_first_and_never_more_than_three() -> None:
    answers = [
        {"question_id": "M1", "rating": "1"},
        {"question_id": "M2", "rating": "0"},
        {"question_id": "M3", "rating": "unknown"},
        {"question_id": "M4", "rating": "0"},
        {"question_id": "S1", "rating": "1"},
    ]
    actions = [{"id": "A1", "question_ids": ["M4"], "what_we_do": "Do it", "status_id": "on_track"}]
    found = weak_spots(snapshot_from_content(_content(*answers, actions=actions)), TODAY)
    assert [one.question.id for one in found] == ["M2", "M3", "M4"]
    assert found[2].action_labels == ("A1",)
