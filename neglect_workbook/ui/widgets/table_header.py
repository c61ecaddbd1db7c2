"""The header of a table: words over a line, the sort arrow beside its word, no boxes."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_rating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from neglect_workbook.ui.theme import Theme

PADDING: Final = 12
_HEIGHT: Final = 36
_ICON: Final = 16
_MARK: Final = 17
_MARK_GAP: Final = 7
_GAP: Final = 5
_RADIUS: Final = 4


class TableHeader(QHeaderView):
    """Columns by name. A press sorts; with the keyboard, arrows move and Enter sorts.

    Its table hands it the focus, and gets it back with Down: it is no stop of its own for Tab.

    Signals:
        info_requested: the column of which the sign for information was pressed.
    """

    info_requested = Signal(int)

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._with_info: frozenset[int] = frozenset()
        self._unsorted: frozenset[int] = frozenset()
        self._ratings: Mapping[int, str] = {}
        self._section = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setMouseTracking(True)
        self.setAccessibleName("Columns. Arrows move, Enter sorts.")

    def set_info_columns(self, *columns: int) -> None:
        """Show the sign for information beside the names of these columns."""
        self._with_info = frozenset(columns)
        self.viewport().update()

    def set_unsorted_columns(self, *columns: int) -> None:
        """Sorting by these columns would tell nothing: a press on them does nothing."""
        self._unsorted = frozenset(columns)

    def set_ratings(self, codes: "Mapping[int, str]") -> None:
        """Show the mark of a rating before the names of these columns."""
        self._ratings = codes
        self.viewport().update()

    @property
    def has_rating_words(self) -> bool:
        """Whether there is room for words beside every mark of a rating; else there are none.

        A mark says it alone, and a part of its word would say less.
        """
        metrics = QFontMetrics(self._theme.font())
        taken = PADDING + self._theme.scaled(_MARK) + _MARK_GAP
        return all(
            taken + metrics.horizontalAdvance(self._words(section)) <= self.sectionSize(section)
            for section in self._ratings
        )

    def focus_column(self, section: int) -> None:
        """Put the keyboard on the name of a column."""
        self._section = max(0, section)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def info_rect(self, section: int) -> QRect:
        """Where the sign for information of a column is; empty for one that has none."""
        if section not in self._with_info:
            return QRect()
        size = self._theme.scaled(_ICON)
        left = self.sectionViewportPosition(section) + PADDING + self._word_width(section) + _GAP
        return QRect(left, (self.height() - size) // 2, size, size)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.scaled(_HEIGHT))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.colour("control"))
        font = theme.font(strong=logicalIndex not in self._ratings)
        taken = self._paint_rating(painter, rect, logicalIndex)
        room = rect.adjusted(PADDING + taken, 0, -_GAP if not taken else 0, 0)
        is_bare = logicalIndex in self._ratings and not self.has_rating_words
        words = "" if is_bare else self._words(logicalIndex)
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_icons(painter, rect, logicalIndex)
        if self.hasFocus() and logicalIndex == self._section:
            edge = theme.colour("focus")
            draw_box(painter, rect, radius=_RADIUS, edge=edge, width=theme.ring_width)
        painter.restore()

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        if self._info_at(e.position().toPoint()) < 0 and not self._is_unsorted_at(e):
            super().mousePressEvent(e)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        section = self._info_at(e.position().toPoint())
        if section >= 0:
            self.info_requested.emit(section)
        elif not self._is_unsorted_at(e):
            super().mouseReleaseEvent(e)

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        is_link = self._info_at(e.position().toPoint()) >= 0
        if is_link:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        super().mouseMoveEvent(e)

    @override
    def keyPressEvent(self, e: "QKeyEvent") -> None:
        key = e.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._section = min(max(0, self._section + step), self.count() - 1)
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._sort()
        elif key == Qt.Key.Key_Down and (table := self.parentWidget()) is not None:
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(e)

    @override
    def focusInEvent(self, event: "QFocusEvent") -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: "QFocusEvent") -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _sort(self) -> None:
        if self._section in self._unsorted:
            return
        is_same = self.sortIndicatorSection() == self._section
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        turned = is_same and self.sortIndicatorOrder() == ascending
        self.setSortIndicator(self._section, descending if turned else ascending)

    def _paint_rating(self, painter: QPainter, rect: QRect, section: int) -> int:
        """Paint the mark of a column's rating.

        Returns:
            The room that it took, in pixels.
        """
        if section not in self._ratings:
            return 0
        size = self._theme.scaled(_MARK)
        mark = QRect(rect.left() + PADDING, rect.center().y() - size // 2, size, size)
        paint_rating(painter, mark, self._ratings[section], self._theme)
        return size + _MARK_GAP

    def _paint_icons(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        size = theme.scaled(_ICON)
        top = rect.top() + (rect.height() - size) // 2
        left = rect.left() + PADDING + self._word_width(section) + _GAP
        if section in self._with_info:
            painter.drawPixmap(QPoint(left, top), theme.pixmap("info", "ink2", _ICON))
            left += size + _GAP
        if section == self.sortIndicatorSection() and left + size <= rect.right():
            is_up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            arrow = "arrow-up" if is_up else "arrow-down"
            painter.drawPixmap(QPoint(left, top), theme.pixmap(arrow, "ink2", _ICON))

    def _info_at(self, place: QPoint) -> int:
        """The column of which the sign for information is here; -1 for none."""
        section = self.logicalIndexAt(place)
        is_on = self.info_rect(section).adjusted(-4, -6, 4, 6).contains(place)
        return section if section in self._with_info and is_on else -1

    def _is_unsorted_at(self, event: QMouseEvent) -> bool:
        return self.logicalIndexAt(event.position().toPoint()) in self._unsorted

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _word_width(self, section: int) -> int:
        font = self._theme.font(strong=True)
        return QFontMetrics(font).horizontalAdvance(self._words(section))
