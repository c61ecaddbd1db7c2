"""One item of evidence with everything about it, beside the table."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import Evidence, RecordKind
from neglect_workbook.ui.pages.evidence.form import EvidenceForm
from neglect_workbook.ui.pages.evidence.item_copy import ItemCopy
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.labels import SectionHeading
from neglect_workbook.workbook.attaching import is_lost

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.domain.fields import FieldValue
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_NEW: Final = "New evidence"


class EvidenceDetails(Card):
    """Edits one item in place. A new item is made with the first thing that is written.

    There is nothing to confirm: every field is saved as it is left, and undo takes it back.

    Signals:
        record_made: the id of the item that was made with the first thing written, or with
            its copy.
        closed: a person closed it, or its item is gone.
        removal_requested: the id of the item that is to be removed.
        copy_mended: the attached copy of the item was damaged or missing, and is whole again.
        copy_removed: a sentence on the attached copy that was removed.
        question_requested: the id of the question to go to.
    """

    record_made = Signal(str)
    closed = Signal()
    removal_requested = Signal(str)
    copy_mended = Signal()
    copy_removed = Signal(str)
    question_requested = Signal(str)

    def __init__(self, theme: "Theme", session: "WorkbookSession") -> None:
        """Make it closed."""
        super().__init__(theme, ground="panel")
        self._session = session
        self._record_id = ""
        self._title = SectionHeading(theme)
        self._close = Button(theme, "Close", kind="quiet", icon="x", is_slim=True)
        self._remove = Button(theme, "Remove this evidence", icon="x", is_slim=True)
        self._form = EvidenceForm(theme, session.snapshot)
        self._copy = ItemCopy(session, self._form.copy, self)
        self._scroll = ColumnScroll(theme)
        self._close.clicked.connect(self.close_details)
        self._remove.clicked.connect(lambda: self.removal_requested.emit(self._record_id))
        self._form.edited.connect(self._save)
        self._form.question_requested.connect(self.question_requested)
        self._copy.made.connect(self._on_made)
        self._copy.mended.connect(self._on_copy_mended)
        self._copy.removed.connect(self._on_copy_removed)
        self._form.set_read_only(is_read_only=session.workbook.is_read_only)
        self._arrange()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether an item, or room for a new one, is shown."""
        return not self.isHidden()

    @property
    def record_id(self) -> str:
        """The item that is shown; empty for a new one and while closed."""
        return self._record_id

    def open_new(self) -> None:
        """Be ready for a new item."""
        self._open("")

    def open_record(self, record_id: str) -> None:
        """Show an item."""
        if not self.is_open or record_id != self._record_id:
            self._open(record_id)

    def can_leave(self) -> bool:
        """Send what is typed; false, with the focus there, where a date cannot be read."""
        self.flush()
        return not self.is_open or self._form.commit()

    def close_details(self) -> None:
        """Send what is typed and close; stay where a date cannot be read yet."""
        if self.can_leave():
            self._leave()

    def refresh(self) -> None:
        """Show the item as it stands; close where it is gone. What is being typed stays."""
        if not self.is_open or not self._record_id:
            return
        item = self._item()
        if item is None:
            self._form.forget_typing()
            self._leave()
        else:
            self._show_item(item)

    def set_alone(self, *, is_alone: bool) -> None:
        """Say how to get back to the table where this stands in its place."""
        self._close.set_words("Back to the list" if is_alone else "Close")
        self._close.set_icon("chevron-left" if is_alone else "x")

    def flush(self) -> None:
        """Send what is still being typed."""
        self._form.flush()

    def focus_field(self, field: str = "title") -> None:
        """Put the focus into a field of Evidence."""
        self._form.focus_field(field)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_details()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 8, 6)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        column = QWidget()
        self._scroll.show_column(column)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(16, 2, 16, 16)
        inside.setSpacing(14)
        inside.addWidget(self._form)
        inside.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch()

    def _open(self, record_id: str) -> None:
        self.flush()
        self._form.forget_typing()
        self._record_id = record_id
        self._show_item(self._item() or Evidence())
        self._show_state()
        self._scroll.verticalScrollBar().setValue(0)
        self.show()

    def _leave(self) -> None:
        self._record_id = ""
        self.hide()
        self.closed.emit()

    def _show_item(self, item: Evidence) -> None:
        self._form.show_item(item, is_copy_lost=is_lost(self._session.workbook, item))
        self._copy.set_item(item)

    def _show_state(self) -> None:
        item = self._item()
        title = item.label if item else _NEW
        self._title.setText(title)
        self.setAccessibleName(title)
        can_remove = item is not None and not self._session.workbook.is_read_only
        self._remove.setVisible(can_remove)

    def _save(self, field: str, value: "FieldValue") -> None:
        """Change a field of the item, or make it with that."""
        record_id, kind = self._record_id, RecordKind.EVIDENCE
        if record_id:
            self._session.do(
                self, lambda workbook: workbook.set_record(kind, record_id, **{field: value})
            )
        elif value:
            made = self._session.do(
                self, lambda workbook: workbook.add_record(kind, **{field: value})
            )
            self._on_made(made.record_id)

    def _on_made(self, record_id: str) -> None:
        """What was shown as new is an item now; where another is shown meanwhile, that stays."""
        if self.is_open and not self._record_id:
            self._record_id = record_id
            self._show_state()
            self.refresh()
            self.record_made.emit(record_id)

    def _on_copy_mended(self) -> None:
        self.refresh()
        self.copy_mended.emit()

    def _on_copy_removed(self, sentence: str) -> None:
        self._form.focus_field("file_name")
        self.copy_removed.emit(sentence)

    def _item(self) -> Evidence | None:
        items = self._session.snapshot.evidence
        return next((one for one in items if one.id == self._record_id), None)
