"""The table of what colleagues said, as tall as its rows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.models.voices_model import ROW_ROLE, VoiceRow, VoicesModel
from neglect_workbook.ui.pages.voices.spread_cells import SpreadCells
from neglect_workbook.ui.widgets.table_view import ColumnWidth, TableView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

_ROW: Final = 40
_CARD: Final = 96
_QUESTION: Final = ColumnWidth(190, 1)
#: With less room for the words of the header, its marks stand alone.
_COUNT: Final = ColumnWidth(84, 6)
_BESIDE: Final = ColumnWidth(240, 1)


class SpreadTable(TableView):
    """The rows of one question set. Arrows move, and what is below the table follows.

    Signals:
        row_reached: the id of the question in the row that is the current one now.
        shape_changed: its header may have words now, or may have lost them.
    """

    row_reached = Signal(str)
    shape_changed = Signal()

    def __init__(self, theme: "Theme", framework: "Framework", model: VoicesModel) -> None:
        steps = framework.scale.steps
        columns = (_QUESTION, *(_COUNT for _ in steps), _BESIDE)
        super().__init__(theme, "What colleagues said", columns, row_height=_ROW, card_height=_CARD)
        self.setModel(model)
        self.setItemDelegate(SpreadCells(theme, self, framework))
        self.setSortingEnabled(False)
        self.setAccessibleDescription("Arrows move. What is below the table follows.")
        self.header.setSectionsClickable(False)
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.header.set_ratings({at: one.code for at, one in enumerate(steps, start=1)})
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)

    @property
    def has_rating_words(self) -> bool:
        """Whether its header says in words what the marks of the ratings mean."""
        return not self.is_narrow and self.header.has_rating_words

    @property
    def current_id(self) -> str:
        """The question of the current row; empty for none."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.id if isinstance(row, VoiceRow) else ""

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

    def _on_row_changed(self) -> None:
        if self.current_id:
            self.row_reached.emit(self.current_id)
