"""What to have to hand before one starts, from the framework."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.theme import Theme


class HaveToHand(QWidget):
    """A list in two columns, each read from above; in one where the window is narrow."""

    def __init__(self, theme: "Theme", things: "Sequence[str]") -> None:
        super().__init__()
        self._theme = theme
        half = (len(things) + 1) // 2
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        for column in (things[:half], things[half:]):
            self._columns.addWidget(BulletList(theme, column), 1, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._arrange)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = is_narrow(self, self._theme)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setSpacing(6 if narrow else 28)
