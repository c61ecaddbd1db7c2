"""The tool row at the right end of the menu bar: undo, redo, find, and hide the screen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionToolButton, QToolButton, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 32
_ICON: Final = 18
_FIND_ICON: Final = 16
_FIND_WIDTH: Final = 232
_LINE: Final = 20
_PADDING: Final = 10
_GAP: Final = 8
_RADIUS: Final = 6
_CENTRE: Final = Qt.AlignmentFlag.AlignVCenter


class ToolRow(QWidget):
    """Four actions, with words where there is room and as icons where there is not."""

    def __init__(
        self, theme: "Theme", *, undo: QAction, redo: QAction, find: QAction, hide: QAction
    ) -> None:
        super().__init__()
        self._theme = theme
        self._line = Hairline(theme, is_upright=True)
        self._buttons = [
            _ToolButton(theme, undo),
            _ToolButton(theme, redo),
            _FindField(theme, find),
            _ToolButton(theme, hide, shows_key=True),
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(2)
        for button in self._buttons:
            if button is self._buttons[2]:
                layout.addSpacing(6)
                layout.addWidget(self._line, 0, _CENTRE)
                layout.addSpacing(6)
            layout.addWidget(button)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show icons only."""
        for button in self._buttons:
            button.set_narrow(is_narrow=is_narrow)

    def apply_theme(self) -> None:
        """Take the colours and sizes of the theme as it is now."""
        self._line.setFixedHeight(self._theme.scaled(_LINE))
        size = self._theme.scaled(_ICON)
        for button in self._buttons:
            button.setFont(self._theme.font())
            button.setIconSize(QSize(size, size))
            button.setMinimumHeight(self._theme.scaled(_HEIGHT))
            button.updateGeometry()


class _ToolButton(QToolButton):
    """One action, with its icon a little apart from its word, and its key if that is shown."""

    def __init__(self, theme: "Theme", action: QAction, *, shows_key: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._shows_key = shows_key
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(action.iconText())
        self.set_narrow(is_narrow=False)

    @property
    def is_narrow(self) -> bool:
        """Whether only the icon is shown."""
        return self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly

    @property
    def key(self) -> str:
        """The key that does the same, as it is shown."""
        keys = self.defaultAction().shortcut()
        return keys.toString(QKeySequence.SequenceFormat.NativeText)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon only, or the word beside it."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
        )

    @override
    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        # The style has no measure for this gap, and a font's space grows with the zoom.
        option.text = f" {option.text}"

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self._shows_key and not self.is_narrow:
            words = QFontMetrics(self._theme.font()).horizontalAdvance(self.key)
            size.setWidth(size.width() + words + _GAP)
        return size

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self._shows_key and not self.is_narrow:
            painter = QPainter(self)
            painter.setFont(self._theme.font())
            painter.setPen(self._theme.colour("ink3"))
            room = self.rect().adjusted(0, 0, -_GAP, 0)
            painter.drawText(room, _CENTRE | Qt.AlignmentFlag.AlignRight, self.key)
            painter.end()


class _FindField(_ToolButton):
    """Looks like the line that it opens."""

    @override
    def sizeHint(self) -> QSize:
        if self.is_narrow:
            return super().sizeHint()
        return QSize(self._theme.scaled(_FIND_WIDTH), self._theme.scaled(_HEIGHT))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if self.is_narrow:
            super().paintEvent(arg__1)
            return
        theme = self._theme
        is_hot = self.underMouse() or self.isDown()
        fill, edge = theme.colour("surface"), theme.colour("ink2" if is_hot else "control")
        painter = QPainter(self)
        draw_box(painter, self.rect(), radius=_RADIUS, fill=fill, edge=edge)
        size = theme.scaled(_FIND_ICON)
        place = QPoint(_PADDING, (self.height() - size) // 2)
        painter.drawPixmap(place, theme.pixmap("search", "ink2", _FIND_ICON))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink3"))
        room = QRect(_PADDING, 0, self.width() - 2 * _PADDING, self.height())
        painter.drawText(room.adjusted(size + _GAP, 0, 0, 0), _CENTRE, self.accessibleName())
        painter.drawText(room, _CENTRE | Qt.AlignmentFlag.AlignRight, self.key)
        painter.end()
