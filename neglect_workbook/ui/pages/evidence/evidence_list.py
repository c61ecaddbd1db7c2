"""The evidence as a table, what the levels mean above it, and the place for files below it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import Evidence
from neglect_workbook.ui.dragged_files import files_in
from neglect_workbook.ui.models.evidence_filter import EvidenceFilter
from neglect_workbook.ui.models.evidence_model import EVIDENCE_ROLE, Column, EvidenceModel
from neglect_workbook.ui.pages.evidence.ladder_card import LadderCard
from neglect_workbook.ui.pages.evidence.table_cells import EvidenceCells
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.table_view import ColumnWidth, TableView

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.pages.evidence.files import EvidenceFiles
    from neglect_workbook.ui.theme import Theme

_COLUMNS: Final = {
    Column.TITLE: ColumnWidth(220, 6),
    Column.TYPE: ColumnWidth(138, 2),
    Column.LEVEL: ColumnWidth(220),
    Column.DATE: ColumnWidth(144),
    Column.KEPT_AT: ColumnWidth(134, 2),
    Column.SUPPORTS: ColumnWidth(132),
}
#: Below the last row, so that its line and the ring round a cell are whole.
_BELOW: Final = 2
_NOTHING: Final = "Nothing here matches."


class EvidenceList(QWidget):
    """The table, or what stands in its place: no evidence yet, or none that matches.

    A file may be dropped anywhere on it.

    Signals:
        item_chosen: the id of the item whose row is the current one now; empty for none.
        item_opened: the id of the item that is to be shown in full, with the keyboard in it.
        item_pressed: the id of the item of which the card was pressed.
        removal_requested: the id of the item that is to be removed.
        question_requested: the id of the question of which a chip was pressed.
        add_requested: the first step was taken where there is no evidence yet.
        levels_closed: what the levels mean was closed again.
    """

    item_chosen = Signal(str)
    item_opened = Signal(str)
    item_pressed = Signal(str)
    removal_requested = Signal(str)
    question_requested = Signal(str)
    add_requested = Signal()
    levels_closed = Signal()

    def __init__(
        self,
        theme: "Theme",
        framework: "Framework",
        proxy: EvidenceFilter,
        files: "EvidenceFiles",
        *,
        can_write: bool,
    ) -> None:
        super().__init__()
        self._files = files
        self.setAcceptDrops(can_write)
        # Once rows have the height of their new shape or zoom.
        self._fit_later = QTimer(self, singleShot=True, interval=0)
        self._fit_later.timeout.connect(self._fit_table)
        theme.changed.connect(self._on_theme_changed)
        self._proxy = proxy
        self.table = TableView(theme, "Evidence", [_COLUMNS[one] for one in Column])
        self.cells = EvidenceCells(theme, framework, self.table)
        self._ladder = LadderCard(theme, framework)
        self._nothing = Lead(theme, _NOTHING)
        self._empty = EmptyState(
            theme,
            "No evidence yet.",
            "Start with one thing you already have: a log, a minute, a note.",
            "Add evidence" if can_write else "",
        )
        self._build()

    @property
    def current_id(self) -> str:
        """The item in the current row; empty for none."""
        return _record_id(self.table.currentIndex())

    def select(self, record_id: str) -> None:
        """Make the row of an item the current one, where it is in the table."""
        model = self._proxy.sourceModel()
        row = model.row_of(record_id) if isinstance(model, EvidenceModel) else -1
        index = self._proxy.mapFromSource(model.index(row, 0))
        if index.isValid():
            self.table.select_row(index.row())

    def show_what_there_is(self, total: int) -> None:
        """Show the table, or why there is none."""
        rows = self._proxy.rowCount()
        self.table.setVisible(rows > 0)
        self._nothing.setVisible(total > 0 and rows == 0)
        self._empty.setVisible(total == 0)
        self._fit_later.start()

    def toggle_levels(self) -> None:
        """Show or hide what the levels mean."""
        self._ladder.setVisible(self._ladder.isHidden())
        if not self._ladder.isHidden():
            self._ladder.focus_close()

    def focus_first(self) -> None:
        """Put the keyboard where somebody begins who comes to the page."""
        if self._empty.isHidden():
            self.focus_table()
        else:
            self._empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_table(self) -> None:
        """Put the keyboard into the table."""
        if not self.table.currentIndex().isValid() and self._proxy.rowCount():
            self.table.select_row(0)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._fit_later.start()
        return super().eventFilter(arg__1, arg__2)

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if self._files.can_take and files_in(event.mimeData()):
            # The file stays where it is, whatever its program offers to do with it.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._files.set_ready(is_ready=True)

    @override
    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self._files.set_ready(is_ready=False)

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        self._files.set_ready(is_ready=False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._files.offer(files_in(event.mimeData()))

    def _build(self) -> None:
        table = self.table
        table.setModel(self._proxy)
        table.setItemDelegate(self.cells)
        table.header.set_info_columns(Column.LEVEL)
        table.header.setSortIndicatorClearable(False)
        table.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
        # It comes and goes as rows become cards and rows again.
        table.header.installEventFilter(self)
        table.header.info_requested.connect(self.toggle_levels)
        table.selectionModel().currentRowChanged.connect(
            lambda index: self.item_chosen.emit(_record_id(index))
        )
        table.row_opened.connect(lambda index: self.item_opened.emit(_record_id(index)))
        table.card_pressed.connect(lambda index: self.item_pressed.emit(_record_id(index)))
        table.removal_requested.connect(lambda at: self.removal_requested.emit(_record_id(at)))
        table.target_activated.connect(lambda _, question: self.question_requested.emit(question))
        self._empty.activated.connect(self.add_requested)
        self._ladder.closed.connect(self._close_levels)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._ladder)
        layout.addWidget(self._empty)
        layout.addWidget(self._nothing)
        layout.addWidget(table, 1)
        layout.addWidget(self._files)
        layout.addStretch()
        self._files.setVisible(self.acceptDrops())

    def _on_theme_changed(self) -> None:
        self._fit_later.start()

    def _fit_table(self) -> None:
        """No taller than its rows, so that the place for files follows the last one."""
        header = self.table.header
        head = 0 if header.isHidden() else header.sizeHint().height()
        self.table.setMaximumHeight(head + self.table.verticalHeader().length() + _BELOW)

    def _close_levels(self) -> None:
        self._ladder.hide()
        self.levels_closed.emit()


def _record_id(index: QModelIndex) -> str:
    item = index.data(EVIDENCE_ROLE)
    return item.id if isinstance(item, Evidence) else ""
