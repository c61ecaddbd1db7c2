"""One review beside another: for each question better, the same, worse, or not to be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.rating_scale import RatingScale
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import WorkbookSnapshot


class Movement(StrEnum):
    """How an answer stands beside the one before it, in the order of the page."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    FIRST_TIME = "first_time"
    TO_ANSWER = "to_answer"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question in two reviews.

    Attributes:
        question: the question.
        before: the answer in the earlier review.
        after: the answer in the later one.
        movement: from the one to the other.
    """

    question: Question
    before: Answer
    after: Answer
    movement: Movement


def movement(scale: RatingScale, before: Answer, after: Answer) -> Movement:
    """How an answer moved.

    Ratings off the scale ('does not apply') have no rank: the same one twice is the same, and
    coming onto the scale or leaving it is a first time. 'We do not know yet' and 'Not yet in
    place' rank the same.
    """
    if not after.is_answered:
        return Movement.TO_ANSWER
    if before.rating == after.rating:
        return Movement.SAME
    if not before.is_rated:
        return Movement.FIRST_TIME
    earlier, later = scale.rating(before.rating).rank, scale.rating(after.rating).rank
    if earlier is None or later is None:
        return Movement.FIRST_TIME
    if earlier == later:
        return Movement.SAME
    return Movement.BETTER if later > earlier else Movement.WORSE


def compare(before: WorkbookSnapshot, after: WorkbookSnapshot) -> tuple[Comparison, ...]:
    """Two reviews of a workbook, question by question of the sets that the later one answers."""
    scale = after.framework.scale
    blank = Answer()
    return tuple(
        Comparison(
            question,
            before.answers.get(question.id, blank),
            after.answers[question.id],
            movement(scale, before.answers.get(question.id, blank), after.answers[question.id]),
        )
        for question in after.questions
    )


def movement_counts(comparisons: tuple[Comparison, ...]) -> Mapping[Movement, int]:
    """How many questions moved which way; every movement is there."""
    counts = dict.fromkeys(Movement, 0)
    for one in comparisons:
        counts[one.movement] += 1
    return counts
