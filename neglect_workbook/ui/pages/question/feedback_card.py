"""What the partnership said of the answer: its rating, its view in words, and its comment."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.received import feedback_on
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.feedback.sentences import (
    RESULT_SENTENCES,
    about_code_sentence,
)
from neglect_workbook.ui.pages.question.section_head import SectionHead
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import SHOW_WHOLE
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body, Hint
from neglect_workbook.ui.widgets.rating_label import RatingLabel
from neglect_workbook.workbook import mark_looked_at

if TYPE_CHECKING:
    from neglect_workbook.domain.received import FoundFeedback
    from neglect_workbook.ui.pages.question.context import QuestionContext

#: What the card shows something of.
FEEDBACK_KINDS: Final = (RecordKind.FEEDBACK, RecordKind.SENT)

_TITLE: Final = "Feedback from the partnership"
_MAKE: Final = "Make an action of this"
_LOOKED_AT: Final = "I have looked at this"
_NEW: Final = "new"


class FeedbackCard(Card):
    """A calm card above the answer; hidden where the partnership said nothing of it.

    Signals:
        make_action_requested: the comment is to become an action.
        done: somebody said that they have looked at it.
    """

    make_action_requested = Signal()
    done = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        """Show nothing yet; `refresh` asks, once the widget has its place."""
        theme = context.theme
        super().__init__(theme, ground="panel")
        self._context = context
        self._make = Button(theme, _MAKE, icon="corner-down-right", is_slim=True)
        self._looked_at = Button(theme, _LOOKED_AT, icon="check", is_slim=True)
        self._head = SectionHead(theme, _TITLE, ())
        self._rating = RatingLabel(theme, context.framework.scale)
        self._result = Body(theme)
        self._comment = Body(theme)
        self._about = Hint(theme)
        self.setProperty(SHOW_WHOLE, "yes")
        self._arrange()
        self._make.clicked.connect(self.make_action_requested)
        self._looked_at.clicked.connect(self._on_looked_at)
        self.hide()

    def refresh(self) -> None:
        """Show what was said of the answer as it stands."""
        found = feedback_on(self._context.snapshot, self._context.question.id)
        if found is not None:
            self._show(found)
        self.setVisible(found is not None)

    def focus_first(self) -> bool:
        """Put the focus on the first thing to do with it; whether there is one."""
        buttons = () if self.isHidden() else (self._make, self._looked_at)
        shown = next((one for one in buttons if not one.isHidden()), None)
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return shown is not None

    def _arrange(self) -> None:
        self._comment.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self._make)
        buttons.addWidget(self._looked_at)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        for part in (
            self._head,
            self._rating,
            self._result,
            self._comment,
            self._about,
        ):
            column.addWidget(part)
        column.addLayout(buttons)

    def _show(self, found: "FoundFeedback") -> None:
        feedback, context = found.feedback, self._context
        scale = context.framework.scale
        when = [long_date(feedback.moderated_on)] if feedback.moderated_on else []
        when += [] if feedback.is_looked_at else [_NEW]
        self._head.set_note(", ".join(when))
        self._rating.setVisible(bool(feedback.moderated_rating))
        if feedback.moderated_rating:
            self._rating.set_code(feedback.moderated_rating)
        said = [RESULT_SENTENCES.get(feedback.result, "")]
        own = feedback.own_rating
        if own and own != feedback.moderated_rating:
            said.append(f"You had chosen: {scale.rating(own).words}.")
        self._result.setText(" ".join(said).strip())
        self._comment.setText(feedback.comment)
        self._about.setText(self._about_words(found))
        for label in (self._result, self._comment, self._about):
            label.setVisible(bool(label.text()))
        can_write = not context.is_read_only
        self._make.setVisible(can_write and bool(feedback.comment.strip()))
        self._looked_at.setVisible(can_write and not feedback.is_looked_at)
        self.setAccessibleName(f"{_TITLE}. {self._result.text()}".strip())

    def _about_words(self, found: "FoundFeedback") -> str:
        """Which return or review it is about, where that is not the newest."""
        past = found.past
        if past is None:
            return about_code_sentence(self._context.snapshot, found.feedback.check_code)
        kind = self._context.framework.review_kind(past.snapshot.review.kind_id).name.lower()
        return f"It is about the {kind}, closed on {long_date(past.closed_on)}."

    def _on_looked_at(self) -> None:
        question_id = self._context.question.id
        self._context.do(lambda workbook: mark_looked_at(workbook, question_id))
        self.done.emit()
