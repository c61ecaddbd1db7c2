"""A list whose rows are two lines each, and whose current row is a white card."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.widgets.cell_delegate import CellDelegate

#: The row itself.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 61
_SIDE: Final = 12
_RADIUS: Final = 6
_BAR: Final = 3
_BAR_EDGE: Final = 14


class CardRow(Protocol):
    """What can be listed: it has an id."""

    @property
    def id(self) -> str:
        """Which one it is."""


_Row = TypeVar("_Row", bound=CardRow)


class CardModel(QAbstractListModel, Generic[_Row]):
    """The rows. A change of one is told by itself, so that a list keeps its place."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []

    @property
    def rows(self) -> Sequence[_Row]:
        """What is listed."""
        return self._rows

    def show_rows(self, rows: Sequence[_Row]) -> None:
        """List these."""
        if [one.id for one in rows] != [one.id for one in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for place, row in enumerate(rows):
            self._put(place, row)

    def show_row(self, row: _Row) -> None:
        """Show one row anew, where it is listed."""
        place = self.row_of(row.id)
        if place >= 0:
            self._put(place, row)

    def remove_row(self, row_id: str) -> None:
        """Take one row out, where it is listed."""
        place = self.row_of(row_id)
        if place >= 0:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()

    def row_of(self, row_id: str) -> int:
        """The place of a row; -1 where it is not listed."""
        return next((at for at, one in enumerate(self._rows) if one.id == row_id), -1)

    def _put(self, place: int, row: _Row) -> None:
        if self._rows[place] is not row and self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    @abstractmethod
    def words_for(self, row: _Row, role: int) -> str | None:
        """What a row says for one of Qt's roles; ``None`` where it says nothing."""

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if role == ROW_ROLE else self.words_for(row, role)


class CardList(QListView, Generic[_Row]):
    """Arrows move, and what is beside the list follows.

    Signals:
        reached: the id of the row that is the current one now.
    """

    reached = Signal(str)

    def __init__(self, theme: Theme, model: CardModel[_Row], name: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setAccessibleDescription("Arrows move. What is beside the list follows.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.doItemsLayout)

    @property
    def row(self) -> _Row | None:
        """The row that the list is at."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def go_to(self, row_id: str) -> None:
        """Make a row the current one, or the first where it is not listed."""
        index = self._model.index(max(0, self._model.row_of(row_id)))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def _on_current_changed(self) -> None:
        if self.row is not None:
            self.reached.emit(self.row.id)


class CardDelegate(CellDelegate):
    """Draws the ground of a row and its focus; a kind of list draws what stands in two lines."""

    @abstractmethod
    def paint_lines(
        self, painter: QPainter, lines: tuple[QRect, QRect], row: object, *, is_current: bool
    ) -> None:
        """Draw a row.

        Args:
            painter: draws.
            lines: the places of its two lines.
            row: what the model holds.
            is_current: whether it is the current one.
        """

    def ink(self, token: str, *, is_current: bool) -> str:
        """The token of a colour, or what can be read on the strongest contrast's ground."""
        return "on_select" if is_current and self.theme.is_high_contrast else token

    def paint_ground(self, painter: QPainter, rect: QRect, *, is_current: bool) -> None:
        """Draw what a row stands on: the current one is a card."""
        theme = self.theme
        if is_current and theme.is_high_contrast:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("select"))
        elif is_current:
            fill, edge = theme.colour("surface"), theme.colour("line")
            draw_box(painter, rect, radius=_RADIUS, fill=fill, edge=edge)
            top, height = rect.top() + _BAR_EDGE, rect.height() - 2 * _BAR_EDGE
            painter.fillRect(QRect(rect.left(), top, _BAR, height), theme.colour("accent"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.scaled(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRect(option.rect).adjusted(0, 0, -1, -1)
        painter.save()
        self.paint_ground(painter, rect, is_current=is_current)
        line = QFontMetrics(self.theme.font()).height()
        top = rect.top() + (rect.height() - 2 * line - 1) // 2
        above = QRect(rect.left() + _SIDE, top, rect.width() - 2 * _SIDE, line)
        lines = (above, above.translated(0, line + 1))
        self.paint_lines(painter, lines, index.data(ROW_ROLE), is_current=is_current)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, self.theme, radius=_RADIUS, is_selected=is_current)
        painter.restore()
