"""The table of two reviews."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Signal
from typing_extensions import override

from neglect_workbook.ui.models.compare_model import ROW_ROLE, Column, CompareModel, CompareRow
from neglect_workbook.ui.symbols import paint_rating
from neglect_workbook.ui.widgets.reading_table import ReadingTable
from neglect_workbook.ui.widgets.table_delegate import Index, TableDelegate
from neglect_workbook.ui.widgets.table_view import ColumnWidth

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from neglect_workbook.ui.theme import Theme

_ROW: Final = 35
_CARD: Final = 66
_COLUMNS: Final = (
    ColumnWidth(176, 3),
    ColumnWidth(178, 2),
    ColumnWidth(148, 2),
    ColumnWidth(118, 1),
)
_SYMBOL: Final = 17
_GAP: Final = 8
_ID: Final = 40


class CompareTable(ReadingTable):
    """Question, rating before and after, and how it moved.

    Signals:
        row_reached: the id of the question in the row that is the current one now.
    """

    row_reached = Signal(str)

    def __init__(self, theme: "Theme", model: CompareModel) -> None:
        super().__init__(theme, "Two reviews", _COLUMNS, model, row_height=_ROW, card_height=_CARD)
        self.setItemDelegate(_Cells(theme, self, model))
        self.setAccessibleDescription("Arrows move, Enter goes to the whole answers.")
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    @property
    def current_id(self) -> str:
        """The question of the current row; empty for none."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.id if isinstance(row, CompareRow) else ""

    def _on_row_changed(self) -> None:
        if self.current_id:
            self.row_reached.emit(self.current_id)


class _Cells(TableDelegate):
    """Symbols and words."""

    has_arrow = False

    def __init__(self, theme: "Theme", view: CompareTable, model: CompareModel) -> None:
        super().__init__(theme, view)
        self._model = model

    @override
    def paint_cell(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, CompareRow):
            return
        column = Column(index.column())
        if column is Column.QUESTION:
            self._question(painter, rect, row, inverted)
        elif column is Column.CHANGE:
            self._change(painter, rect, row, inverted)
        else:
            edge = self.theme.scaled(16) if column is Column.BEFORE else 0
            self._rating(painter, rect.adjusted(0, 0, -edge, 0), row, column, inverted)
            if edge:
                self.icon(
                    painter,
                    rect.adjusted(rect.width() - edge, 0, 0, 0),
                    "arrow-right",
                    inverted or "ink3",
                )

    @override
    def paint_card(self, painter: "QPainter", rect: QRect, index: Index, inverted: str) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, CompareRow):
            return
        half = rect.height() // 2
        top, below = rect.adjusted(0, 4, 0, -half), rect.adjusted(0, half, 0, -4)
        width = self.theme.scaled(_COLUMNS[Column.CHANGE].least)
        self._question(painter, top.adjusted(0, 0, -width, 0), row, inverted)
        self._change(painter, top.adjusted(top.width() - width, 0, 0, 0), row, inverted)
        middle = below.width() // 2
        self._rating(painter, below.adjusted(0, 0, -middle, 0), row, Column.BEFORE, inverted)
        self._rating(painter, below.adjusted(middle, 0, 0, 0), row, Column.AFTER, inverted)

    def _question(self, painter: "QPainter", rect: QRect, row: CompareRow, inverted: str) -> None:
        question = row.comparison.question
        ink = inverted or "ink"
        self.text(painter, rect, question.id, ink, strong=True)
        rest = rect.adjusted(self.theme.scaled(_ID), 0, 0, 0)
        self.text(painter, rest, question.short_name, ink)

    def _rating(
        self, painter: "QPainter", rect: QRect, row: CompareRow, column: Column, inverted: str
    ) -> None:
        answer = row.comparison.before if column is Column.BEFORE else row.comparison.after
        size = self.theme.scaled(_SYMBOL)
        mark = QRect(rect.left(), rect.top() + (rect.height() - size) // 2, size, size)
        paint_rating(painter, mark, answer.rating, self.theme, token=inverted)
        words = str(self._model.index(self._model.row_of(row.id), column).data() or "")
        self.text(painter, rect.adjusted(size + _GAP, 0, 0, 0), words, inverted or "ink")

    def _change(self, painter: "QPainter", rect: QRect, row: CompareRow, inverted: str) -> None:
        icon, word = row.change
        if icon:
            rect = self.icon(painter, rect, icon, inverted or "ink2")
        self.text(painter, rect, word, inverted or ("ink" if icon else "ink3"))
