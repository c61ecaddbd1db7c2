"""A large button with an icon, what it does, and a few words more."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_RADIUS: Final = 8
_PADDING: Final = 16
_PADDING_ABOVE: Final = 10
_ICON: Final = 24
_GAP: Final = 16
_LINE_GAP: Final = 2
_HEIGHT: Final = 68


class BigButton(QPushButton):
    """A card that can be pressed; filled while it is the next thing to do."""

    def __init__(
        self, theme: "Theme", icon: str, text: str, more: str, parent: QWidget | None = None
    ) -> None:
        """Make a button that is not filled.

        Args:
            theme: gives colours and sizes.
            icon: its name.
            text: a verb with its object, or what it leads to.
            more: a few quieter words.
            parent: the widget it belongs to.
        """
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._more = more
        self._is_filled = False
        self.setProperty("focusRadius", _RADIUS)
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    @property
    def is_filled(self) -> bool:
        """Whether it is the next thing to do."""
        return self._is_filled

    def set_filled(self, *, is_filled: bool) -> None:
        """Be the next thing to do, or one of several."""
        self._is_filled = is_filled
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.scaled(280)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(160), self._theme.scaled(_HEIGHT))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        text, more = self._boxes(arg__1)
        lines = text.height() + _LINE_GAP + more.height()
        return max(self._theme.scaled(_HEIGHT), lines + 2 * _PADDING_ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        ground, edge, ink, more_ink, icon_ink = self._tokens()
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=theme.colour(ground),
            edge=theme.colour(edge),
            width=2 if self._is_filled and theme.is_high_contrast else 1,
        )
        icon = theme.scaled(_ICON)
        place = QPoint(_PADDING, (self.height() - icon) // 2)
        painter.drawPixmap(place, theme.pixmap(self._icon, icon_ink, _ICON))
        text, more = self._boxes(self.width())
        lines = text.height() + _LINE_GAP + more.height()
        top = (self.height() - lines) // 2
        left = self._left()
        painter.setFont(theme.font(strong=True))
        painter.setPen(theme.colour(ink))
        painter.drawText(text.translated(left, top), _FLAGS, self.text())
        painter.setFont(theme.font())
        painter.setPen(theme.colour(more_ink))
        below = top + text.height() + _LINE_GAP
        painter.drawText(more.translated(left, below), _FLAGS, self._more)
        painter.end()

    def _tokens(self) -> tuple[str, str, str, str, str]:
        """Tokens of ground, edge, text, the words after it and icon."""
        is_hot = self.underMouse() or self.isDown()
        if self._is_filled and self._theme.is_high_contrast:
            return ("hover" if is_hot else "surface", "accent", "accent", "accent", "accent")
        if self._is_filled:
            ground = "accent_hover" if is_hot else "accent"
            return (ground, ground, "on_accent", "on_accent", "on_accent")
        return ("hover" if is_hot else "surface", "line", "ink", "ink2", "accent")

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """The room that the text and the words after it take, each from its own corner."""
        room = QRect(0, 0, max(1, width - self._left() - _PADDING), 1 << 16)
        strong = QFontMetrics(self._theme.font(strong=True))
        plain = QFontMetrics(self._theme.font())
        return (
            QRect(0, 0, room.width(), strong.boundingRect(room, _FLAGS, self.text()).height()),
            QRect(0, 0, room.width(), plain.boundingRect(room, _FLAGS, self._more).height()),
        )

    def _left(self) -> int:
        return _PADDING + self._theme.scaled(_ICON) + _GAP

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


_FLAGS: Final = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
