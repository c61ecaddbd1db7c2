"""A framework: one partnership's call or audit as data.

Everything here is decoded from the files under ``questions/frameworks/`` by
``questions.loader``; nothing is written in code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from typing_extensions import override

from neglect_workbook.domain.front import Contact, Front, Wording
from neglect_workbook.domain.periods import Rhythm
from neglect_workbook.domain.question_set import Area, Expectation, Question, QuestionSet
from neglect_workbook.domain.rating_scale import RatingScale


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
        many: what several are called in a sentence, such as "primary schools"; may be empty.
        short: for cells where the name does not fit; may be empty.
    """

    id: str
    name: str
    setting: str
    set_ids: tuple[str, ...]
    also_set_ids: tuple[str, ...]
    many: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class ReviewKind:
    """A kind of review, such as "Midpoint review"."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ColleagueGroup:
    """A group of colleagues that a form asks for, such as "Teachers".

    ``settings`` are those whose forms offer it.
    """

    id: str
    name: str
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Questions of several sets that ask about the same thing, each from its own side."""

    id: str
    name: str
    question_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestedIndicator:
    """A number that an organisation can count by itself: a suggestion of ours.

    Attributes:
        id: stable id.
        name: what is counted.
        direction: where it is wanted to go.
        unit: what one is, such as "children".
        rhythm: how often it is worth counting.
        hint: what a change can mean, or how to count it.
        source: where the idea comes from.
        settings: the settings that it suits.
    """

    id: str
    name: str
    direction: Direction
    unit: str
    rhythm: Rhythm
    hint: str
    source: str
    settings: tuple[str, ...]


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
class PrivacyWords:
    """What the personal-data check lets pass: it belongs to the work and names nobody.

    Attributes:
        places: places of the area.
        programmes: programmes, services and tools.
        short_forms: short forms such as "DSL".
        public_phones: numbers that everybody may ring, beside those of the contacts.
        publication_prefixes: how references of publications begin.
    """

    places: tuple[str, ...]
    programmes: tuple[str, ...]
    short_forms: tuple[str, ...]
    public_phones: tuple[str, ...]
    publication_prefixes: tuple[str, ...]


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
    suggested_indicators: tuple[SuggestedIndicator, ...]
    colleague_groups: tuple[ColleagueGroup, ...]
    smallest_group: int
    themes: tuple[Theme, ...]
    privacy: PrivacyWords

    @property
    def front(self) -> Front:
        """What of it is on screen before a workbook is open."""
        return Front(self.id, self.wording, self.contacts)

    @override
    def __hash__(self) -> int:
        # All else goes by these two, and is long.
        return hash((self.id, self.version))

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

    def colleague_group(self, group_id: str) -> ColleagueGroup:
        """The group of colleagues with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.colleague_groups, group_id)

    def suggested_indicator(self, suggestion_id: str) -> SuggestedIndicator:
        """The suggested indicator with this id. Raises ``KeyError`` for an unknown one."""
        return _by_id(self.suggested_indicators, suggestion_id)

    def contact(self, contact_id: str) -> Contact:
        """The contact with this id. Raises ``KeyError`` for an unknown one."""
        return self.front.contact(contact_id)

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
