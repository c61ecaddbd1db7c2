"""Waits for a pause in the typing, but never longer than a person may lose."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PAUSE_MS = 750
LONGEST_MS = 2000


class Debounce(QObject):
    """Turns many pokes into one ``due``.

    ``due`` comes ``pause_ms`` after the last poke and at most ``longest_ms`` after the
    first, so that nobody who types without a pause goes unsaved.

    Signals:
        due: something was poked and is now to be dealt with.
    """

    due = Signal()

    def __init__(
        self, parent: QObject, *, pause_ms: int = PAUSE_MS, longest_ms: int = LONGEST_MS
    ) -> None:
        super().__init__(parent)
        self._is_pending = False
        self._pause = _timer(self, pause_ms)
        self._longest = _timer(self, longest_ms)
        self._pause.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)

    @property
    def is_pending(self) -> bool:
        """Whether there was a poke that ``due`` has not followed yet."""
        return self._is_pending

    def poke(self) -> None:
        """Something happened; ``due`` will follow."""
        self._pause.start()
        if not self._is_pending:
            self._is_pending = True
            self._longest.start()

    def flush(self) -> None:
        """Emit ``due`` at once where something is pending; do nothing else."""
        if self._is_pending:
            self.drop()
            self.due.emit()

    def drop(self) -> None:
        """Forget what is pending, without ``due``."""
        self._is_pending = False
        self._pause.stop()
        self._longest.stop()


def _timer(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    # Qt would let others wait with it for a twentieth longer.
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(interval_ms)
    return timer
