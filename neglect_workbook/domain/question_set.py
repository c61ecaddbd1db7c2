"""The questions of a framework by role, the areas they speak to, and what is expected."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """One of the areas in which progress is expected. ``short`` is for tags and chips."""

    id: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """A 'must' statement of a question set, verbatim."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One reflective question.

    Attributes:
        id: stable id, such as ``M3``.
        set_id: id of the question set it belongs to.
        number: its place in the set, from 1.
        text: the wording, verbatim.
        short_name: our own name, for lists on screen only; never exported.
        area_id: the main area; empty for a question that cuts across all areas.
        also_area_ids: further areas that it counts under.
        expectation_ids: the expectations that it reflects (our mapping).
        help: what it might mean, by setting id ("school", "small_group"): suggestions of ours.
        strong_answer: invented examples of what a strong answer might say.
        prompts: our own prompts for the parts of the question.
    """

    id: str
    set_id: str
    number: int
    text: str
    short_name: str
    area_id: str
    also_area_ids: tuple[str, ...]
    expectation_ids: tuple[str, ...]
    help: Mapping[str, tuple[str, ...]]
    strong_answer: tuple[str, ...]
    prompts: tuple[str, ...]

    @property
    def area_ids(self) -> tuple[str, ...]:
        """Main area first, then the others; empty for a cross-cutting question."""
        return (self.area_id, *self.also_area_ids) if self.area_id else ()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions for one role.

    Attributes:
        id: stable id, such as ``M``.
        name: our name for lists, such as "Managers".
        role: the name of the role in the source, such as "Senior and Front-Line Managers".
        stem: the words that open the questions, verbatim.
        must: the words that open the expectations, verbatim.
        who: who the set is for, verbatim.
        footnote: the source's footnote; may be empty.
        scope_note: a line of ours shown with every question of the set; may be empty.
        minutes_per_question: about how long one question takes.
        has_private_pad: whether the first question offers a pad that is never saved.
    """

    id: str
    name: str
    role: str
    stem: str
    must: str
    who: str
    footnote: str
    scope_note: str
    minutes_per_question: int
    has_private_pad: bool
    expectations: tuple[Expectation, ...]
    questions: tuple[Question, ...]
