"""The focus ring: one line round whatever the keyboard would act on."""

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

#: These show the focus by their own edge or in their own cells. They are named in words, so that
#: those which nothing shows yet are not loaded.
_OWN_EDGE: Final = (
    "QAbstractScrollArea",
    "QAbstractSpinBox",
    "QComboBox",
    "QLineEdit",
    "QMenu",
    "QMenuBar",
    "QTabBar",
)
#: Events after which a ring may stand in the wrong place.
_MOVES: Final = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
    }
)
_GAP: Final = 2
_RADIUS: Final = 6


class _Ring(QWidget):
    """The line itself, outside the widget that it goes round.

    Qt's own ``QFocusFrame`` takes its room from the style, where 2 pixels cut a ring off; a style
    of ours would be asked in Python for every size of every widget.
    """

    def __init__(self, theme: "Theme", target: QWidget) -> None:
        # In the window or in the scrolled page, so that no card or panel cuts it off.
        self._followed = [target]
        place = target.parentWidget()
        while place is not None and not place.isWindow():
            area = place.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is place:
                break
            self._followed.append(place)
            place = area
        super().__init__(place)
        self._theme = theme
        self._target = target
        radius = target.property("focusRadius")
        self._radius = radius if isinstance(radius, int) else _RADIUS
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for widget in self._followed:
            widget.installEventFilter(self)
        self.follow()

    @property
    def target(self) -> QWidget:
        """The widget that the ring is round."""
        return self._target

    def follow(self) -> None:
        """Go where the widget is now."""
        place = self.parentWidget()
        is_there = place is not None and place.isAncestorOf(self._target)
        if place is None or not is_there or not self._target.isVisible():
            # A widget that was moved to another place gets another ring.
            self.hide()
            return
        margin = _GAP + self._theme.ring_width
        corner = self._target.mapTo(place, QPoint(0, 0))
        around = QRect(corner, self._target.size())
        self.setGeometry(around.adjusted(-margin, -margin, margin, margin))
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Go for good. Until Qt deletes it, a move of the widget must not bring it back."""
        for widget in self._followed:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and shiboken6.isValid(self._target):
            self.follow()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        width = self._theme.ring_width
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=self._radius + _GAP + width,
            edge=self._theme.colour("focus"),
            width=width,
        )
        painter.end()


class FocusRing(QObject):
    """Follows the focus in a window and its dialogs; shown while the keyboard is in use.

    A widget that paints its own focus sets the property ``drawsOwnFocus``; one with other
    corners than a button's 6 pixels says so in ``focusRadius``.
    """

    def __init__(self, window: QWidget, theme: "Theme") -> None:
        """Follow the focus.

        Args:
            window: the ring shows in it and in its dialogs.
            theme: gives colour and width.
        """
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._ring: _Ring | None = None
        # Until a pointer is used, someone may be looking for the focus.
        self._is_keyboard = True
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def widget(self) -> QWidget | None:
        """The widget that the ring is round, if it shows."""
        has_ring = self._ring is not None and shiboken6.isValid(self._ring)
        return self._ring.target if self._ring is not None and has_ring else None

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._remove()
        if now is None or not self._is_ours(now):
            return
        self._learn_how(now)
        has_own_edge = any(now.inherits(name) for name in _OWN_EDGE)
        draws_own = has_own_edge or bool(now.property("drawsOwnFocus"))
        if not self._is_keyboard or draws_own or now.isWindow():
            return
        ring = _Ring(self._theme, now)
        # Showing it may have moved the focus on, and then the ring there is the one that counts.
        if QApplication.focusWidget() is now:
            self._ring = ring
        else:
            ring.leave()

    def _is_ours(self, now: QWidget) -> bool:
        window = now.window()
        while window is not self._window and (place := window.parentWidget()) is not None:
            window = place.window()
        return window is self._window

    def _learn_how(self, now: QWidget) -> None:
        """Whether the focus came by keyboard; what a program moves stays as it was."""
        window = now.window()
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._is_keyboard = False
            window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, on=False)
        elif window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._is_keyboard = True

    def _remove(self) -> None:
        # A ring belongs to the window it was shown in and may have gone with it.
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.leave()
        self._ring = None

    def _on_theme_changed(self) -> None:
        self._on_focus_changed(None, QApplication.focusWidget())


def install_focus_ring(window: QWidget, theme: "Theme") -> FocusRing:
    """Show where the keyboard acts, in a window and in its dialogs."""
    return FocusRing(window, theme)
