"""Icons as Windows and Linux want them, drawn from their SVG."""

import struct
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.product import ROOT

_OWN: Final = Path(__file__).parent / "icons"
_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
#: The one size that Windows wants as a PNG; older parts of it read the others as bitmaps only.
_LARGEST: Final = 256


def picture(name: str) -> Path:
    """The SVG of an icon: ``app`` is the program's own."""
    return ROOT / "resources" / "icons" / "app.svg" if name == "app" else _OWN / f"{name}.svg"


def png(name: str, size: int) -> bytes:
    """An icon as a PNG."""
    return _as_png(_drawn(name, size))


def ico(name: str) -> bytes:
    """An icon in every size that Windows shows."""
    images = [_drawn(name, size) for size in _SIZES]
    parts = [_as_png(one) if one.width() == _LARGEST else _as_bitmap(one) for one in images]
    head = struct.pack("<HHH", 0, 1, len(parts))
    place = len(head) + 16 * len(parts)
    entries = b""
    for size, part in zip(_SIZES, parts, strict=True):
        side = size % _LARGEST
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(part), place)
        place += len(part)
    return head + entries + b"".join(parts)


def _drawn(name: str, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(picture(name))).render(painter)
    painter.end()
    return image


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _as_bitmap(image: QImage) -> bytes:
    """A bitmap as icons hold it: twice as high as it is, bottom up, and a mask that hides none."""
    size = image.width()
    head = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels = bytes(image.constBits())
    rows = [pixels[row * size * 4 : (row + 1) * size * 4] for row in range(size)]
    mask = bytes((size + 31) // 32 * 4 * size)
    return head + b"".join(reversed(rows)) + mask
