"""What the editors of evidence and of actions on the page have in common."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import SHOW_WHOLE
from neglect_workbook.ui.widgets.focus import holds_focus
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.domain.fields import FieldValue
    from neglect_workbook.domain.records import RecordKind
    from neglect_workbook.ui.pages.question.context import QuestionContext


class RecordPanel(Card):
    """Edits one record in place. A new record is made with the first thing that is written.

    There is nothing to confirm and nothing to lose: every field is saved as it is left, and
    undo takes it back.

    Signals:
        closed: the panel was closed by the person, or its record is gone.
        left: it was closed while the focus was in it.
        more_requested: the id of the record whose every detail is wanted.
        taken_off: the record was taken off the question.
    """

    closed = Signal()
    left = Signal()
    more_requested = Signal(str)
    taken_off = Signal()

    def __init__(self, context: "QuestionContext", kind: "RecordKind") -> None:
        """Make a panel that is closed.

        Args:
            context: the question that the record is for.
            kind: the kind of record.
        """
        super().__init__(context.theme, ground="panel")
        self._context = context
        self._kind = kind
        self.setProperty(SHOW_WHOLE, "yes")
        self.record_id = ""
        self._title = Strong(context.theme)
        self._done = Button(context.theme, "Done", is_slim=True)
        self._off = Button(context.theme, "", kind="quiet", icon="x", is_slim=True)
        self._more = Button(context.theme, "", kind="link")
        self._done.clicked.connect(self.close_panel)
        self._off.clicked.connect(self._take_off)
        self._more.clicked.connect(lambda: self.more_requested.emit(self.record_id))
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the panel is open."""
        return not self.isHidden()

    def open_new(self) -> None:
        """Be ready for a new record; stay where something cannot be read yet."""
        self._open("")

    def open_record(self, record_id: str) -> None:
        """Show a record of the question; stay where something cannot be read yet."""
        self._open(record_id)

    def close_panel(self) -> None:
        """Send what is typed and close; stay where something cannot be read yet."""
        if self.can_leave():
            self._leave()

    def can_leave(self) -> bool:
        """Send what is typed; whether there is nothing left that cannot be read.

        Where there is, the focus is in its field.
        """
        if not self.is_open:
            return True
        self.flush()
        return not self._show_unread()

    def refresh(self) -> None:
        """Show the record as it stands; close where it is gone."""
        # A record that is only just being made is not shown again over what is typed.
        if not self.is_open or not self.record_id:
            return
        if self._is_there():
            self._show_fields()
            self._show_state()
        else:
            self._leave()

    @abstractmethod
    def flush(self) -> None:
        """Send what is still being typed."""

    @abstractmethod
    def focus_first(self) -> None:
        """Put the focus into the first field."""

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    # -- for the two panels -------------------------------------------------------------

    @abstractmethod
    def _show_fields(self) -> None:
        """Fill the fields from the record, or with what a new one begins with."""

    @abstractmethod
    def _forget(self) -> None:
        """Give up what cannot be read; the record is gone or the panel closes."""

    @abstractmethod
    def _show_unread(self) -> bool:
        """Whether something that was typed cannot be read; then the focus is in its field."""

    @abstractmethod
    def _take_off(self) -> None:
        """Take the record off the question."""

    @abstractmethod
    def _is_there(self) -> bool:
        """Whether the record still belongs to the question."""

    @abstractmethod
    def _name(self) -> str:
        """What the panel is called."""

    def _save(self, **fields: "FieldValue") -> None:
        """Change fields of the record, or make it with them."""
        kind, record_id = self._kind, self.record_id
        if record_id:
            self._context.do(lambda workbook: workbook.set_record(kind, record_id, **fields))
        elif any(fields.values()):
            question_ids = (self._context.question.id,)
            made = self._context.do(
                lambda workbook: workbook.add_record(kind, question_ids=question_ids, **fields)
            )
            self.record_id = made.record_id
            self._show_state()

    def _arrange(self, fields: QWidget) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._off)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self._done)
        foot.addWidget(self._more)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(fields)
        layout.addLayout(foot)

    def _open(self, record_id: str) -> None:
        if not self.can_leave():
            return
        self.record_id = record_id
        self.show()
        self._show_fields()
        self._show_state()
        self.focus_first()

    def _leave(self) -> None:
        had_focus = holds_focus(self)
        self._forget()
        self.record_id = ""
        self.hide()
        self.closed.emit()
        if had_focus:
            self.left.emit()

    def _show_state(self) -> None:
        self._title.setText(self._name())
        self.setAccessibleName(self._name())
        self._off.setVisible(bool(self.record_id) and not self._context.is_read_only)
        self._more.setVisible(bool(self.record_id))
