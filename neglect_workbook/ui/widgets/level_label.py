"""A step of the evidence ladder: its bars and its words."""

from typing import TYPE_CHECKING

from typing_extensions import override

from neglect_workbook.ui.symbols import paint_level
from neglect_workbook.ui.widgets.mark_label import MarkLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme


class LevelLabel(MarkLabel):
    """Four rising bars, as many of them filled as the evidence has reached, and the words."""

    _mark_height = 16

    def __init__(
        self, theme: "Theme", level: int = 0, words: str = "", parent: "QWidget | None" = None
    ) -> None:
        """Show a level.

        Args:
            theme: gives colours and sizes.
            level: 1 to 4; 0 where not chosen.
            words: its name in the framework.
            parent: the widget it belongs to.
        """
        self._level = level
        super().__init__(theme, words, parent)

    def set_level(self, level: int, words: str) -> None:
        """Show another level."""
        self._level = level
        self.setText(words)
        self.update()

    @override
    def paint_mark(self, painter: "QPainter", rect: "QRect") -> None:
        paint_level(painter, rect, self._level, self._theme)
