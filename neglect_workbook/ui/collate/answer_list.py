"""A list of single answers: whose, which question, the rating, and a few words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.symbols import paint_rating
from neglect_workbook.ui.widgets.cell_delegate import CellDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

#: The AnswerRow of a row.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 61
_MARK: Final = 17
_GAP: Final = 7
_SIDE: Final = 12
_RADIUS: Final = 6
_BAR: Final = 3
_ICON: Final = 16
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer in a list.

    Attributes:
        id: which one.
        key: the file that it is in.
        question_id: its question.
        organisation: whose it is.
        rating: the code that they chose; empty where not answered.
        words: what stands beside the rating.
        icon: an icon at the right end; empty for none.
        ink: token of its colour.
        icon_words: what the icon means.
    """

    id: str
    key: str
    question_id: str
    organisation: str
    rating: str
    words: str
    icon: str = ""
    ink: str = "green"
    icon_words: str = ""


class AnswerModel(QAbstractListModel):
    """The rows. A change of one is told by itself, so that a list keeps its place."""

    def __init__(self, framework: "Framework") -> None:
        super().__init__()
        self._framework = framework
        self._rows: list[AnswerRow] = []

    @property
    def rows(self) -> Sequence[AnswerRow]:
        """What is listed."""
        return self._rows

    def show_rows(self, rows: Sequence[AnswerRow]) -> None:
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

    def show_row(self, row: AnswerRow) -> None:
        """Show one row anew, where it is listed."""
        place = self.row_of(row.id)
        if place >= 0 and self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

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
            return row.organisation
        if role == Qt.ItemDataRole.AccessibleTextRole:
            rating = self._framework.scale.words(row.rating or None)
            said = (row.organisation, row.question_id, rating, row.words, row.icon_words)
            return ", ".join(word for word in said if word)
        return None


class AnswerList(QListView):
    """Answers, two lines each. Arrows move, and what is beside the list follows.

    Signals:
        reached: the id of the row that is the current one now.
        opened: Enter was pressed on a row.
    """

    reached = Signal(str)
    opened = Signal()

    def __init__(self, theme: "Theme", model: AnswerModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.hovered = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(_AnswerDelegate(theme, self))
        self.setAccessibleName(name)
        self.setAccessibleDescription("Arrows move. What is beside the list follows.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.doItemsLayout)

    @property
    def current_row(self) -> AnswerRow | None:
        """The row that the list is at."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, AnswerRow) else None

    def go_to(self, row_id: str) -> None:
        """Make a row the current one, or the first where it is not listed."""
        place = max(0, self._model.row_of(row_id))
        index = self._model.index(place)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: "QMouseEvent") -> None:
        super().mouseMoveEvent(event)
        self.hovered = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        self.viewport().update()

    def _on_current_changed(self) -> None:
        row = self.current_row
        if row is not None:
            self.reached.emit(row.id)


class _AnswerDelegate(CellDelegate):
    """The organisation above; question, mark and words below. The current one is a white card."""

    def __init__(self, theme: "Theme", view: AnswerList) -> None:
        super().__init__(theme, view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.scaled(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, AnswerRow):
            return
        theme = self.theme
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        inverted = "on_select" if is_current and theme.is_high_contrast else ""
        rect = QRect(option.rect).adjusted(0, 0, -1, -1)
        painter.save()
        self._paint_ground(painter, rect, index, is_current=is_current)
        inner = rect.adjusted(_SIDE + 1, 0, -_SIDE, 0)
        line = QFontMetrics(theme.font()).height()
        top = rect.top() + (rect.height() - 2 * line - 1) // 2
        above = QRect(inner.left(), top, inner.width(), line)
        if row.icon:
            size = theme.scaled(_ICON)
            place = QPoint(above.right() - size, above.center().y() - size // 2)
            painter.drawPixmap(place, theme.pixmap(row.icon, inverted or row.ink, _ICON))
            above.setRight(above.right() - size - _GAP)
        self.text(painter, above, row.organisation, inverted or "ink", strong=is_current)
        below = QRect(inner.left(), top + line + 1, inner.width(), line)
        self.text(painter, below, row.question_id, inverted or "ink2")
        left = QFontMetrics(theme.font()).horizontalAdvance(row.question_id) + _GAP
        below.setLeft(below.left() + left)
        mark = theme.scaled(_MARK)
        at = QRect(below.left(), below.center().y() - mark // 2, mark, mark)
        paint_rating(painter, at, row.rating, theme, token=inverted)
        below.setLeft(at.right() + 1 + _GAP)
        self.text(painter, below, row.words, inverted or "ink2")
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, theme, radius=_RADIUS, is_selected=is_current)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, is_current: bool
    ) -> None:
        theme = self.theme
        if is_current and theme.is_high_contrast:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("select"))
        elif is_current:
            ground, edge = theme.colour("surface"), theme.colour("line")
            draw_box(painter, rect, radius=_RADIUS, fill=ground, edge=edge)
            bar = QRect(rect.left(), rect.top() + 14, _BAR, rect.height() - 28)
            painter.fillRect(bar, theme.colour("accent"))
        elif self._view.hovered == index:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("hover"))
