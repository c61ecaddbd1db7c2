"""The editor of one action, in place under the question's actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import ImprovementAction, RecordKind
from neglect_workbook.ui.pages.question.record_panel import RecordPanel
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.lead_field import LeadField, roles_in_use
from neglect_workbook.ui.widgets.privacy_line import PrivacyLine
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext


class ActionPanel(RecordPanel):
    """What, who, by when and how we will know; the Action plan page has the rest.

    Signals:
        removed: the action was taken out of the workbook.
    """

    removed = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__(context, RecordKind.ACTION)
        theme = context.theme
        self._more.set_words("All its details")
        self._difference = TextBox(
            theme,
            "What will be different for children",
            hint="Such as: Staff see a child's whole story before they decide.",
            lines=1,
            shows_privacy_line=False,
        )
        self._what = TextBox(theme, "What we will do", lines=1, shows_privacy_line=False)
        self._lead = LeadField(theme)
        self._due = DateField(theme, "By when")
        self._measure = TextBox(theme, "How we will know", lines=1, shows_privacy_line=False)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange(self._fields())
        self._difference.text_edited.connect(lambda text: self._save(difference=text))
        self._what.text_edited.connect(lambda text: self._save(what_we_do=text))
        self._lead.text_edited.connect(lambda text: self._save(lead_role=text))
        self._due.date_edited.connect(lambda day: self._save(due=day))
        self._measure.text_edited.connect(lambda text: self._save(measure=text))
        for field in (self._difference, self._what, self._lead, self._due, self._measure):
            field.set_read_only(is_read_only=context.is_read_only)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the fields under each other, or in pairs."""
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    @override
    def flush(self) -> None:
        for field in (self._difference, self._what, self._lead, self._due, self._measure):
            field.flush()

    @override
    def focus_first(self) -> None:
        self._difference.focus_editor()

    @override
    def _show_fields(self) -> None:
        action = self._action or ImprovementAction()
        self._difference.set_text(action.difference)
        self._what.set_text(action.what_we_do)
        self._lead.set_roles(roles_in_use(self._context.snapshot.actions))
        self._lead.set_text(action.lead_role)
        self._due.set_date(action.due)
        self._measure.set_text(action.measure)

    @override
    def _forget(self) -> None:
        self._due.forget_typing()

    @override
    def _show_unread(self) -> bool:
        is_read = self._due.commit()
        if not is_read:
            self._due.focus_editor()
        return not is_read

    @override
    def _take_off(self) -> None:
        """Take the action off the question, or away where it is for no other question."""
        self.flush()
        action = self._action
        if action is None:
            return
        here = self._context.question.id
        left = tuple(one for one in action.question_ids if one != here)
        if left:
            self._context.do(
                lambda workbook: workbook.set_record(
                    RecordKind.ACTION, action.id, question_ids=left
                )
            )
            self.taken_off.emit()
        else:
            self._context.do(lambda workbook: workbook.remove_record(RecordKind.ACTION, action.id))
            self.removed.emit()

    @override
    def _is_there(self) -> bool:
        return self._action is not None

    @override
    def _name(self) -> str:
        return self._action.label if self._action else "New action"

    @override
    def _show_state(self) -> None:
        super()._show_state()
        action = self._action
        is_shared = action is not None and len(action.question_ids) > 1
        here = self._context.question.id
        self._off.set_words(f"Take off {here}" if is_shared else "Remove this action")

    @property
    def _action(self) -> ImprovementAction | None:
        linked = self._context.snapshot.actions_for(self._context.question.id)
        return next((one for one in linked if one.id == self.record_id), None)

    def _fields(self) -> QWidget:
        self._pair.setSpacing(14)
        self._pair.addWidget(self._lead, 1)
        self._pair.addWidget(self._due, 1)
        fields = QWidget()
        layout = QVBoxLayout(fields)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._difference)
        layout.addWidget(self._what)
        layout.addLayout(self._pair)
        layout.addWidget(self._measure)
        privacy = self._context.framework.wording.privacy_line
        layout.addWidget(PrivacyLine(self._context.theme, privacy))
        return fields
