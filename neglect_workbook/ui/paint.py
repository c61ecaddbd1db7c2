"""Shapes that the painted widgets share, drawn so that one-pixel lines stay sharp."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


def draw_box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
    is_dashed: bool = False,
) -> None:
    """Draw a rounded box whose edge lies inside ``rect``.

    Args:
        painter: its pen and brush are left as they were found.
        rect: the outside of the edge.
        radius: of the outside corners.
        fill: the ground, or nothing.
        edge: the line round it, or nothing.
        width: of that line, in device-independent pixels.
        is_dashed: whether that line is dashed.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    box = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, width, style))
        inset = width / 2
        box = box.adjusted(inset, inset, -inset, -inset)
        radius = max(0.0, radius - inset)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def draw_focus(
    painter: QPainter, rect: QRect, theme: "Theme", *, radius: float, is_selected: bool
) -> None:
    """Draw the ring round a row or cell that the keyboard would act on.

    Args:
        painter: its pen and brush are left as they were found.
        rect: the row or cell; the ring lies inside it.
        theme: gives colour and width.
        radius: of the row's corners.
        is_selected: whether the ground is that of a selected row. In high contrast that is the
            very colour of the ring, which is then black and a little further in.
    """
    width, edge = theme.ring_width, theme.colour("focus")
    if is_selected and theme.is_high_contrast:
        edge, rect = theme.colour("on_select"), rect.adjusted(width, width, -width, -width)
    draw_box(painter, rect, radius=radius, edge=edge, width=width)
