from datetime import date
from typing import Any

from neglect_workbook.checks.left import Left, LeftKind, things_left
from tests.builders import sample_content, snapshot_from_content

TODAY = date(2026, 11, 23)


def _left(content: dict[str, Any]) -> dict[LeftKind, Left]:
    return {one.kind: one for one in things_left(snapshot_from_content(content), TODAY)}


def _answer(content: dict[str, Any], question_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(a for a in content["answers"] if a["question_id"] == question_id)
    return found


def test_a_finished_workbook_has_nothing_left() -> None:
    content = sample_content()
    content["actions"] = []
    for answer in content["answers"]:
        answer.update(rating="2", checks={}, come_back=False, reason="Because.")
    assert _left(content) == {}


def test_questions_without_a_rating_are_counted_with_their_minutes() -> None:
    content = sample_content()
    content["answers"] = [a for a in content["answers"] if a["question_id"] not in ("M1", "S2")]
    left = _left(content)[LeftKind.ANSWER]
    assert left.question_ids == ("S2", "M1")
    framework = snapshot_from_content(content).framework
    minutes = {one.id: one.minutes_per_question for one in framework.question_sets}
    assert left.minutes == minutes["S"] + minutes["M"]


def test_an_answer_that_lacks_its_reason_is_not_finished() -> None:
    content = sample_content()
    _answer(content, "M1")["reason"] = " "
    left = _left(content)[LeftKind.FINISH]
    assert (left.question_ids, left.field) == (("M1",), "reason")


def test_what_was_carried_forward_is_to_confirm_and_not_to_answer() -> None:
    content = sample_content()
    _answer(content, "M1")["to_confirm"] = True
    left = _left(content)
    assert left[LeftKind.CONFIRM].question_ids == ("M1",)
    assert LeftKind.ANSWER not in left


def test_marks_reds_and_overdue_actions_are_named() -> None:
    content = sample_content()
    for answer in content["answers"]:
        answer["come_back"] = answer["question_id"] == "S1"
    left = _left(content)
    assert left[LeftKind.COME_BACK].question_ids == ("S1",)
    assert left[LeftKind.RED_WITHOUT_ACTION].question_ids == ("S4",)
    assert left[LeftKind.OVERDUE].count == 1
