"""Notices that nobody has used the window for a while."""

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

#: After this long without a key or the mouse a protected workbook is locked, in seconds.
LOCK_AFTER: Final = 600
#: How often it looks at the clock, in milliseconds.
_LOOK_EVERY: Final = 15_000
_USE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Compares the clock of the day with the last key, click or move in any window of ours.

    A timer alone would not do: it stands still while the computer sleeps. So a key that wakes
    it is looked at first, and comes too late to count as use.

    Attributes:
        clock: gives seconds that go on while the computer sleeps.

    Signals:
        idle: nobody was there for long enough. It is told again at each look until somebody is.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.clock = time.time
        self._used_at = 0.0
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window_changed)
            self._on_window_changed(QGuiApplication.focusWindow())

    @property
    def is_watching(self) -> bool:
        """Whether it looks at all."""
        return self._timer.isActive()

    def set_watching(self, *, is_watching: bool) -> None:
        """Begin to look, from now on, or end it."""
        if is_watching and not self.is_watching:
            self._used_at = self.clock()
            self._timer.start()
        elif not is_watching:
            self._timer.stop()

    def look(self) -> None:
        """Tell if nobody was there for long enough."""
        if self._is_too_late():
            self.idle.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_watching or event.type() not in _USE:
            return False
        if self._is_too_late():
            # Not in the middle of the event: what it was meant for may go.
            QTimer.singleShot(0, self, self.look)
            return True
        self._used_at = self.clock()
        return False

    def _is_too_late(self) -> bool:
        now = self.clock()
        # A clock that was put back begins anew.
        self._used_at = min(self._used_at, now)
        return self.is_watching and now - self._used_at >= LOCK_AFTER

    def _on_window_changed(self, now: QWindow | None) -> None:
        """Whatever had the keyboard once is watched as long as it lives."""
        if now is not None:
            now.installEventFilter(self)
