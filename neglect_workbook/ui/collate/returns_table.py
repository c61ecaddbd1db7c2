"""The table of returns, and how its cells are drawn."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from typing_extensions import override

from neglect_workbook.ui.collate.returns_model import ROW_ROLE, Column, ReturnsModel
from neglect_workbook.ui.collate.returns_rows import ReturnRow
from neglect_workbook.ui.models.headed_table import Index
from neglect_workbook.ui.widgets.badge import badge_size, paint_badge
from neglect_workbook.ui.widgets.table_delegate import TableDelegate
from neglect_workbook.ui.widgets.table_view import ColumnWidth, TableView

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_COLUMNS: Final = (
    ColumnWidth(250, 3),
    ColumnWidth(178),
    ColumnWidth(124),
    ColumnWidth(190, 2),
)
_ROW: Final = 42
_CARD: Final = 92


class ReturnsTable(TableView):
    """One row a return, or an organisation that is missing. What is beside it follows the row.

    Signals:
        reached: the current row is another one.
    """

    reached = Signal()

    def __init__(self, theme: "Theme", rows: ReturnsModel) -> None:
        super().__init__(theme, "Returns", _COLUMNS, row_height=_ROW, card_height=_CARD)
        self._rows = rows
        self._kept = ""
        # Before the table hears of it, so that it knows where it was, and after it.
        rows.modelAboutToBeReset.connect(self._keep)
        self.setModel(rows)
        rows.modelReset.connect(self._go_back)
        self.setItemDelegate(_ReturnCells(theme, self))
        self.sortByColumn(Column.ORGANISATION, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self.reached)

    @property
    def row(self) -> ReturnRow | None:
        """The row that is current."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, ReturnRow) else None

    def go_to(self, row_id: str) -> None:
        """Make a row the current one, where it is listed."""
        place = self._rows.row_of(row_id)
        if place >= 0:
            self.select_row(place)

    def _keep(self) -> None:
        self._kept = "" if self.row is None else self.row.id

    def _go_back(self) -> None:
        self.go_to(self._kept)


class _ReturnCells(TableDelegate):
    """The name with its sector, the state as a badge, the date, and what to look at."""

    has_arrow = False

    @override
    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        row, column = index.data(ROW_ROLE), Column(index.column())
        if not isinstance(row, ReturnRow):
            return
        if column is Column.ORGANISATION:
            self._paint_name(painter, rect, row, inverted)
        elif column is Column.STATE:
            self._paint_state(painter, rect, row, inverted)
        elif column is Column.NOTE and row.notes:
            room = self.icon(painter, rect, "circle-alert", inverted or "amber")
            self.text(painter, room, row.note, inverted or "ink2")
        else:
            self.text(painter, rect, str(index.data() or ""), inverted or "ink2")

    @override
    def paint_card(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ReturnRow):
            return
        line = QFontMetrics(self.theme.font()).height() + self.theme.scaled(3)
        top = rect.top() + (rect.height() - 3 * line) // 2
        lines = [QRect(rect.left(), top + at * line, rect.width(), line) for at in range(3)]
        self.text(painter, lines[0], row.organisation, inverted or "ink", strong=True)
        self._paint_state(painter, lines[1], row, inverted)
        said = (row.made, row.note or row.sector)
        words = ", ".join(word for word in said if word)
        self.text(painter, lines[2], words, inverted or "ink2")

    def _paint_name(self, painter: QPainter, rect: QRect, row: ReturnRow, inverted: str) -> None:
        metrics = QFontMetrics(self.theme.font(strong=True))
        self.text(painter, rect, row.organisation, inverted or "ink", strong=True)
        used = metrics.horizontalAdvance(row.organisation) + 10
        if used < rect.width() - 40:
            self.text(painter, rect.adjusted(used, 0, 0, 0), row.sector, inverted or "ink3")

    def _paint_state(self, painter: QPainter, rect: QRect, row: ReturnRow, inverted: str) -> None:
        look = row.state
        size = badge_size(self.theme, look.words, look.icon)
        height = min(size.height(), rect.height() - 2)
        top = rect.top() + (rect.height() - height) // 2
        box = QRect(rect.left(), top, min(size.width(), rect.width()), height)
        paint_badge(
            painter,
            box,
            self.theme,
            look.words,
            tone=look.tone,
            icon=look.icon,
            is_selected=bool(inverted),
        )
