"""Committing at once, publishing behind: the threads of one open workbook."""

import logging
import shutil
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

import apsw

from neglect_workbook.domain.changes import Change, ChangeSet
from neglect_workbook.domain.clock import system_clock
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain, write_whole
from neglect_workbook.storage.attachment_table import in_batches
from neglect_workbook.storage.attachments import Received, reading_copy
from neglect_workbook.storage.change_log import ChangeLog
from neglect_workbook.storage.database import encrypt_anew
from neglect_workbook.storage.failures import not_attached, not_copied, not_published, not_saved
from neglect_workbook.storage.heading import LogState
from neglect_workbook.storage.in_use import BEAT, InUseNote
from neglect_workbook.storage.key import Key
from neglect_workbook.storage.publish import Found, Publisher
from neglect_workbook.storage.working_copy import WorkingCopy

if TYPE_CHECKING:
    from neglect_workbook.storage.attachment_table import Source

_LOG = logging.getLogger(__name__)

#: How often a target may change between looking at it and replacing it.
_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Published:
    """A publish that was done.

    Attributes:
        at: when.
        merged: the changes that somebody else had put into the target, with marks of those that
            contradict ours; now in both.
    """

    at: datetime
    merged: tuple[Change, ...]


class Saver:
    """Owns the log on one thread and the person's file on another.

    A slow share never delays a commit: the log's thread never waits for the other one.

    Args:
        log: the working copy's log.
        work: the working copy.
        publisher: for its target.
        note: beside the target.
        leftovers: older working copies whose changes are in the log; removed once published.
        key: opens the log and the target.
    """

    def __init__(
        self,
        log: ChangeLog,
        work: WorkingCopy,
        publisher: Publisher,
        note: InUseNote,
        leftovers: tuple[WorkingCopy, ...],
        key: Key,
    ) -> None:
        self._key = key
        self._log = log
        self._work = work
        self._publisher = publisher
        self._note = note
        self._leftovers = leftovers
        self._state = log.state
        self._pending: tuple[ChangeSet, ...] = ()
        self._merged: tuple[Change, ...] = ()
        self._is_untold = False
        self._lock = Lock()
        self._log_thread = ThreadPoolExecutor(1, "log")
        self._file_thread = ThreadPoolExecutor(1, "publish")
        self._stopping = Event()
        self._heart = Thread(target=self._beat, name="in use", daemon=True)
        self._heart.start()

    @property
    def has_uncommitted(self) -> bool:
        """Whether there are changes that are not on the disk yet."""
        return bool(self._pending)

    @property
    def has_unpublished(self) -> bool:
        """Whether there are changes that are not in the target yet."""
        return self.has_uncommitted or self._state != self._publisher.published

    @property
    def attachments(self) -> Mapping[str, int]:
        """Bytes of each attached copy that is whole, by digest."""
        return self._log.attachments.sizes

    @property
    def work(self) -> WorkingCopy:
        """The working copy."""
        return self._work

    @property
    def key(self) -> Key:
        """What opens the log and the target."""
        return self._key

    @property
    def backup_problem(self) -> KnownError | None:
        """Why the last backup could not be made; see ``Store.backup_problem``."""
        return self._publisher.backups.problem

    @property
    def is_stopped(self) -> bool:
        """Whether the threads have ended."""
        return self._stopping.is_set()

    def append(self, change_set: ChangeSet) -> Future[datetime]:
        """Commit changes; see ``Store.append``."""
        with self._lock:
            self._pending = (*self._pending, change_set)
        return self._log_thread.submit(self._commit)

    def add_attachment(self, received: Received, file: Path) -> Future[None]:
        """Take in a private file as an attached copy."""
        return self._log_thread.submit(self._add_attachment, received, file)

    def read_attachment(self, digest: str, file: Path) -> Future[None]:
        """Write an attached copy to a new private file."""
        return self._log_thread.submit(self._read_attachment, digest, file)

    def add_contents(self, contents: Mapping[str, bytes]) -> Future[None]:
        """Take in small copies from memory by one commit."""
        return self._log_thread.submit(self._add_contents, contents)

    def content(self, digest: str) -> Future[bytes]:
        """A small attached copy."""
        return self._log_thread.submit(self._content, digest)

    def take_attachments(self, file: Path, key: Key, digests: tuple[str, ...]) -> Future[None]:
        """Take in attached copies that lie in another private file."""
        return self._log_thread.submit(self._take_attachments, file, key, digests)

    def publish(self) -> Future[Published | None]:
        """Publish what is new; see ``Store.publish``."""
        return self._file_thread.submit(self._publish)

    def change_key(self, key: Key) -> Future[None]:
        """Put another password, or none, on the target and the log; see ``Store.change_key``."""
        return self._file_thread.submit(self._change_key, key)

    def back_up(self) -> Future[None]:
        """Keep all changes so far as a backup; see ``Store.back_up``."""
        return self._file_thread.submit(self._back_up)

    def save_copy(self, copy: Path) -> Future[None]:
        """Put a copy beside or elsewhere; see ``Store.save_copy``."""
        return self._file_thread.submit(self._save_copy, copy)

    def close(self) -> None:
        """Commit, publish and clean up; see ``Store.close``."""
        self._log_thread.submit(self._commit).result()
        self._log_thread.submit(self._forget_attachments).result()
        is_published = False
        try:
            self.publish().result()
            is_published = True
        except KnownError as error:
            raise not_published(error, self._publisher.kind.noun) from error
        finally:
            self.stop()
            self._note.release()
            self._work.remove_reading_copies()
            if is_published:
                self._work.remove()
            else:
                self._work.leave()

    def stop(self) -> None:
        """End the threads and let go of the working copy's file and of older copies."""
        self._stopping.set()
        self._heart.join()
        self._file_thread.shutdown(cancel_futures=True)
        self._log_thread.shutdown(cancel_futures=True)
        self._log.close()
        for leftover in self._leftovers:
            leftover.leave()
        self._leftovers = ()

    def abandon(self) -> None:
        """Stop, and leave everything as a crash would."""
        self.stop()
        self._work.leave()

    def _commit(self) -> datetime:
        """Write all that is pending in one transaction. On the log's thread."""
        pending = self._pending
        if pending:
            try:
                self._state = self._log.append(pending)
            except apsw.Error as error:
                _LOG.warning("a commit failed: %s", type(error).__name__)
                raise not_saved(error) from error
            with self._lock:
                self._pending = self._pending[len(pending) :]
        return system_clock()

    def _publish(self) -> Published | None:
        """On the publishing thread."""
        self._log_thread.submit(self._commit).result()
        if not self.has_unpublished and not self._is_untold:
            self._remove_leftovers()
            return None
        if not self.has_unpublished:
            return self._finish()
        snapshot = self._work.folder / "publish.nwbk"
        try:
            for _ in range(_ROUNDS):
                state, held = self._log_thread.submit(self._snapshot, snapshot).result()
                found = self._publisher.publish(snapshot, state, held)
                if found is None:
                    return self._finish()
                # One after the other, so that no commit waits for all of them.
                for batch in in_batches(found.attachments, found.attachments):
                    self._log_thread.submit(
                        self._take_attachments, found.file, found.key, batch
                    ).result()
                self._log_thread.submit(self._unite, found).result()
                self._publisher.has_seen(found.seen)
        except apsw.Error as error:
            raise not_copied(error) from error
        except OSError as error:
            raise explain(error, self._work.file) from error
        finally:
            with suppress(OSError):
                snapshot.unlink(missing_ok=True)
        raise KnownError(
            "target_busy",
            "Your file was changed by somebody else again and again.",
            "Your work is safe on this computer. Try again in a minute.",
        )

    def _change_key(self, key: Key) -> None:
        """On the publishing thread. The next publish tells of what this one merged."""
        published = self._publish()
        if published is not None:
            self._merged, self._is_untold = published.merged, True
        self._log_thread.submit(self._put_key_on, key).result()

    def _put_key_on(self, key: Key) -> None:
        """On the log's thread, so that nothing is committed until both files have the key."""
        self._commit()
        snapshot = self._work.folder / "publish.nwbk"
        try:
            state, held = self._snapshot(snapshot)
            encrypt_anew(snapshot, self._key, key)
            if self._publisher.change_key(snapshot, state, held, key) is not None:
                raise KnownError(
                    "target_busy",
                    "Your file was changed by somebody else just now.",
                    "The password is as it was. Try again.",
                )
            # A crash from here on leaves a working copy that the new password does not open.
            self._work.has_nothing_new(state=True)
            self._log.go_on_with(snapshot, key)
            self._key = key
            self._work.has_nothing_new(state=False)
        except apsw.Error as error:
            raise not_copied(error) from error
        except OSError as error:
            raise explain(error, self._work.file) from error
        finally:
            with suppress(OSError):
                snapshot.unlink(missing_ok=True)

    def _back_up(self) -> None:
        """On the publishing thread."""
        self._log_thread.submit(self._commit).result()
        snapshot = self._work.folder / "backup.nwbk"
        try:
            state, held = self._log_thread.submit(self._snapshot, snapshot).result()
            self._publisher.back_up(snapshot, state, held)
        except apsw.Error as error:
            raise not_copied(error) from error
        except OSError as error:
            raise explain(error, self._work.file) from error
        finally:
            with suppress(OSError):
                snapshot.unlink(missing_ok=True)

    def _save_copy(self, copy: Path) -> None:
        """On the publishing thread."""
        self._log_thread.submit(self._commit).result()
        snapshot = self._work.folder / "copy.nwbk"
        try:
            self._log_thread.submit(self._snapshot, snapshot).result()
            write_whole(copy, lambda temporary: shutil.copyfile(snapshot, temporary))
        except OSError as error:
            raise explain(error, self._work.file) from error
        finally:
            with suppress(OSError):
                snapshot.unlink(missing_ok=True)

    def _finish(self) -> Published:
        self._remove_leftovers()
        self._note.touch()
        published = Published(system_clock(), self._merged)
        self._merged, self._is_untold = (), False
        return published

    def _remove_leftovers(self) -> None:
        """Once all that they held is in the target."""
        for leftover in self._leftovers:
            leftover.remove()
        self._leftovers = ()

    def _snapshot(self, snapshot: Path) -> tuple[LogState, frozenset[str]]:
        """On the log's thread. Where the log stands, and the copies in it that are whole."""
        snapshot.unlink(missing_ok=True)
        try:
            self._log.copy_to(snapshot)
        except apsw.Error as error:
            raise not_copied(error) from error
        return self._log.state, frozenset(self._log.attachments.sizes)

    def _add_attachment(self, received: Received, file: Path) -> None:
        """On the log's thread."""
        try:
            with file.open("rb") as source:
                copies: dict[str, tuple[int, Source]] = {received.digest: (received.size, source)}
                self._state = self._log.add_attachments(copies)
        except apsw.Error as error:
            _LOG.warning("an attached copy was not kept: %s", type(error).__name__)
            raise not_attached(error) from error

    def _read_attachment(self, digest: str, file: Path) -> None:
        """On the log's thread."""
        with reading_copy(file) as sink:
            self._log.attachments.read(digest, sink)

    def _add_contents(self, contents: Mapping[str, bytes]) -> None:
        """On the log's thread."""
        copies: dict[str, tuple[int, Source]] = {
            digest: (len(content), BytesIO(content)) for digest, content in contents.items()
        }
        try:
            self._state = self._log.add_attachments(copies)
        except apsw.Error as error:
            _LOG.warning("contents were not kept: %s", type(error).__name__)
            raise not_saved(error) from error

    def _content(self, digest: str) -> bytes:
        """On the log's thread."""
        sink = BytesIO()
        self._log.attachments.read(digest, sink)
        return sink.getvalue()

    def _take_attachments(self, file: Path, key: Key, digests: tuple[str, ...]) -> None:
        """On the log's thread."""
        try:
            self._state = self._log.take_attachments(file, key, digests)
        except apsw.Error as error:
            raise not_copied(error) from error

    def _forget_attachments(self) -> None:
        """On the log's thread. What cannot be taken away now is taken away at a later closing."""
        try:
            self._state = self._log.forget_attachments()
        except apsw.Error as error:
            _LOG.warning("attached copies were not taken away: %s", type(error).__name__)

    def _unite(self, found: Found) -> None:
        """On the log's thread. What is merged is told of once the target has it too."""
        try:
            # What was typed meanwhile is on our side too.
            self._commit()
            new = self._log.united_with(found.changes, found.seen.ids)
            merging = ChangeSet("", new)
            self._state = self._log.append((merging,), beyond=found.seen.state.generation)
        except apsw.Error as error:
            raise not_copied(error) from error
        self._merged += new

    def _beat(self) -> None:
        while not self._stopping.wait(BEAT):
            self._note.touch()
