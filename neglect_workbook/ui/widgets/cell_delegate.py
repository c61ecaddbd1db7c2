"""What rows, cells and cards are drawn with: text, icons and chips."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

    from neglect_workbook.ui.theme import Theme

_RADIUS: Final = 4
_ICON: Final = 16
_ICON_GAP: Final = 6
_CHIP_HEIGHT: Final = 26
_CHIP_PADDING: Final = 8
_CHIP_GAP: Final = 6
_CENTRE: Final = Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Draws from the tokens of a theme; a view's own delegate says what is where."""

    def __init__(self, theme: "Theme", view: "QAbstractItemView") -> None:
        super().__init__(view)
        self.theme = theme

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

    def line_count(self, text: str, width: int, *, most: int) -> int:
        """On how many lines `lines` would write a text."""
        return len(_broken(text, self.theme.font(), width, most))

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
