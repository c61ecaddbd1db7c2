"""A list with bullets, of plain sentences."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.mark_label import MarkLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from neglect_workbook.ui.theme import Theme

_DOT: Final = 5


class BulletList(QWidget):
    """Sentences under each other, each with a bullet."""

    def __init__(self, theme: "Theme", texts: "Sequence[str]") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(6)
        for text in texts:
            layout.addWidget(_Bullet(theme, text))


class _Bullet(MarkLabel):
    _mark_width = 6
    _mark_height = 20

    def __init__(self, theme: "Theme", text: str) -> None:
        super().__init__(theme, text)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    @override
    def paint_mark(self, painter: "QPainter", rect: "QRect") -> None:
        size = self._theme.scaled(_DOT)
        middle = rect.center().y() - size / 2 + 1
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink3"))
        painter.drawEllipse(QRectF(rect.left(), middle, size, size))
