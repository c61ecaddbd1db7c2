"""What is said of receipts and feedback, on the screen, in the command line and in the plan.

A rating that differs is said as a difference of view. Nobody is told that they were wrong.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.received import (
    Standing,
    made_again_from,
    receipt_standing,
    return_with,
    returns_made,
    standing_of,
)
from neglect_workbook.exchange.feedback import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neglect_workbook.domain.correspondence import ReturnReceipt
    from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: What each result says to whoever reads it in the workbook.
RESULT_SENTENCES: "Final[Mapping[str, str]]" = MappingProxyType(
    {
        ModerationResult.AGREE.value: "The partnership sees it as you do.",
        ModerationResult.RAISE.value: "The partnership sees more in place than you said.",
        ModerationResult.LOWER.value: "From what it read, the partnership sees less in place.",
        ModerationResult.ASK_FOR_EVIDENCE.value: words.RESULT_MEANINGS[
            ModerationResult.ASK_FOR_EVIDENCE
        ],
    }
)

_ANOTHER_SINCE: Final = "You have made another return since."


def receipt_sentence(snapshot: "WorkbookSnapshot", receipt: "ReturnReceipt") -> str:
    """When a return arrived, and whether it is what was sent.

    Args:
        snapshot: of the review whose return it was.
        receipt: what the partnership said.
    """
    day = long_date(receipt.received_on) if receipt.received_on else "a day that is not said"
    standing = receipt_standing(snapshot, receipt)
    if standing is Standing.UNKNOWN:
        return f"Received on {day}{_unknown_words(snapshot, receipt.check_code)}"
    if standing is Standing.CHANGED:
        return f"Received on {day}, changed after it was made{_cells(receipt.changed_cells)}."
    if standing is Standing.EARLIER:
        made = made_words(snapshot, receipt.check_code)
        return f"Received on {day}, same content as {made}. {_ANOTHER_SINCE}"
    return f"Received on {day}, same content as sent."


def about_code_sentence(snapshot: "WorkbookSnapshot", check_code: str) -> str:
    """Which return feedback is about, where it is not the newest; else nothing.

    Args:
        snapshot: of the review that the feedback is about.
        check_code: the code on the return that it is about.
    """
    standing = standing_of(snapshot, check_code)
    if standing is Standing.UNKNOWN:
        if check_code == made_again_from(snapshot):
            return "It is about the return that this workbook was made again from."
        if made_again_from(snapshot):
            return f"It is about the return with check code {check_code}. {_made_again(snapshot)}"
        return f"It is about check code {check_code}, which this workbook has not made."
    if standing is Standing.EARLIER:
        return f"It is about {made_words(snapshot, check_code)}. {_ANOTHER_SINCE}"
    return ""


def made_words(snapshot: "WorkbookSnapshot", check_code: str) -> str:
    """A return that this workbook has made, in words: when, or else by its check code."""
    made = return_with(snapshot, check_code)
    if made is None or made.made_on is None:
        return f"the return with check code {check_code}"
    return f"the return made on {long_date(made.made_on)}"


def _unknown_words(snapshot: "WorkbookSnapshot", code: str) -> str:
    """What is said of a receipt for a return that the workbook has no note of having made."""
    made_from = made_again_from(snapshot)
    if code == made_from:
        return ": the return that this workbook was made again from."
    if made_from:
        return f", with check code {code}. {_made_again(snapshot)}"
    if not returns_made(snapshot):
        # Whoever may only read the workbook makes files without a note of them in it.
        return f", with check code {code}. Compare it with what you sent."
    return f", other content than you sent: check code {code}."


def _made_again(snapshot: "WorkbookSnapshot") -> str:
    """Why a return that was sent is not known here."""
    code = made_again_from(snapshot)
    return (
        f"This workbook was made again from the return with check code {code}, and does not know "
        "the others that were sent before."
    )


def _cells(changed: tuple[str, ...]) -> str:
    """Which cells were changed; a number where they are many."""
    if not changed:
        return ""
    first = changed[0]
    more = len(changed) - 1
    return f": {first} and {more} more" if more else f": {first}"
