"""Icons: line drawings in one colour, kept as SVG in ``resources/icons`` and painted on demand.

QtSvg does not know the palette, so the colour is written into the drawing before it is painted.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from neglect_workbook.files import resource_path

#: Line width in the drawings' own 24 by 24 units: finer than drawn, finer still when large.
_STROKE = "1.75"
_STROKE_LARGE = "1.5"
_LARGE = 24


@cache
def icon_source(name: str) -> str:
    """The SVG text of an icon.

    Raises:
        KeyError: there is no icon of that name.
    """
    path = resource_path("icons", f"{name}.svg")
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


def coloured_source(name: str, colour: str, stroke: str) -> str:
    """The SVG text of an icon in one colour.

    Args:
        name: the file's name without its ending.
        colour: ``#RRGGBB``.
        stroke: line width in the drawing's own units, of which it has 24 by 24.

    Raises:
        KeyError: there is no icon of that name.
    """
    source = icon_source(name).replace("currentColor", colour)
    return source.replace('stroke-width="2"', f'stroke-width="{stroke}"')


def render_icon(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """An icon as a square picture.

    Args:
        name: the file's name without its ending.
        colour: ``#RRGGBB``.
        size: edge in device-independent pixels.
        ratio: device pixels to one of those.

    Raises:
        KeyError: there is no icon of that name.
    """
    stroke = _STROKE_LARGE if size >= _LARGE else _STROKE
    source = coloured_source(name, colour, stroke)
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
