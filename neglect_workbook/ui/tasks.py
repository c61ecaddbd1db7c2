"""Work that takes a while, off the thread that draws the window."""

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")

#: How long a thread may keep the interpreter while another waits for it, in seconds.
_TURN: Final = 0.000_05


def put_window_first() -> None:
    """Let the window's thread have its turn at once while other threads work.

    Each time Qt calls a method of ours the window's thread waits for its turn, thousands of
    times for one page. Python's own turn of 5 ms made a change of question take seconds while
    files were made; they take twice as long for it.
    """
    sys.setswitchinterval(_TURN)


class TaskRunner(QObject):
    """Runs functions on threads of their own and tells how they ended on the window's thread.

    A function works on what cannot change: a snapshot, a path, a date. It is never broken off:
    one that outlives the window finishes its file, its thread ends with it, and nobody is told.
    """

    def __init__(self, parent: QObject) -> None:
        """Make a runner; what ends after ``parent`` has gone is told to nobody."""
        super().__init__(parent)
        self._tellers: dict[_Bell, Callable[[], None]] = {}

    @property
    def is_busy(self) -> bool:
        """Whether something runs of which the end was not told yet."""
        return bool(self._tellers)

    def run(
        self,
        function: "Callable[[], _Result]",
        on_done: "Callable[[_Result], None]",
        on_error: "Callable[[BaseException], None]",
    ) -> None:
        """Start a function.

        Args:
            function: what to do; it touches nothing of Qt.
            on_done: is called with what it returned.
            on_error: is called with what it raised instead.
        """
        bell = _Bell()
        bell.rung.connect(self._on_rung)
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        future = executor.submit(function)

        def tell() -> None:
            error = future.exception()
            if error is None:
                on_done(future.result())
            else:
                on_error(error)

        self._tellers[bell] = tell
        future.add_done_callback(bell.ring)
        # The thread ends with its one function.
        executor.shutdown(wait=False)

    def _on_rung(self, bell: "_Bell") -> None:
        self._tellers.pop(bell)()


class _Bell(QObject):
    """Tells from another thread that a function ended.

    The function's future holds on to it, so it is always there to ring, even when the runner
    has gone and nobody hears it.

    Signals:
        rung: itself, when the function has ended.
    """

    rung = Signal(object)

    def ring(self, _ended: object) -> None:
        """Tell of the end."""
        self.rung.emit(self)
