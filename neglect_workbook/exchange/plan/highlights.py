"""Which answers the one-page summary names: up to three strengths and three priorities.

The rule is ours and plain: strengths are rated 'in place' or better, the strongest rating
first; priorities are rated lower, the weakest first. Among equal ratings an area that is not
named yet comes before one that is, so that none hides the others; then the evidence decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.rating import rank_that_evidence_carries
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import WorkbookSnapshot

_MOST = 3

#: Rank of the rating that says it is in place.
_IN_PLACE = 2


@dataclass(frozen=True, slots=True)
class Highlight:
    """One answer that the first page may name.

    Attributes:
        question: the question.
        answer: its answer, with a rating that applies.
        rank: the rank of the rating.
        carried: the rank that the evidence carries.
    """

    question: Question
    answer: Answer
    rank: int
    carried: int


def strengths(snapshot: WorkbookSnapshot, today: date) -> list[Highlight]:
    """Up to three answers in place or better, the strongest first."""
    found = [one for one in _rated(snapshot, today) if one.rank >= _IN_PLACE]
    return _chosen(found, strongest_first=True)


def priorities(snapshot: WorkbookSnapshot, today: date) -> list[Highlight]:
    """Up to three answers not or partly in place, the weakest first."""
    found = [one for one in _rated(snapshot, today) if one.rank < _IN_PLACE]
    return _chosen(found, strongest_first=False)


def _rated(snapshot: WorkbookSnapshot, today: date) -> Iterator[Highlight]:
    for question in snapshot.questions:
        answer = snapshot.answers[question.id]
        if answer.is_answered and answer.applies:
            rank = snapshot.framework.scale.rating(answer.rating).rank or 0
            evidence = snapshot.evidence_for(question.id)
            carried = rank_that_evidence_carries(snapshot.framework, evidence, today)
            yield Highlight(question, answer, rank, carried)


def _chosen(found: list[Highlight], *, strongest_first: bool) -> list[Highlight]:
    chosen: list[Highlight] = []
    sign = -1 if strongest_first else 1

    def order(one: Highlight) -> tuple[int, ...]:
        times_named = sum(1 for other in chosen if other.question.area_id == one.question.area_id)
        return sign * one.rank, times_named, sign * one.carried

    while len(chosen) < _MOST and len(chosen) < len(found):
        chosen.append(min((one for one in found if one not in chosen), key=order))
    return chosen
