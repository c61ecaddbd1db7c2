"""The button: filled for the next thing to do, outlined, quiet, or a link."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from neglect_workbook.ui.theme import Theme

ButtonKind = Literal["outlined", "filled", "quiet", "link"]

_HEIGHT: Final = 36
_SLIM_HEIGHT: Final = 30
_ICON: Final = 18
_GAP: Final = 8
_RADIUS: Final = 6
_PADDING: Final = {"outlined": 14, "filled": 18, "quiet": 8, "link": 0}
_SLIM_PADDING: Final = 10


class Button(QPushButton):
    """A button of one kind, with an icon before its words, after them, or both.

    A checkable one shows that it is on by a tint and an accent edge. Its accessible name is its
    text; one with an icon only is given its name with ``setAccessibleName``.
    """

    def __init__(
        self,
        theme: "Theme",
        text: str,
        *,
        kind: ButtonKind = "outlined",
        icon: str = "",
        trailing_icon: str = "",
        is_slim: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            theme: gives colours and sizes.
            text: a verb with its object; shown as it is.
            kind: at most one filled button to a page.
            icon: the name of the icon before the text.
            trailing_icon: the name of the icon after it.
            is_slim: 30 pixels high instead of 36.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._kind: ButtonKind = kind
        self._words = ""
        self._icon = icon
        self._trailing_icon = trailing_icon
        self._is_slim = is_slim
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)
        theme.changed.connect(self._on_theme_changed)

    @property
    def words(self) -> str:
        """The text as it was given."""
        return self._words

    def set_words(self, text: str) -> None:
        """Show another text, and be called by it."""
        self.setAccessibleName(text)
        if text != self._words:
            self._words = text
            self.setText(text.replace("&", "&&"))
            self._on_theme_changed()

    def set_kind(self, kind: ButtonKind) -> None:
        """Become a button of another kind."""
        self._kind = kind
        self._on_theme_changed()

    def set_icon(self, name: str) -> None:
        """Show another icon before the text; empty for none."""
        self._icon = name
        self._on_theme_changed()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = 2 * self._padding() + metrics.horizontalAdvance(self._words)
        icons = (self._icon != "") + (self._trailing_icon != "")
        width += icons * self._theme.scaled(_ICON)
        width += max(0, icons + (self._words != "") - 1) * _GAP
        if self._kind == "link":
            return QSize(width, metrics.height() + 2)
        height = self._theme.scaled(_SLIM_HEIGHT if self._is_slim else _HEIGHT)
        return QSize(max(width, height), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        ink, icon_ink = self._inks()
        font = self._font()
        metrics = QFontMetrics(font)
        icon_size = self._theme.scaled(_ICON)
        content = self.sizeHint().width() - 2 * self._padding()
        if self._kind != "link":
            content = min(content, self.width() - 2 * self._padding())
        left = (self.width() - content) // 2 if self._kind != "link" else 0
        if not self._words:
            left = (self.width() - icon_size) // 2
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        if self._icon:
            self._paint_icon(painter, self._icon, icon_ink, left)
            left += icon_size + _GAP
        if self._words:
            room = self.width() - left - (self._padding() if self._kind != "link" else 0)
            if self._trailing_icon:
                room -= icon_size + _GAP
            shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room + 1)
            painter.drawText(
                QRect(left, 0, room + 1, self.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                shown,
            )
            width = metrics.horizontalAdvance(shown)
            if self._kind == "link":
                line = (self.height() + metrics.ascent() - metrics.descent()) // 2 + 3
                painter.drawLine(left, line, left + width, line)
            left += width + _GAP
        if self._trailing_icon:
            self._paint_icon(painter, self._trailing_icon, icon_ink, left)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        fill, edge = self._ground()
        if self._kind == "link":
            return
        width = 2 if self._kind == "filled" and self._theme.is_high_contrast else 1
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=self._theme.colour(fill) if fill else None,
            edge=self._theme.colour(edge) if edge else None,
            width=width,
        )

    def _ground(self) -> tuple[str, str]:
        """Tokens of ground and edge; empty for none."""
        is_contrast = self._theme.is_high_contrast
        if not self.isEnabled():
            return ("", "") if self._kind == "quiet" else ("surface", "line")
        if self.isChecked():
            return ("select", "select") if is_contrast else ("accent_tint", "accent")
        is_hot = self.underMouse() or self.isDown()
        if self._kind == "filled":
            if is_contrast:
                return ("hover" if is_hot else "surface", "accent")
            ground = "accent_hover" if is_hot else "accent"
            return (ground, ground)
        if self._kind == "quiet":
            return ("hover" if is_hot else "", "")
        edge = "ink2" if self.isDown() else "control"
        return ("hover" if is_hot else "surface", edge)

    def _inks(self) -> tuple[str, str]:
        """Tokens of the text and of the icons."""
        if not self.isEnabled():
            return ("disabled", "disabled")
        is_contrast = self._theme.is_high_contrast
        if self.isChecked():
            return ("on_select", "on_select") if is_contrast else ("accent_ink", "accent_ink")
        if self._kind == "filled":
            return ("accent", "accent") if is_contrast else ("on_accent", "on_accent")
        if self._kind == "outlined":
            return ("ink", "ink2")
        is_hot = self._kind == "link" and self.underMouse()
        return ("accent_hover", "accent_hover") if is_hot else ("accent", "accent")

    def _paint_icon(self, painter: QPainter, name: str, token: str, left: int) -> None:
        size = self._theme.scaled(_ICON)
        top = (self.height() - size) // 2
        painter.drawPixmap(QPoint(left, top), self._theme.pixmap(name, token, _ICON))

    def _font(self) -> "QFont":
        return self._theme.font(strong=self._kind == "filled")

    def _padding(self) -> int:
        if self._is_slim and self._kind in {"outlined", "filled"}:
            return _SLIM_PADDING
        if not self._words:
            return _PADDING["quiet"]
        return _PADDING[self._kind]

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
