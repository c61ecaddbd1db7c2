"""What was copied out of a protected workbook does not stay on the clipboard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

#: How long it stays there, in milliseconds.
KEPT_FOR: Final = 60_000

_Mode = QClipboard.Mode


class ClipboardGuard(QObject):
    """Clears the clipboard of what we put there, and never of what another program did.

    Attributes:
        owns: whether what is on a clipboard came from this program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ways: dict[_Mode, Callable[[], bool]] = {
            _Mode.Clipboard: self._clipboard.ownsClipboard,
            _Mode.Selection: self._clipboard.ownsSelection,
        }
        self.owns: Callable[[_Mode], bool] = lambda mode: self._ways[mode]()
        self._is_watching = False
        self._ours: set[_Mode] = set()
        #: Runs out when what was copied has been there long enough.
        self.timer = QTimer(self, singleShot=True, interval=KEPT_FOR)
        self.timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._on_changed)

    def set_watching(self, *, is_watching: bool) -> None:
        """Begin to note what is copied, or end it; what was noted is still cleared."""
        self._is_watching = is_watching

    def clear(self) -> None:
        """Clear now what was copied here, where it is still there."""
        self.timer.stop()
        ours, self._ours = self._ours, set()
        for mode in ours:
            if self.owns(mode):
                self._clipboard.clear(mode)

    def _on_changed(self, mode: _Mode) -> None:
        if mode not in self._ways:
            return
        self._ours.discard(mode)
        if self._is_watching and self.owns(mode):
            self._ours.add(mode)
            self.timer.start()
        elif not self._ours:
            self.timer.stop()
