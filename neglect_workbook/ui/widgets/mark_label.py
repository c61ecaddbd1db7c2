"""A text with a small mark before its first line."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.labels import Body

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_GAP: Final = 9


class MarkLabel(Body):
    """Plain text that wraps beside a mark. What the mark is, a child class says and paints."""

    _mark_width = 20
    _mark_height = 20

    def __init__(self, theme: "Theme", text: str = "", parent: QWidget | None = None) -> None:
        """Show a text with its mark."""
        super().__init__(theme, text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @abstractmethod
    def paint_mark(self, painter: QPainter, rect: QRect) -> None:
        """Paint the mark into a rectangle of its own size at the chosen zoom."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self._theme.scaled(self._mark_width)
        height = self._theme.scaled(self._mark_height)
        line = max(self.fontMetrics().height(), height)
        text_height = max(line, self.heightForWidth(self.width()))
        top = max(0, (self.height() - text_height) // 2)
        painter = QPainter(self)
        self.paint_mark(painter, QRect(0, top + (line - height) // 2, width, height))
        painter.end()

    @override
    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self.setContentsMargins(self._theme.scaled(self._mark_width) + _GAP, 0, 0, 0)
        self.setMinimumHeight(self._theme.scaled(self._mark_height))
