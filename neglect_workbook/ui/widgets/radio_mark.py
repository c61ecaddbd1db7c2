"""The round mark of an option that excludes the others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


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
