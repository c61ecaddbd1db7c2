"""One workbook, or one collation, on disk: the public face of this room."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

import apsw

from neglect_workbook.domain.changes import Change, ChangeSet
from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.files import explain, follow_links, write_whole
from neglect_workbook.storage import opening
from neglect_workbook.storage.attachment_table import in_batches
from neglect_workbook.storage.attachments import Received, Watch, receive
from neglect_workbook.storage.failures import not_read_out
from neglect_workbook.storage.file_kind import COLLATION_FILE, WORKBOOK_FILE, FileKind
from neglect_workbook.storage.heading import Heading
from neglect_workbook.storage.in_use import Holder
from neglect_workbook.storage.key import NO_KEY, Key, needs_password
from neglect_workbook.storage.other_copy import OtherCopy, read_other_copy
from neglect_workbook.storage.publish import copy_from
from neglect_workbook.storage.reading import Reading
from neglect_workbook.storage.saver import Published, Saver

if TYPE_CHECKING:
    from neglect_workbook.storage.in_use import InUseNote
    from neglect_workbook.storage.working_copy import WorkingCopy

__all__ = [
    "COLLATION_FILE",
    "NO_KEY",
    "WORKBOOK_FILE",
    "FileKind",
    "Heading",
    "Holder",
    "Key",
    "OtherCopy",
    "Published",
    "Store",
]


class Store:
    """A file that is open: what it held then, and a way to add to it.

    Attributes:
        target: the person's file, its links followed.
        heading: which workbook or collation it is.
        kind: whether it is a workbook or a collation.
        changes: as opened, each verified, in order of moment, then id.
        recovered: how many of them a crash had left on this computer only.
        locked: how many working copies that a crash left are protected with another password.
    """

    def __init__(
        self,
        target: Path,
        heading: Heading,
        changes: tuple[Change, ...],
        opened: opening.Opened | None = None,
        reading: Reading | None = None,
        kind: FileKind = WORKBOOK_FILE,
    ) -> None:
        self.target = target
        self.kind = kind
        self.heading = heading
        self.changes = changes
        self.recovered = 0 if opened is None else opened.recovered
        self.locked = 0 if opened is None else opened.locked
        self._note: InUseNote | None = None if opened is None else opened.note
        self._saver: Saver | None = None if opened is None else opened.saver
        self._reading = reading
        self.is_read_only = opened is None

    @classmethod
    def create(
        cls,
        target: Path,
        profile: Path,
        heading: Heading,
        changes: Sequence[Change],
        key: Key = NO_KEY,
        kind: FileKind = WORKBOOK_FILE,
    ) -> Self:
        """Make a file and publish it at once, encrypted where there is a password.

        Raises:
            KnownError: ``exists``, ``folder_missing``, or what the file system said.
        """
        target = follow_links(target)
        opened = opening.create(target, profile, heading, changes, key, kind)
        return cls(target, heading, opened.changes, opened, kind=kind)

    @classmethod
    def open(
        cls,
        target: Path,
        profile: Path,
        *keys: Key,
        read_only: bool = False,
        kind: FileKind = WORKBOOK_FILE,
    ) -> Self:
        """Open a file.

        It opens to be read only where that is asked for, and where this computer does not let
        us write beside it: then nothing is ever written beside the target.

        Args:
            target: the file.
            profile: the private folder of this person on this computer.
            keys: its password, if it has one; then earlier ones, for what a crash left behind.
            read_only: whether only to read it.
            kind: what it is to be.

        Raises:
            KnownError: ``not_found``, ``is_a_folder``, ``empty_file``, ``not_a_workbook``,
                ``is_a_collation`` and the like, ``newer_version``, ``damaged``,
                ``needs_password``, ``wrong_password``, or what the file system said. The file is
                as it was.
        """
        target = follow_links(target)
        if not read_only and (os.access(target, os.W_OK) or not target.exists()):
            try:
                opened = opening.open_to_edit(target, profile, keys or (NO_KEY,), kind)
            except opening.ReadOnlyError:
                pass
            else:
                return cls(target, opened.heading, opened.changes, opened, kind=kind)
        key = keys[0] if keys else NO_KEY
        contents = opening.open_to_read(target, profile, key, kind)
        reading = Reading(target, profile, contents.attachments.sizes, key, kind)
        return cls(target, contents.heading, contents.changes, reading=reading, kind=kind)

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._saver is not None or self._reading is not None

    @property
    def other_holder(self) -> Holder | None:
        """Who else has it open by the note beside it. It is a hint and stops nothing."""
        if self._note is not None:
            return self._note.holder
        return None if self._reading is None else self._reading.holder

    @property
    def attachments(self) -> Mapping[str, int]:
        """Bytes of each attached copy that is as it was attached, by digest."""
        held = self._reading if self._saver is None else self._saver
        return {} if held is None else held.attachments

    @property
    def has_uncommitted(self) -> bool:
        """Whether some changes are not on the disk of this computer yet."""
        return self._saver is not None and self._saver.has_uncommitted

    @property
    def has_unpublished(self) -> bool:
        """Whether some changes are not in the target yet."""
        return self._saver is not None and self._saver.has_unpublished

    @property
    def backup_problem(self) -> KnownError | None:
        """Why the last backup could not be made; ``None`` where it was, or none was wanted.

        It never stops publishing, and is tried again at the next one.
        """
        return None if self._saver is None else self._saver.backup_problem

    def append(self, change_set: ChangeSet) -> Future[datetime]:
        """Commit changes on this computer, in the order of the calls.

        Returns:
            The moment by which they were on the disk. On failure it holds a ``KnownError``;
            the changes stay pending, and the next append, publish or close tries again.
        """
        return self._writing.append(change_set)

    def attach(self, path: Path, check: Callable[[Path], None], watch: Watch) -> Received:
        """Take in a copy of a file. It stays only if a change refers to it until closing.

        This waits for disks: not for the thread that draws the window.

        Args:
            path: the file, its links followed.
            check: looks at the private copy before it is taken in; what it raises stops it.
            watch: is told how many bytes were read; what it raises stops it too.

        Raises:
            KnownError: the file cannot be attached, or could not be kept.
        """
        saver = self._writing
        private = saver.work.new_place()
        try:
            received = receive(path, private, watch)
            check(private)
            saver.add_attachment(received, private).result()
        finally:
            private.unlink(missing_ok=True)
        return received

    def read_attachment(self, digest: str, name: str) -> Path:
        """Write an attached copy to a private file that goes when the workbook is closed.

        This waits for disks: not for the thread that draws the window.

        Args:
            digest: of the copy.
            name: what it is called; made safe first.

        Raises:
            KnownError: it is damaged or missing, or could not be written.
        """
        try:
            file = self._work.place_to_read(name)
            if self._saver is not None:
                self._saver.read_attachment(digest, file).result()
            elif self._reading is not None:
                self._reading.read_attachment(digest, file)
        except apsw.Error as error:
            raise not_read_out(error) from error
        except OSError as error:
            raise explain(error, Path(name)) from error
        return file

    def add_contents(self, contents: Mapping[str, bytes]) -> None:
        """Take in many small copies by one commit. Each stays only if a change refers to it.

        This waits for disks: not for the thread that draws the window.

        Args:
            contents: by SHA-256, in hexadecimal digits. Those that are here are passed over.

        Raises:
            KnownError: they could not be kept, or there is no room for so many.
        """
        here = self.attachments
        new = {digest: content for digest, content in contents.items() if digest not in here}
        if not new:
            return
        together = sum(here.values()) + sum(map(len, new.values()))
        if len(here) + len(new) > self.kind.most_attachments or together > self.kind.most_bytes:
            raise KnownError(
                f"{self.kind.noun}_full",
                f"This {self.kind.noun} holds as much as it can hold.",
                f"Go on in a new {self.kind.noun}.",
            )
        self._writing.add_contents(new).result()

    def contents(self, digests: Iterable[str]) -> Iterator[bytes]:
        """Small copies that are here, one after the other.

        This waits for disks: not for the thread that draws the window.

        Args:
            digests: of the copies.

        Raises:
            KnownError: one is damaged or missing, or cannot be read.
        """
        try:
            if self._saver is not None:
                for digest in digests:
                    yield self._saver.content(digest).result()
            elif self._reading is not None:
                yield from self._reading.contents(digests)
        except apsw.Error as error:
            raise not_read_out(error) from error
        except OSError as error:
            raise explain(error, self.target) from error

    @property
    def key(self) -> Key:
        """What opens the file."""
        held = self._reading if self._saver is None else self._saver
        return NO_KEY if held is None else held.key

    def change_key(self, key: Key) -> None:
        """Publish, and put another password on the workbook, or none, here and in its folder.

        This waits for disks: not for the thread that draws the window. Nothing is committed
        meanwhile; what is appended waits.

        Raises:
            KnownError: the password is as it was.
        """
        self._writing.change_key(key).result()

    def look_into(self, path: Path, key: Key | None = None) -> OtherCopy:
        """Read another file, which may be another copy of this workbook.

        This waits for disks: not for the thread that draws the window.

        Args:
            path: the file.
            key: opens it, where it wants a password; that of this workbook if none is given.

        Raises:
            KnownError: it is no whole workbook that this program knows.
        """
        try:
            private = self._work.new_place()
        except OSError as error:
            raise explain(error, path) from error
        try:
            used = self.key if key is None else key
            return read_other_copy(follow_links(path), private, used, self.kind)
        except KnownError as error:
            if key is None and error.code == "wrong_password":
                raise needs_password(path.name) from error
            raise

    def take_attachments(self, other: OtherCopy) -> None:
        """Take in the attached copies of another file. Those that are here are passed over.

        Raises:
            KnownError: one could not be taken in.
        """
        missing = other.attachments.keys() - self.attachments.keys()
        for batch in in_batches(other.attachments, missing):
            self._writing.take_attachments(other.file, other.key, batch).result()

    def publish(self) -> Future[Published | None]:
        """Put all changes so far into the target.

        Returns:
            What was done; ``None`` where nothing was new. On failure it holds a
            ``KnownError``; the work stays safe on this computer.
        """
        return self._writing.publish()

    def back_up(self) -> None:
        """Keep all changes so far as a backup, before something that changes much.

        This waits for disks: not for the thread that draws the window. A backup that cannot be
        made is a ``backup_problem``, and no error.

        Raises:
            KnownError: the changes could not be saved on this computer.
        """
        if self._saver is not None:
            self._saver.back_up().result()

    def save_copy(self, copy: Path) -> None:
        """Put all changes so far into another file; what is there is replaced whole.

        Raises:
            KnownError: it is the workbook's own file, or it could not be written.
        """
        if follow_links(copy) == self.target:
            raise KnownError(
                "own_file", f"{copy.name} is the {self.kind.noun} itself.", "Choose another name."
            )
        if self._saver is None:
            write_whole(copy, lambda temporary: copy_from(self.target, temporary, self.kind))
        else:
            self._saver.save_copy(copy).result()

    def close(self) -> None:
        """Commit, publish, and clean up on this computer and beside the target.

        Raises:
            KnownError: ``not_published``: closed, and the work is safe on this computer until
                the next opening. Any other: the commit failed and the store is still open.
        """
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        if self._saver is None:
            return
        try:
            self._saver.close()
        finally:
            if self._saver.is_stopped:
                self._saver = None

    def abandon(self) -> None:
        """Stop the threads and leave everything as a crash would."""
        if self._saver is not None:
            self._saver.abandon()
            self._saver = None

    @property
    def _work(self) -> "WorkingCopy":
        held = self._reading if self._saver is None else self._saver
        if held is None:
            raise BugError("a store that is closed has no private folder")
        return held.work

    @property
    def _writing(self) -> Saver:
        if self._saver is None:
            raise BugError("a store that is closed or open to be read only takes no changes")
        return self._saver
