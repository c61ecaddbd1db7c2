"""What options that exclude each other have in common: the round mark, and the arrow keys."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

#: Which option an arrow key asks for: the one before (-1) or after (1).
ARROW_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


def paint_radio(
    painter: QPainter,
    circle: QRectF,
    theme: "Theme",
    *,
    is_checked: bool,
    is_enabled: bool,
    is_inverted: bool,
) -> None:
    """Draw the mark.

    Args:
        painter: its pen and brush are left as they were found.
        circle: the outside of the mark.
        theme: gives the colours.
        is_checked: whether the option is the chosen one.
        is_enabled: whether it can be chosen.
        is_inverted: whether it stands on the ground of a selected row in high contrast.
    """
    radius = circle.width() / 2
    if not is_checked:
        edge = theme.colour("control" if is_enabled else "line")
        draw_box(painter, circle, radius=radius, fill=theme.colour("surface"), edge=edge)
        return
    ink = theme.colour("on_select" if is_inverted else "accent")
    hole = theme.colour("select" if is_inverted else "surface")
    draw_box(painter, circle, radius=radius, fill=ink)
    inset = circle.width() * 5 / 18
    inner = circle.adjusted(inset, inset, -inset, -inset)
    draw_box(painter, inner, radius=inner.width() / 2, fill=hole)
