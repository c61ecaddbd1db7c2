"""What a collation keeps in memory of each return: enough to count, no words of an answer.

The words stay in the collation's file and are read one return at a time, so that thousands of
returns take little memory.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mismatch(StrEnum):
    """Where a rating and its evidence do not fit. Written in the log: never rename a value."""

    EVIDENCE_STRONGER = "evidence_stronger"
    RATING_STRONGER = "rating_stronger"


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """One answer of one return.

    Attributes:
        question_id: the question.
        row: its row in the sheet 'Answers', from 1, so that every number can be traced.
        rating: a code of the scale; empty where not answered.
        rating_before: the code of the rating last time; empty where there was none.
        strongest_level: the highest level among its evidence, 1 to 4; 0 where it has none.
        rests_on_policy: it has evidence, and all of it says only 'we have it'.
        mismatch: where rating and evidence do not fit; ``None`` where they do.
        shows_difference: it says what is changing for children.
        has_action: an action answers it.
        is_changed: its row is not as it was when the return was made.
        digest: of all that it says, as the return's own reader counts it; to see whether an
            answer of a later version is still the one that was moderated.
    """

    question_id: str
    row: int
    rating: str = ""
    rating_before: str = ""
    strongest_level: int = 0
    rests_on_policy: bool = False
    mismatch: Mismatch | None = None
    shows_difference: bool = False
    has_action: bool = False
    is_changed: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One indicator of one return, with its latest value.

    Attributes:
        label: its id in the return, such as ``I2``.
        name: what is counted, in the organisation's words.
        suggestion_id: the framework's suggested indicator that it is; empty for one of its own.
        direction: "up", "down" or "watch".
        period: the latest period that has a value; empty where none has.
        value: the value of that period.
        before: the value of the period before it; ``None`` where there is none.
        unit: what one is.
    """

    label: str
    name: str
    suggestion_id: str = ""
    direction: str = "watch"
    period: str = ""
    value: float | None = None
    before: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class VoiceFacts:
    """How many colleagues chose one rating for one question, in one return."""

    set_id: str
    question_id: str
    rating: str
    count: int


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Something that could not be read in a return, or that a person should look at.

    Attributes:
        code: a stable name for it.
        message: one plain sentence.
        sheet: the sheet; empty where it concerns the whole file.
        row: the row, from 1; 0 where it is no single row.
    """

    code: str
    message: str
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """One return that was read.

    Attributes:
        key: SHA-256 of the file's bytes in hexadecimal digits: one file counts once.
        file: its name, with its folders where it lay in one below the folder gathered.
        content: SHA-256 of the stored content of the return, by which it is read again.
        return_id: which workbook and review it is from.
        check_code: the check code that it carries.
        framework_id: the framework that it answers.
        framework_version: the version of that framework.
        organisation: the organisation's name.
        sector_id: a sector of the framework; empty where it was not understood.
        setting_id: URN or charity number; may be empty.
        review_id: the kind of review; empty where it was not understood.
        made_on: the date that it carries; ``None`` where it carries none.
        set_ids: the question sets that were answered.
        is_as_sent: whether everything that counts is as it was when the return was made.
        answers: one for each question that was read.
        indicators: those that it has.
        voices: what colleagues' forms said, counted; groups under five are left out by the sender.
        problems: what could not be read, or should be looked at.
    """

    key: str
    file: str
    content: str
    return_id: str
    check_code: str = ""
    framework_id: str = ""
    framework_version: str = ""
    organisation: str = ""
    sector_id: str = ""
    setting_id: str = ""
    review_id: str = ""
    made_on: date | None = None
    set_ids: tuple[str, ...] = ()
    is_as_sent: bool = False
    answers: tuple[AnswerFacts, ...] = ()
    indicators: tuple[IndicatorFacts, ...] = ()
    voices: tuple[VoiceFacts, ...] = ()
    problems: tuple[FileProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that is no return that could be read.

    Attributes:
        key: SHA-256 of the file's bytes in hexadecimal digits; empty where it could not be read.
        file: its name, with its folders where it lay in one below the folder gathered.
        code: a stable name for the cause, such as ``needs_password``.
        message: one plain sentence that says the cause.
        next_step: what the person who collates can do.
    """

    key: str
    file: str
    code: str
    message: str
    next_step: str = ""
