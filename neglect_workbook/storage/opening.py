"""Making and opening files: from the person's file to a working copy with its threads."""

import errno
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from neglect_workbook.domain.attachments import wanted_attachments
from neglect_workbook.domain.changes import Change, ChangeSet
from neglect_workbook.domain.clock import system_clock
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.forgetting import without_forgotten
from neglect_workbook.domain.parting import meet
from neglect_workbook.errors import KnownError
from neglect_workbook.files import Doing, explain
from neglect_workbook.storage.attachment_table import in_batches
from neglect_workbook.storage.change_log import ChangeLog, create_log
from neglect_workbook.storage.contents import Contents, fitting_key, read_contents, read_whole
from neglect_workbook.storage.database import is_disk_fault, settle
from neglect_workbook.storage.failures import not_opened
from neglect_workbook.storage.file_kind import FileKind
from neglect_workbook.storage.heading import Heading
from neglect_workbook.storage.in_use import InUseNote
from neglect_workbook.storage.key import NO_KEY, OF_THE_PASSWORD, Key, key_for
from neglect_workbook.storage.publish import Publisher, Seen, copy_from
from neglect_workbook.storage.saver import Saver
from neglect_workbook.storage.working_copy import WorkingCopy, claim_leftovers

#: What to do where another file lies in the place of one's own.
_MOVE_IT: Final = (
    "Your work is safe on this computer. Move that file to another folder. Then open the "
    "{noun} from the list of recent {noun}s."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that was made or opened to be edited.

    Attributes:
        heading: which workbook it is.
        changes: all of them, in order.
        recovered: how many of them a crash had left in a working copy only.
        note: the note beside the target.
        saver: keeps what is added.
        locked: how many working copies that a crash left no password opened. They stay.
    """

    heading: Heading
    changes: tuple[Change, ...]
    recovered: int
    note: InUseNote
    saver: Saver
    locked: int = 0


class ReadOnlyError(Exception):
    """The computer does not let us write beside the target."""


def create(
    target: Path,
    profile: Path,
    heading: Heading,
    changes: Sequence[Change],
    key: Key,
    kind: FileKind,
) -> Opened:
    """Make a file of a kind and publish it at once, encrypted where there is a password.

    Raises:
        KnownError: ``exists``, ``folder_missing``, or what the file system said.
    """
    if not target.parent.is_dir():
        raise KnownError(
            "folder_missing",
            f"The folder {target.parent} cannot be reached.",
            "Choose another folder.",
        )
    if target.exists():
        raise KnownError(
            "exists",
            f"{target.name} is already in {target.parent}.",
            "Open it, or choose another name.",
        )
    with _explained(target, "make"), ExitStack() as undo:
        work = _make_work(profile, target, undo)
        create_log(work.file, heading, key, kind)
        log = _open_log(work, {}, key, undo)
        log.append((ChangeSet("", tuple(changes)),))
        note = _make_note(target, profile, work, undo)
        note.claim()
        publisher = Publisher(target, heading, work, None, key, kind)
        saver = Saver(log, work, publisher, note, (), key)
        undo.callback(saver.stop)
        saver.publish().result()
        undo.pop_all()
    return Opened(heading, _in_order(changes), 0, note, saver)


def open_to_edit(target: Path, profile: Path, keys: Sequence[Key], kind: FileKind) -> Opened:
    """Open a file in a working copy, with what a crash left behind brought back.

    Args:
        target: the file.
        profile: the private folder of this person on this computer.
        keys: its password first, then earlier ones for what a crash left behind.
        kind: what it is to be.

    Raises:
        ReadOnlyError: nothing can be written beside the target.
        KnownError: it is not a whole file of this kind that this program knows.
    """
    with _explained(target), ExitStack() as undo:
        work = _make_work(profile, target, undo)
        # Before leftovers are claimed: a claimed one would look like somebody at work.
        note = _make_note(target, profile, work, undo)
        _claim(note)
        found = claim_leftovers(profile, target)
        for leftover in found:
            undo.callback(leftover.leave)
        leftovers = {one: key for one in found if (key := _key_of(one, keys, kind)) is not None}
        with _safe_here(found, kind):
            filled = _fill(target, work, leftovers, keys[0], kind)
        contents, key = filled.contents, filled.key
        log = _open_log(work, contents.attachments.sizes, key, undo)
        recovery = _Recovery(log, contents, kind, is_whole_from_leftover=filled.seen is None)
        used = tuple(one for one in leftovers if recovery.takes_in(one, leftovers[one], profile))
        locked = [one for one in found if one not in leftovers and not _goes(one)]
        publisher = Publisher(target, contents.heading, work, filled.seen, key, kind)
        saver = Saver(log, work, publisher, note, used, key)
        undo.pop_all()
        for one in locked:
            one.leave()
    return Opened(contents.heading, recovery.changes, recovery.count, note, saver, len(locked))


def open_to_read(target: Path, profile: Path, key: Key, kind: FileKind) -> Contents:
    """Read a file from a private copy that is gone again afterwards.

    Raises:
        KnownError: it is not a whole file of this kind that this program knows.
    """
    with _explained(target), ExitStack() as undo:
        work = _make_work(profile, target, undo)
        copy_from(target, work.file, kind)
        return read_whole(work.file, target.name, key, kind)


class _Recovery:
    """Brings what leftovers hold into a freshly opened log."""

    def __init__(
        self, log: ChangeLog, contents: Contents, kind: FileKind, *, is_whole_from_leftover: bool
    ) -> None:
        self._log = log
        self._kind = kind
        self._contents = contents
        self._by_id = {change.id: change for change in contents.changes}
        self.count = len(contents.changes) if is_whole_from_leftover else 0

    @property
    def changes(self) -> tuple[Change, ...]:
        return _in_order(without_forgotten(self._by_id.values()))

    def takes_in(self, leftover: WorkingCopy, key: Key, profile: Path) -> bool:
        """Take in one leftover; whether it may be removed once all is published."""
        leftover.sweep()
        theirs = read_contents(leftover.file, key, self._kind)
        if theirs.heading != self._contents.heading and not theirs.problems:
            # Another workbook lay under this name before.
            leftover.leave()
            return False
        wanted = wanted_attachments(FoldedState(theirs.changes))
        for batch in in_batches(theirs.attachments.sizes, wanted):
            self._log.take_attachments(leftover.file, key, batch)
        missing = tuple(one for one in theirs.changes if one.id not in self._by_id)
        replaced = self._replaced_in(leftover, theirs)
        count = len(missing)
        known = theirs.ids.union(replaced)
        ours = (one for one in self._by_id.values() if one.id not in known)
        missing += tuple(one for one in meet(ours, missing) if one.id not in self._by_id)
        if missing or replaced:
            beyond = theirs.state.generation
            self._log.append((ChangeSet("", missing, replaced),), beyond=beyond)
        self._by_id.update({change.id: change for change in missing})
        for change_id in replaced:
            del self._by_id[change_id]
        self.count += count
        if theirs.problems:
            leftover.set_aside(profile)
            return False
        return True

    def _replaced_in(self, leftover: WorkingCopy, theirs: Contents) -> tuple[str, ...]:
        """What the crashed session took out of the very target that is there still."""
        if theirs.problems or leftover.origin.base != self._contents.state:
            return ()
        return tuple(self._contents.ids - theirs.ids & self._by_id.keys())


@dataclass(frozen=True, slots=True)
class _Filled:
    """A working copy with a workbook in it: what it holds, and the target if that is there."""

    contents: Contents
    key: Key
    seen: Seen | None


def _fill(
    target: Path,
    work: WorkingCopy,
    leftovers: Mapping[WorkingCopy, Key],
    key: Key,
    kind: FileKind,
) -> _Filled:
    """Put the target into the working copy; where it is gone, the newest leftover."""
    if target.exists() or not leftovers:
        mark = copy_from(target, work.file, kind)
        contents = read_whole(work.file, target.name, key, kind)
        work.has_seen(contents.state)
        seen = Seen(mark, contents.state, contents.ids)
        return _Filled(contents, key_for(work.file, target.name, key), seen)
    newest = max(leftovers, key=lambda leftover: leftover.origin.opened_at)
    shutil.copyfile(newest.file, work.file)
    key = leftovers[newest]
    return _Filled(read_whole(work.file, target.name, key, kind), key, None)


def _key_of(leftover: WorkingCopy, keys: Sequence[Key], kind: FileKind) -> Key | None:
    """The key that opens a working copy of an earlier session; ``None`` if there is none."""
    for key in (*keys, NO_KEY):
        try:
            fitting = key_for(leftover.file, "", key)
            _settle(leftover, fitting)
            fitting_key(leftover.file, "", fitting, kind)
        except KnownError as error:
            if error.code not in OF_THE_PASSWORD:
                return fitting
        else:
            return fitting
    return None


def _settle(leftover: WorkingCopy, key: Key) -> None:
    """Let what a crash left half-done be rolled back, which takes the right key too.

    Raises:
        apsw.Error: the computer could not do it now. Read as it is, the file would look damaged.
    """
    try:
        settle(leftover.file, key)
    except apsw.Error as error:
        if is_disk_fault(error):
            raise
        # Damage shows when it is read, and a wrong key just as well.
        return


def _goes(leftover: WorkingCopy) -> bool:
    """Whether a working copy that no key opens went, because the target has all of it."""
    if leftover.origin.is_published:
        leftover.remove()
    return leftover.origin.is_published


@contextmanager
def _safe_here(leftovers: Sequence[WorkingCopy], kind: FileKind) -> Iterator[None]:
    """Say how to come by work on this computer where the file in its place is of no use."""
    try:
        yield
    except KnownError as error:
        if not leftovers or error.code in OF_THE_PASSWORD:
            raise
        raise KnownError(error.code, error.sentence, _MOVE_IT.format(noun=kind.noun)) from error


def _make_work(profile: Path, target: Path, undo: ExitStack) -> WorkingCopy:
    try:
        work = WorkingCopy.make(profile, target, system_clock())
    except OSError as error:
        raise explain(error, profile) from error
    undo.callback(work.remove)
    return work


def _open_log(
    work: WorkingCopy, attachments: Mapping[str, int], key: Key, undo: ExitStack
) -> ChangeLog:
    log = ChangeLog(work.file, attachments, key)
    undo.callback(log.close)
    return log


def _make_note(target: Path, profile: Path, work: WorkingCopy, undo: ExitStack) -> InUseNote:
    note = InUseNote(target, profile, work.name, work.origin.opened_at)
    undo.callback(note.release)
    return note


def _claim(note: InUseNote) -> None:
    """Put the note there; a folder that is away just now gets it later."""
    try:
        note.claim()
    except PermissionError as error:
        raise ReadOnlyError from error
    except OSError as error:
        if error.errno == errno.EROFS:
            raise ReadOnlyError from error


@contextmanager
def _explained(target: Path, doing: Doing = "write or read") -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        raise not_opened(error, target.name) from error
    except OSError as error:
        raise explain(error, target, doing) from error


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: change.order))
