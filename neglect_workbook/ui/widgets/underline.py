"""A part of a text with a dotted line under it, and how that line is drawn."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

#: Of the line at 100 percent, and from the foot of the letters to it, in pixels.
_WIDTH: Final = 1.4
_BELOW: Final = 2.5


@dataclass(frozen=True, slots=True)
class Underline:
    """Where a dotted line goes.

    Attributes:
        start: its first character.
        end: the one after its last.
        ink: token of its colour.
    """

    start: int
    end: int
    ink: str


def draw_dots(
    painter: QPainter, theme: "Theme", ink: str, baseline: float, left: float, right: float
) -> None:
    """Draw the dots under some words.

    Args:
        painter: of the widget that shows them.
        theme: gives the colour and the size.
        ink: token of the colour.
        baseline: on which the letters stand.
        left: where the words begin.
        right: where they end.
    """
    scale = theme.zoom / 100
    pen = QPen(theme.colour(ink), _WIDTH * scale, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.0, 1.2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = baseline + _BELOW * scale
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def qt_places(text: str) -> int:
    """How many places Qt counts in a text: an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
