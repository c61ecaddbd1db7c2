"""Copies of evidence on their way into the workbook and out of it, off the window's thread."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.workbook.attaching import (
    TakenCopy,
    copies_in,
    copy_to_open,
    save_attachment,
    take_copy,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from neglect_workbook.domain.records import Evidence
    from neglect_workbook.ui.session import WorkbookSession

_Result = TypeVar("_Result")

#: After so many milliseconds it is said how far it is, and then this often.
_LONG: Final = 1000
_OFTEN: Final = 200


class Copying(QObject):
    """Does one thing at a time; what is asked for meanwhile is passed over.

    Signals:
        begun: something is being done now.
        ended: and now no longer, however it ended.
        progressed: bytes read so far, and of how many, where it takes over a second.
        refused: the KnownError for which nothing was done.
    """

    begun = Signal()
    ended = Signal()
    progressed = Signal(int, int)
    refused = Signal(object)

    def __init__(self, session: "WorkbookSession", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = TaskRunner(self)
        self._watch = _Watch()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tell_progress)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._tasks.is_busy

    def take(self, path: "Path", on_taken: "Callable[[TakenCopy], None]") -> None:
        """Take a copy of a file into the workbook's file, for a change to refer to."""
        if self.is_busy:
            return
        self._watch = watch = _Watch()
        workbook = self._session.workbook
        present = copies_in(workbook)

        def work() -> TakenCopy:
            with suppress(OSError):
                watch.total = path.stat().st_size
            return take_copy(workbook.store, path, present, watch.look)

        def on_done(copy: TakenCopy) -> None:
            if not watch.is_given_up:
                on_taken(copy)

        self._run(work, on_done)

    def cancel(self) -> None:
        """Stop taking a copy. What was read of it is forgotten."""
        self._watch.is_given_up = True

    def read_to_open(self, item: "Evidence", on_ready: "Callable[[Path], None]") -> None:
        """Write the copy of an item to a private file that is only to be looked at."""
        self._run(partial(copy_to_open, self._session.workbook.store, item), on_ready)

    def save(self, item: "Evidence", target: "Path", on_saved: "Callable[[Path], None]") -> None:
        """Write the copy of an item to where a person wants it; nothing there is replaced."""
        self._run(partial(save_attachment, self._session.workbook.store, item, target), on_saved)

    def _run(self, work: "Callable[[], _Result]", on_done: "Callable[[_Result], None]") -> None:
        if self.is_busy:
            return

        def on_ended(result: "_Result") -> None:
            self._end()
            # What comes after closing is told to nobody.
            if self._session.workbook.store.is_open:
                on_done(result)

        # What is refused at once is told before the runner comes back.
        self._clock.start(_LONG)
        self.begun.emit()
        self._tasks.run(work, on_ended, self._on_error)

    def _end(self) -> None:
        self._clock.stop()
        self.ended.emit()

    def _on_error(self, error: BaseException) -> None:
        self._end()
        if not self._session.workbook.store.is_open:
            return
        if isinstance(error, KnownError):
            self.refused.emit(error)
        elif not isinstance(error, _GivenUpError):
            raise error

    def _tell_progress(self) -> None:
        self._clock.setInterval(_OFTEN)
        self.progressed.emit(self._watch.read, self._watch.total)


class _GivenUpError(Exception):
    """Stops the reading of a file that nobody wants any more."""


class _Watch:
    """What the two threads tell each other of a file that is being read."""

    def __init__(self) -> None:
        self.read = 0
        self.total = 0
        self.is_given_up = False

    def look(self, read: int) -> None:
        """On the other thread: note how far it is, and stop where that is wanted."""
        self.read = read
        if self.is_given_up:
            raise _GivenUpError
