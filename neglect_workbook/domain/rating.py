"""What the four checks suggest, and what the evidence says of a rating.

The rules are ours (``domain.md`` 4.1 and 4.2 of the design) and are labelled so wherever
they show. A suggestion never changes a rating: the person decides.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.rating_scale import Rag, RatingScale
from neglect_workbook.domain.records import Answer, Evidence

#: Steps of the evidence ladder.
_CHECKED = 3
_BETTER_OFF = 4

#: Rank of the rating that says it is in place.
_IN_PLACE = 2


class Nudge(StrEnum):
    """A question worth asking about a rating, in either direction."""

    EVIDENCE_STRONGER = "evidence_stronger"
    EVIDENCE_THINNER = "evidence_thinner"
    TOP_RATING = "top_rating"
    POLICY_ALONE = "policy_alone"


def suggested_rating(scale: RatingScale, checks: Mapping[str, bool]) -> str:
    """The rating code that the checks suggest; empty while they do not suggest one yet.

    They are read in order up to the first No. All Yes suggests the top; a check not
    answered before any No suggests nothing.
    """
    passed = 0
    for check in scale.checks:
        answer = checks.get(check.id)
        if answer is None:
            return ""
        if not answer:
            break
        passed += 1
    return scale.suggestions[passed]


def goes_against_checks(scale: RatingScale, answer: Answer) -> bool:
    """Whether a rating says more or less than the checks suggest, which wants a line why.

    'We do not know yet' and 'Not yet in place' rank the same: neither goes against the other.
    """
    suggested = suggested_rating(scale, answer.checks)
    if not suggested or not answer.is_answered or not answer.applies:
        return False
    return scale.rating(answer.rating).rank != scale.rating(suggested).rank


def asked_checks(scale: RatingScale, checks: Mapping[str, bool]) -> tuple[str, ...]:
    """The ids of the checks that are still to be asked or were answered before the first No."""
    asked: list[str] = []
    for check in scale.checks:
        asked.append(check.id)
        if checks.get(check.id) is False:
            break
    return tuple(asked)


def is_red(scale: RatingScale, code: str) -> bool:
    """Whether a rating stands for red."""
    return bool(code) and scale.rating(code).rag is Rag.RED


def months_before(today: date, months: int) -> date:
    """The day ``months`` before ``today``; the last of the month where it has no such day."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def is_out_of_date(framework: Framework, evidence: Evidence, today: date) -> bool:
    """Whether dated evidence is older than the framework takes as current."""
    if evidence.dated is None:
        return False
    return evidence.dated < months_before(today, framework.evidence_out_of_date_months)


def strongest_level(evidence: tuple[Evidence, ...]) -> int:
    """The highest level among items of evidence; 0 where there is none."""
    return max((one.level for one in evidence), default=0)


def rests_on_policy_alone(evidence: tuple[Evidence, ...]) -> bool:
    """Whether there is evidence, and all of it says only 'we have it'."""
    return bool(evidence) and strongest_level(evidence) == 1


def rank_that_evidence_carries(
    framework: Framework, evidence: tuple[Evidence, ...], today: date
) -> int:
    """The highest rank of the scale that the evidence carries, by the rule of thumb.

    Rank 2 needs a quality check from the last 12 months; rank 3 needs an item that shows
    children better off and a second one from a different source besides; anything done is
    rank 1; a policy alone is rank 1 as well.
    """
    if not evidence:
        return 0
    current = [one for one in evidence if not is_out_of_date(framework, one, today)]
    impact = [one for one in current if one.level >= _BETTER_OFF]
    sources = {one.type_id or one.id for one in current if one.level >= _CHECKED}
    if impact and len(sources) > 1:
        return 3
    return 2 if any(one.level >= _CHECKED for one in current) else 1


def nudges(
    framework: Framework, answer: Answer, evidence: tuple[Evidence, ...], today: date
) -> tuple[Nudge, ...]:
    """The questions worth asking about one answer, strongest first."""
    if not answer.rating or not answer.applies:
        return ()
    rank = framework.scale.rating(answer.rating).rank or 0
    carried = rank_that_evidence_carries(framework, evidence, today)
    top = max(one.rank or 0 for one in framework.scale.ratings)
    policy_alone = rank >= 1 and rests_on_policy_alone(evidence)
    found: list[Nudge] = []
    if carried > max(rank, 1):
        found.append(Nudge.EVIDENCE_STRONGER)
    if rank == top and (carried < top or not answer.changing_for_children.strip()):
        found.append(Nudge.TOP_RATING)
    elif rank == _IN_PLACE and carried < _IN_PLACE and not policy_alone:
        found.append(Nudge.EVIDENCE_THINNER)
    if policy_alone:
        found.append(Nudge.POLICY_ALONE)
    return tuple(found)
