"""A return that came back, as plain records: what was read, and what could not be.

They are made by the hundred for each of many returns, so they are structs: those take a fraction
of the time to make, to store and to take out again.
"""

from collections.abc import Mapping

import msgspec

from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.sheet import Cell, short_line


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read, or that a person should look at.

    Attributes:
        code: a stable name for it.
        message: one plain sentence.
        sheet: the sheet; empty where it concerns the whole file.
        row: the row of the sheet, from 1; 0 where it is no single row.
    """

    code: str
    message: str
    sheet: str = ""
    row: int = 0


class ChangedCell(msgspec.Struct, frozen=True):
    """A cell of an answer that was changed after the export: its row's question and heading."""

    question_id: str
    heading: str
    row: int


class Moderation(msgspec.Struct, frozen=True):
    """What the partnership wrote beside an answer, in the four columns that are its own.

    Attributes:
        rating: a code of the scale; empty where nothing was chosen.
        result: the words of the result, such as "Agree"; empty where nothing was chosen.
        note: for the partnership itself.
        feedback: for the organisation.
    """

    rating: str = ""
    result: str = ""
    note: str = ""
    feedback: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether all four columns are blank."""
        return not (self.rating or self.result or self.note or self.feedback)


class ReadAnswer(msgspec.Struct, frozen=True):
    """One answer.

    Attributes:
        question_id: its question.
        row: its row in the sheet, from 1.
        fields: its fields in JSON's terms, as in a content file.
        rating_before: the code of the rating last time; empty where there was none.
        change: the word for how it moved since.
        evidence_ids: the evidence that it names.
        action_ids: the actions that it names.
        moderation: what the partnership wrote beside it.
    """

    question_id: str
    row: int
    fields: Mapping[str, JsonValue]
    rating_before: str
    change: str
    evidence_ids: tuple[str, ...]
    action_ids: tuple[str, ...]
    moderation: Moderation


class ReadCount(msgspec.Struct, frozen=True):
    """How many colleagues chose one rating for one question.

    ``row`` is its row in the sheet, from 1; 0 where it is not known.
    """

    set_id: str
    question_id: str
    rating: str
    count: int
    row: int = 0


class ReturnRead(msgspec.Struct, frozen=True):
    """A whole return.

    Attributes:
        about: the entries of 'About this return' by machine key.
        machine: what the hidden sheet says, by key.
        organisation: the organisation's fields in JSON's terms.
        review: the review's fields in JSON's terms.
        answers: one for each question that was read, in the framework's order.
        evidence: every item, by label.
        actions: every action, by label.
        indicators: every indicator with its values, by label.
        voices: what colleagues' forms said, counted.
        changed: the cells of answers that were changed after the export.
        is_as_sent: whether everything that counts is as it was when the return was made; false
            too where the file cannot tell.
        problems: what could not be read, or should be looked at.
    """

    about: Mapping[str, Cell]
    machine: Mapping[str, str]
    organisation: Mapping[str, JsonValue]
    review: Mapping[str, JsonValue]
    answers: tuple[ReadAnswer, ...]
    evidence: tuple[ContentRecord, ...]
    actions: tuple[ContentRecord, ...]
    indicators: tuple[ContentRecord, ...]
    voices: tuple[ReadCount, ...]
    changed: tuple[ChangedCell, ...]
    is_as_sent: bool
    problems: tuple[Problem, ...]

    @property
    def return_id(self) -> str:
        """The id of the return."""
        return str(self.about.get("return_id", ""))

    @property
    def check_code(self) -> str:
        """The check code that it carries."""
        return str(self.about.get("check_code", ""))

    @property
    def organisation_name(self) -> str:
        """Whose it is, in one line."""
        return short_line(str(self.organisation.get("name", "")))
