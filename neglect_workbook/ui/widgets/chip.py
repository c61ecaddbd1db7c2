"""The chip: a small button for one of several things, such as a question or linked evidence."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_ICON: Final = 16
_PADDING: Final = 8
_GAP: Final = 6
_HEIGHT: Final = 26
_RADIUS: Final = 4
_WIDEST: Final = 320


class Chip(QPushButton):
    """A small button; a removable one has a cross, and Delete does what the cross does.

    Signals:
        remove_requested: someone wants this one taken away.
    """

    remove_requested = Signal()

    def __init__(
        self,
        theme: "Theme",
        text: str,
        *,
        icon: str = "",
        is_removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip.

        Args:
            theme: gives colours and sizes.
            text: shown as it is; a long one ends in an ellipsis.
            icon: the name of the icon before the text.
            is_removable: whether it has a cross.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._words = text
        self._icon = icon
        self._is_removable = is_removable
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        if is_removable:
            self.setAccessibleDescription("Press Delete to remove it")
        self.setToolTip(text if self.sizeHint().width() >= _WIDEST else "")
        self.setProperty("focusRadius", _RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def words(self) -> str:
        """The text as it was given."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font())
        icons = (self._icon != "") + self._is_removable
        width = 2 * _PADDING + metrics.horizontalAdvance(self._words) + 1
        width += icons * (self._theme.scaled(_ICON) + _GAP)
        return QSize(min(width, self._theme.scaled(_WIDEST)), self._theme.scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 64), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        is_hot = self.isEnabled() and (self.underMouse() or self.isDown())
        ink = "ink" if self.isEnabled() else "disabled"
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=theme.colour("hover" if is_hot else "surface"),
            edge=theme.colour("control" if is_hot else "line"),
        )
        size = theme.scaled(_ICON)
        top = (self.height() - size) // 2
        left = _PADDING
        if self._icon:
            painter.drawPixmap(QPoint(left, top), theme.pixmap(self._icon, ink, _ICON))
            left += size + _GAP
        right = self.width() - _PADDING
        if self._is_removable:
            painter.drawPixmap(QPoint(right - size, top), theme.pixmap("x", ink, _ICON))
            right -= size + _GAP
        font = theme.font()
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        shown = QFontMetrics(font).elidedText(
            self._words, Qt.TextElideMode.ElideRight, right - left + 1
        )
        painter.drawText(
            QRect(left, 0, right - left + 2, self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            shown,
        )
        painter.end()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        if self.isDown() and self._is_on_cross(e.position().toPoint()):
            self.setDown(False)
            self.remove_requested.emit()
            return
        super().mouseReleaseEvent(e)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_requested.emit()
            return
        super().keyPressEvent(event)

    def _is_on_cross(self, place: QPoint) -> bool:
        edge = self.width() - _PADDING - self._theme.scaled(_ICON) - _GAP // 2
        return self._is_removable and self.rect().contains(place) and place.x() >= edge

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
