"""What comes after sending: closing the review, and starting the next one."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading
from neglect_workbook.workbook import CLOSING, close_review, start_review

if TYPE_CHECKING:
    from neglect_workbook.domain.snapshot import WorkbookSnapshot

_OPEN_TITLE: Final = "After you have sent it: close this review"
_UNDO: Final = "Undo opens it again until you close this workbook."
_WHAT_CLOSING_DOES: Final = (
    "Its answers are then kept as they are, to read and to compare with next time. "
    f"Evidence, actions and indicators go on. {_UNDO}"
)
_WHAT_STARTING_DOES: Final = (
    "When you look again, start the next review. Every answer is carried forward for you to "
    "confirm or change."
)


class ReviewPanel(QWidget):
    """One button, for the one thing that can be done with the review now.

    Signals:
        jump_requested: the Jump to the first answer to confirm.
    """

    jump_requested = Signal(object)

    def __init__(self, page: Page, *, today: Callable[[], date] = today_here) -> None:
        """Show how the review stands.

        Args:
            page: gives the session, and is the initiator of what is done here.
            today: the day of closing and of starting.
        """
        super().__init__()
        self._page = page
        self._today = today
        theme, framework = page.theme, page.session.snapshot.framework
        self._title = SectionHeading(theme)
        self._words = Lead(theme)
        kinds = [(one.id, one.name) for one in framework.review_kinds]
        self._kind = ChoiceField(theme, "The next review is", kinds)
        self._close = Button(theme, "Close this review", icon="lock")
        self._start = Button(theme, "Start the next review", icon="arrow-right")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(10)
        for widget in (self._title, self._words, self._kind):
            column.addWidget(widget)
        for button in (self._close, self._start):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._close.clicked.connect(self._on_close)
        self._start.clicked.connect(self._on_start)
        self.refresh()

    def refresh(self) -> None:
        """Show how the review stands."""
        snapshot = self._page.session.snapshot
        can_write = not self._page.session.workbook.is_read_only
        is_closed = snapshot.is_closed
        if is_closed:
            self._title.setText(
                f"Closed on {long_date(snapshot.past[-1].closed_on)}. Kept to read."
            )
            self._words.setText(self._what_can_be_done())
            if not self._kind.choice:
                self._kind.set_choice(next_kind(snapshot))
        else:
            self._title.setText(_OPEN_TITLE)
            self._words.setText(f"{_WHAT_CLOSING_DOES} {_what_is_open(snapshot)}".strip())
            self._kind.set_choice("")
        self._kind.setVisible(is_closed and can_write)
        self._start.setVisible(is_closed and can_write)
        self._close.setVisible(not is_closed and can_write)

    def _what_can_be_done(self) -> str:
        """What comes after closing, and that it can still be taken back where it can."""
        is_last = self._page.session.workbook.undo_summary == CLOSING
        return f"{_UNDO} {_WHAT_STARTING_DOES}" if is_last else _WHAT_STARTING_DOES

    def focus_editor(self) -> None:
        """Put the keyboard where what can be done begins.

        Once the review is closed that is the kind of the next one, and not the button that starts
        it: Enter pressed again does nothing there.
        """
        if self._page.session.snapshot.is_closed:
            self._kind.focus_editor()
        else:
            self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_close(self) -> None:
        session = self._page.session
        session.flush()
        session.do(self._page, lambda workbook: close_review(workbook, self._today()))
        self.refresh()
        self.focus_editor()

    def _on_start(self) -> None:
        session = self._page.session
        session.flush()
        kind_id = self._kind.choice or next_kind(session.snapshot)
        made = session.do(
            self._page, lambda workbook: start_review(workbook, kind_id, self._today())
        )
        self.refresh()
        if not made.is_empty:
            self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=_first(session.snapshot)))


def next_kind(snapshot: "WorkbookSnapshot") -> str:
    """The kind of review that comes after the newest one; the last of the list comes again."""
    ids = [one.id for one in snapshot.framework.review_kinds]
    place = ids.index(snapshot.review.kind_id) + 1 if snapshot.review.kind_id in ids else 0
    return ids[min(place, len(ids) - 1)]


def _first(snapshot: "WorkbookSnapshot") -> str:
    """The first question that is to be looked at again."""
    ids = [question.id for question in snapshot.questions]
    waiting = (one for one in ids if not snapshot.answers[one].is_answered)
    return next(waiting, ids[0])


def _what_is_open(snapshot: "WorkbookSnapshot") -> str:
    """What would be closed as it is, so that nobody is surprised."""
    answers = [snapshot.answers[question.id] for question in snapshot.questions]
    empty = sum(1 for one in answers if not one.is_rated)
    unconfirmed = sum(1 for one in answers if one.is_rated and one.to_confirm)
    said = []
    if empty:
        said.append(f"{empty} {_questions(empty)} not answered")
    if unconfirmed:
        said.append(f"{unconfirmed} {_answers(unconfirmed)} not confirmed")
    return f"{' and '.join(said)}. You can close it all the same." if said else ""


def _questions(count: int) -> str:
    return "question is" if count == 1 else "questions are"


def _answers(count: int) -> str:
    return "answer is" if count == 1 else "answers are"
