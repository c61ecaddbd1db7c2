"""One question and its answer, from its words to its actions, as one column."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.progress import WRITING_FIELDS
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.pages.question.actions_section import ActionsSection
from neglect_workbook.ui.pages.question.evidence_section import EvidenceSection
from neglect_workbook.ui.pages.question.feedback_card import FEEDBACK_KINDS, FeedbackCard
from neglect_workbook.ui.pages.question.head import QuestionHead
from neglect_workbook.ui.pages.question.history_panel import HistoryPanel
from neglect_workbook.ui.pages.question.nudges import Nudges
from neglect_workbook.ui.pages.question.private_pad import PrivatePad
from neglect_workbook.ui.pages.question.question_bar import Part
from neglect_workbook.ui.pages.question.rating_card import RatingCard
from neglect_workbook.ui.pages.question.review_note import ReviewNote
from neglect_workbook.ui.pages.question.writing import WritingBoxes
from neglect_workbook.ui.widgets.disclosure import Disclosure

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook.domain.changes import ChangeSet
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.ui.pages.question.context import QuestionContext

_SIDE: Final = 28
#: The scroll bar stands in the padding.
_SIDE_OF_BAR: Final = 16
_TOP: Final = 16
_WIDEST: Final = 880
_GAP: Final = 16
_EVIDENCE_NUDGES: Final = ("evidence_stronger", "evidence_thinner", "policy_alone")


class QuestionForm(QWidget):
    """Shows one question at a time. It is made once: building it takes longer than a person waits.

    Every part has a `begin`, which shows the question of the context from the beginning, so that
    nothing of one question shows, is undone or is saved in another.

    Signals:
        jump_requested: a Jump to another page.
        help_requested: the help beside the question is wanted again.
        confirmed: the answer of last time was confirmed, so this question is done.
    """

    jump_requested = Signal(object)
    help_requested = Signal()
    confirmed = Signal()

    def __init__(self, context: "QuestionContext", parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.head = QuestionHead(context)
        self.help_fold = Disclosure(context.theme, "Help with this question")
        self._history = HistoryPanel(context)
        self._note = ReviewNote(context)
        self.feedback = FeedbackCard(context)
        self._pad: PrivatePad | None = None
        self._rating = RatingCard(context)
        self._top_nudges = Nudges(context, ("top_rating",))
        self._writing = WritingBoxes(context)
        self._evidence = EvidenceSection(context)
        self._evidence_nudges = Nudges(context, _EVIDENCE_NUDGES)
        self._actions = ActionsSection(context)
        self._column = QWidget()
        for holder in (self, self._column, self._writing):
            # They draw nothing: where one grows at its end, what is above need not be drawn again.
            holder.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._stack = QVBoxLayout(self._column)
        self._arrange()
        self._connect()
        self._show_rest()
        context.theme.changed.connect(self._fit)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        # Wrapped texts ask for more height than they need at the width that they get.
        return QSize(super().minimumSizeHint().width(), 0)

    # -- what it shows ------------------------------------------------------------------

    def show_question(self, question: "Question") -> None:
        """Show another question, or the same one from the beginning.

        What was typed is sent first. The page asks `can_leave` before.
        """
        self.flush()
        self.clear_pad()
        for section in (self._evidence, self._actions):
            section.leave()
        self.context.question = question
        for part in (self.head, self._rating, self._writing, self._evidence, self._actions):
            part.begin()
        self._show_rest()

    def refresh(self, change_set: "ChangeSet", *, is_own: bool) -> None:
        """Show what was changed.

        Args:
            change_set: the fields that were touched.
            is_own: the change was made on this page, so its boxes show it already.
        """
        touches_answer = change_set.touches(RecordKind.ANSWER, self.context.answer.id)
        if touches_answer:
            self._note.refresh()
            self.head.refresh()
            self._rating.refresh()
            self._history.refresh()
            if is_own:
                self._writing.refresh_notes()
            else:
                self._writing.refresh()
        touches_evidence = change_set.touches(RecordKind.EVIDENCE)
        if touches_evidence:
            self._evidence.refresh()
        if touches_answer or touches_evidence:
            self._top_nudges.refresh()
            self._evidence_nudges.refresh()
        if any(change_set.touches(kind) for kind in FEEDBACK_KINDS):
            self.feedback.refresh()
            self._history.refresh()
        if touches_answer or change_set.touches(RecordKind.ACTION):
            self._actions.refresh()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """One column, or two where things stand side by side."""
        for part in (self._rating, self._writing, self._evidence, self._actions):
            part.set_narrow(is_narrow=is_narrow)

    def flush(self) -> None:
        """Send everything that is being typed."""
        for part in (self._rating, self._writing, self._evidence, self._actions):
            part.flush()

    def can_leave(self) -> bool:
        """Send everything that is being typed; whether nothing is left that cannot be read.

        Where there is, the focus is in its field.
        """
        self.flush()
        return self._evidence.can_leave() and self._actions.can_leave()

    def clear_pad(self) -> None:
        """Wipe the private pad, where there is one."""
        if self._pad is not None:
            self._pad.clear()

    # -- where the person is ------------------------------------------------------------

    def focus_place(self, field: str, record_id: str = "") -> None:
        """Put the focus into a field; on the question's words where none is named.

        Args:
            field: a field of the answer, "checks", "evidence" or "actions".
            record_id: an item of evidence or an action of the question to open.
        """
        if record_id:
            self._evidence.open_record(record_id)
            self._actions.open_record(record_id)
        elif field in WRITING_FIELDS:
            self._writing.focus_field(field)
        else:
            self._focusers().get(field, self.head.focus_question)()

    def field_of(self, widget: QWidget) -> str:
        """What a widget in here is for, in the words of `focus_place`; empty for nothing."""
        if self._rating.isAncestorOf(widget):
            return self._rating.field_of(widget)
        if self._evidence.isAncestorOf(widget):
            return "evidence"
        if self._actions.isAncestorOf(widget):
            return self._actions.field_of(widget) or "actions"
        return self._writing.field_of(widget)

    def part_widget(self, part: Part) -> QWidget:
        """Where a part of the answer begins."""
        return self._parts()[part]

    def focus_part(self, part: Part) -> None:
        """Put the focus on the first thing of a part."""
        fields = {Part.RATING: "rating", Part.WRITING: WRITING_FIELDS[0]}
        self.focus_place(fields.get(part, part.value))

    def part_of(self, widget: QWidget) -> Part | None:
        """The part that a widget belongs to."""
        parts = self._parts().items()
        return next((part for part, one in parts if one.isAncestorOf(widget)), None)

    def part_at(self, top: int) -> Part:
        """The part that is at a height of the column, in pixels from its top."""
        here = Part.RATING
        for part, widget in self._parts().items():
            if widget.mapTo(self, widget.rect().topLeft()).y() <= top:
                here = part
        return here

    @property
    def question_bottom(self) -> int:
        """Where the question's words end, in pixels from the top of the form."""
        return self.head.y() + self._column.y() + self.head.question_bottom

    # -- how ----------------------------------------------------------------------------

    def _parts(self) -> dict[Part, QWidget]:
        return {
            Part.RATING: self._rating,
            Part.WRITING: self._writing,
            Part.EVIDENCE: self._evidence,
            Part.ACTIONS: self._actions,
        }

    def _focusers(self) -> "dict[str, Callable[[], None]]":
        return {
            "rating": self._rating.focus_rating,
            "checks": self._rating.focus_check,
            "override_reason": self._rating.focus_reason,
            "not_applicable_reason": self._rating.focus_reason,
            "come_back": self.head.focus_come_back,
            "to_confirm": self._note.focus_link,
            "feedback": self._focus_feedback,
            "evidence": self._evidence.focus_first,
            "actions": self._actions.focus_first,
            "no_action_reason": self._actions.focus_reason,
        }

    def _focus_feedback(self) -> None:
        """Where nothing can be done with it, it stands right below the question's words."""
        if not self.feedback.focus_first():
            self.head.focus_question()

    def _show_rest(self) -> None:
        """What is there for some questions only."""
        self._note.refresh()
        self.feedback.refresh()
        self._top_nudges.refresh()
        self._evidence_nudges.refresh()
        question = self.context.question
        question_set = self.context.framework.question_set(question.set_id)
        has_pad = question_set.has_private_pad and question.number == 1
        if has_pad and self._pad is None:
            self._pad = PrivatePad(self.context.theme)
            self._stack.insertWidget(self._stack.indexOf(self._history), self._pad)
        if self._pad is not None:
            self._pad.setVisible(has_pad)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _TOP, _SIDE_OF_BAR, _TOP)
        row.setSpacing(0)
        row.addWidget(self._column, 1)
        row.addStretch()
        layout = self._stack
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for part in (
            self.head,
            self._note,
            self.help_fold,
            self._history,
            self.feedback,
            self._rating,
            self._top_nudges,
            self._writing,
            self._evidence,
            self._evidence_nudges,
            self._actions,
        ):
            layout.addWidget(part)
        layout.addStretch()

    def _connect(self) -> None:
        self.head.history_toggled.connect(self._on_history)
        self.head.help_requested.connect(self.help_requested)
        self._history.closed.connect(self.head.close_history)
        self._writing.make_action_requested.connect(self._make_action)
        self.feedback.make_action_requested.connect(self._actions.add_from_feedback)
        self.feedback.done.connect(self._rating.focus_rating)
        self._evidence.jump_requested.connect(self.jump_requested)
        self._actions.jump_requested.connect(self.jump_requested)
        self._note.jump_requested.connect(self.jump_requested)
        self._note.confirmed.connect(self.confirmed)
        for nudges in (self._top_nudges, self._evidence_nudges):
            nudges.followed.connect(self._follow)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self.context.theme.scaled(_WIDEST))

    def _make_action(self) -> None:
        self._writing.flush()
        self._actions.add_from_needs()

    def _follow(self, kind: str) -> None:
        if kind == "evidence_stronger":
            self._rating.focus_check()
        elif kind == "top_rating":
            self._writing.focus_field("changing_for_children")
        else:
            self._evidence.add()

    def _on_history(self, is_open: object) -> None:
        if is_open:
            self.flush()
            self._history.open_panel()
        else:
            self._history.hide()
