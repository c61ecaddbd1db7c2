"""One thing worth a look before sending, and how much it matters."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters. Only a person decides whether to send."""

    STOP = "stop"
    """Could harm somebody if it is sent."""
    MISSING = "missing"
    """A reader of what is sent would miss it."""
    LOOK = "look"
    """Worth another look; never stands in the way."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, with the place to jump to.

    Attributes:
        kind: stable name, such as ``red_without_action``; scripts read it.
        severity: how much it matters.
        message: what is so, in one short sentence without a full stop.
        detail: which one it is and what to do about it, in whole sentences.
        question: id of the question it is about; may be empty.
        field: name of the field to jump to, or ``evidence`` for the evidence of a question;
            may be empty.
        record: what people call the record, such as ``E4`` or ``A2``; may be empty.
        record_id: id of that record in the workbook; may be empty.
    """

    kind: str
    severity: Severity
    message: str
    detail: str
    question: str = ""
    field: str = ""
    record: str = ""
    record_id: str = ""
