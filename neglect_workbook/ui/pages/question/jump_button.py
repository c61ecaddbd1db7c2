"""A way to a part of the answer, in the bar below it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 34
_ICON: Final = 18
_GAP: Final = 7
_UNDERLINE: Final = 2


class JumpButton(QPushButton):
    """Icon and words; underlined while the person is in its part of the answer."""

    def __init__(self, theme: "Theme", icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._icon_ink = "ink2"
        self._is_brief = False
        self.setCheckable(True)
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_content(self, icon: str, text: str, *, icon_ink: str = "ink2") -> None:
        """Show another icon and other words."""
        if (icon, icon_ink, text) == (self._icon, self._icon_ink, self.text()):
            return
        self._icon, self._icon_ink = icon, icon_ink
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(f"Go to {text[:1].lower()}{text[1:]}")
            self.setToolTip(text)
            self.updateGeometry()
        self.update()

    def set_brief(self, *, is_brief: bool) -> None:
        """Show the icon alone, where there is no room for words."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self.updateGeometry()
            self.update()

    @property
    def full_width(self) -> int:
        """The width with words."""
        words = QFontMetrics(self._theme.font(strong=True)).horizontalAdvance(self.text())
        return self._theme.scaled(_ICON) + _GAP + words + 1

    @override
    def nextCheckState(self) -> None:
        """Only the page says where the person is."""

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.scaled(_ICON) if self._is_brief else self.full_width
        return QSize(width, self._theme.scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        is_strong = self.isChecked()
        ink = "ink" if is_strong or self.underMouse() else "ink2"
        size = theme.scaled(_ICON)
        painter = QPainter(self)
        icon_ink = ink if self._icon_ink == "ink2" else self._icon_ink
        icon = theme.pixmap(self._icon, icon_ink, _ICON)
        painter.drawPixmap(QPoint(0, (self.height() - size) // 2), icon)
        if not self._is_brief:
            painter.setFont(theme.font(strong=is_strong))
            painter.setPen(theme.colour(ink))
            rest = QRect(size + _GAP, 0, self.width() - size - _GAP + 2, self.height())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
        if is_strong:
            line = QRect(0, self.height() - _UNDERLINE, self.width(), _UNDERLINE)
            painter.fillRect(line, theme.colour("accent"))
        painter.end()
