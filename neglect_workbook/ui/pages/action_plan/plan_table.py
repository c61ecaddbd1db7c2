"""The table of the plan, as tall as its rows where there is room."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.models.action_plan_model import Column
from neglect_workbook.ui.pages.action_plan.plan_delegate import PlanDelegate
from neglect_workbook.ui.widgets.table_view import ColumnWidth, TableView

if TYPE_CHECKING:
    from neglect_workbook.ui.models.action_plan_filter import ActionPlanFilter
    from neglect_workbook.ui.theme import Theme

_COLUMNS: Final = (
    ColumnWidth(272, 3),
    ColumnWidth(180, 2),
    ColumnWidth(157),
    ColumnWidth(160),
    ColumnWidth(148),
    ColumnWidth(126),
)
_ROW: Final = 62
_CARD: Final = 88
#: Rows that show before the table gives way no more.
_LEAST_ROWS: Final = 2


class PlanTable(TableView):
    """The actions; a press anywhere in a row, other than on a question, shows that action.

    Signals:
        row_pressed: the index of a row that was pressed with the pointer.
        row_reached: the index of a row that the arrow keys went to.
    """

    row_pressed = Signal(QModelIndex)
    row_reached = Signal(QModelIndex)

    def __init__(self, theme: "Theme", model: "ActionPlanFilter") -> None:
        super().__init__(theme, "Actions", _COLUMNS, row_height=_ROW, card_height=_CARD)
        self._delegate = PlanDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.sortByColumn(Column.DUE, Qt.SortOrder.AscendingOrder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of(self.model().rowCount()))

    @override
    def minimumSizeHint(self) -> QSize:
        rows = min(_LEAST_ROWS, self.model().rowCount())
        return QSize(200, self._height_of(rows))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        was_narrow = self.is_narrow
        super().resizeEvent(event)
        if self.is_narrow != was_narrow:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        index = self.currentIndex()
        if index.isValid() and index.row() != before:
            self.row_reached.emit(index)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_press = is_left and index.isValid() and not self._is_on_chip(index, place)
        super().mouseReleaseEvent(event)
        if is_press and index.row() == self.currentIndex().row():
            self.row_pressed.emit(index)

    def _is_on_chip(self, index: QModelIndex, place: QPoint) -> bool:
        room, words = self._delegate.chips_in(self.visualRect(index), index)
        placed = self._delegate.chips_placed(room, words)
        return any(rect.contains(place) for rect, _ in placed)

    def _height_of(self, rows: int) -> int:
        header = 0 if self.is_narrow else self.header.sizeHint().height()
        return header + rows * self.verticalHeader().defaultSectionSize()
