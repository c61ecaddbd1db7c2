"""A table to read: as tall as its rows, in an order of its own, with nothing to edit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.widgets.table_view import ColumnWidth, TableView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent

    from neglect_workbook.ui.theme import Theme


class ReadingTable(TableView):
    """Arrows move, and what is beside or below the table follows. The page scrolls, not the table.

    Signals:
        shape_changed: its columns may have room for words now, or may have lost it.
    """

    shape_changed = Signal()

    def __init__(
        self,
        theme: "Theme",
        name: str,
        columns: Sequence[ColumnWidth],
        model: "QAbstractItemModel",
        *,
        row_height: int,
        card_height: int,
    ) -> None:
        """Make a table of a model; its user gives it a delegate.

        Args:
            theme: gives colours and sizes.
            name: what is in it, for screen readers.
            columns: the width of each, in the model's order.
            model: its rows, in the order in which they are shown.
            row_height: pixels at 100 percent.
            card_height: the same where a row is a card.
        """
        super().__init__(theme, name, columns, row_height=row_height, card_height=card_height)
        self.setModel(model)
        self.setSortingEnabled(False)
        self.header.setSectionsClickable(False)
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        header = 0 if self.is_narrow else self.header.sizeHint().height()
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), header + rows)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self.updateGeometry()
        self.shape_changed.emit()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            # There is nothing to sort by: the header is no place to go to.
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, arg__1: "QWheelEvent") -> None:
        # It is as tall as its rows, so the wheel is the page's.
        arg__1.ignore()
