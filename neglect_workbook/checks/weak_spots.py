"""The answers that most want attention, weakest first, each with the reason and a next step."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from neglect_workbook.checks.answers import is_red_without_action
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.rating import (
    is_red,
    rank_that_evidence_carries,
    rests_on_policy_alone,
)
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import WorkbookSnapshot


class WeakReason(StrEnum):
    """Why an answer is a weak spot."""

    RED_WITHOUT_ACTION = "red_without_action"
    NOT_KNOWN = "not_known"
    RED_WITH_ACTION = "red_with_action"
    POLICY_ALONE = "policy_alone"
    NO_EVIDENCE = "no_evidence"
    PARTLY = "partly"
    EVIDENCE_THIN = "evidence_thin"


#: Weakest first. A red with an action is a good answer, so it comes after one without.
_ORDER = tuple(WeakReason)


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """One weak spot.

    Attributes:
        question: the question.
        answer: its answer.
        reason: why it is one.
        action_labels: the actions that answer it, such as ``A3``.
    """

    question: Question
    answer: Answer
    reason: WeakReason
    action_labels: tuple[str, ...]


def weak_spots(snapshot: WorkbookSnapshot, today: date, most: int = 3) -> tuple[WeakSpot, ...]:
    """Up to ``most`` weak spots, weakest first; questions not answered are no weak spots."""
    found = [
        WeakSpot(
            question,
            snapshot.answers[question.id],
            reason,
            tuple(one.label for one in snapshot.actions_for(question.id)),
        )
        for question in snapshot.questions
        if (reason := _reason(snapshot, question, today)) is not None
    ]
    found.sort(key=lambda one: _ORDER.index(one.reason))
    return tuple(found[:most])


def _reason(snapshot: WorkbookSnapshot, question: Question, today: date) -> WeakReason | None:
    answer = snapshot.answers[question.id]
    scale = snapshot.framework.scale
    if not answer.is_rated or not answer.applies:
        return None
    if is_red(scale, answer.rating):
        return _reason_of_red(snapshot, answer)
    evidence = snapshot.evidence_for(question.id)
    rank = scale.rating(answer.rating).rank or 0
    carried = rank_that_evidence_carries(snapshot.framework, evidence, today)
    reasons = (
        (WeakReason.POLICY_ALONE, rests_on_policy_alone(evidence)),
        (WeakReason.NO_EVIDENCE, not evidence),
        (WeakReason.PARTLY, rank == 1),
        (WeakReason.EVIDENCE_THIN, carried < rank),
    )
    return next((reason for reason, holds in reasons if holds), None)


def _reason_of_red(snapshot: WorkbookSnapshot, answer: Answer) -> WeakReason:
    if answer.rating == "unknown":
        return WeakReason.NOT_KNOWN
    if is_red_without_action(snapshot, answer):
        return WeakReason.RED_WITHOUT_ACTION
    return WeakReason.RED_WITH_ACTION
