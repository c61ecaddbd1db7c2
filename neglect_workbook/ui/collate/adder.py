"""Reads files for a collation off the window's thread, and hands over what it found in parts."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.errors import KnownError
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from neglect_workbook.collation import gather
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.collation.one_file import Gathered
else:
    gather = Late("neglect_workbook.collation.gather")

#: What was found is handed over so often, in seconds: each time the table is shown anew.
_HAND_OVER_AFTER: Final = 1.0
#: And as soon as it is so much.
_MOST_AT_ONCE: Final = 60
#: How far it has come is told so often, in seconds.
_TELL_AFTER: Final = 0.05
#: One file takes no longer: the reader's own limits end it before, in seconds.
_LONGEST_WAIT: Final = 30.0


@dataclass(frozen=True, slots=True)
class Added:
    """What came of reading files.

    Attributes:
        returns: how many were read.
        refused: how many were not.
        is_stopped: somebody stopped it before the end.
    """

    returns: int
    refused: int
    is_stopped: bool


class Adder(QObject):
    """Reads one lot of files at a time.

    Signals:
        began: reading begins.
        progress: how many files are read, of how many, and the name of the last.
        found: a tuple of what was found since the last; its contents are stored already.
        ended: the Added.
        failed: the KnownError that broke it off; what was handed over before is kept.
    """

    began = Signal()
    progress = Signal(int, int, str)
    found = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    _read = Signal(int, int, str)
    _part = Signal(object)

    def __init__(self, collation: "Collation", parent: QObject) -> None:
        super().__init__(parent)
        self._collation = collation
        self._tasks = TaskRunner(self)
        self._stop = Event()
        self._sources: list[Path] = []
        self._passwords: dict[str, None] = {}
        self._left_out: set[Path] = set()
        self._told = 0.0
        #: Whether a part of what is read now was added already.
        self.has_added = False
        queued = Qt.ConnectionType.QueuedConnection
        self._read.connect(self.progress, queued)
        self._part.connect(self.found, queued)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._tasks.is_busy

    def start(self, sources: Sequence[Path], passwords: Sequence[str], today: date) -> None:
        """Read files and folders; nothing where it reads already.

        Args:
            sources: files, and folders with their subfolders.
            passwords: what to try on files that have one, besides those that were given before.
            today: what evidence is old by, where a return carries no date.
        """
        if self.is_busy:
            return
        self._stop.clear()
        self.has_added = False
        self._sources += [one for one in sources if one not in self._sources]
        self._passwords.update(dict.fromkeys(passwords))
        self._tasks.run(
            partial(self._gather, tuple(sources), tuple(self._passwords), today),
            self._on_done,
            self._on_failed,
        )
        self.began.emit()

    def stop(self) -> None:
        """Stop after the present file."""
        self._stop.set()

    def finish(self) -> None:
        """Wait for the present file after ``stop``."""
        self._tasks.finish(_LONGEST_WAIT)

    def leave_out(self, path: Path) -> None:
        """Pass a file over that is no return, such as the expected list beside them."""
        self._left_out.add(path)

    def path_of(self, file: str) -> Path | None:
        """Where a file lies that was read since the collation was opened."""
        for source in self._sources:
            if source.name == file and source.is_file():
                return source
            if (source / file).is_file():
                return source / file
        return None

    # -- on the other thread ----------------------------------------------------------

    def _gather(self, sources: tuple[Path, ...], passwords: tuple[str, ...], today: date) -> Added:
        part: list[Gathered | RefusedFile] = []
        returns = refused = 0
        since = time.monotonic()
        found = gather.gather(
            sources,
            today,
            passwords=gather.Passwords(others=passwords),
            leave_out=frozenset({self._collation.path, *self._left_out}),
            progress=self._tell,
            is_cancelled=self._stop.is_set,
        )
        with closing(found):
            for one in found:
                part.append(one)
                is_refused = isinstance(one, RefusedFile)
                refused += is_refused
                returns += not is_refused
                if len(part) >= _MOST_AT_ONCE or time.monotonic() - since > _HAND_OVER_AFTER:
                    self._hand_over(part)
                    part, since = [], time.monotonic()
        self._hand_over(part)
        return Added(returns, refused, self._stop.is_set())

    def _hand_over(self, part: "list[Gathered | RefusedFile]") -> None:
        if part:
            self._collation.keep_contents(part)
            self._part.emit(tuple(part))

    def _tell(self, done: int, total: int, file: str) -> None:
        now = time.monotonic()
        if done == total or now - self._told > _TELL_AFTER:
            self._told = now
            self._read.emit(done, total, file)

    # -- on the window's --------------------------------------------------------------

    def _on_done(self, added: Added) -> None:
        self.ended.emit(added)

    def _on_failed(self, error: BaseException) -> None:
        self.ended.emit(Added(0, 0, is_stopped=True))
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)


def refusal_in(batch: tuple[object, ...], key: str) -> str | None:
    """Why a file was refused among what was found; ``None`` where it was not."""
    for one in batch:
        if isinstance(one, RefusedFile) and one.key == key:
            return f"{one.message} {one.next_step}".strip()
    return None
