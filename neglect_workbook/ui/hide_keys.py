"""The keys that hide the screen, in whichever window of the program the keyboard is."""

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from typing_extensions import override

_KEY = Qt.Key.Key_F9
#: The second Escape comes within this time, in milliseconds.
_TWICE = 600


class HideKeys(QObject):
    """Sees F9 and a second Escape. The first Escape does what it does anywhere.

    It watches the system's window and not its widgets, so that a list, an editor or a dialog
    that keeps a key for itself is no matter.

    Signals:
        pressed: the screen is to be hidden.
    """

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        #: Whether the keys are looked out for. While nothing is shown they are keys like others.
        self.is_watching = True
        self._since = QElapsedTimer()
        self._watched: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window_changed)
            self._on_window_changed(QGuiApplication.focusWindow())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if not (self.is_watching and is_press and isinstance(event, QKeyEvent)):
            return False
        if not self._asks_to_hide(event):
            return False
        self.pressed.emit()
        return True

    def _asks_to_hide(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        is_escape = event.key() == Qt.Key.Key_Escape
        is_second = is_escape and self._since.isValid() and self._since.elapsed() <= _TWICE
        self._since.invalidate()
        if is_escape and not is_second:
            self._since.start()
        return is_second or event.key() == _KEY

    def _on_window_changed(self, now: QWindow | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now
        if now is not None:
            now.installEventFilter(self)
