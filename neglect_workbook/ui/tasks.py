"""Work that takes a while, off the thread that draws the window."""

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

_Result = TypeVar("_Result")


class TaskRunner(QObject):
    """Runs functions on threads of their own and tells how they ended on the window's thread.

    A function works on what cannot change: a snapshot, a path, a date. It is never broken off:
    one that outlives the window finishes its file, its thread ends with it, and nobody is told.
    """

    def __init__(self, parent: QObject) -> None:
        """Make a runner; what ends after ``parent`` has gone is told to nobody."""
        super().__init__(parent)
        self._tellers: dict[_Bell, tuple[Future[object], Callable[[], None]]] = {}

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

        self._tellers[bell] = (cast("Future[object]", future), tell)
        future.add_done_callback(bell.ring)
        # The thread ends with its one function.
        executor.shutdown(wait=False)

    def finish(self, longest: float) -> None:
        """Wait for what runs, and tell of its end now. What takes longer is told of as ever.

        Args:
            longest: for how many seconds to wait.
        """
        wait([future for future, _ in self._tellers.values()], longest)
        for bell, (future, _) in tuple(self._tellers.items()):
            if future.done():
                self._on_rung(bell)

    def _on_rung(self, bell: "_Bell") -> None:
        # The bell of what was waited for rings once more, when it is told of already.
        if bell in self._tellers:
            _, tell = self._tellers.pop(bell)
            tell()


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
