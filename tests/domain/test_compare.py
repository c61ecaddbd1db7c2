from typing import Any

import pytest

from neglect_workbook.domain.compare import Movement, compare, movement, movement_counts
from neglect_workbook.domain.records import Answer
from neglect_workbook.questions.loader import load
from tests.builders import sample_content, sample_snapshot, snapshot_from_content

SCALE = load("bscp-neglect-2026").scale


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("1", "2", Movement.BETTER),
        ("3", "2", Movement.WORSE),
        ("2", "2", Movement.SAME),
        ("unknown", "0", Movement.SAME),
        ("0", "unknown", Movement.SAME),
        ("", "1", Movement.FIRST_TIME),
        ("na", "1", Movement.FIRST_TIME),
        ("1", "na", Movement.FIRST_TIME),
        ("na", "na", Movement.SAME),
        ("1", "", Movement.TO_ANSWER),
        ("", "", Movement.TO_ANSWER),
    ],
)
def test_a_movement_is_what_a_person_would_say(before: str, after: str, wanted: Movement) -> None:
    assert movement(SCALE, Answer(rating=before), Answer(rating=after)) is wanted


def test_what_was_only_carried_forward_has_not_moved_anywhere() -> None:
    carried = Answer(rating="2", to_confirm=True)
    assert movement(SCALE, Answer(rating="1"), carried) is Movement.TO_ANSWER


def _rated(ratings: dict[str, str]) -> dict[str, Any]:
    content = sample_content()
    for answer in content["answers"]:
        answer["rating"] = ratings.get(answer["question_id"], answer["rating"])
    return content


def test_every_question_that_the_later_review_answers_is_compared_once() -> None:
    before = sample_snapshot()
    after = snapshot_from_content(_rated({"M1": "3", "S2": "0"}))
    found = compare(before, after)

    assert [one.question.id for one in found] == [one.id for one in after.questions]
    counts = movement_counts(found)
    assert counts[Movement.BETTER] == 1
    assert counts[Movement.WORSE] == 1
    assert sum(counts.values()) == len(found)


def test_a_question_of_a_set_that_is_new_comes_for_the_first_time() -> None:
    content = sample_content()
    content["answers"] = [one for one in content["answers"] if one["question_id"] != "M1"]
    found = {
        one.question.id: one for one in compare(snapshot_from_content(content), sample_snapshot())
    }
    assert found["M1"].movement is Movement.FIRST_TIME
