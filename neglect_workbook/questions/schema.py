"""What the files of a framework folder may hold, decoded strictly.

Each struct ending in ``File`` is one TOML file; the others are its tables. A key that is
not listed here, a missing one or a value of another type is a fault. Keys have the names of
the fields in ``domain.framework``, where each is explained.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from neglect_workbook.domain.framework import Direction
from neglect_workbook.domain.periods import Rhythm
from neglect_workbook.domain.rating_scale import Rag
from neglect_workbook.questions.front_schema import (
    Id,
    PartnershipFile,
    Strict,
    Text,
    TextTable,
    WordingFile,
)

#: The name of the file of one question set.
SetFileName = Annotated[str, Meta(pattern=r"^set-[a-z0-9-]+\.toml$")]
#: A count of at least one.
Count = Annotated[int, Meta(ge=1)]


class NamedTable(Strict, frozen=True):
    """Something to choose, such as ``[[review_kinds]]``."""

    id: Id
    name: Text


class SourceTable(Strict, frozen=True):
    """``[[sources]]``."""

    id: Id
    title: Text
    issuer: Text
    issued: date
    note: str = ""


class FrameworkFile(Strict, frozen=True):
    """``framework.toml``: what the framework is, and its question sets in order."""

    id: Id
    version: Text
    name: Text
    title: Text
    partnership: Text
    partnership_short: Text
    summary: Text
    question_set_files: Annotated[tuple[SetFileName, ...], Meta(min_length=1)]
    sources: tuple[SourceTable, ...]


class AreaTable(Strict, frozen=True):
    """``[[areas]]``."""

    id: Id
    name: Text
    short: Text


class AreasFile(Strict, frozen=True):
    """``areas.toml``."""

    across_all_areas: Text
    areas: tuple[AreaTable, ...]


class QuestionTable(Strict, frozen=True):
    """``[[questions]]``. A question without ``area_id`` cuts across all areas."""

    id: Id
    text: Text
    short_name: Text
    expectation_ids: tuple[str, ...]
    help: dict[str, tuple[Text, ...]]
    area_id: str = ""
    also_area_ids: tuple[str, ...] = ()
    strong_answer: tuple[Text, ...] = ()
    prompts: tuple[Text, ...] = ()


class SetFile(Strict, frozen=True):
    """``set-*.toml``: one question set."""

    id: Id
    name: Text
    role: Text
    stem: Text
    must: Text
    who: Text
    minutes_per_question: Count
    expectations: tuple[TextTable, ...]
    questions: Annotated[tuple[QuestionTable, ...], Meta(min_length=1)]
    footnote: str = ""
    scope_note: str = ""
    has_private_pad: bool = False


class RatingTable(Strict, frozen=True):
    """``[[ratings]]``. A rating without ``rank`` is off the scale."""

    code: Id
    words: Text
    short: Text
    meaning: dict[str, Text]
    rag: Rag = Rag.NONE
    rank: int | None = None
    needs_reason: bool = False


class CheckTable(Strict, frozen=True):
    """``[[checks]]``."""

    id: Id
    text: Text
    hint: str = ""


class ScaleFile(Strict, frozen=True):
    """``scale.toml``."""

    label: Text
    note: Text
    not_answered: Text
    not_answered_short: Text
    suggestions: tuple[str, ...]
    ratings: tuple[RatingTable, ...]
    checks: tuple[CheckTable, ...]


class FieldGuideTable(Strict, frozen=True):
    """``[[field_guides]]``."""

    field: Text
    label: Text
    word_limit: Count
    hint: str = ""
    is_optional: bool = False


class AnswersFile(Strict, frozen=True):
    """``answers.toml``: the text boxes of an answer, and what helps to fill them."""

    field_guides: tuple[FieldGuideTable, ...]
    impact_prompts: tuple[TextTable, ...]


class EvidenceLevelTable(Strict, frozen=True):
    """``[[levels]]``."""

    level: int
    name: Text
    short: Text
    answers: Text
    examples: Text


class EvidenceFile(Strict, frozen=True):
    """``evidence.toml``."""

    out_of_date_months: Count
    types: tuple[NamedTable, ...]
    levels: tuple[EvidenceLevelTable, ...]


class ActionStatusTable(Strict, frozen=True):
    """``[[action_statuses]]``."""

    id: Id
    name: Text
    is_open: bool


class SectorTable(Strict, frozen=True):
    """``[[sectors]]``."""

    id: Id
    name: Text
    setting: Id
    set_ids: Annotated[tuple[str, ...], Meta(min_length=1)]
    also_set_ids: tuple[str, ...] = ()
    many: str = ""
    short: str = ""


class ColleagueGroupTable(Strict, frozen=True):
    """``[[colleague_groups]]``."""

    id: Id
    name: Text
    settings: Annotated[tuple[Id, ...], Meta(min_length=1)]


class ListsFile(Strict, frozen=True):
    """``lists.toml``: what a person chooses from."""

    smallest_group: Count
    colleague_groups: tuple[ColleagueGroupTable, ...]
    sectors: tuple[SectorTable, ...]
    review_kinds: Annotated[tuple[NamedTable, ...], Meta(min_length=1)]
    action_statuses: tuple[ActionStatusTable, ...]


class IndicatorTable(Strict, frozen=True):
    """``[[indicators]]``."""

    id: Id
    name: Text
    direction: Direction
    rhythm: Rhythm
    hint: Text
    source: Text
    settings: Annotated[tuple[Id, ...], Meta(min_length=1)]
    unit: str = ""


class IndicatorsFile(Strict, frozen=True):
    """``indicators.toml``: numbers that an organisation can count by itself."""

    indicators: tuple[IndicatorTable, ...]


class ThemeTable(Strict, frozen=True):
    """``[[themes]]``."""

    id: Id
    name: Text
    question_ids: Annotated[tuple[str, ...], Meta(min_length=2)]


class ThemesFile(Strict, frozen=True):
    """``themes.toml``: questions of several sets that ask about the same thing."""

    themes: tuple[ThemeTable, ...]


class TimelineTable(Strict, frozen=True):
    """``[[dates]]``. A date of ours has no ``source``."""

    id: Id
    date: date
    text: Text
    short: Text
    source: str = ""
    is_ours: bool = False
    is_assurance: bool = False


class TimelineFile(Strict, frozen=True):
    """``timeline.toml``."""

    dates: tuple[TimelineTable, ...]


class TermTable(Strict, frozen=True):
    """``[[terms]]``."""

    id: Id
    word: Text
    meaning: Text


class WordsFile(Strict, frozen=True):
    """``words.toml``: words of the field, explained."""

    terms: tuple[TermTable, ...]


class PrivacyFile(Strict, frozen=True):
    """``privacy.toml``: what the personal-data check lets pass."""

    places: tuple[Text, ...]
    programmes: tuple[Text, ...]
    short_forms: tuple[Text, ...]
    public_phones: tuple[Text, ...] = ()
    publication_prefixes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameworkFolder:
    """Every file of a framework folder, decoded. A field is named as its file is.

    ``sets`` is the exception: file name and content of each set, in the order in which
    ``framework.toml`` lists them.
    """

    framework: FrameworkFile
    areas: AreasFile
    themes: ThemesFile
    sets: tuple[tuple[str, SetFile], ...]
    scale: ScaleFile
    answers: AnswersFile
    evidence: EvidenceFile
    indicators: IndicatorsFile
    lists: ListsFile
    partnership: PartnershipFile
    timeline: TimelineFile
    words: WordsFile
    wording: WordingFile
    privacy: PrivacyFile
