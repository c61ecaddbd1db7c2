"""The help beside a question."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from neglect_workbook.ui.theme import Theme

_WIDTH: Final = 304
_WIDTH_WIDE: Final = 400
_SIDE: Final = 18
#: The scroll bar stands in the padding.
_SIDE_OF_BAR: Final = 4


class _SteadyScroll(QScrollArea):
    """Keeps the width of its column whether the scroll bar is there or not.

    Otherwise the words would break elsewhere with the bar than without it, and need the bar
    only because of that.
    """

    @override
    def resizeEvent(self, arg__1: "QResizeEvent") -> None:
        super().resizeEvent(arg__1)
        self.make_room()

    def make_room(self) -> None:
        """Leave the room of the scroll bar free where there is none."""
        holder, bar = self.widget(), self.verticalScrollBar()
        if holder is not None:
            without = 0 if bar.isVisible() else bar.sizeHint().width()
            holder.setContentsMargins(_SIDE, 0, _SIDE_OF_BAR + without, 12)


class HelpColumn(QFrame):
    """A panel at the right that scrolls by itself.

    Signals:
        hide_requested: the person wants the room for the question.
    """

    hide_requested = Signal()

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_wide = False
        self._hide = Button(theme, "Hide", kind="quiet", icon="panel-right-close", is_slim=True)
        self._hide.setAccessibleName("Hide help")
        self._hide.clicked.connect(self.hide_requested)
        self._area = _SteadyScroll()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()
        self.setAccessibleName("Help")
        theme.changed.connect(self._fit)
        self._fit()

    def set_topics(self, topics: QWidget) -> None:
        """Show the help with another question, from its beginning."""
        holder = QWidget()
        self._area.setWidget(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(topics)
        self._area.make_room()
        self._area.verticalScrollBar().setValue(0)

    def set_wide(self, *, is_wide: bool) -> None:
        """Take more room, where the window has it."""
        self._is_wide = is_wide
        self._fit()

    @override
    def paintEvent(self, arg__1: "QPaintEvent") -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        painter.fillRect(0, 0, 1, self.height(), self._theme.colour("line"))
        painter.end()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE, 16, _SIDE, 8)
        top.addWidget(Strong(self._theme, "Help"), 1)
        top.addWidget(self._hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._area, 1)

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.scaled(_WIDTH_WIDE if self._is_wide else _WIDTH))
