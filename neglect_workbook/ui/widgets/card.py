"""The card: a sheet within the sheet, with a hairline round it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_RADIUS: Final = 8


class Card(QFrame):
    """A frame with rounded corners. Its layout and paddings are its user's."""

    def __init__(
        self,
        theme: "Theme",
        *,
        ground: str = "surface",
        edge: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty card.

        Args:
            theme: gives the colours.
            ground: token of its ground.
            edge: token of its edge.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self._edge = edge
        theme.changed.connect(self.update)

    def set_tokens(self, *, ground: str, edge: str) -> None:
        """Show another ground and edge, such as those of what is chosen."""
        self._ground = ground
        self._edge = edge
        self.update()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=self._theme.colour(self._ground),
            edge=self._theme.colour(self._edge),
        )
        painter.end()
