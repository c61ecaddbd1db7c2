"""Replacing the person's file whole, and noticing that somebody else did.

The file in the person's folder is only ever read whole or replaced whole.
"""

import filecmp
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from neglect_workbook.domain.attachments import wanted_attachments
from neglect_workbook.domain.changes import Change
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.files import explain, put_in_place, temporary_beside
from neglect_workbook.storage.backups import BackupKeeper
from neglect_workbook.storage.contents import Contents, read_contents, read_whole
from neglect_workbook.storage.database import check_header
from neglect_workbook.storage.failures import not_kept
from neglect_workbook.storage.file_kind import FileKind
from neglect_workbook.storage.heading import Heading, LogState
from neglect_workbook.storage.key import OF_THE_PASSWORD, Key, is_encrypted, wrong_password
from neglect_workbook.storage.locks import turn_at
from neglect_workbook.storage.working_copy import WorkingCopy

_COPY_TRIES = 3


@dataclass(frozen=True, slots=True)
class FileMark:
    """What tells one file from another at a glance."""

    size: int
    modified: int
    node: int

    @classmethod
    def of(cls, status: os.stat_result) -> "FileMark":
        """The mark in a status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


@dataclass(frozen=True, slots=True)
class Seen:
    """The target as it was last seen.

    Attributes:
        mark: its mark at a glance.
        state: generation and root of its log.
        ids: the changes in it.
    """

    mark: FileMark
    state: LogState
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a target that somebody else changed.

    Attributes:
        changes: those that lie there and did not when it was last seen.
        file: a private copy of the target, for what its changes refer to.
        key: opens it.
        attachments: bytes of the whole copies in it that its records refer to, by digest.
        seen: the target as it is now.
    """

    changes: tuple[Change, ...]
    file: Path
    key: Key
    attachments: Mapping[str, int]
    seen: Seen


class _TargetChangedError(Exception):
    """Stops the move: the target holds something that we have not seen."""

    def __init__(self, mark: FileMark, contents: Contents) -> None:
        super().__init__()
        self.mark = mark
        self.contents = contents


def copy_from(target: Path, private: Path, kind: FileKind) -> FileMark:
    """Copy a person's file to a private place, whole and of one moment.

    Returns:
        The mark of what was copied.

    Raises:
        KnownError: it is not of this kind, or it cannot be read.
    """
    check_header(target, kind)
    try:
        for _ in range(_COPY_TRIES):
            with target.open("rb") as source, private.open("wb") as copy:
                mark = FileMark.of(os.fstat(source.fileno()))
                shutil.copyfileobj(source, copy)
                after = FileMark.of(os.fstat(source.fileno()))
            if mark == after == FileMark.of(target.stat()):
                break
    except OSError as error:
        raise explain(error, target) from error
    # A file that never stood still is caught by its digests.
    check_header(private, kind)
    return mark


class Publisher:
    """Knows the target of one open workbook as it was last seen, and replaces it.

    Args:
        target: the person's file, its links followed.
        heading: which workbook it is.
        work: the private folder.
        seen: the target as it was opened; ``None`` where there is none yet.
        key: opens it.
        kind: what it is.

    Attributes:
        kind: as given.
        backups: keeps the target as it was before it is replaced.
    """

    def __init__(
        self,
        target: Path,
        heading: Heading,
        work: WorkingCopy,
        seen: Seen | None,
        key: Key,
        kind: FileKind,
    ) -> None:
        self.kind = kind
        self._target = target
        self._heading = heading
        self._work = work
        self._seen = seen
        self._key = key
        self.backups = BackupKeeper(target)
        #: The target as it is found, while somebody looks into it.
        self._private = work.folder / "target.nwbk"

    @property
    def published(self) -> LogState | None:
        """The state of the log that lies in the target."""
        return None if self._seen is None else self._seen.state

    def publish(
        self, snapshot: Path, state: LogState, attachments: Collection[str]
    ) -> Found | None:
        """Put a snapshot of the log in the place of the target.

        Args:
            snapshot: a private file that ``ChangeLog.copy_to`` made.
            state: of the log at that moment.
            attachments: digests of the copies that were whole in the log.

        Returns:
            ``None`` once it is done. Where somebody else changed the target, nothing is
            replaced: unite what was found into the log, with the attached copies first, call
            ``has_seen``, and try again.

        Raises:
            KnownError: the target could not be replaced; it is as it was.
        """
        return self._publish(snapshot, state, attachments, self._key)

    def change_key(
        self, snapshot: Path, state: LogState, attachments: Collection[str], key: Key
    ) -> Found | None:
        """The same, with a snapshot under another key, which is that of the target from then on."""
        found = self._publish(snapshot, state, attachments, key)
        if found is None:
            self._key = key
        return found

    def _publish(
        self, snapshot: Path, state: LogState, attachments: Collection[str], key: Key
    ) -> Found | None:
        contents = self._verified(snapshot, state, attachments, key)
        try:
            self._check_target()
            if key is self._key:
                # Another password is no new work, and the old one is not to open a new backup.
                self._back_up_target()
            self._replace(snapshot, state, contents.ids)
        except _TargetChangedError as changed:
            return self._found(changed)
        except OSError as error:
            raise explain(error, self._target) from error
        return None

    def back_up(self, snapshot: Path, state: LogState, attachments: Collection[str]) -> None:
        """Keep a snapshot of the log as a backup; arguments as ``publish``. Never fails."""
        self._verified(snapshot, state, attachments, self._key)
        self.backups.keep(snapshot, state)

    def has_seen(self, seen: Seen) -> None:
        """Take what was found in the target as seen, once all of it is in our log."""
        self._private.unlink(missing_ok=True)
        self._seen = seen
        self._work.has_seen(seen.state)

    def _verified(
        self, snapshot: Path, state: LogState, attachments: Collection[str], key: Key
    ) -> Contents:
        contents = read_contents(snapshot, key, self.kind)
        if contents.problems:
            raise not_kept()
        if (contents.heading, contents.state) != (self._heading, state):
            raise BugError("the copy of the log to publish is not whole")
        if not contents.attachments.sizes.keys() >= set(attachments):
            raise BugError("the copy of the log to publish lacks an attached copy")
        return contents

    def _back_up_target(self) -> None:
        """Keep what is about to be replaced, where that is wanted."""
        seen, target = self._seen, self._target
        state = None if seen is None else seen.state
        self.backups.before_publish(
            state, lambda: seen is not None and FileMark.of(target.stat()) == seen.mark
        )

    def _replace(self, snapshot: Path, state: LogState, ids: frozenset[str]) -> None:
        temporary = temporary_beside(self._target)
        self._work.will_make(temporary)
        try:
            shutil.copyfile(snapshot, temporary)
            if not filecmp.cmp(snapshot, temporary, shallow=False):
                raise KnownError(
                    "not_whole",
                    f"The folder {self._target.parent} did not keep the file as it was written.",
                    "Save a copy in another folder.",
                )
            # Moving keeps the mark. Taken afterwards, it could be that of another one's file.
            mark = FileMark.of(temporary.stat())
            with turn_at(self._target):
                put_in_place(temporary, self._target, check=self._check_target)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        self.has_seen(Seen(mark, state, ids))

    def _check_target(self) -> None:
        """Stop where the target is not the file that was last seen."""
        try:
            mark = FileMark.of(self._target.stat())
        except FileNotFoundError:
            self._check_folder()
            return
        if self._seen is not None and self._seen.mark == mark:
            return
        mark, contents = self._read_target()
        if self._seen is None or self._seen.state != contents.state:
            raise _TargetChangedError(mark, contents)
        self._private.unlink()
        self._seen = replace(self._seen, mark=mark)

    def _check_folder(self) -> None:
        folder = self._target.parent
        if not folder.is_dir():
            raise KnownError(
                "folder_missing",
                f"The folder {folder} cannot be reached.",
                "Your work is safe on this computer. Connect the folder again.",
            )

    def _read_target(self) -> tuple[FileMark, Contents]:
        """The target, of which the private copy is there until somebody deletes it."""
        noun = self.kind.noun
        try:
            mark = copy_from(self._target, self._private, self.kind)
            contents = read_whole(self._private, self._target.name, self._key, self.kind)
            if is_encrypted(self._private) != self._key.is_set:
                raise wrong_password(self._target.name)
        except KnownError as error:
            self._private.unlink(missing_ok=True)
            if error.code in OF_THE_PASSWORD:
                raise KnownError(
                    "password_changed",
                    f"The password of {self._target.name} was changed since you opened it.",
                    f"Your work is safe on this computer. Close the {noun}, then open it again.",
                ) from error
            raise KnownError(
                error.code,
                f"{error.sentence} It changed since you opened it.",
                "Your work is safe on this computer. Move that file to another folder.",
            ) from error
        if contents.heading != self._heading:
            self._private.unlink()
            raise KnownError(
                "another_workbook",
                f"{self._target.name} is now a different {noun}.",
                "Your work is safe on this computer. Move that file to another folder.",
            )
        return mark, contents

    def _found(self, changed: _TargetChangedError) -> Found:
        self.backups.want()
        # What lay there before and is not in our log any more was replaced by us.
        before = frozenset[str]() if self._seen is None else self._seen.ids
        contents = changed.contents
        new = tuple(change for change in contents.changes if change.id not in before)
        wanted = wanted_attachments(FoldedState(contents.changes))
        sizes = contents.attachments.sizes
        attachments = {digest: sizes[digest] for digest in sizes.keys() & wanted.keys()}
        seen = Seen(changed.mark, contents.state, contents.ids)
        return Found(new, self._private, self._key, attachments, seen)
