"""The Evidence page: what we have to show, how far it reaches, and what it supports."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import ADD, Jump, PageId
from neglect_workbook.ui.models.evidence_filter import EvidenceFilter
from neglect_workbook.ui.models.evidence_model import EvidenceModel
from neglect_workbook.ui.pages.evidence.details import EvidenceDetails
from neglect_workbook.ui.pages.evidence.evidence_list import EvidenceList
from neglect_workbook.ui.pages.evidence.files import EvidenceFiles
from neglect_workbook.ui.pages.evidence.filter_bar import EvidenceFilterBar
from neglect_workbook.ui.pages.evidence.head import EvidenceHead
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.undo_line import UndoLine
from neglect_workbook.ui.widths import is_narrow
from neglect_workbook.workbook.attaching import is_lost

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.domain.fields import FieldValue
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_WIDEST: Final = 1440
#: Pixels at 100 percent: the details beside the table, and the table that leaves room for them.
_DETAILS: Final = 420
_DETAILS_ALONE: Final = 640
_LEAST_LIST: Final = 340
_LEAST_HEIGHT: Final = 300
_TOUCHED_BY: Final = (RecordKind.EVIDENCE, RecordKind.ANSWER, RecordKind.ORGANISATION)


class EvidencePage(Page):
    """A table of all evidence, and one item of it in full beside the table."""

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(PageId.EVIDENCE, theme, session, parent)
        snapshot = session.snapshot
        self._model = EvidenceModel(snapshot.framework, self)
        self._model.set_read_only(is_read_only=session.workbook.is_read_only)
        self._proxy = EvidenceFilter(self._model, self)
        self._removed_id = ""
        self._unread_id = ""
        #: Whether the form of the very first item is open. The list comes once it is closed: it
        #: would push the form from under the hand that is filling it in.
        self._is_first = False
        self._head = EvidenceHead(theme)
        self._filters = EvidenceFilterBar(theme, self._proxy, snapshot)
        self._undo_line = UndoLine(theme, session)
        self._unread = Banner(theme, "warning", "")
        can_write = not session.workbook.is_read_only
        self._files = EvidenceFiles(theme, session)
        self._list = EvidenceList(
            theme, snapshot.framework, self._proxy, self._files, can_write=can_write
        )
        self._details = EvidenceDetails(theme, session)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._body = _Body()
        self._scroll = ColumnScroll(theme)
        self._arrange()
        self._connect()
        self._show_snapshot()

    @property
    @override
    def place(self) -> Jump:
        return Jump(self.page_id, record_id=self._details.record_id)

    @override
    def go_to(self, jump: Jump) -> None:
        if jump.record_id and self._model.row_of(jump.record_id) >= 0:
            self._open(jump.record_id, jump.field or "title")
        elif jump.field == ADD and not self.session.workbook.is_read_only:
            self._add()
        elif self._list.isHidden():
            self._details.focus_field()
        else:
            self._list.focus_first()

    @override
    def flush(self) -> None:
        self._details.flush()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._place_parts()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        # Midnight may have come since.
        super().showEvent(event)
        self._show_snapshot()

    # -- building ---------------------------------------------------------------------

    def _arrange(self) -> None:
        self.hold(self._scroll)
        self._scroll.show_column(self._content)
        self._unread.hide()
        self._column.setSpacing(12)
        for part in (self._head, self._filters, self._undo_line, self._unread):
            self._column.addWidget(part)
        self._column.addWidget(self._body, 1)
        self._row = QHBoxLayout(self._body)
        self._row.setSpacing(16)
        self._row.addWidget(self._list, 1)
        self._row.addWidget(self._details, 1)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._place_parts)
        self._model.edit_requested.connect(self._on_cell_edited)
        self._head.add_requested.connect(self._add)
        self._head.levels_requested.connect(self._list.toggle_levels)
        self._head.everything_requested.connect(self._filters.clear)
        self._filters.changed.connect(self._show_counts)
        self._filters.left_downwards.connect(self._list.focus_table)
        self._list.add_requested.connect(self._add)
        self._list.item_chosen.connect(self._on_chosen)
        self._list.item_opened.connect(self._open)
        self._list.item_pressed.connect(self._on_pressed)
        self._list.removal_requested.connect(self._remove)
        self._list.question_requested.connect(self._go_to_question)
        self._list.levels_closed.connect(self._head.focus_levels)
        self._list.cells.date_unreadable.connect(self._say_unread)
        self._files.item_made.connect(self._open)
        self._details.record_made.connect(self._on_made)
        self._details.closed.connect(self._on_closed)
        self._details.removal_requested.connect(self._remove)
        self._details.copy_mended.connect(self._show_snapshot)
        self._details.copy_removed.connect(self._undo_line.say)
        self._details.question_requested.connect(self._go_to_question)
        self._undo_line.undone.connect(self._on_undone)
        self._unread.link_activated.connect(self._on_unread_followed)

    # -- what is shown ------------------------------------------------------------------

    def _on_changed(self, notice: "ChangeNotice") -> None:
        self._unread.hide()
        if not any(notice.change_set.touches(kind) for kind in _TOUCHED_BY):
            return
        # First, so that the table does not lead the details on to another row.
        if notice.initiator is not self._details:
            self._details.refresh()
        if self.isVisible():
            self._show_snapshot()

    def _show_snapshot(self) -> None:
        snapshot, today = self.session.snapshot, today_here()
        workbook, items = self.session.workbook, snapshot.evidence
        lost = [one.id for one in items if is_lost(workbook, one)]
        self._model.show_items(items, today, lost)
        self._files.show_room()
        self._filters.show_snapshot(snapshot, today)
        self._show_counts()

    def _show_counts(self) -> None:
        total = 0 if self._is_first else len(self._model.items)
        is_filtering = self._proxy.is_filtering
        can_write = not self.session.workbook.is_read_only
        can_add = can_write and total > 0
        shown = self._proxy.rowCount()
        self._head.show_count(total, shown, is_filtering=is_filtering, can_add=can_add)
        self._filters.setVisible(total > 0)
        self._list.show_what_there_is(total)
        self._place_parts()

    def _place_parts(self) -> None:
        """Put the details beside the table, or in its place where there is no room for both."""
        spare = max(_SIDE, self.width() - _SIDE - _WIDEST)
        self._column.setContentsMargins(_SIDE, 18, spare, 16)
        room = self.width() - _SIDE - spare
        has_room = room >= self.theme.scaled(_DETAILS + _LEAST_LIST)
        has_list = bool(self._model.items) and not self._is_first
        is_alone = not has_room or is_narrow(self, self.theme) or not has_list
        is_open = self._details.is_open
        self._list.setVisible(not (is_open and is_alone))
        width, alone = self.theme.scaled(_DETAILS), self.theme.scaled(_DETAILS_ALONE)
        self._details.setMinimumWidth(0 if is_alone else width)
        self._details.setMaximumWidth(alone if is_alone else width)
        self._row.setContentsMargins(0, 0, max(0, room - alone) if is_open and is_alone else 0, 0)
        self._details.set_alone(is_alone=is_alone)
        self._body.setMinimumHeight(self.theme.scaled(_LEAST_HEIGHT))

    # -- what people do -----------------------------------------------------------------

    def _add(self) -> None:
        if self._details.can_leave():
            self._details.open_new()
            self._is_first = not self._model.items
            self._show_place()
            self._details.focus_field()
            self._show_details_whole()

    def _open(self, record_id: str, field: str = "title") -> None:
        if record_id != self._details.record_id and not self._details.can_leave():
            return
        self._details.open_record(record_id)
        self._is_first = False
        self._show_place()
        self._list.select(record_id)
        self._details.focus_field(field)
        self._show_details_whole()

    def _show_details_whole(self) -> None:
        """Where they took the place of the table, give them the height of the window."""
        if self._list.isHidden():
            self._scroll.scroll_to(self._details)

    def _on_chosen(self, record_id: str) -> None:
        """Another row is the current one: open details follow, unless they cannot be left."""
        if not (record_id and self._details.is_open) or record_id == self._details.record_id:
            return
        if not self._details.can_leave():
            # The table is in the middle of moving there: it can be sent back only afterwards.
            QTimer.singleShot(0, self, self._stay)
            return
        self._details.open_record(record_id)
        self._show_place()

    def _stay(self) -> None:
        self._list.select(self._details.record_id)
        self._details.can_leave()

    def _on_pressed(self, record_id: str) -> None:
        """A card has nothing to edit in place: where the details do not follow, it opens them."""
        if not self._details.is_open:
            self._open(record_id)

    def _on_made(self, record_id: str) -> None:
        self._show_place()
        self._list.select(record_id)

    def _on_closed(self) -> None:
        self._is_first = False
        self._show_place()
        self._list.focus_table()

    def _show_place(self) -> None:
        self._proxy.set_open_id(self._details.record_id)
        self._show_counts()
        self.place_changed.emit(self.place)

    def _on_cell_edited(self, record_id: str, field: str, value: "FieldValue") -> None:
        kind = RecordKind.EVIDENCE
        self.session.do(
            self, lambda workbook: workbook.set_record(kind, record_id, **{field: value})
        )

    def _remove(self, record_id: str) -> None:
        label = next(one.label for one in self._model.items if one.id == record_id)
        self._details.flush()
        change_set = self.session.do(
            self, lambda workbook: workbook.remove_record(RecordKind.EVIDENCE, record_id)
        )
        if not change_set.is_empty:
            self._removed_id = record_id
            self._undo_line.say(f"{label} was removed.")
        if not self._model.items:
            self._undo_line.focus_undo()

    def _on_undone(self) -> None:
        self._list.select(self._removed_id)
        self._list.focus_table()

    def _go_to_question(self, question_id: str) -> None:
        if any(one.id == question_id for one in self.session.snapshot.questions):
            self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=question_id))

    def _say_unread(self, record_id: str, text: str, sentence: str) -> None:
        """A cell is gone as it is left, so what could not be read is said here."""
        self._unread_id = record_id
        self._unread.set_content("warning", f"'{text}' is not a date.", sentence, "Write the date")
        self._unread.setVisible(bool(text))

    def _on_unread_followed(self) -> None:
        self._unread.hide()
        self._open(self._unread_id, "dated")


class _Body(QWidget):
    """What scrolls inside itself, and so takes the height that is left and asks for none."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())
