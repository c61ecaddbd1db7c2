"""What shows while files are dragged over the window: that they may be let go, and what follows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_INSET: Final = 6
_RADIUS: Final = 8
_PADDING: Final = 18
_ABOVE_FOOT: Final = 56
_WORDS: Final = "Let go to bring these files in"


class DropCover(QWidget):
    """A dashed frame round the window with one line in it. The mouse goes through it."""

    def __init__(self, theme: "Theme", window: QWidget) -> None:
        """Make it out of sight.

        Args:
            theme: gives the colours.
            window: what it lies over.
        """
        super().__init__(window)
        self._theme = theme
        self._window = window
        # What takes drops itself, such as the evidence page, is still found below it.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_WORDS)
        self.hide()

    def show_over(self) -> None:
        """Lie over all of the window."""
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        frame = self.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET)
        draw_box(
            painter, frame, radius=_RADIUS, fill=None, edge=theme.colour("accent"), is_dashed=True
        )
        painter.setFont(theme.font(strong=True))
        size = painter.fontMetrics().size(0, _WORDS)
        box = QRect(0, 0, size.width() + 2 * _PADDING, size.height() + _PADDING)
        box.moveCenter(QPoint(self.width() // 2, 0))
        box.moveBottom(self.height() - theme.scaled(_ABOVE_FOOT))
        draw_box(
            painter,
            box,
            radius=_RADIUS,
            fill=theme.colour("accent_tint"),
            edge=theme.colour("accent"),
        )
        painter.setPen(theme.colour("accent_ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _WORDS)
        painter.end()
