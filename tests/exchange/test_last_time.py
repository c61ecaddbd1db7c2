"""What the return and the plan say of the review before."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from neglect_workbook.domain.frozen import PastReview
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.returns.answers import ReturnHead, answers_sheet
from tests.builders import sample_snapshot
from tests.exchange.plan_files import plan_of, plan_text, section_text

DAY = date(2026, 11, 23)


@pytest.fixture
def second() -> WorkbookSnapshot:
    """The sample in its second review: M3 is better, M1 worse, S1 confirmed, the rest is not."""
    first = sample_snapshot()
    answers = {key: replace(one, to_confirm=one.is_rated) for key, one in first.answers.items()}
    for question_id, rating in (("M3", "2"), ("M1", "1"), ("S1", first.answers["S1"].rating)):
        answers[question_id] = replace(answers[question_id], rating=rating, to_confirm=False)
    past = PastReview(first, date(2026, 7, 14), is_whole=True)
    review = replace(first.review, id="later", kind_id="midpoint")
    return replace(first, review=review, answers=MappingProxyType(answers), past=(past,))


def _last_time(snapshot: WorkbookSnapshot) -> dict[str, tuple[object, object]]:
    sheet = answers_sheet(snapshot, ReturnHead("return", DAY))
    names = [column.heading for column in sheet.columns]
    at = {name: names.index(name) for name in ("Question ID", "Rating last time", "Change")}
    return {
        str(row[at["Question ID"]]): (row[at["Rating last time"]], row[at["Change"]])
        for row in sheet.rows
    }


def test_a_first_review_compares_with_nothing() -> None:
    assert set(_last_time(sample_snapshot()).values()) == {("", "First time")}


def test_a_second_review_says_what_moved(second: WorkbookSnapshot) -> None:
    said = _last_time(second)
    assert said["M3"] == ("Partly in place", "Better")
    assert said["M1"] == ("In place", "Worse")
    assert said["S1"] == ("Partly in place", "Same")


def test_what_was_only_carried_forward_is_said_not_to_be_confirmed(
    second: WorkbookSnapshot,
) -> None:
    assert _last_time(second)["S2"] == ("In place and making a difference", "Not confirmed")


def test_the_plan_names_the_rating_of_last_time(second: WorkbookSnapshot) -> None:
    said = plan_text(plan_of(second))
    assert "Last time: Partly in place." in said
    assert "Carried forward, not confirmed." in said
    assert "Last time" not in plan_text(plan_of(sample_snapshot()))


def test_the_summary_says_what_has_changed_and_what_was_not_looked_at(
    second: WorkbookSnapshot,
) -> None:
    summary = section_text(plan_of(second), "Summary")
    assert "What has changed since the first review, 14 July 2026: " in summary
    assert "1 better (M3), 1 the same and 1 worse (M1). 10 answers are carried" in summary
    assert "What has changed since" not in plan_text(plan_of(sample_snapshot()))
