"""Receipts and feedback as a partnership would send them, for tests of several rooms."""

from datetime import date

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.check_code import check_code, content_digest, return_id
from neglect_workbook.exchange.feedback.feedback import Feedback, ModeratedAnswer
from neglect_workbook.exchange.feedback.receipt import Receipt

PARTNERSHIP = "Fairholt Safeguarding Children Partnership"
ARRIVED = date(2026, 12, 3)
MODERATED = date(2027, 1, 14)

AGREED = ModeratedAnswer("M1", "2", "2", ModerationResult.AGREE, "Thank you. This is clear.")
LOWERED = ModeratedAnswer(
    "M3",
    "2",
    "1",
    ModerationResult.LOWER,
    "We did not see how often.\nTwo anonymised examples would help.",
)
ASKED = ModeratedAnswer("S6", "3", "", ModerationResult.ASK_FOR_EVIDENCE, "Which check was it?")


def receipt_for(snapshot: WorkbookSnapshot, code: str = "") -> Receipt:
    """A receipt for the return of a snapshot, which arrived as it was sent."""
    return Receipt(
        return_id=return_id(snapshot),
        check_code=code or check_code(snapshot),
        content_digest=content_digest(snapshot),
        is_as_sent=True,
        changed_cells=(),
        received_on=ARRIVED,
        received_by=PARTNERSHIP,
        organisation=snapshot.organisation.name,
        review="First review",
        program_version="0.1.0",
    )


def feedback_for(
    snapshot: WorkbookSnapshot,
    *answers: ModeratedAnswer,
    code: str = "",
    day: date | None = MODERATED,
) -> Feedback:
    """Feedback on the return of a snapshot."""
    return Feedback(
        return_id=return_id(snapshot),
        check_code=code or check_code(snapshot),
        moderated_on=day,
        moderated_by=PARTNERSHIP,
        answers=answers or (AGREED, LOWERED, ASKED),
        organisation=snapshot.organisation.name,
        review="First review",
        program_version="0.1.0",
    )
