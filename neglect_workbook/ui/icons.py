"""Icons: line drawings in one colour, kept as SVG in ``resources/icons`` and painted on demand.

QtSvg does not know the palette, so the colour is written into the drawing before it is painted.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from neglect_workbook.files import resource_path

#: Line width in the drawings' own 24 by 24 units: finer than drawn, finer still when large.
_STROKE = "1.75"
_STROKE_LARGE = "1.5"
_LARGE = 24
#: Small and large, on screens at 100, 125, 150 and 200 percent, and for the switching of windows.
_APP_SIZES = (16, 20, 24, 32, 40, 48, 64)


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
    pixmap = _drawn(QSvgRenderer(QByteArray(source.encode())), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def app_icon() -> QIcon:
    """The program's own icon, in every size that title bars and task bars ask for.

    Given the drawing itself, Qt would load whatever it has for pictures of other kinds, each from
    a file of its own, before the window opens.
    """
    drawing, icon = QSvgRenderer(str(resource_path("icons", "app.svg"))), QIcon()
    for size in _APP_SIZES:
        icon.addPixmap(_drawn(drawing, size))
    return icon


def _drawn(drawing: QSvgRenderer, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
