"""From the decoded files of a framework folder to the ``Framework`` of the domain."""

from types import MappingProxyType
from typing import TypeVar

import msgspec

from neglect_workbook.domain.framework import (
    ActionStatus,
    ColleagueGroup,
    Commitment,
    EvidenceLevel,
    EvidenceType,
    FieldGuide,
    Framework,
    ImpactPrompt,
    PrivacyWords,
    Resource,
    ReviewKind,
    Sector,
    Source,
    SuggestedIndicator,
    Term,
    Theme,
    TimelineDate,
)
from neglect_workbook.domain.question_set import Area, Expectation, Question, QuestionSet
from neglect_workbook.domain.rating_scale import Check, Rating, RatingScale
from neglect_workbook.questions.front import front_of
from neglect_workbook.questions.front_schema import Strict
from neglect_workbook.questions.schema import (
    FrameworkFolder,
    QuestionTable,
    RatingTable,
    ScaleFile,
    SetFile,
)

_Domain = TypeVar("_Domain")


def build(folder: FrameworkFolder) -> Framework:
    """The framework that the files describe. References are checked before (``references``)."""
    head = folder.framework
    front = front_of(head.id, folder.wording, folder.partnership)
    return Framework(
        id=head.id,
        version=head.version,
        name=head.name,
        title=head.title,
        partnership=head.partnership,
        partnership_short=head.partnership_short,
        summary=head.summary,
        sources=_all(head.sources, Source),
        wording=front.wording,
        areas=_all(folder.areas.areas, Area),
        across_all_areas=folder.areas.across_all_areas,
        question_sets=tuple(_question_set(one) for _, one in folder.sets),
        scale=_scale(folder.scale),
        field_guides=_all(folder.answers.field_guides, FieldGuide),
        evidence_types=_all(folder.evidence.types, EvidenceType),
        evidence_levels=_all(folder.evidence.levels, EvidenceLevel),
        evidence_out_of_date_months=folder.evidence.out_of_date_months,
        action_statuses=_all(folder.lists.action_statuses, ActionStatus),
        sectors=_all(folder.lists.sectors, Sector),
        review_kinds=_all(folder.lists.review_kinds, ReviewKind),
        commitments=_all(folder.partnership.commitments, Commitment),
        timeline=_all(folder.timeline.dates, TimelineDate),
        resources=_all(folder.partnership.resources, Resource),
        contacts=front.contacts,
        terms=_all(folder.words.terms, Term),
        impact_prompts=_all(folder.answers.impact_prompts, ImpactPrompt),
        suggested_indicators=_all(folder.indicators.indicators, SuggestedIndicator),
        colleague_groups=_all(folder.lists.colleague_groups, ColleagueGroup),
        smallest_group=folder.lists.smallest_group,
        themes=_all(folder.themes.themes, Theme),
        privacy=_one(folder.privacy, PrivacyWords),
    )


def _question_set(part: SetFile) -> QuestionSet:
    return QuestionSet(
        id=part.id,
        name=part.name,
        role=part.role,
        stem=part.stem,
        must=part.must,
        who=part.who,
        footnote=part.footnote,
        scope_note=part.scope_note,
        minutes_per_question=part.minutes_per_question,
        has_private_pad=part.has_private_pad,
        expectations=_all(part.expectations, Expectation),
        questions=tuple(
            _question(part.id, number, one) for number, one in enumerate(part.questions, start=1)
        ),
    )


def _question(set_id: str, number: int, part: QuestionTable) -> Question:
    return Question(
        id=part.id,
        set_id=set_id,
        number=number,
        text=part.text,
        short_name=part.short_name,
        area_id=part.area_id,
        also_area_ids=part.also_area_ids,
        expectation_ids=part.expectation_ids,
        help=MappingProxyType(part.help),
        strong_answer=part.strong_answer,
        prompts=part.prompts,
    )


def _scale(part: ScaleFile) -> RatingScale:
    return RatingScale(
        label=part.label,
        note=part.note,
        ratings=tuple(_rating(one) for one in part.ratings),
        not_answered=part.not_answered,
        not_answered_short=part.not_answered_short,
        checks=_all(part.checks, Check),
        suggestions=part.suggestions,
    )


def _rating(part: RatingTable) -> Rating:
    return Rating(
        code=part.code,
        words=part.words,
        short=part.short,
        rag=part.rag,
        meaning=MappingProxyType(part.meaning),
        rank=part.rank,
        needs_reason=part.needs_reason,
    )


def _one(part: Strict, domain_type: type[_Domain]) -> _Domain:
    """The domain value with the fields of a table, for those that have the same names."""
    return msgspec.convert(part, domain_type, from_attributes=True)


def _all(parts: tuple[Strict, ...], domain_type: type[_Domain]) -> tuple[_Domain, ...]:
    return tuple(_one(part, domain_type) for part in parts)
