"""The words of receipts and feedback that are their own."""

from types import MappingProxyType

from neglect_workbook.domain.correspondence import ModerationResult

#: Version of both layouts, which other programs read.
FORMAT = 1

#: What a file says it is, under the key ``kind``.
RECEIPT_KIND = "receipt"
FEEDBACK_KIND = "feedback"

RECEIPT = "Receipt"
FEEDBACK = "Feedback"
ABOUT = "About this feedback"
MACHINE = "machine"

#: The words of each result in feedback, the same as in the list that a return offers.
RESULT_WORDS = MappingProxyType(
    {
        ModerationResult.AGREE: "Agree",
        ModerationResult.RAISE: "Raise",
        ModerationResult.LOWER: "Lower",
        ModerationResult.ASK_FOR_EVIDENCE: "Ask for evidence",
    }
)

#: What each result means to the organisation. It says what to do, and blames nobody.
RESULT_MEANINGS = MappingProxyType(
    {
        ModerationResult.AGREE: "The partnership would choose the same rating.",
        ModerationResult.RAISE: "The partnership would choose a higher rating.",
        ModerationResult.LOWER: "The partnership would choose a lower rating.",
        ModerationResult.ASK_FOR_EVIDENCE: "The partnership would like to see more evidence.",
    }
)
