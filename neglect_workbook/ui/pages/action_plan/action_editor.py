"""The editor of one action, beside the table or in its place."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import ImprovementAction, RecordKind
from neglect_workbook.ui.pages.action_plan.action_fields import ActionFields
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import SectionHeading
from neglect_workbook.ui.widgets.privacy_line import PrivacyLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.domain.fields import FieldValue
    from neglect_workbook.ui.pages.page import Page

_SIDE: Final = 16


class ActionEditor(Card):
    """Edits one action in place. A new one is made with the first thing that is written.

    There is nothing to confirm and nothing to lose: every field is saved as it is left, and
    undo takes it back.

    Signals:
        made: the id of the action that was just made.
        closed: the editor closed, by the person or because its action is gone.
        removal_requested: the id of the action that is to be taken out of the plan.
        question_followed: the id of a question that someone wants to go to.
    """

    made = Signal(str)
    closed = Signal()
    removal_requested = Signal(str)
    question_followed = Signal(str)

    def __init__(self, page: "Page", today: Callable[[], date]) -> None:
        """Make an editor that is closed.

        Args:
            page: the initiator of every change made here.
            today: today's date.
        """
        super().__init__(page.theme, ground="panel")
        self._page = page
        self._record_id = ""
        self._draft = ImprovementAction()
        self._is_read_only = page.session.workbook.is_read_only
        self._title = SectionHeading(page.theme)
        self._close = Button(page.theme, "Close", kind="quiet", icon="x", is_slim=True)
        self._fields = ActionFields(page.theme, page.session.snapshot, today)
        self._remove = Button(page.theme, "Remove this action", icon="x", is_slim=True)
        self._scroll = ColumnScroll(page.theme)
        self._arrange()
        self._close.clicked.connect(self.close_editor)
        self._remove.clicked.connect(lambda: self.removal_requested.emit(self._record_id))
        self._fields.edited.connect(self._save)
        self._fields.question_followed.connect(self.question_followed)
        if self._is_read_only:
            self._fields.set_read_only()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the editor is open."""
        return not self.isHidden()

    @property
    def record_id(self) -> str:
        """The action that is shown; empty for a new one, and while the editor is closed."""
        return self._record_id

    def open_new(self, question_ids: tuple[str, ...] = ()) -> None:
        """Be ready for a new action; stay where a date cannot be read yet.

        Args:
            question_ids: the questions that it will be for.
        """
        if self.can_leave():
            self._open("", ImprovementAction(question_ids=question_ids))
            self.focus_field("difference")

    def open_record(self, record_id: str) -> bool:
        """Show an action; stay where a date of the one before cannot be read yet.

        Returns:
            Whether it is shown.
        """
        if self.is_open and record_id == self._record_id:
            return True
        if self._find(record_id) is None or not self.can_leave():
            return False
        self._open(record_id, ImprovementAction())
        return True

    def close_editor(self) -> None:
        """Send what is typed and close; stay where a date cannot be read yet."""
        if self.is_open and self.can_leave():
            self._leave()

    def can_leave(self) -> bool:
        """Send what is typed; whether there is nothing left that cannot be read."""
        if not self.is_open:
            return True
        self.flush()
        unread = self._fields.unread_date()
        if unread is not None:
            self._scroll.reveal(unread)
        return unread is None

    def refresh(self) -> None:
        """Show the action as it stands; close where it is gone. What is being typed stays."""
        if not self.is_open:
            return
        action = self._find(self._record_id) if self._record_id else self._draft
        if action is None:
            self._leave()
        else:
            self._fields.show_action(action, self._page.session.snapshot)
            self._show_state()

    def show_state(self) -> None:
        """Bring up to date what follows from the fields, after a change that was made here."""
        if not self.is_open:
            return
        action = self._find(self._record_id) if self._record_id else self._draft
        if action is None:
            self._leave()
        else:
            self._fields.show_state(action, self._page.session.snapshot)
            self._show_state()

    def set_alone(self, *, is_alone: bool) -> None:
        """Say how to get back to the list where this stands in its place."""
        self._close.set_words("Back to the list" if is_alone else "Close")
        self._close.set_icon("chevron-left" if is_alone else "x")

    def flush(self) -> None:
        """Send what is still being typed."""
        if self.is_open:
            self._fields.flush()

    def focus_field(self, name: str) -> None:
        """Put the focus into a field by its name, else into the first, and show all of it."""
        self._scroll.reveal(self._fields.focus_field(name))

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        theme = self._page.theme
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE, 10, 12, 10)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Hairline(theme))
        layout.addWidget(self._scroll, 1)
        inside = QWidget()
        self._scroll.show_column(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 12, _SIDE, _SIDE)
        column.setSpacing(14)
        wording = self._page.session.snapshot.framework.wording
        column.addWidget(PrivacyLine(theme, wording.privacy_line))
        column.addWidget(self._fields)
        column.addWidget(Hairline(theme))
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def _open(self, record_id: str, draft: ImprovementAction) -> None:
        self._record_id = record_id
        self._draft = draft
        self.show()
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)

    def _leave(self) -> None:
        self.hide()
        # What is typed still belongs to the action that is shown, even if that is gone.
        self._fields.flush()
        self._fields.forget_dates()
        self._record_id = ""
        self.closed.emit()

    def _save(self, field: str, value: "FieldValue") -> None:
        """Change a field of the action, or make the action with it."""
        record_id, page = self._record_id, self._page
        fields: dict[str, FieldValue] = {field: value}
        if record_id:
            page.session.do(
                page, lambda workbook: workbook.set_record(RecordKind.ACTION, record_id, **fields)
            )
        elif value:
            fields = {"question_ids": self._draft.question_ids, **fields}
            change_set = page.session.do(
                page, lambda workbook: workbook.add_record(RecordKind.ACTION, **fields)
            )
            self._record_id = change_set.record_id
            self._show_state()
            self.made.emit(self._record_id)

    def _find(self, record_id: str) -> ImprovementAction | None:
        actions = self._page.session.snapshot.actions
        return next((one for one in actions if one.id == record_id), None)

    def _show_state(self) -> None:
        action = self._find(self._record_id)
        name = f"Action {action.label}" if action else "New action"
        self._title.setText(name)
        self.setAccessibleName(name)
        self._remove.setVisible(action is not None and not self._is_read_only)
