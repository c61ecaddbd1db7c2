"""A text with an icon before it: a hint, an error, a state of saving."""

from typing import TYPE_CHECKING

from typing_extensions import override

from neglect_workbook.ui.widgets.mark_label import MarkLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme


class IconLabel(MarkLabel):
    """Plain text that wraps beside an icon of 18 pixels, or of 16 in running text."""

    def __init__(
        self,
        theme: "Theme",
        icon: str,
        text: str = "",
        *,
        ink: str = "ink",
        icon_ink: str = "",
        size: int = 18,
        parent: "QWidget | None" = None,
    ) -> None:
        """Show a text with its icon.

        Args:
            theme: gives colours and sizes.
            icon: its name.
            text: shown as it is.
            ink: token of the text's colour.
            icon_ink: token of the icon's colour; empty for that of the text.
            size: of the icon at 100 percent.
            parent: the widget it belongs to.
        """
        self._icon = icon
        self._icon_ink = icon_ink
        self._ink = ink
        self._mark_width = self._mark_height = size
        super().__init__(theme, text, parent)

    def set_content(self, icon: str, text: str, *, ink: str = "ink", icon_ink: str = "") -> None:
        """Show something else."""
        self._icon = icon
        self._icon_ink = icon_ink
        self.setText(text)
        self.set_token(ink)
        self.update()

    @override
    def paint_mark(self, painter: "QPainter", rect: "QRect") -> None:
        ink = self._icon_ink or self._ink
        painter.drawPixmap(rect.topLeft(), self._theme.pixmap(self._icon, ink, self._mark_width))
