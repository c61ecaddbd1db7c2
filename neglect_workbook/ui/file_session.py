"""The one holder of an open file in a window: a workbook, or a collation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import datetime

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.storage.store import Published
    from neglect_workbook.workbook import Workbook

#: A publish follows when nothing was changed for this long, in milliseconds.
_IDLE: Final = 10_000
#: While there are changes, a publish comes at least this often, in milliseconds.
_AT_LEAST: Final = 60_000
#: After a publish that failed, the next try, in milliseconds.
_AGAIN: Final = 30_000


_File = TypeVar("_File", "Workbook", "Collation")


@dataclass(frozen=True, slots=True)
class ChangeNotice:
    """What changed, and who asked, so that the one who asked need not redraw.

    Attributes:
        change_set: the fields that were touched.
        initiator: the page that made the change; ``None`` for undo and the like.
    """

    change_set: ChangeSet
    initiator: QObject | None


class FileSession(QObject, Generic[_File]):
    """An open file, as its window sees it.

    Signals:
        changed: a ChangeNotice; the snapshot is the new one already.
        saving: something is on its way to this computer's disk.
        saved: the moment at which the newest change was committed on this computer.
        save_failed: the KnownError; what was typed is still there and is tried again.
        published: the moment at which the file was put whole into its folder.
        merged: what somebody else had put there meanwhile is in the file now.
        publish_failed: the KnownError; everything is safe on this computer.
        backup_failed: the KnownError; the file is saved, and only its backup is not. Once for
            each cause.
        password_changed: the file has another password now, or none any more.
        refused: the KnownError of a command that was not carried out.
        flush_requested: every page sends what it has not sent yet, now.
        closing: the file is about to be closed; what is to be noted in it is noted now.
    """

    changed = Signal(object)
    saving = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    published = Signal(object)
    merged = Signal()
    publish_failed = Signal(object)
    backup_failed = Signal(object)
    password_changed = Signal()
    refused = Signal(object)
    flush_requested = Signal()
    closing = Signal()

    _commit_done = Signal(object)
    _publish_done = Signal(object)

    def __init__(self, file: _File, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file: _File = file
        self._is_publishing = False
        self._backup_problem = ""
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._at_least = QTimer(self, singleShot=True, interval=_AT_LEAST)
        self._idle.timeout.connect(self.publish)
        self._at_least.timeout.connect(self.publish)
        # A commit may end before it is watched: what is told of it comes later all the same.
        queued = Qt.ConnectionType.QueuedConnection
        self._commit_done.connect(self._on_commit_done, queued)
        self._publish_done.connect(self._on_publish_done, queued)
        if file.store.has_unpublished:
            # What came back from a crash is not to wait for somebody to type.
            QTimer.singleShot(0, self, self.publish)

    @property
    def file(self) -> _File:
        """The file itself, for what can be asked of every kind."""
        return self._file

    def do(self, initiator: QObject | None, command: "Callable[[_File], ChangeSet]") -> ChangeSet:
        """Carry out a command and tell everyone what it touched.

        Args:
            initiator: the page that asks; it skips redrawing what it shows already.
            command: takes the file, returns what it touched.

        Returns:
            What was touched; empty where nothing changed or the command was refused.
        """
        try:
            change_set = command(self._file)
        except KnownError as error:
            self.refused.emit(error)
            return ChangeSet("", ())
        if change_set.is_empty:
            return change_set
        self.saving.emit()
        self._watch_commit()
        self.changed.emit(ChangeNotice(change_set, initiator))
        return change_set

    def undo(self) -> None:
        """Take back the newest command, after sending what is still being typed."""
        self.flush_requested.emit()
        self.do(None, lambda file: file.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self.flush_requested.emit()
        self.do(None, lambda file: file.redo())

    def flush(self) -> None:
        """Send what the pages hold back while somebody types."""
        self.flush_requested.emit()

    def publish(self) -> None:
        """Put the file into its folder, off this thread."""
        self.flush_requested.emit()
        if self._is_publishing or self._file.is_read_only:
            return
        self._is_publishing = True
        self._idle.stop()
        self._at_least.stop()
        self._file.publish().add_done_callback(self._publish_done.emit)

    def close(self) -> None:
        """Send, commit, publish and let go of the file.

        Raises:
            KnownError: ``not_published``: closed, and the work is safe on this computer. Any
                other: what was typed last could not be saved here, and it is open still.
        """
        self.flush_requested.emit()
        self.closing.emit()
        self._idle.stop()
        self._at_least.stop()
        self._file.close()

    def abandon(self) -> None:
        """Let go of the file without what could not be saved on this computer."""
        self._file.store.abandon()

    def _watch_commit(self) -> None:
        commit = self._file.last_save
        if commit is not None:
            commit.add_done_callback(self._commit_done.emit)
        self._idle.start()
        if not self._at_least.isActive():
            self._at_least.start()

    def _on_commit_done(self, commit: "Future[datetime]") -> None:
        if commit.cancelled():
            # The file was let go of without what could not be saved.
            return
        error = commit.exception()
        if error is None:
            self.saved.emit(commit.result())
        else:
            self._report(error, self.save_failed)

    def _on_publish_done(self, publish: "Future[Published | None]") -> None:
        self._is_publishing = False
        if publish.cancelled():
            return
        error = publish.exception()
        if error is not None:
            self._at_least.start(_AGAIN)
            self._report(error, self.publish_failed)
            return
        self._at_least.setInterval(_AT_LEAST)
        result = publish.result()
        if result is None:
            return
        if result.merged:
            change_set = self._file.absorb(result.merged)
            self.changed.emit(ChangeNotice(change_set, None))
            self.merged.emit()
        self.published.emit(result.at)
        self._tell_of_backup()

    def _tell_of_backup(self) -> None:
        problem = self._file.store.backup_problem
        sentence = "" if problem is None else problem.sentence
        if sentence and sentence != self._backup_problem:
            self.backup_failed.emit(problem)
        self._backup_problem = sentence

    def _report(self, error: BaseException, signal: SignalInstance) -> None:
        if not isinstance(error, KnownError):
            raise error
        signal.emit(error)
