"""The words of a collation's outputs that are its own; everything else comes from elsewhere."""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeVar

import msgspec

from neglect_workbook.domain.collating.sample import Why
from neglect_workbook.domain.collating.standing import Status
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.exchange.feedback.words import RESULT_WORDS
from neglect_workbook.files import resource_path

#: The folder of the wording that a partnership may want in other words.
_FOLDER = "collating"

_Content = TypeVar("_Content", bound=msgspec.Struct)

CONTENTS = "Contents"
RECEIVED = "Received"
MISSING = "Missing"
PROBLEMS = "Problems"
HEAT_MAP = "Heat map"
MODERATION = "Moderation"

STATUS_WORDS = MappingProxyType(
    {
        Status.COUNTED: "Counted",
        Status.DUPLICATE: "Duplicate",
        Status.OLDER: "Older version",
        Status.ANOTHER: "Another return of the same organisation",
        Status.LEFT_OUT: "Left out",
        Status.OTHER_FRAMEWORK: "Another framework",
    }
)
#: Of returns that are in no count.
STATUSES_ASIDE = (
    Status.OLDER,
    Status.ANOTHER,
    Status.DUPLICATE,
    Status.LEFT_OUT,
    Status.OTHER_FRAMEWORK,
)
#: One of them, and several, within a sentence.
ASIDE_WORDS = MappingProxyType(
    {
        Status.OLDER: ("older version", "older versions"),
        Status.ANOTHER: (
            "other return of the same organisation",
            "other returns of the same organisation",
        ),
        Status.DUPLICATE: ("duplicate", "duplicates"),
        Status.LEFT_OUT: ("return that somebody took out", "returns that somebody took out"),
        Status.OTHER_FRAMEWORK: (
            "return that answers other questions",
            "returns that answer other questions",
        ),
    }
)
WHY_WORDS = MappingProxyType(
    {
        Why.RED: "Red rating",
        Why.TOP: "Top rating",
        Why.RATING_STRONGER: "Rating stronger than its evidence",
        Why.EVIDENCE_STRONGER: "Evidence stronger than its rating",
        Why.RANDOM: "Random share of its sector",
        Why.ADDED: "Added by the panel",
    }
)


class WorkbookWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``resources/collating/workbook.toml``.

    Attributes:
        self_assessments: the line under the title of the first sheet.
        report_line: the line at the foot of the report.
        limits: what a reader of the report should bear in mind.
        sample_whole: that all answers that could be moderated were drawn.
        sample_limited: that only as many were drawn as there is time for.
        sample_order: in which order they stand, and what the draw follows from.
        method: how the numbers were made, a sentence or two for each.
        holds: what each sheet holds, by its name.
        notes: the line under the title of a sheet, by its name.
    """

    self_assessments: str
    report_line: str
    limits: tuple[str, ...]
    sample_whole: str
    sample_limited: str
    sample_order: str
    method: Mapping[str, str]
    holds: Mapping[str, str]
    notes: Mapping[str, str]


class LetterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``resources/collating/letter.toml``: the feedback letter."""

    title: str
    greeting: str
    as_sent: str
    changed: str
    changed_elsewhere: str
    looked_at: str
    looked_at_none: str
    yours: str
    agreed: str
    agreed_all: str
    rest_answers: str
    rest_comments: str
    ratings_heading: str
    received_heading: str
    next_heading: str
    next_steps: tuple[str, ...]
    next_steps_plain: tuple[str, ...]
    contact: str
    contact_plain: str


class MessageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``resources/collating/messages.toml``: the reminder and what frames a reply."""

    chase_subject: str
    chase_body: tuple[str, ...]
    chase_due: str
    chase_no_due: str
    close_names: str


class TableWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``resources/collating/tables.toml``.

    Attributes:
        about: the text that lies beside the tables.
        files: what each table holds, by its name.
    """

    about: str
    files: Mapping[str, str]


@cache
def workbook_words() -> WorkbookWords:
    """The wording of the collation workbook."""
    return _read("workbook.toml", WorkbookWords)


@cache
def letter_words() -> LetterWords:
    """The wording of the feedback letter."""
    return _read("letter.toml", LetterWords)


@cache
def message_words() -> MessageWords:
    """The wording of e-mail drafts."""
    return _read("messages.toml", MessageWords)


@cache
def table_words() -> TableWords:
    """The wording about the plain tables."""
    return _read("tables.toml", TableWords)


def result_words(result: str) -> str:
    """The words of a moderation result; nothing for none."""
    return RESULT_WORDS[ModerationResult(result)] if result else ""


def _read(name: str, kind: type[_Content]) -> _Content:
    text = resource_path(_FOLDER, name).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), kind)
