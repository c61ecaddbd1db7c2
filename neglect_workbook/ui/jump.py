"""A place in the window to go to: a page, and a question, field or record on it."""

from dataclasses import dataclass
from enum import StrEnum


class PageId(StrEnum):
    """The pages of an open workbook, in the order of the navigation."""

    QUESTIONS = "questions"
    EVIDENCE = "evidence"
    ACTION_PLAN = "action_plan"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Jump:
    """Where to go.

    Attributes:
        page: the page to show.
        question_id: the question on it; empty for none.
        field: the field to put the focus into; empty for none.
        record_id: the evidence item or action to select; empty for none.
    """

    page: PageId
    question_id: str = ""
    field: str = ""
    record_id: str = ""
