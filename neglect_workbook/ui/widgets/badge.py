"""The badge: a word on a tint with its icon, for the state of an action and the like."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

Tone = Literal["neutral", "blue", "red", "amber", "green", "deep", "line"]

#: Icon and tone of an action's status, by its id in the framework.
STATUS_BADGES: Final[dict[str, tuple[str, Tone]]] = {
    "not_started": ("clock", "neutral"),
    "on_track": ("move-right", "blue"),
    "at_risk": ("triangle-alert", "amber"),
    "done": ("check", "green"),
    "stopped": ("ban", "neutral"),
}

#: Tokens of ground and ink by tone.
_TONES: Final[dict[str, tuple[str, str]]] = {
    "neutral": ("grey_tint", "ink2"),
    "blue": ("accent_tint", "accent_ink"),
    "red": ("red_tint", "red"),
    "amber": ("amber_tint", "amber"),
    "green": ("green_tint", "green"),
    "deep": ("deep_tint", "deep"),
    "line": ("", "ink2"),
}
_ICON: Final = 16
_PADDING: Final = 8
_GAP: Final = 6
_RADIUS: Final = 4


def badge_size(theme: "Theme", text: str, icon: str = "") -> QSize:
    """The size that a badge takes."""
    metrics = QFontMetrics(theme.font())
    width = 2 * _PADDING + metrics.horizontalAdvance(text) + 1
    if icon:
        width += theme.scaled(_ICON) + _GAP
    return QSize(width, metrics.height() + 4)


def paint_badge(
    painter: QPainter,
    rect: QRect,
    theme: "Theme",
    text: str,
    *,
    tone: Tone = "neutral",
    icon: str = "",
    is_selected: bool = False,
) -> None:
    """Paint a badge, for widgets and for cells.

    Args:
        painter: its font and pen are changed.
        rect: a narrower one than ``badge_size`` cuts the text off with an ellipsis.
        theme: gives colours and sizes.
        text: shown as it is.
        tone: of ground and ink.
        icon: the name of an icon, or empty.
        is_selected: whether it stands in a selected row, where its tint would not show.
    """
    ground, ink = _TONES[tone]
    has_edge = theme.is_high_contrast or tone == "line"
    fill = "surface" if is_selected else ground
    draw_box(
        painter,
        rect,
        radius=_RADIUS,
        fill=theme.colour(fill) if fill else None,
        edge=theme.colour("line") if has_edge else None,
    )
    left = rect.left() + _PADDING
    if icon:
        size = theme.scaled(_ICON)
        top = rect.top() + (rect.height() - size) // 2
        painter.drawPixmap(QPoint(left, top), theme.pixmap(icon, ink, _ICON))
        left += size + _GAP
    font = theme.font()
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    room = QRect(left, rect.top(), rect.right() + 1 - _PADDING - left, rect.height())
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(
        room.adjusted(0, 0, _PADDING, 0),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        shown,
    )


class Badge(QLabel):
    """A badge as text of a page: it cannot be pressed."""

    def __init__(
        self,
        theme: "Theme",
        text: str = "",
        tone: Tone = "neutral",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show a word on a tint."""
        super().__init__(parent)
        self._theme = theme
        self._tone: Tone = tone
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_content(text, tone, icon)
        theme.changed.connect(self._on_theme_changed)

    def set_content(self, text: str, tone: Tone = "neutral", icon: str = "") -> None:
        """Show something else."""
        self._tone = tone
        self._icon = icon
        self.setText(text)
        self._on_theme_changed()

    def set_status(self, status_id: str, name: str) -> None:
        """Show the status of an action; an id that we have no icon for is shown plain."""
        icon, tone = STATUS_BADGES.get(status_id, ("", "neutral"))
        self.set_content(name, tone, icon)

    @override
    def sizeHint(self) -> QSize:
        return badge_size(self._theme, self.text(), self._icon)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 48), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(
            painter, self.rect(), self._theme, self.text(), tone=self._tone, icon=self._icon
        )
        painter.end()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
