"""The mark of a rating by itself, beside words that say it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.symbols import paint_rating

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.ui.theme import Theme

_SIZE: Final = 20


class RatingMark(QWidget):
    """Paints one mark. It says nothing to a screen reader: the words beside it do."""

    def __init__(self, theme: "Theme", code: str, parent: QWidget | None = None) -> None:
        """Show the mark of a code; any unknown one is 'not answered yet'."""
        super().__init__(parent)
        self._theme = theme
        self._code = code
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        edge = self._theme.scaled(_SIZE)
        return QSize(edge, edge)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        edge = self._theme.scaled(_SIZE)
        paint_rating(
            painter, QRect(0, (self.height() - edge) // 2, edge, edge), self._code, self._theme
        )
        painter.end()
