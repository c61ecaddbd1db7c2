"""The table: rows over hairlines that can be sorted, walked by arrows and opened.

Where the columns have no room, every row becomes a card of its own and the header goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.table_delegate import TableDelegate
from neglect_workbook.ui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from neglect_workbook.ui.theme import Theme

_ROW: Final = 38
_CARD: Final = 66
_EDITS: Final = (
    QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
)
_NO_EDITS: Final = QAbstractItemView.EditTrigger.NoEditTriggers
_KEYS: Final = "Enter opens a row. Up from the first row leads to the columns to sort by."
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """How wide a column is.

    Attributes:
        least: pixels at 100 percent that it needs.
        share: its part of the room that is left when every column has what it needs.
    """

    least: int
    share: int = 0


class TableView(QTableView):
    """A table of records, one to a row. Its delegate is a `TableDelegate`.

    Enter, a press on the arrow at the end of a row, and a double press on what cannot be
    edited in place, open the record. Up from the first row leads to the header, where Enter
    sorts. Tab leaves the table.

    Signals:
        row_opened: the index of a row that is to be shown in full.
        card_pressed: the index of a row that was pressed where rows are cards.
        target_activated: the index of a cell, and the id of the chip in it that was pressed.
        removal_requested: the index of a row on which Delete was pressed.
    """

    row_opened = Signal(QModelIndex)
    card_pressed = Signal(QModelIndex)
    target_activated = Signal(QModelIndex, str)
    removal_requested = Signal(QModelIndex)

    def __init__(
        self,
        theme: "Theme",
        name: str,
        columns: Sequence[ColumnWidth],
        *,
        row_height: int = _ROW,
        card_height: int = _CARD,
        parent: QWidget | None = None,
    ) -> None:
        """Make a table without a model.

        Args:
            theme: gives colours and sizes.
            name: what is in it, for screen readers.
            columns: the width of each, in the model's order.
            row_height: pixels at 100 percent.
            card_height: the same where rows are cards.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._columns = tuple(columns)
        self._row_height = row_height
        self._card_height = card_height
        self._is_narrow = False
        self._hovered_row = -1
        self._header = TableHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self._build(name)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def header(self) -> TableHeader:
        """The header over the columns."""
        return self._header

    @property
    def is_narrow(self) -> bool:
        """Whether every row is a card, all of it in the first column."""
        return self._is_narrow

    @property
    def hovered_row(self) -> int:
        """The row under the pointer; -1 for none."""
        return self._hovered_row

    @property
    def last_column(self) -> int:
        """The column at the right end, where the arrow that opens a row is."""
        return 0 if self._is_narrow else len(self._columns) - 1

    def select_row(self, row: int) -> None:
        """Make a row the current one and bring it into view; the column stays."""
        column = 0 if self._is_narrow else max(0, self.currentIndex().column())
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self._reveal(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_editing = self.state() == QAbstractItemView.State.EditingState
        opens = (*_ENTER, Qt.Key.Key_F2) if self._is_narrow else _ENTER
        if index.isValid() and not is_editing and event.key() in opens:
            self.row_opened.emit(index)
        elif index.isValid() and not is_editing and event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit(index)
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0 and self._header.isVisible():
            self._header.focus_column(index.column())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        target = self._target_at(index, place)
        if target:
            self.target_activated.emit(index, target)
        elif self._is_on_arrow(index, place):
            self.row_opened.emit(index)
        elif index.isValid() and self._is_narrow:
            self.card_pressed.emit(index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.row_opened.emit(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        self._set_hovered(index.row())
        if self._target_at(index, place) or self._is_on_arrow(index, place):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hovered(-1)
        return super().viewportEvent(event)

    def _build(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(_KEYS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_EDITS)
        self.verticalHeader().hide()
        self.setItemDelegate(TableDelegate(self._theme, self))

    def _fit(self) -> None:
        """Share the width among the columns, or turn rows into cards."""
        if self.model() is None:
            return
        width = self.viewport().width()
        least = [self._theme.scaled(column.least) for column in self._columns]
        is_narrow = width < sum(least)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._apply_shape()
        if is_narrow:
            self.setColumnWidth(0, width)
        else:
            self._share(width, least)

    def _share(self, width: int, least: Sequence[int]) -> None:
        spare = width - sum(least)
        shares = sum(column.share for column in self._columns)
        widths = [
            least[at] + (spare * column.share // shares if shares else 0)
            for at, column in enumerate(self._columns)
        ]
        widths[0] += width - sum(widths)
        for at, column_width in enumerate(widths):
            self.setColumnWidth(at, column_width)

    def _apply_shape(self) -> None:
        current = self.currentIndex()
        if self._is_narrow and current.isValid():
            self.setCurrentIndex(current.siblingAtColumn(0))
        for column in range(1, len(self._columns)):
            self.setColumnHidden(column, self._is_narrow)
        self._header.setHidden(self._is_narrow)
        self.setEditTriggers(_NO_EDITS if self._is_narrow else _EDITS)
        self._apply_row_height()
        if current.isValid():
            # Rows of another height moved it out of sight.
            self._reveal(self.currentIndex())

    def _reveal(self, index: QModelIndex) -> None:
        """Scroll to a row; the range of the scroll bar would follow the rows only later."""
        self.updateGeometries()
        self.scrollTo(index)

    def _apply_row_height(self) -> None:
        height = self._theme.scaled(self._card_height if self._is_narrow else self._row_height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _set_hovered(self, row: int) -> None:
        if row != self._hovered_row:
            self._hovered_row = row
            self.viewport().update()

    def _target_at(self, index: QModelIndex, place: QPoint) -> str:
        delegate = self.itemDelegate()
        if not index.isValid() or not isinstance(delegate, TableDelegate):
            return ""
        room, words = delegate.chips_in(self.visualRect(index), index)
        placed = delegate.chips_placed(room, words)
        return next((word for rect, word in placed if rect.contains(place)), "")

    def _is_on_arrow(self, index: QModelIndex, place: QPoint) -> bool:
        delegate = self.itemDelegate()
        if not index.isValid() or not isinstance(delegate, TableDelegate):
            return False
        if index.column() != self.last_column:
            return False
        arrow: QRect = delegate.arrow_rect(self.visualRect(index))
        return arrow.contains(place)

    def _on_theme_changed(self) -> None:
        self._apply_row_height()
        self._fit()
        self.viewport().update()
        self._header.viewport().update()
