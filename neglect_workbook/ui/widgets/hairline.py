"""A thin line between rows. Decoration: nothing depends on seeing it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.ui.theme import Theme


class Hairline(QWidget):
    """One pixel across, or down where ``is_upright``."""

    def __init__(self, theme: "Theme", *, is_upright: bool = False) -> None:
        super().__init__()
        self._theme = theme
        fixed, growing = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if is_upright:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, growing)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(growing, fixed)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        # With `fillRect` PySide would first make the names of every kind of gradient.
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRect(self.rect())
        painter.end()
