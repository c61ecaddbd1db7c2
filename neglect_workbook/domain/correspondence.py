"""What goes between an organisation and the partnership, as records of the workbook.

Each belongs to one review: its record id begins with the review's id and a slash, so that two
copies of a workbook that both take in the same thing hold it once. None is part of what is
frozen when a review is closed: it mostly comes afterwards.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ModerationResult(StrEnum):
    """What the partnership says of a rating. Written in the log: never rename a value."""

    AGREE = "agree"
    RAISE = "raise"
    LOWER = "lower"
    ASK_FOR_EVIDENCE = "ask_for_evidence"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was made to be sent. None of its text is kept.

    Attributes:
        id: record id: the review's id, the kind of file and the check code, with slashes between.
        file_kind: what was made, such as "return".
        check_code: the code that it carries.
        made_on: the day on which it was last made.
        place: its place in the order of making, from 1: many may be made in a day.
    """

    id: str = ""
    file_kind: str = ""
    check_code: str = ""
    made_on: date | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class ReturnReceipt:
    """The partnership says that a return arrived.

    Attributes:
        id: record id: the review's id, a slash, and what follows from the receipt itself.
        check_code: the code on the return that arrived.
        is_as_sent: whether everything in it was as it was when it was made.
        changed_cells: what was not, in words, such as "M3: Rating".
        received_on: the day on which it arrived.
        received_by: which partnership received it.
    """

    id: str = ""
    check_code: str = ""
    is_as_sent: bool = False
    changed_cells: tuple[str, ...] = ()
    received_on: date | None = None
    received_by: str = ""


@dataclass(frozen=True, slots=True)
class QuestionFeedback:
    """What the partnership says of the answer to one question.

    Attributes:
        id: record id: the review's id, a slash, the question's id.
        check_code: the code on the return that it is about.
        moderated_on: the day of moderation; nothing where it was not said.
        moderated_by: which partnership moderated it; may be empty.
        own_rating: the code of our own rating, as it was in the return; may be empty.
        moderated_rating: the code of the rating that the partnership would choose; may be empty.
        result: a ``ModerationResult``; may be empty.
        comment: the partnership's comment; may be empty.
        is_looked_at: somebody here has looked at it.
    """

    id: str = ""
    check_code: str = ""
    moderated_on: date | None = None
    moderated_by: str = ""
    own_rating: str = ""
    moderated_rating: str = ""
    result: str = ""
    comment: str = ""
    is_looked_at: bool = False

    @property
    def question_id(self) -> str:
        """The question that it is about."""
        return self.id.partition("/")[2]
