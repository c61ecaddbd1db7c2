"""A place in the window to go to: a page, and a question, field or record on it."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

#: In place of a field: what somebody came to a page to do.
ADD: Final = "add"
CLOSE_REVIEW: Final = "close_review"
MAKE_FILES: Final = "make_files"


class PageId(StrEnum):
    """The pages of an open workbook, in the order of the navigation.

    The choice between two copies is there only while there is something to choose.
    """

    OVERVIEW = "overview"
    QUESTIONS = "questions"
    EVIDENCE = "evidence"
    ACTION_PLAN = "action_plan"
    INDICATORS = "indicators"
    VOICES = "voices"
    COMPARE = "compare"
    SEND = "send"
    LIBRARY = "library"
    MERGE = "merge"


class Jump(Struct, frozen=True):
    """Where to go.

    Attributes:
        page: the page to show.
        question_id: the question on it; empty for none.
        field: the field to put the focus into, or what somebody came to do; empty for none.
        record_id: the evidence item, action, indicator or library entry to select; empty for
            none.
        words: the part of the field's text to select, as start and end in characters; empty
            for none.
    """

    page: PageId
    question_id: str = ""
    field: str = ""
    record_id: str = ""
    words: tuple[int, int] | tuple[()] = ()
