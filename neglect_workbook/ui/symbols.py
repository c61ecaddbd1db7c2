"""Our own marks: one shape for each rating and each evidence level, told apart without colour.

A circle fills up as practice does. What is off the scale is no circle, or is dashed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPixmap,
    QPolygonF,
)

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

#: The square that ratings are drawn in, in its own units.
_BOX: Final = 20.0
_LEVEL_WIDTH: Final = 20.0
_LEVEL_HEIGHT: Final = 16.0
_LEVELS: Final = 4
_STAR: Final = (
    (10.00, 0.20), (12.88, 6.64), (19.89, 7.39), (14.66, 12.11), (16.11, 19.01),
    (10.00, 15.50), (3.89, 19.01), (5.34, 12.11), (0.11, 7.39), (7.12, 6.64),
)  # fmt: skip


def paint_rating(
    painter: QPainter, rect: QRect | QRectF, code: str, theme: "Theme", *, token: str = ""
) -> None:
    """Paint the mark of a rating.

    Args:
        painter: left as it was found.
        rect: a square; the look uses 26, 20 and 17 pixels.
        code: "unknown", "0" to "3", "na"; any other paints 'not answered yet'.
        theme: gives the colour of the rating.
        token: another colour, such as "on_select" on a selected row in high contrast.
    """
    colour = theme.colour(token or theme.rating_tone(code))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(rect).topLeft())
    painter.scale(rect.width() / _BOX, rect.height() / _BOX)
    _PAINTERS.get(code, _paint_not_answered)(painter, colour)
    painter.restore()


def paint_level(
    painter: QPainter, rect: QRect | QRectF, level: int, theme: "Theme", *, token: str = ""
) -> None:
    """Paint four rising bars, as many of them filled as the evidence has reached.

    Args:
        painter: left as it was found.
        rect: 20 by 16 pixels in the look.
        level: 0 to 4.
        theme: gives the colours.
        token: another colour for all of it, as for ``paint_rating``.
    """
    filled = theme.colour(token or "ink2")
    edge = theme.colour(token or "control")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(rect).topLeft())
    painter.scale(rect.width() / _LEVEL_WIDTH, rect.height() / _LEVEL_HEIGHT)
    for step in range(1, _LEVELS + 1):
        bar = QRectF(0.5 + (step - 1) * 5, _LEVEL_HEIGHT - step * 4, 4, step * 4)
        if step <= level:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(filled)
            painter.drawRoundedRect(bar, 1, 1)
        else:
            painter.setPen(QPen(edge, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 0.8, 0.8)
    painter.restore()


def rating_pixmap(theme: "Theme", code: str, size: int = 20, *, ratio: float = 1) -> QPixmap:
    """The mark of a rating as a picture, for what takes pictures only.

    Args:
        theme: gives colour and zoom.
        code: of the rating.
        size: edge in pixels at 100 percent.
        ratio: device pixels to a device-independent one.
    """
    edge = theme.scaled(size)
    pixmap = QPixmap(round(edge * ratio), round(edge * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_rating(painter, QRect(0, 0, edge, edge), code, theme)
    painter.end()
    return pixmap


def _line_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint_unknown(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2))
    painter.drawRoundedRect(QRectF(2, 2, 16, 16), 4, 4)
    mark = QPainterPath(QPointF(7.5, 7.9))
    mark.arcTo(QRectF(7.5, 5.37, 5.1, 5.1), 179.5, -242.7)
    mark.cubicTo(10.35, 10.65, 10, 11.1, 10, 11.9)
    painter.setPen(_line_pen(colour, 1.9))
    painter.drawPath(mark)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(10, 14.4), 1.15, 1.15)


def _paint_not_yet(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.8))
    painter.drawEllipse(QPointF(10, 10), 7.4, 7.4)


def _paint_partly(painter: QPainter, colour: QColor) -> None:
    disc = QRectF(2.1, 2.1, 15.8, 15.8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2))
    painter.drawEllipse(disc)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(disc, 180 * 16, 180 * 16)


def _paint_in_place(painter: QPainter, colour: QColor) -> None:
    disc = QPainterPath()
    disc.addEllipse(QPointF(10, 10), 8.9, 8.9)
    tick = QPainterPath(QPointF(5.9, 10.4))
    tick.lineTo(8.6, 13.1)
    tick.lineTo(14, 7.2)
    # Cut out, so that the mark is right on whatever ground it stands.
    painter.fillPath(
        disc.subtracted(QPainterPathStroker(_line_pen(colour, 2.1)).createStroke(tick)), colour
    )


def _paint_difference(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(_line_pen(colour, 1.2))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _STAR]))


def _paint_not_for_us(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(2.5, 7.6, 15, 4.8), 2.4, 2.4)


def _paint_not_answered(painter: QPainter, colour: QColor) -> None:
    width = 1.7
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.6 / width, 2.3 / width])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(10, 10), 7.8, 7.8)


_PAINTERS: Final[dict[str, Callable[[QPainter, QColor], None]]] = {
    "unknown": _paint_unknown,
    "0": _paint_not_yet,
    "1": _paint_partly,
    "2": _paint_in_place,
    "3": _paint_difference,
    "na": _paint_not_for_us,
}
