"""The keys of undo and redo in a text: as the menu does it, where what is written is in the file.

Such a text is sent in each pause. If it took back its own typing as well, there would be two orders
of what was done, and each would be a new change to the other: what was taken back could not be
done again. See decision 0033.
"""

from typing import Final

import shiboken6
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_Standard = QKeySequence.StandardKey
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
#: A property of texts.
_IN_FILE: Final = "undone_in_file"


def undo_in_file(text: QWidget, *, is_in_file: bool) -> None:
    """Say of a text to write in whether the file takes its typing back, or the text itself."""
    text.setProperty(_IN_FILE, is_in_file)


class UndoKeys(QObject):
    """Lets the keys through to the window where they are for the file.

    A text of Qt's keeps both keys for itself even where it has nothing to undo, so that nothing
    would happen.

    Signals:
        asked: something is about to be taken back: what is being typed is to be sent.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Everything that happens to the text comes by here, while somebody writes in it.
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        is_undo, is_redo = event.matches(_Standard.Undo), _is_redo(event)
        if not (is_undo or is_redo):
            return False
        is_in_file = bool(watched.property(_IN_FILE))
        if event.type() == QEvent.Type.ShortcutOverride:
            if is_in_file:
                self.asked.emit()
            # An event that is accepted comes to the text as a key, any other to the window.
            event.setAccepted(not is_in_file and _has_own(watched, is_undo=is_undo))
            return True
        if is_in_file:
            # The window has nothing to take back, and the text is not to do so instead.
            return True
        if is_redo and isinstance(watched, QtWidgets.QLineEdit | QtWidgets.QTextEdit):
            watched.redo()
        return is_redo

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and _is_text(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _is_text(widget: QWidget) -> bool:
    """Whether somebody can write in it. By its name: PySide makes both kinds to compare them."""
    return widget.inherits("QLineEdit") or widget.inherits("QTextEdit")


def _is_redo(event: QKeyEvent) -> bool:
    """Whether it is a key of redo: the system's own, or the one that our menu names."""
    is_named = event.keyCombination() == QKeyCombination(_CONTROL, Qt.Key.Key_Y)
    return is_named or event.matches(_Standard.Redo)


def _has_own(text: QObject, *, is_undo: bool) -> bool:
    """Whether a text has typing of its own to take back, or to bring again."""
    if isinstance(text, QtWidgets.QTextEdit):
        document = text.document()
        return document.isUndoAvailable() if is_undo else document.isRedoAvailable()
    if isinstance(text, QtWidgets.QLineEdit):
        return text.isUndoAvailable() if is_undo else text.isRedoAvailable()
    return True
