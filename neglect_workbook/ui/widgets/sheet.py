"""The sheet: the white ground that the work lies on, within the paper of the window."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_RADIUS: Final = 8


class Sheet(QFrame):
    """A ground with a line above and at the left, and a rounded corner between them."""

    def __init__(self, theme: "Theme", parent: QWidget | None = None) -> None:
        """Make an empty sheet; its layout keeps clear of the lines by its margins."""
        super().__init__(parent)
        self._theme = theme
        self._is_whole = False
        self.setContentsMargins(1, 1, 0, 0)
        theme.changed.connect(self.update)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Reach from edge to edge where there is nothing at the left."""
        self._is_whole = is_narrow
        self.setContentsMargins(0 if is_narrow else 1, 1, 0, 0)
        self.update()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        part = arg__1.rect()
        if part.left() > _RADIUS and part.top() > _RADIUS:
            # Away from the lines it is plain, and drawn anew with every key that is pressed on it.
            painter = QPainter(self)
            painter.fillRect(part, self._theme.colour("surface"))
            painter.end()
            return
        # What is not to be seen of the box lies outside the widget.
        left = _RADIUS if self._is_whole else 0
        box = QRectF(self.rect()).adjusted(-left, 0, _RADIUS, _RADIUS)
        painter = QPainter(self)
        draw_box(
            painter,
            box,
            radius=0 if self._is_whole else _RADIUS,
            fill=self._theme.colour("surface"),
            edge=self._theme.colour("line"),
        )
        painter.end()
