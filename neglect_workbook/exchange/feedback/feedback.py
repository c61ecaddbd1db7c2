"""The feedback, format 1: what the partnership says of the answers of one return."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.framework import Framework
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.feedback import words
from neglect_workbook.exchange.sheet import (
    Cell,
    Column,
    ColumnKind,
    Sheet,
    date_cell,
    short_line,
)

COLUMNS = (
    Column("Question ID", 11),
    Column("Question", 36),
    Column("Your rating", 18, ColumnKind.RATING),
    Column("Moderated rating", 18, ColumnKind.RATING),
    Column("Moderation result", 14),
    Column("What this means", 24),
    Column("Feedback to organisation", 48),
)

#: The line under the title.
_NOTE = "We looked at your return{when}. You decide about your own ratings."


@dataclass(frozen=True, slots=True)
class ModeratedAnswer:
    """What the partnership says of the answer to one question.

    Attributes:
        question_id: the question.
        own_rating: the code of the organisation's rating as it was received; may be empty.
        moderated_rating: the code of the partnership's rating; may be empty.
        result: what the partnership says of the rating; ``None`` where it does not.
        comment: its comment; may be empty.
    """

    question_id: str
    own_rating: str
    moderated_rating: str
    result: ModerationResult | None
    comment: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one feedback file says.

    Attributes:
        return_id: the return that it is about.
        check_code: the check code of that return as it was received.
        moderated_on: the day of moderation; ``None`` where the file does not say.
        moderated_by: which partnership moderated it; may be empty.
        answers: by question, in the order of the file; only those that something is said of.
        organisation: who sent the return; for people only.
        review: the name of the review; for people only.
        program_version: the version of the program that made the feedback.
        changed: the questions whose rows are not as they were when the file was made.
    """

    return_id: str
    check_code: str
    moderated_on: date | None
    moderated_by: str
    answers: tuple[ModeratedAnswer, ...]
    organisation: str = ""
    review: str = ""
    program_version: str = ""
    changed: tuple[str, ...] = ()


def feedback_lines(feedback: Feedback) -> Iterator[tuple[str, Cell, str]]:
    """Every line about the whole, with what it holds and the key that programs go by."""
    yield "From", feedback.moderated_by, "moderated_by"
    yield "Moderated on", date_cell(feedback.moderated_on), "moderated_on"
    yield "To", feedback.organisation, "organisation"
    yield "Review", feedback.review, "review"
    yield "Return ID", feedback.return_id, "return_id"
    yield "Check code of the return", feedback.check_code, "check_code"
    yield "Program version", feedback.program_version, "program_version"


def feedback_note(feedback: Feedback) -> str:
    """The line under the title."""
    when = f" on {long_date(feedback.moderated_on)}" if feedback.moderated_on else ""
    return _NOTE.format(when=when)


def feedback_sheet(feedback: Feedback, framework: Framework) -> Sheet:
    """The sheet 'Feedback': a row for each question that something is said of."""
    questions = {one.id: one.text for one in framework.questions()}
    sender = f" of {feedback.organisation}" if feedback.organisation else ""
    return Sheet(
        name=words.FEEDBACK,
        title=short_line(f"Feedback on the return{sender}"),
        note=feedback_note(feedback),
        columns=COLUMNS,
        rows=tuple(
            (
                one.question_id,
                questions.get(one.question_id, ""),
                _rating(framework, one.own_rating),
                _rating(framework, one.moderated_rating),
                words.RESULT_WORDS[one.result] if one.result else "",
                words.RESULT_MEANINGS[one.result] if one.result else "",
                one.comment,
            )
            for one in feedback.answers
        ),
        key_columns=(0,),
        frozen_columns=1,
    )


def cleaned_feedback(feedback: Feedback) -> Feedback:
    """The feedback with every text cleaned, as a reader gets it back."""
    return replace(
        feedback,
        return_id=clean_text(feedback.return_id),
        check_code=clean_text(feedback.check_code),
        moderated_by=clean_text(feedback.moderated_by),
        organisation=clean_text(feedback.organisation),
        review=clean_text(feedback.review),
        program_version=clean_text(feedback.program_version),
        answers=tuple(replace(one, comment=clean_text(one.comment)) for one in feedback.answers),
    )


def _rating(framework: Framework, code: str) -> str:
    """The words of a rating; nothing for none."""
    return framework.scale.rating(code).words if code else ""
