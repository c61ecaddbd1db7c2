"""The actions of a question: their cards, and adding to them in place."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.rating import is_red
from neglect_workbook.domain.received import feedback_on
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.layout_parts import empty, parts_of
from neglect_workbook.ui.pages.question.action_card import ActionCard
from neglect_workbook.ui.pages.question.action_panel import ActionPanel
from neglect_workbook.ui.pages.question.field_words import NO_ACTION_REASON
from neglect_workbook.ui.pages.question.nudges import Nudges
from neglect_workbook.ui.pages.question.section_head import SectionHead
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.text_box import TextBox
from neglect_workbook.ui.widgets.undo_line import UndoLine
from neglect_workbook.workbook import action_from_feedback, mark_looked_at, quoted_comment

if TYPE_CHECKING:
    from neglect_workbook.domain.records import ImprovementAction
    from neglect_workbook.ui.pages.question.context import QuestionContext

_NONE_YET: Final = "No action yet. One small step with a date is enough."


class ActionsSection(QWidget):
    """What we will do about the answer, or why a red one has no action.

    Signals:
        jump_requested: the Jump to an action's every detail.
    """

    jump_requested = Signal(object)

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._add = Button(theme, "Add action", icon="plus", is_slim=True)
        self._head = SectionHead(theme, "Actions", (self._add,))
        self._none = Lead(theme, _NONE_YET)
        self._shown: tuple[ImprovementAction, ...] = ()
        self._cards = QWidget()
        self._card_column = QVBoxLayout(self._cards)
        self._card_column.setContentsMargins(0, 0, 0, 0)
        self._card_column.setSpacing(8)
        self._undo = UndoLine(context.theme, context.session)
        self._panel: ActionPanel | None = None
        self._is_narrow = False
        self._nudges = Nudges(context, ("red_without_action",))
        self._reason = TextBox(theme, NO_ACTION_REASON, lines=1)
        self._reason.set_privacy_text(context.framework.wording.privacy_line)
        self._column = QVBoxLayout(self)
        self._arrange()
        self._connect()
        self.begin()

    def begin(self) -> None:
        """Show the actions of the question of the context."""
        context = self._context
        self._reason.set_read_only(is_read_only=context.is_kept_to_read)
        self._reason.begin_with(context.answer.no_action_reason)
        self.refresh()

    def leave(self) -> None:
        """Close what is open, before another question is shown."""
        self._undo.hide()
        if self._panel is not None and self._panel.is_open:
            self._panel.close_panel()

    def refresh(self) -> None:
        """Show the actions as they stand; what is being typed stays."""
        actions = self._context.snapshot.actions_for(self._context.question.id)
        if actions != self._shown:
            self._shown = actions
            self._rebuild()
        count = len(actions)
        self._head.set_note(f"{count} from this answer" if count else "")
        self._cards.setVisible(bool(actions))
        self._nudges.refresh()
        self._show_reason()
        self._none.setVisible(not actions and self._nudges.isHidden())
        self._add.setVisible(not self._context.is_read_only)
        if self._panel is not None:
            self._panel.refresh()
        self._mark_open()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put things under each other, or side by side."""
        self._is_narrow = is_narrow
        if self._panel is not None:
            self._panel.set_narrow(is_narrow=is_narrow)

    def flush(self) -> None:
        """Send what is being typed."""
        self._reason.flush()
        if self._panel is not None:
            self._panel.flush()

    def can_leave(self) -> bool:
        """Whether nothing in the editor is left that cannot be read; the focus is in it if so."""
        return self._panel is None or self._panel.can_leave()

    def add(self) -> None:
        """Open the editor for a new action."""
        self._editor.open_new()
        self._mark_open()

    def add_from_needs(self) -> None:
        """Make an action of 'needs to happen', or open the one that was made of it."""
        wanted = self._context.answer.needs_to_happen.strip()
        if not wanted:
            self.add()
            return
        found = next((one for one in self._shown if one.what_we_do.strip() == wanted), None)
        if found is not None:
            self.open_record(found.id)
            return
        question_ids = (self._context.question.id,)
        made = self._context.do(
            lambda workbook: workbook.add_record(
                RecordKind.ACTION, question_ids=question_ids, what_we_do=wanted
            )
        )
        self.open_record(made.record_id)

    def add_from_feedback(self) -> None:
        """Make an action of the partnership's comment, or open the one that was made of it."""
        question_id = self._context.question.id
        found = feedback_on(self._context.snapshot, question_id)
        words = quoted_comment(found.feedback.comment) if found is not None else ""
        made = next((one for one in self._shown if words and words in one.starting_point), None)
        if made is not None:
            self._context.do(lambda workbook: mark_looked_at(workbook, question_id))
            self.open_record(made.id)
            return
        change_set = self._context.do(lambda workbook: action_from_feedback(workbook, question_id))
        self.open_record(change_set.record_id)

    def open_record(self, record_id: str) -> None:
        """Open the editor of an action of this question; nothing where it is not one."""
        if any(one.id == record_id for one in self._shown):
            self._editor.open_record(record_id)
            self._mark_open()

    def focus_first(self) -> None:
        """Put the focus on the first action, or on the way to begin one."""
        cards = self._card_widgets()
        first = cards[0] if cards else self._add
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_reason(self) -> None:
        """Put the focus into the line for why there is no action, where it is asked for."""
        if self._reason.isHidden():
            self.focus_first()
        else:
            self._reason.focus_editor()

    def field_of(self, widget: QWidget) -> str:
        """The field of the answer that a widget in here is for; empty for none."""
        return "no_action_reason" if self._reason.isAncestorOf(widget) else ""

    @property
    def _open_id(self) -> str:
        """The action that is being edited; empty for none and for a new one."""
        return self._panel.record_id if self._panel is not None and self._panel.is_open else ""

    @property
    def _editor(self) -> ActionPanel:
        """The editor, made when it is first wanted: the question is there sooner without it."""
        if self._panel is None:
            self._panel = panel = ActionPanel(self._context)
            panel.set_narrow(is_narrow=self._is_narrow)
            self._column.insertWidget(self._column.indexOf(self._reason), panel)
            panel.closed.connect(self._mark_open)
            panel.left.connect(self.focus_first)
            panel.removed.connect(lambda: self._undo.say("The action was removed."))
            panel.taken_off.connect(self._say_taken_off)
            panel.more_requested.connect(
                lambda one: self.jump_requested.emit(Jump(PageId.ACTION_PLAN, record_id=one))
            )
        return self._panel

    def _arrange(self) -> None:
        layout = self._column
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (
            self._head,
            self._nudges,
            self._none,
            self._cards,
            self._undo,
            self._reason,
        ):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self._add.clicked.connect(self.add)
        self._nudges.followed.connect(self.add_from_needs)
        self._reason.text_edited.connect(lambda text: self._context.save(no_action_reason=text))

    def _rebuild(self) -> None:
        held = next((card.record_id for card in self._card_widgets() if card.hasFocus()), "")
        empty(self._card_column)
        for action in self._shown:
            card = ActionCard(self._context, action)
            card.clicked.connect(lambda _on=False, one=action.id: self._on_chosen(one))
            self._card_column.addWidget(card)
            # A layout shows what is added to it only later, and the focus needs it now.
            card.show()
            if action.id == held:
                card.setFocus()

    def _card_widgets(self) -> list[ActionCard]:
        return [one for one in parts_of(self._card_column) if isinstance(one, ActionCard)]

    def _show_reason(self) -> None:
        """The line stays while it holds something, so that nobody loses sight of it."""
        answer = self._context.answer
        red = is_red(self._context.framework.scale, answer.rating)
        self._reason.set_text(answer.no_action_reason)
        is_asked = not self._nudges.isHidden() or bool(self._reason.text())
        self._reason.setVisible(red and is_asked)

    def _on_chosen(self, record_id: str) -> None:
        if record_id == self._open_id:
            self._editor.close_panel()
        else:
            self.open_record(record_id)

    def _say_taken_off(self) -> None:
        self._undo.say(f"Taken off {self._context.question.id}. It is still in the action plan.")

    def _mark_open(self) -> None:
        open_id = self._open_id
        for card in self._card_widgets():
            card.setChecked(card.record_id == open_id)
