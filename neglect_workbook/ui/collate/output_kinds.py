"""What can be made of a collation, and what each of it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class OutputKind(StrEnum):
    """What can be made."""

    WORKBOOK = "workbook"
    REPORT = "report"
    FEEDBACK = "feedback"
    REMINDERS = "reminders"
    TABLES = "tables"


@dataclass(frozen=True, slots=True)
class OutputWords:
    """What a kind is called, and what is said of it."""

    icon: str
    title: str
    about: str
    button: str


OUTPUTS: Final[Mapping[OutputKind, OutputWords]] = {
    OutputKind.WORKBOOK: OutputWords(
        "table-2",
        "Collation workbook",
        "Excel. Who sent what, every answer in one sheet, the heat map and the moderation. "
        "Every number names its file and row.",
        "Make the workbook",
    ),
    OutputKind.REPORT: OutputWords(
        "file-text",
        "Report for the group",
        "Word. The picture, findings in plain sentences of counts, and how it was done. "
        "Small groups are hidden in it.",
        "Make the report",
    ),
    OutputKind.FEEDBACK: OutputWords(
        "messages-square",
        "Feedback, receipts and letters",
        "For each organisation: a file that its workbook shows beside its own answers, and a "
        "letter in Word.",
        "Make the feedback",
    ),
    OutputKind.REMINDERS: OutputWords(
        "send",
        "Reminders to who is missing",
        "An e-mail draft for each, and one list of them all. You send them yourself.",
        "Make the reminders",
    ),
    OutputKind.TABLES: OutputWords(
        "columns-3",
        "Tables for Power BI",
        "Plain CSV. A text that could be taken for a formula begins with an apostrophe.",
        "Make the tables",
    ),
}


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    Attributes:
        kind: what it is.
        what: how many files, or for how many organisations, in words.
        first: the name of the one, or of the folder that they are in.
    """

    kind: OutputKind
    what: str
    first: str
