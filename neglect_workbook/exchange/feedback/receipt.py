"""The receipt, format 1: the partnership says that a return arrived, and as what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from neglect_workbook.domain.dates import long_date
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.sheet import Cell, yes_or_no


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one receipt says.

    Attributes:
        return_id: the return that arrived, such as ``R-C7RT-4MXD``.
        check_code: the check code as it stood on it.
        content_digest: the digest of what it holds, worked out by whoever received it.
        is_as_sent: whether everything in it is as it was when it was made.
        changed_cells: what is not, in words, such as ``M3: Rating``.
        received_on: the day on which it arrived.
        received_by: which partnership received it.
        organisation: who sent it, as it says itself; for people only.
        review: the name of the review, as it says itself; for people only.
        program_version: the version of the program that made the receipt.
    """

    return_id: str
    check_code: str
    content_digest: str
    is_as_sent: bool
    changed_cells: tuple[str, ...]
    received_on: date
    received_by: str
    organisation: str = ""
    review: str = ""
    program_version: str = ""


def receipt_lines(receipt: Receipt) -> Iterator[tuple[str, Cell, str]]:
    """Every line for a person, with what it holds and the key that programs go by."""
    yield "Received on", receipt.received_on, "received_on"
    yield "Received by", receipt.received_by, "received_by"
    yield "Same content as sent", yes_or_no(said=receipt.is_as_sent), "as_sent"
    if receipt.changed_cells:
        yield "Changed after it was made", "\n".join(receipt.changed_cells), "changed_cells"
    yield "From", receipt.organisation, "organisation"
    yield "Review", receipt.review, "review"
    yield "Return ID", receipt.return_id, "return_id"
    yield "Check code as received", receipt.check_code, "check_code"
    yield "Digest of the content", receipt.content_digest, "content_digest"
    yield "Program version", receipt.program_version, "program_version"


def receipt_note(receipt: Receipt) -> str:
    """The line under the title: the whole receipt in a sentence or two."""
    said = f"We received your return on {long_date(receipt.received_on)}"
    if receipt.is_as_sent:
        return f"{said}, with the same content as sent."
    return f"{said}. Something in it was changed after it was made."


def cleaned_receipt(receipt: Receipt) -> Receipt:
    """The receipt with every text cleaned, as a reader gets it back."""
    return replace(
        receipt,
        return_id=clean_text(receipt.return_id),
        check_code=clean_text(receipt.check_code),
        content_digest=clean_text(receipt.content_digest),
        changed_cells=tuple(_lines(receipt.changed_cells)),
        received_by=clean_text(receipt.received_by),
        organisation=clean_text(receipt.organisation),
        review=clean_text(receipt.review),
        program_version=clean_text(receipt.program_version),
    )


def _lines(texts: Iterable[str]) -> Iterator[str]:
    """Each text on one line of its own: they stand in one cell."""
    for text in texts:
        line = " ".join(clean_text(text).split())
        if line:
            yield line
