"""The rating scale of a framework, and the checks that suggest a step of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rag(StrEnum):
    """The colour word that a rating stands for; empty where it has none."""

    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of the rating scale.

    Attributes:
        code: stable code: "unknown", "0" to "3", "na".
        words: what the person chooses.
        short: for cells where the words do not fit.
        rag: the colour word; ``Rag.NONE`` for a rating that has none.
        meaning: plain meaning by question set id.
        rank: order from weakest to strongest; ``None`` for a rating off the scale.
        needs_reason: whether a line why is required.
    """

    code: str
    words: str
    short: str
    rag: Rag
    meaning: Mapping[str, str]
    rank: int | None
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One of the yes-or-no checks that suggest a rating, in order."""

    id: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class RatingScale:
    """The scale of a framework, and the checks that suggest a step of it.

    Attributes:
        label: says whose scale it is, such as "Proposed scale".
        note: one or two sentences on its status, for documents.
        ratings: in the order in which they are offered.
        not_answered: words for an answer without a rating.
        not_answered_short: the same for cells.
        checks: asked in order, stopping at the first No.
        suggestions: the rating code that n answers of Yes suggest, for n from 0.
    """

    label: str
    note: str
    ratings: tuple[Rating, ...]
    not_answered: str
    not_answered_short: str
    checks: tuple[Check, ...]
    suggestions: tuple[str, ...]

    @property
    def steps(self) -> tuple[Rating, ...]:
        """The ratings that have a rank; they are what a form for colleagues offers."""
        return tuple(rating for rating in self.ratings if rating.rank is not None)

    def rating(self, code: str) -> Rating:
        """The rating with this code. Raises ``KeyError`` for an unknown one."""
        for rating in self.ratings:
            if rating.code == code:
                return rating
        raise KeyError(code)

    def words(self, code: str | None) -> str:
        """The words for a code; ``None`` gives the words for 'not answered'."""
        return self.not_answered if code is None else self.rating(code).words
