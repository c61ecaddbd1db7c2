"""What is known of a return that arrived, by its check code, and of feedback on an answer."""

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neglect_workbook.domain.correspondence import QuestionFeedback, ReturnReceipt, Sent
    from neglect_workbook.domain.frozen import PastReview
    from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: The kind of file that receipts and feedback are about.
RETURN_FILE = "return"
#: Noted like a file that was made: the return that a lost workbook was made again from.
MADE_AGAIN_FROM = "made again from"


class Standing(StrEnum):
    """What arrived, beside what this workbook has made."""

    SAME = "same"
    EARLIER = "earlier"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FoundFeedback:
    """Feedback on a question.

    Attributes:
        feedback: what the partnership said.
        past: the closed review whose answer it is about; ``None`` for the newest review.
    """

    feedback: "QuestionFeedback"
    past: "PastReview | None"


def returns_made(snapshot: "WorkbookSnapshot") -> tuple["Sent", ...]:
    """The returns that were made of a review, in the order of making."""
    made = (one for one in snapshot.sent if one.file_kind == RETURN_FILE)
    return tuple(sorted(made, key=lambda one: one.place))


def return_with(snapshot: "WorkbookSnapshot", check_code: str) -> "Sent | None":
    """The return with a check code, where this workbook has made one."""
    return next((one for one in returns_made(snapshot) if one.check_code == check_code), None)


def made_again_from(snapshot: "WorkbookSnapshot") -> str:
    """The check code of the return that the workbook was made again from; empty for none."""
    found = (one.check_code for one in snapshot.sent if one.file_kind == MADE_AGAIN_FROM)
    return next(found, "")


def standing_of(snapshot: "WorkbookSnapshot", check_code: str) -> Standing:
    """How a check code stands beside the returns that were made of a review."""
    made = returns_made(snapshot)
    if check_code not in {one.check_code for one in made}:
        return Standing.UNKNOWN
    return Standing.SAME if made[-1].check_code == check_code else Standing.EARLIER


def receipt_standing(snapshot: "WorkbookSnapshot", receipt: "ReturnReceipt") -> Standing:
    """How what arrived stands beside the returns that were made of a review."""
    standing = standing_of(snapshot, receipt.check_code)
    if standing is not Standing.UNKNOWN and not receipt.is_as_sent:
        return Standing.CHANGED
    return standing


def feedback_on(snapshot: "WorkbookSnapshot", question_id: str) -> FoundFeedback | None:
    """The feedback to show beside a question: of this review, else of the one before."""
    found = snapshot.feedback.get(question_id)
    if found is not None:
        return FoundFeedback(found, None)
    previous = snapshot.previous
    before = previous.snapshot.feedback.get(question_id) if previous is not None else None
    return FoundFeedback(before, previous) if before is not None else None


def feedback_to_look_at(snapshot: "WorkbookSnapshot") -> tuple[str, ...]:
    """The questions with feedback that nobody has looked at yet, in the framework's order."""
    found = ((one.id, feedback_on(snapshot, one.id)) for one in snapshot.questions)
    return tuple(question_id for question_id, one in found if one and not one.feedback.is_looked_at)


def as_written(snapshot: "WorkbookSnapshot") -> "WorkbookSnapshot":
    """A workbook without what came back of it: what the organisation itself says.

    Why something may stay is said to the personal-data check and in no file.
    """
    past = tuple(replace(one, snapshot=as_written(one.snapshot)) for one in snapshot.past)
    return replace(
        snapshot, past=past, receipts=(), feedback=MappingProxyType({}), confirmations=()
    )
