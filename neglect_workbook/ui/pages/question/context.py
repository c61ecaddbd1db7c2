"""What every part of the Questions page needs: the theme, the session and the question."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neglect_workbook.domain.clock import today_here
from neglect_workbook.ui.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from neglect_workbook.domain.changes import ChangeSet
    from neglect_workbook.domain.fields import FieldValue
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.domain.records import Answer
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook import Workbook


@dataclass(slots=True)
class QuestionContext:
    """The question on the page, and the way to change its answer.

    Attributes:
        page: the page, as the initiator of every change made on it.
        question: the question that is shown; the form gives it another one and then has every
            part show it from the beginning.
    """

    page: Page
    question: "Question"

    @property
    def theme(self) -> "Theme":
        """The look of the window."""
        return self.page.theme

    @property
    def session(self) -> "WorkbookSession":
        """The open workbook."""
        return self.page.session

    @property
    def snapshot(self) -> "WorkbookSnapshot":
        """The workbook as it stands."""
        return self.session.snapshot

    @property
    def framework(self) -> "Framework":
        """What the workbook answers."""
        return self.snapshot.framework

    @property
    def answer(self) -> "Answer":
        """The answer to the question as it stands."""
        return self.snapshot.answers[self.question.id]

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed, evidence and actions neither."""
        return self.session.workbook.is_read_only

    @property
    def is_kept_to_read(self) -> bool:
        """Whether the answer cannot be changed: nothing can be, or the review is closed."""
        return self.is_read_only or self.snapshot.is_closed

    @property
    def why_read_only(self) -> str:
        """Why the answer cannot be changed; empty where it can."""
        if self.is_read_only:
            return "This workbook is open to read only."
        return (
            "This review is closed. Its answers are kept to read." if self.is_kept_to_read else ""
        )

    @property
    def today(self) -> "date":
        """Today's date on this computer."""
        return today_here()

    def save(self, **fields: "FieldValue") -> None:
        """Change fields of the answer."""
        self.do(lambda workbook: workbook.set_answer(self.question.id, **fields))

    def do(self, command: "Callable[[Workbook], ChangeSet]") -> "ChangeSet":
        """Carry out any other command in the name of the page."""
        return self.session.do(self.page, command)
