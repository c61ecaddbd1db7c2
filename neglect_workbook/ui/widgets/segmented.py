"""Choices side by side of which one is on, and the filter that is on or off."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.button import Button

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 36
_SLIM_HEIGHT: Final = 30
_PADDING: Final = 14
_SLIM_PADDING: Final = 12
_ICON: Final = 18
_GAP: Final = 8
_RADIUS: Final = 6
_UNDERLINE: Final = 2

_BACK: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_ON: Final = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its id, its words and perhaps an icon."""

    id: str
    text: str
    icon: str = ""


class _SegmentButton(QRadioButton):
    """One choice of a ``SegmentedControl``; it paints its part of the control's outline."""

    def __init__(
        self, theme: "Theme", segment: Segment, control: QWidget, *, is_slim: bool
    ) -> None:
        super().__init__(control)
        self._control = control
        self._theme = theme
        self._words = ""
        self._icon = segment.icon
        self._is_slim = is_slim
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_words(segment.text)

    def set_words(self, text: str) -> None:
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Stay on: pressing what is on changes nothing."""
        self.setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK | _ON:
            # The control's business: a radio button alone would move the focus and no more.
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        padding = _SLIM_PADDING if self._is_slim else _PADDING
        # As wide as when it is on, so that nothing moves when that changes.
        width = QFontMetrics(self._theme.font(strong=True)).horizontalAdvance(self._words)
        width += 2 * padding + 1
        if self._icon:
            width += self._theme.scaled(_ICON) + _GAP
        return QSize(width, self._theme.scaled(_SLIM_HEIGHT if self._is_slim else _HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        ground, ink, icon_ink = self._tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The whole control's outline, of which only this button's part is painted.
        outline = self._control.rect().translated(-self.pos())
        inside = QPainterPath()
        inside.addRoundedRect(outline, _RADIUS, _RADIUS)
        painter.setClipPath(inside)
        painter.fillRect(self.rect(), theme.colour(ground))
        if self.x() > 0:
            painter.fillRect(QRect(0, 0, 1, self.height()), theme.colour("line"))
        if self.isChecked() and self.isEnabled() and not theme.is_high_contrast:
            line = QRect(0, self.height() - 1 - _UNDERLINE, self.width(), _UNDERLINE)
            painter.fillRect(line, theme.colour("accent"))
        painter.setClipping(False)
        edge = "control" if self.isEnabled() else "line"
        draw_box(painter, outline, radius=_RADIUS, edge=theme.colour(edge))
        self._paint_content(painter, ink, icon_ink)
        painter.end()

    def _tokens(self) -> tuple[str, str, str]:
        """Tokens of ground, text and icon."""
        if not self.isEnabled():
            return ("accent_tint" if self.isChecked() else "surface", "disabled", "disabled")
        if self.isChecked():
            if self._theme.is_high_contrast:
                return ("select", "on_select", "on_select")
            return ("accent_tint", "accent_ink", "accent_ink")
        is_hot = self.underMouse() or self.isDown()
        return ("hover" if is_hot else "surface", "ink", "ink2")

    def _paint_content(self, painter: QPainter, ink: str, icon_ink: str) -> None:
        font = self._theme.font(strong=self.isChecked())
        metrics = QFontMetrics(font)
        icon = self._theme.scaled(_ICON)
        content = metrics.horizontalAdvance(self._words) + (icon + _GAP if self._icon else 0)
        left = (self.width() - content) // 2
        if self._icon:
            place = QPoint(left, (self.height() - icon) // 2)
            painter.drawPixmap(place, self._theme.pixmap(self._icon, icon_ink, _ICON))
            left += icon + _GAP
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self._words,
        )


class SegmentedControl(QWidget):
    """Choices side by side. One is on, or none yet; Tab reaches it once and arrows move in it.

    Signals:
        chosen: the id of the choice that someone made.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: "Theme",
        segments: Sequence[Segment],
        name: str,
        *,
        is_slim: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the choices; none is on.

        Args:
            theme: gives colours and sizes.
            segments: in reading order.
            name: what is chosen here, for screen readers.
            is_slim: 30 pixels high instead of 36.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, _SegmentButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for segment in segments:
            button = _SegmentButton(theme, segment, self, is_slim=is_slim)
            button.setAccessibleDescription(name)
            button.clicked.connect(partial(self._on_clicked, segment.id))
            layout.addWidget(button)
            self._group.addButton(button)
            self._buttons[segment.id] = button
        self._current = ""
        self.set_current("")
        theme.changed.connect(self._on_theme_changed)

    @property
    def current_id(self) -> str:
        """The id of the choice that is on; empty for none."""
        return self._current

    def set_current(self, segment_id: str) -> None:
        """Turn a choice on without saying so; an empty or unknown id turns all off."""
        self._current = segment_id if segment_id in self._buttons else ""
        # An exclusive group would not let the last checked button go.
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == self._current)
        self._group.setExclusive(True)
        stop = self._current or next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def set_text(self, segment_id: str, text: str) -> None:
        """Give a choice other words, such as a new count. Raises ``KeyError`` if unknown."""
        self._buttons[segment_id].set_words(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = list(self._buttons)
        focused = next((at for at, one in enumerate(ids) if self._buttons[one].hasFocus()), 0)
        key = Qt.Key(event.key())
        if key in _BACK:
            target = (focused - 1) % len(ids)
        elif key in _ON:
            target = (focused + 1) % len(ids)
        else:
            super().keyPressEvent(event)
            return
        # Shortcut is a reason of the keyboard's, so the focus ring shows.
        self._buttons[ids[target]].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choose(ids[target])

    def _on_clicked(self, segment_id: str, _is_on: object = None) -> None:
        self._choose(segment_id)

    def _choose(self, segment_id: str) -> None:
        has_changed = segment_id != self._current
        self.set_current(segment_id)
        if has_changed:
            self.chosen.emit(segment_id)

    def _on_theme_changed(self) -> None:
        for button in self._buttons.values():
            button.updateGeometry()
            button.update()


class ToggleFilter(Button):
    """A filter that is on or off: tint and accent edge when on."""

    def __init__(
        self, theme: "Theme", text: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a filter that is off."""
        super().__init__(theme, text, icon=icon, parent=parent)
        self.setCheckable(True)
