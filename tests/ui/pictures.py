"""What painted widgets look like, in figures."""

from PySide6.QtGui import QColor, QImage, QPainter, QPixmap


def image_of(pixmap: QPixmap, ground: str = "#ffffff") -> QImage:
    """A picture laid on a ground, so that its see-through parts take that colour."""
    image = QImage(pixmap.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    image.setDevicePixelRatio(pixmap.devicePixelRatio())
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return image


def colours_in(image: QImage) -> set[str]:
    """Every colour that a picture holds, as ``#rrggbb``."""
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def share_that_differs(one: QImage, other: QImage) -> float:
    """The part of all inked pixels that only one of two pictures has, 0 to 1."""
    first = _inked(one)
    second = _inked(other)
    return len(first ^ second) / len(first | second)


def _inked(image: QImage) -> set[tuple[int, int]]:
    half = 128
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < half
    }
