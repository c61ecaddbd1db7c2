"""The list of files with problems."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

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

from neglect_workbook.ui.collate.problem_rows import ProblemRow
from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.widgets.cell_delegate import CellDelegate

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

#: The ProblemRow of a row.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 61
_SIDE: Final = 12
_RADIUS: Final = 6
_BAR: Final = 3


class ProblemModel(QAbstractListModel):
    """The rows. A change of one is told by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ProblemRow] = []

    @property
    def rows(self) -> Sequence[ProblemRow]:
        """What is listed."""
        return self._rows

    def show_rows(self, rows: Sequence[ProblemRow]) -> None:
        """List these."""
        if [one.id for one in rows] != [one.id for one in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for at, row in enumerate(rows):
            if row != self._rows[at]:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, row_id: str) -> int:
        """The place of a row; -1 where it is not listed."""
        return next((at for at, one in enumerate(self._rows) if one.id == row_id), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.file
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "dealt with" if row.is_dealt_with else "to deal with"
            return f"{row.title}, {row.words}, {state}"
        return None


class ProblemList(QListView):
    """Arrows move, and what is beside the list follows.

    Signals:
        reached: the id of the row that is the current one now.
    """

    reached = Signal(str)

    def __init__(self, theme: "Theme", model: ProblemModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_ProblemDelegate(theme, self))
        self.setAccessibleName("Files with problems")
        self.setAccessibleDescription("Arrows move. What is beside the list follows.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.doItemsLayout)

    @property
    def row(self) -> ProblemRow | None:
        """The row that is current."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, ProblemRow) else None

    def go_to(self, row_id: str) -> None:
        """Make a row the current one, or the first where it is not listed."""
        index = self._model.index(max(0, self._model.row_of(row_id)))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def _on_current_changed(self) -> None:
        if self.row is not None:
            self.reached.emit(self.row.id)


class _ProblemDelegate(CellDelegate):
    """The file or organisation above, what is wrong below, with its symbol."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.scaled(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ProblemRow):
            return
        theme = self.theme
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        inverted = "on_select" if is_current and theme.is_high_contrast else ""
        rect = QRect(option.rect).adjusted(0, 0, -1, -1)
        painter.save()
        if is_current:
            self._paint_card(painter, rect)
        line = QFontMetrics(theme.font()).height()
        top = rect.top() + (rect.height() - 2 * line - 1) // 2
        above = QRect(rect.left() + _SIDE, top, rect.width() - 2 * _SIDE, line)
        ink = inverted or ("ink2" if row.is_dealt_with else "ink")
        self.text(painter, above, row.title, ink, strong=is_current)
        below = above.translated(0, line + 1)
        icon, tone = _look(row)
        room = self.icon(painter, below, icon, inverted or tone)
        words = "Dealt with" if row.is_dealt_with else row.words
        self.text(painter, room, words, inverted or "ink2")
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, theme, radius=_RADIUS, is_selected=is_current)
        painter.restore()

    def _paint_card(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        if theme.is_high_contrast:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("select"))
            return
        fill, edge = theme.colour("surface"), theme.colour("line")
        draw_box(painter, rect, radius=_RADIUS, fill=fill, edge=edge)
        bar = QRect(rect.left(), rect.top() + 14, _BAR, rect.height() - 28)
        painter.fillRect(bar, theme.colour("accent"))


def _look(row: ProblemRow) -> tuple[str, str]:
    """Icon and token of how a row stands."""
    if row.is_dealt_with:
        return "check", "green"
    if row.wants_password:
        return "lock", "amber"
    return ("octagon-alert", "red") if row.is_refused else ("circle-alert", "amber")
