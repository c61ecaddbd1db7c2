"""The picture of a box to tick, for lists on paper: fonts do not agree on a sign for it."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from neglect_workbook.ui.paint import draw_box

#: Pixels of the picture for each of the text, so that its edge is sharp in print.
_FINENESS: Final = 8
_RADIUS: Final = 2
_EDGE: Final = 1.25


def tick_box(room: int, edge: int, ink: QColor) -> QImage:
    """A box at the left of its room.

    Args:
        room: width of the picture, in pixels of the text.
        edge: width and height of the box, and height of the picture.
        ink: the colour of its line.
    """
    picture = QImage(room * _FINENESS, edge * _FINENESS, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.scale(_FINENESS, _FINENESS)
    draw_box(painter, QRectF(0, 0, edge, edge), radius=_RADIUS, edge=ink, width=_EDGE)
    painter.end()
    return picture
