"""What a hidden window shows: nothing of anybody's work, until a key or a click."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from neglect_workbook.ui.theme import Theme

_WORDS: Final = "Hidden. Press any key or click to go on."
#: These are pressed on the way to another program too.
_NOT_ANY: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Print,
    }
)
#: The keys that hide. Whoever is startled presses them more often than it takes.
_HIDES: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F9})
#: They bring nothing back until they were left alone for this long, in milliseconds.
_LEFT_ALONE: Final = 1_000


class HiddenCover(QWidget):
    """Plain ground with one line. It takes every key and click for itself.

    One press too many of what hid the work, or the second half of a double click, shows nothing.
    It asks to go on when what was pressed on it is let go, so that nothing of it reaches what
    comes back: no second half of a click, no repeats of a key that is held down.

    Signals:
        go_on_requested: somebody pressed a key or clicked.
    """

    go_on_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._pressed_key = 0
        self._is_pressed = False
        self._since_hiding_key = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "frame")
        self.setProperty("drawsOwnFocus", "yes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_WORDS)
        words = Lead(theme, _WORDS)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(words)

    def begin(self) -> None:
        """Forget what was pressed before, and take the keyboard."""
        self._pressed_key = 0
        self._is_pressed = False
        self._since_hiding_key.start()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() in _NOT_ANY or event.isAutoRepeat() or self._is_one_too_many(event):
            return
        self._pressed_key = event.key()

    @override
    def keyReleaseEvent(self, event: "QKeyEvent") -> None:
        if event.key() == self._pressed_key and not event.isAutoRepeat():
            self.go_on_requested.emit()

    def _is_one_too_many(self, event: "QKeyEvent") -> bool:
        """Whether somebody still presses what hides. Each press begins the time anew."""
        if event.key() not in _HIDES:
            return False
        return self._since_hiding_key.restart() < _LEFT_ALONE

    @override
    def mousePressEvent(self, event: "QMouseEvent") -> None:
        self._is_pressed = True

    @override
    def mouseDoubleClickEvent(self, event: "QMouseEvent") -> None:
        """The second half of a double click on the button that hides: not a click on this."""

    @override
    def mouseReleaseEvent(self, event: "QMouseEvent") -> None:
        if self._is_pressed:
            self.go_on_requested.emit()
