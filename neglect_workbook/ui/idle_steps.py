"""Does one thing after another while the window has nothing else to do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class IdleSteps(QObject):
    """Takes a step at a time, so that keys and clicks come first.

    Signals:
        finished: after the last.
    """

    finished = Signal()

    def __init__(
        self, steps: "Iterator[Callable[[], object]]", parent: QObject, *, first: int, then: int
    ) -> None:
        """Begin soon.

        Args:
            steps: what is done; each takes up to a tenth of a second.
            parent: with it this ends.
            first: how long to wait before the first, in milliseconds.
            then: how long to wait between two.
        """
        super().__init__(parent)
        self._steps = steps
        self._then = then
        self._timer = QTimer(self, singleShot=True, interval=first)
        self._timer.timeout.connect(self._take_step)
        self._timer.start()

    def _take_step(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.finished.emit()
            return
        step()
        self._timer.start(self._then)
