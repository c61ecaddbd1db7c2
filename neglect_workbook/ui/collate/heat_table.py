"""The heat map on the screen: fixed heads, and in each cell a mark, a word and a number."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from neglect_workbook.domain.collating.picture import HeatCell
from neglect_workbook.domain.question_set import Question
from neglect_workbook.ui.collate.heat_model import (
    CELL_ROLE,
    HEAD_ROLE,
    HIDDEN,
    NEW_SET_ROLE,
    HeatColumn,
    HeatModel,
    Index,
    returns_words,
)
from neglect_workbook.ui.paint import draw_focus
from neglect_workbook.ui.symbols import paint_rating
from neglect_workbook.ui.widgets.cell_delegate import CellDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

_HEAD: Final = 46
_ROW_LEAST: Final = 23
_ROW_MOST: Final = 30
_QUESTIONS: Final = 168
_ID: Final = 34
_MARK: Final = 17
_GAP: Final = 6
_LEFT: Final = 7
_RIGHT: Final = 7
#: The ground between two cells.
_SEAM: Final = 2
_MOST_COLUMN: Final = 190
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_KEYS: Final = "Arrows move. What is beside the table follows. Enter reads the answers."


class HeatTable(QTableView):
    """Questions against sectors. It scrolls inside itself where it has no room.

    Signals:
        reached: the cell under the keyboard is another one.
        opened: the answers of this cell are to be read.
    """

    reached = Signal()
    opened = Signal()

    def __init__(self, theme: "Theme", framework: "Framework", model: HeatModel) -> None:
        super().__init__()
        self._theme = theme
        self._framework = framework
        self._heat = model
        self._corner = _Corner(theme, self)
        self.setModel(model)
        self.setItemDelegate(_HeatCells(theme, self, framework))
        self.setHorizontalHeader(_SectorHead(theme, self))
        self.setVerticalHeader(_QuestionHead(theme, self))
        self.setAccessibleName("Heat map: the most common rating, and how many")
        self.setAccessibleDescription(_KEYS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.horizontalScrollBar().valueChanged.connect(self._draw_edge)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_scrolled(self) -> bool:
        """Whether sectors are out of sight behind the questions, which stay."""
        return self.horizontalScrollBar().value() > 0

    @property
    def cell(self) -> tuple[Question, HeatColumn, HeatCell | None] | None:
        """The question, the sector and the counts of the cell that is current."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        question = self._heat.questions[index.row()]
        cell = index.data(CELL_ROLE)
        counts = cell if isinstance(cell, HeatCell) else None
        return question, self._heat.columns[index.column()], counts

    def go_to(self, question_id: str, sector_id: str) -> None:
        """Make a cell the current one; the first where it is not shown."""
        index = self._heat.place_of(question_id, sector_id)
        self.setCurrentIndex(index if index.isValid() else self._heat.index(0, 0))

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: "QMouseEvent") -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        head, side = self.horizontalHeader(), self.verticalHeader()
        self._corner.setGeometry(0, 0, side.width(), head.height())

    def _on_current_changed(self) -> None:
        self.viewport().update()
        self.reached.emit()

    def _draw_edge(self) -> None:
        """The line beside the questions comes and goes with what is behind them."""
        self.verticalHeader().viewport().update()
        self._corner.update()

    def _fit(self) -> None:
        """Rows give up height first; columns share the room, or scroll."""
        theme = self._theme
        side = self.verticalHeader()
        side.setFixedWidth(self._side_width())
        self._share_width()
        rows = max(1, self._heat.rowCount())
        room = self.height() - theme.scaled(_HEAD) - 1
        if self.horizontalHeader().length() > self.width() - side.width():
            room -= self.horizontalScrollBar().sizeHint().height()
        height = min(theme.scaled(_ROW_MOST), max(theme.scaled(_ROW_LEAST), room // rows))
        side.setMinimumSectionSize(height)
        side.setDefaultSectionSize(height)
        self._corner.update()

    def _side_width(self) -> int:
        metrics = QFontMetrics(self._theme.font())
        names = (metrics.horizontalAdvance(one.short_name) for one in self._heat.questions)
        widest = self._theme.scaled(_ID) + max(names, default=0) + 2 * _GAP
        return max(self._theme.scaled(_QUESTIONS), widest)

    def _share_width(self) -> None:
        columns = self._heat.columns
        shown = [at for at, one in enumerate(columns) if not one.is_hidden]
        least = {at: self._least(one) for at, one in enumerate(columns)}
        spare = self.width() - self.verticalHeader().width() - 1 - sum(least.values())
        share = max(0, spare) // len(shown) if shown else 0
        most = self._theme.scaled(_MOST_COLUMN)
        for at, width in least.items():
            more = min(share, max(0, most - width)) if at in shown else 0
            self.setColumnWidth(at, width + more)

    def _least(self, column: HeatColumn) -> int:
        theme = self._theme
        plain, strong = QFontMetrics(theme.font()), QFontMetrics(theme.font(strong=True))
        head = strong.horizontalAdvance(column.short) + _LEFT + _RIGHT
        if column.is_hidden:
            return max(head, plain.horizontalAdvance(HIDDEN) + _LEFT + _RIGHT + _SEAM + 2)
        place = self._heat.columns.index(column)
        cells = (self._heat.index(row, place).data() for row in range(self._heat.rowCount()))
        longest = max((plain.horizontalAdvance(str(words)) for words in cells), default=0)
        cell = _LEFT + theme.scaled(_MARK) + _GAP + longest + _RIGHT + _SEAM
        below = plain.horizontalAdvance(returns_words(column.returns)) + _LEFT + _RIGHT
        return max(head, below, cell)


class _HeatCells(CellDelegate):
    """Draws a cell on the tint of its most common rating."""

    def __init__(self, theme: "Theme", view: HeatTable, framework: "Framework") -> None:
        super().__init__(theme, view)
        self._view = view
        self._scale = framework.scale

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._view.verticalHeader().defaultSectionSize())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        whole = QRect(option.rect)
        cell = index.data(CELL_ROLE)
        rect = whole.adjusted(_SEAM, 0, 0, -_SEAM)
        painter.save()
        painter.fillRect(whole, theme.colour("surface"))
        is_shown = isinstance(cell, HeatCell) and not cell.is_hidden and cell.returns > 0
        code = cell.most_common if isinstance(cell, HeatCell) else ""
        tone = f"{theme.rating_tone(code)}_tint" if is_shown else "panel"
        painter.fillRect(rect, theme.colour(tone))
        if theme.is_high_contrast:
            line = theme.colour("line")
            painter.fillRect(rect.left(), whole.bottom(), rect.width(), 1, line)
        self._paint_words(painter, rect, index, cell if is_shown else None)
        if index.data(NEW_SET_ROLE):
            painter.fillRect(
                whole.left(), whole.top(), whole.width(), _SEAM, theme.colour("control")
            )
        if self._view.currentIndex() == index:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._paint_current(painter, whole, has_focus=has_focus)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: Index, cell: HeatCell | None
    ) -> None:
        theme = self.theme
        inner = rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        if cell is None:
            self.text(painter, inner, str(index.data()), "ink3")
            return
        code = cell.most_common
        size = min(theme.scaled(_MARK), rect.height() - 4)
        mark = QRect(inner.left(), inner.center().y() - size // 2, size, size)
        paint_rating(painter, mark, code, theme)
        count = str(cell.counts.get(code, 0))
        width = QFontMetrics(theme.font()).horizontalAdvance(count)
        number = QRect(inner.right() + 1 - width, inner.top(), width + 1, inner.height())
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink"))
        painter.drawText(number, _MIDDLE, count)
        words = QRect(inner)
        words.setLeft(mark.right() + 1 + _GAP)
        words.setRight(number.left() - 3)
        short = self._scale.rating(code).short if code else self._scale.not_answered_short
        self.text(painter, words, short, "ink")

    def _paint_current(self, painter: QPainter, rect: QRect, *, has_focus: bool) -> None:
        if has_focus:
            draw_focus(painter, rect, self.theme, radius=2, is_selected=False)
            return
        painter.setPen(self.theme.colour("control"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 0, -1, -1))


class _SectorHead(QHeaderView):
    """The sector's short name, and how many returns it has, over a line."""

    def __init__(self, theme: "Theme", view: HeatTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setAccessibleName("Sectors")

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.scaled(_HEAD))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column = self.model().headerData(logicalIndex, self.orientation(), HEAD_ROLE)
        if not isinstance(column, HeatColumn):
            return
        words = str(column.returns) if column.is_hidden else returns_words(column.returns)
        _paint_head(painter, rect, self._theme, column.short, words, left=_LEFT)


class _QuestionHead(QHeaderView):
    """The question's id and its short name."""

    def __init__(self, theme: "Theme", view: HeatTable) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme = theme
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setAccessibleName("Questions")

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme, model = self._theme, self.model()
        question = model.headerData(logicalIndex, self.orientation(), HEAD_ROLE)
        if not isinstance(question, Question):
            return
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(strong=True))
        painter.drawText(rect, _MIDDLE, question.id)
        painter.setFont(theme.font())
        room = rect.adjusted(theme.scaled(_ID), 0, -_GAP, 0)
        metrics = QFontMetrics(theme.font())
        cut = Qt.TextElideMode.ElideRight
        painter.drawText(room, _MIDDLE, metrics.elidedText(question.short_name, cut, room.width()))
        if model.index(logicalIndex, 0).data(NEW_SET_ROLE):
            painter.fillRect(rect.left(), rect.top(), rect.width(), _SEAM, theme.colour("control"))
        if self._view.is_scrolled:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("control"))
        painter.restore()


class _Corner(QFrame):
    """Says above the questions what the cells say."""

    def __init__(self, theme: "Theme", view: HeatTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, arg__1: object) -> None:
        painter = QPainter(self)
        first, second = "Most common", "rating, how many"
        _paint_head(painter, self.rect(), self._theme, first, second, left=0, is_strong=False)
        if self._view.is_scrolled:
            edge = self._theme.colour("control")
            painter.fillRect(self.width() - 1, 0, 1, self.height(), edge)
        painter.end()


def _paint_head(
    painter: QPainter,
    rect: QRect,
    theme: "Theme",
    first: str,
    second: str,
    *,
    left: int,
    is_strong: bool = True,
) -> None:
    """Two lines at the bottom of a head, over the line that the table begins with."""
    painter.save()
    painter.fillRect(rect, theme.colour("surface"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("control"))
    line = QFontMetrics(theme.font()).height()
    pitch = min(line, (rect.height() - 4) // 2)
    below = QRect(rect.left() + left, rect.bottom() - 4 - line, rect.width() - left, line)
    for at, (words, strong) in enumerate(((second, False), (first, is_strong))):
        font = theme.font(strong=strong)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if strong else "ink2"))
        room = below.translated(0, -at * pitch)
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, cut)
    painter.restore()
