"""A framework: one partnership's call or audit as data.

Everything here is decoded from the files under ``questions/frameworks/`` by
``questions.loader``; nothing is written in code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar


class Rag(StrEnum):
    """The colour word that a rating stands for; empty where it has none."""

    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    NONE = ""


class Direction(StrEnum):
    """Where an indicator is wanted to go."""

    UP = "up"
    DOWN = "down"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the wording of a framework comes from."""

    id: str
    title: str
    issuer: str
    issued: date
    note: str


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

    def rating(self, code: str) -> Rating:
        """The rating with this code. Raises ``KeyError`` for an unknown one."""
        for rating in self.ratings:
            if rating.code == code:
                return rating
        raise KeyError(code)

    def words(self, code: str | None) -> str:
        """The words for a code; ``None`` gives the words for 'not answered'."""
        return self.not_answered if code is None else self.rating(code).words


@dataclass(frozen=True, slots=True)
class EvidenceType:
    """A kind of evidence, such as a supervision sample."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EvidenceLevel:
    """A step of the evidence ladder, from 1 'We have it' to 4 'Children are better off'."""

    level: int
    name: str
    short: str
    answers: str
    examples: str


@dataclass(frozen=True, slots=True)
class ActionStatus:
    """A state of an improvement action. ``is_open`` is false for done and stopped ones."""

    id: str
    name: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Sector:
    """A kind of organisation.

    Attributes:
        id: stable id, such as ``primary``.
        name: what the person chooses.
        setting: which help it is shown: "school", "small_group" or "service".
        set_ids: the question sets offered first, in order.
        also_set_ids: the sets that it could answer too.
    """

    id: str
    name: str
    setting: str
    set_ids: tuple[str, ...]
    also_set_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewKind:
    """A kind of review, such as "Midpoint review"."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the partnership said that it will do, verbatim."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TimelineDate:
    """A date of the framework. ``is_ours`` marks one that we suggest."""

    id: str
    date: date
    text: str
    short: str
    source: str
    is_ours: bool
    is_assurance: bool


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource that the framework names, verbatim."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the partnership; ``label`` says what for."""

    id: str
    label: str
    phone: str
    email: str
    web: str
    address: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field, explained."""

    id: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ImpactPrompt:
    """A question of ours that helps to say what has changed for children."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldGuide:
    """What one text box of an answer is called and how much it wants."""

    field: str
    label: str
    hint: str
    word_limit: int
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences that every export and screen carries."""

    status_line: str
    not_ours: str
    privacy_line: str
    privacy_short: str
    not_a_referral: str
    email_subject: str
    to_have_to_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """One partnership's call or audit, complete."""

    id: str
    version: str
    name: str
    title: str
    partnership: str
    partnership_short: str
    summary: str
    sources: tuple[Source, ...]
    wording: Wording
    areas: tuple[Area, ...]
    across_all_areas: str
    question_sets: tuple[QuestionSet, ...]
    scale: RatingScale
    field_guides: tuple[FieldGuide, ...]
    evidence_types: tuple[EvidenceType, ...]
    evidence_levels: tuple[EvidenceLevel, ...]
    evidence_out_of_date_months: int
    action_statuses: tuple[ActionStatus, ...]
    sectors: tuple[Sector, ...]
    review_kinds: tuple[ReviewKind, ...]
    commitments: tuple[Commitment, ...]
    timeline: tuple[TimelineDate, ...]
    resources: tuple[Resource, ...]
    contacts: tuple[Contact, ...]
    terms: tuple[Term, ...]
    impact_prompts: tuple[ImpactPrompt, ...]

    def question_set(self, set_id: str) -> QuestionSet:
        """The set with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.question_sets, set_id)

    def questions(self, set_ids: tuple[str, ...] | None = None) -> Iterator[Question]:
        """Every question of these sets (all sets where ``None``), in the framework's order."""
        for question_set in self.question_sets:
            if set_ids is None or question_set.id in set_ids:
                yield from question_set.questions

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(tuple(self.questions()), question_id)

    def area(self, area_id: str) -> Area:
        """The area with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.areas, area_id)

    def sector(self, sector_id: str) -> Sector:
        """The sector with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.sectors, sector_id)

    def evidence_type(self, type_id: str) -> EvidenceType:
        """The evidence type with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.evidence_types, type_id)

    def evidence_level(self, level: int) -> EvidenceLevel:
        """The step of the ladder with this number. Raises ``KeyError`` for an unknown one."""
        for step in self.evidence_levels:
            if step.level == level:
                return step
        raise KeyError(level)

    def action_status(self, status_id: str) -> ActionStatus:
        """The action status with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.action_statuses, status_id)

    def review_kind(self, kind_id: str) -> ReviewKind:
        """The kind of review with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.review_kinds, kind_id)

    def contact(self, contact_id: str) -> Contact:
        """The contact with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.contacts, contact_id)

    def field_guide(self, field: str) -> FieldGuide:
        """The guide to one text box of an answer. Raises ``KeyError`` for an unknown one."""
        for guide in self.field_guides:
            if guide.field == field:
                return guide
        raise KeyError(field)

    def expectations_of(self, question: Question) -> tuple[Expectation, ...]:
        """The expectations that a question reflects, in the framework's order."""
        expectations = self.question_set(question.set_id).expectations
        return tuple(one for one in expectations if one.id in question.expectation_ids)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_HasId)


def _by_id(items: tuple[_Item, ...], wanted: str) -> _Item:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
