"""Which answers a panel reads: the reds, the top ratings, the mismatches and a random share."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why an answer is in the sample, the first that holds. Never rename a value.

    They stand in the order in which a panel reads: what matters most for children first.
    """

    RED = "red"
    TOP = "top"
    RATING_STRONGER = "rating_stronger"
    EVIDENCE_STRONGER = "evidence_stronger"
    RANDOM = "random"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class SampledAnswer:
    """One answer to moderate.

    Attributes:
        key: the return's file, by its SHA-256.
        return_id: the return.
        question_id: the question.
        organisation: whose it is.
        sector_id: its sector.
        why: why it was drawn.
        row: its row in the sheet 'Answers'.
        digest: of all that the answer says, to see whether it is still what was moderated.
    """

    key: str
    return_id: str
    question_id: str
    organisation: str
    sector_id: str
    why: Why
    row: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """The answers that a panel reads, and how many it could read.

    Attributes:
        answers: those that were drawn, what matters most first.
        possible: how many would be drawn for each reason if there were time for all.
    """

    answers: tuple[SampledAnswer, ...]
    possible: Mapping[Why, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What moderation found so far.

    Attributes:
        sampled: how many answers are in the sample.
        done: how many have a result.
        agreed: how many ratings were agreed with.
        raised: how many were raised: the organisation scored itself too low.
        lowered: how many were lowered: it scored itself too high.
        asked: for how many more evidence was asked.
        to_agree: how many two moderators see differently; they are not among the done.
        to_look_again: how many were moderated as they were before the organisation changed
            them; they are not among the done.
    """

    sampled: int
    done: int
    agreed: int
    raised: int
    lowered: int
    asked: int
    to_agree: int
    to_look_again: int = 0
