"""Two fields beside each other, or under each other where there is no room."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_GAP = 14


class PairRow(QWidget):
    """Two fields that share a line as soon as each has ``least`` pixels at 100 percent."""

    def __init__(self, theme: "Theme", left: QWidget, right: QWidget, *, least: int) -> None:
        super().__init__()
        self._theme = theme
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(left, 1)
        self._row.addWidget(right, 1)
        theme.changed.connect(self._fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= 2 * self._theme.scaled(self._least) + _GAP
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
