"""How a cell of a table is drawn; each table's own delegate says what is in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.widgets.table_header import PADDING

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.table_view import TableView

Index = QModelIndex | QPersistentModelIndex

#: The words of the chips in a cell, as a tuple.
CHIPS_ROLE: Final = Qt.ItemDataRole.UserRole + 100

_BAR: Final = 3
_RADIUS: Final = 4
_ICON: Final = 16
_ICON_GAP: Final = 6
_ARROW_ROOM: Final = 28
_CHIP_HEIGHT: Final = 26
_CHIP_PADDING: Final = 8
_CHIP_GAP: Final = 6
_CENTRE: Final = Qt.AlignmentFlag.AlignVCenter


class TableDelegate(QStyledItemDelegate):
    """Draws the ground, hairline, selection and focus of a cell, and plain text in it.

    A table's own delegate overrides `paint_cell`, `paint_card` and `chips_in`, and draws with
    the methods here. ``inverted`` is the token of a colour that stands on a selected row in
    high contrast, and empty everywhere else: ``self.text(..., inverted or "ink2")``.
    """

    def __init__(self, theme: "Theme", view: "TableView") -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    # -- for a table's own delegate ----------------------------------------------------

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        """Paint what is in a cell into ``rect``, which has the cell's paddings taken off."""
        self.text(painter, rect, str(index.data() or ""), inverted or "ink")

    def paint_card(self, painter: QPainter, rect: QRect, index: Index, inverted: str) -> None:
        """Paint a whole row into ``rect``, where there is no room for columns."""
        self.text(painter, rect, str(index.data() or ""), inverted or "ink")

    def chips_in(self, rect: QRect, index: Index) -> tuple[QRect, Sequence[str]]:
        """The room for chips in a cell, and their words, which are the ids that they stand for.

        Args:
            rect: the whole cell.
            index: the cell; its chips are its `CHIPS_ROLE`.
        """
        return self.inner(rect, index), index.data(CHIPS_ROLE) or ()

    # -- what a cell is drawn with -------------------------------------------------------------

    def inner(self, rect: QRect, index: Index) -> QRect:
        """A cell without its paddings and without the room of the arrow that opens the row."""
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if index.column() == self.view.last_column:
            inner.setRight(self.arrow_rect(rect).left() - 1)
        return inner

    def arrow_rect(self, rect: QRect) -> QRect:
        """Where the arrow that opens the row is, in the cell at its right end."""
        width = self.theme.scaled(_ARROW_ROOM)
        return rect.adjusted(rect.width() - width, 0, 0, 0)

    def text(
        self, painter: QPainter, rect: QRect, text: str, token: str, *, strong: bool = False
    ) -> None:
        """One line, cut with an ellipsis."""
        font = self.theme.font(strong=strong)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        painter.drawText(rect, _CENTRE, shown)

    def lines(
        self, painter: QPainter, rect: QRect, text: str, token: str, *, most: int = 2
    ) -> None:
        """A text on at most so many lines, in the middle of ``rect``, the last one cut."""
        font = self.theme.font()
        metrics = QFontMetrics(font)
        cut = Qt.TextElideMode.ElideRight
        broken = _broken(text, font, rect.width(), most)
        broken[-1:] = [metrics.elidedText(line, cut, rect.width()) for line in broken[-1:]]
        height = metrics.height()
        top = rect.top() + (rect.height() - height * len(broken)) // 2
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        for at, line in enumerate(broken):
            painter.drawText(QRect(rect.left(), top + at * height, rect.width(), height), 0, line)

    def icon(self, painter: QPainter, rect: QRect, name: str, token: str) -> QRect:
        """An icon at the left; the room that is right of it."""
        size = self.theme.scaled(_ICON)
        place = QPoint(rect.left(), rect.top() + (rect.height() - size) // 2)
        painter.drawPixmap(place, self.theme.pixmap(name, token, _ICON))
        return rect.adjusted(size + _ICON_GAP, 0, 0, 0)

    def chips_width(self, words: Sequence[str]) -> int:
        """How wide these chips are side by side, in pixels."""
        metrics = QFontMetrics(self.theme.font())
        widths = [metrics.horizontalAdvance(word) + 2 * _CHIP_PADDING for word in words]
        return sum(widths) + _CHIP_GAP * max(0, len(widths) - 1)

    def chips_placed(self, rect: QRect, words: Sequence[str]) -> Sequence[tuple[QRect, str]]:
        """Chips side by side, as many as there is room for: where each is, and its word."""
        metrics = QFontMetrics(self.theme.font())
        height = self.theme.scaled(_CHIP_HEIGHT)
        top = rect.top() + (rect.height() - height) // 2
        room_for_more = metrics.horizontalAdvance("+9") + _CHIP_GAP
        placed: list[tuple[QRect, str]] = []
        left = rect.left()
        for at, word in enumerate(words):
            width = metrics.horizontalAdvance(word) + 2 * _CHIP_PADDING
            is_last = at == len(words) - 1
            if left + width + (0 if is_last else room_for_more) > rect.right() + 1:
                break
            placed.append((QRect(left, top, width, height), word))
            left += width + _CHIP_GAP
        return placed

    def paint_chips(
        self, painter: QPainter, rect: QRect, words: Sequence[str], inverted: str
    ) -> None:
        """Paint chips side by side; where some have no room, '+2' after the others."""
        placed = self.chips_placed(rect, words)
        left = rect.left()
        for box, word in placed:
            # White even on a selected row, so that it can be told from the row's tint.
            ground, edge = self.theme.colour("surface"), self.theme.colour("line")
            draw_box(painter, box, radius=_RADIUS, fill=ground, edge=edge)
            self.text(painter, box.adjusted(_CHIP_PADDING, 0, 0, 0), word, "ink")
            left = box.right() + 1 + _CHIP_GAP
        if len(placed) < len(words):
            rest = QRect(left, rect.top(), max(0, rect.right() + 1 - left), rect.height())
            self.text(painter, rest, f"+{len(words) - len(placed)}", inverted or "ink2")

    # -- Qt's -----------------------------------------------------------------------------

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.view.verticalHeader().defaultSectionSize())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        inverted = "on_select" if is_selected and self.theme.is_high_contrast else ""
        painter.save()
        self._paint_ground(painter, rect, index, is_selected=is_selected)
        inner = self.inner(rect, index)
        if self.view.is_narrow:
            self.paint_card(painter, inner, index, inverted)
        else:
            self.paint_cell(painter, inner, index, inverted)
        if index.column() == self.view.last_column:
            size = self.theme.scaled(_ICON)
            arrow = self.arrow_rect(rect)
            place = QPoint(arrow.right() + 1 - size - 4, arrow.center().y() - size // 2)
            pixmap = self.theme.pixmap("chevron-right", inverted or "ink3", _ICON)
            painter.drawPixmap(place, pixmap)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, self.theme, radius=_RADIUS, is_selected=is_selected)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, is_selected: bool
    ) -> None:
        theme = self.theme
        ground = "surface"
        if is_selected:
            ground = "select" if theme.is_high_contrast else "accent_tint"
        elif index.row() == self.view.hovered_row:
            ground = "hover" if theme.is_high_contrast else "panel"
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if is_selected and index.column() == 0 and not theme.is_high_contrast:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), theme.colour("accent"))


def _broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The lines that a text is broken into; the last of them holds all the rest."""
    words = " ".join(text.split())
    layout = QTextLayout(words, font)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        is_last = len(lines) == most - 1
        lines.append(words[start:] if is_last else words[start : start + line.textLength()])
    layout.endLayout()
    return [line.strip() for line in lines]
