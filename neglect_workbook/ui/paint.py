"""Shapes that the painted widgets share, drawn so that one-pixel lines stay sharp."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


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
