"""Making and opening workbooks: from the person's file to a working copy with its threads."""

import errno
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from neglect_workbook.domain.attachments import wanted_attachments
from neglect_workbook.domain.changes import Change, ChangeSet
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.identity import system_clock
from neglect_workbook.domain.parting import meet
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain
from neglect_workbook.storage.change_log import ChangeLog, create_log
from neglect_workbook.storage.contents import Contents, read_contents, read_whole
from neglect_workbook.storage.database import settle
from neglect_workbook.storage.failures import not_opened
from neglect_workbook.storage.heading import Heading
from neglect_workbook.storage.in_use import InUseNote
from neglect_workbook.storage.publish import Publisher, Seen, copy_from
from neglect_workbook.storage.saver import Saver
from neglect_workbook.storage.working_copy import WorkingCopy, claim_leftovers

#: What to do where another file lies in the place of one's own.
_MOVE_IT: Final = (
    "Your work is safe on this computer. Move that file to another folder. Then open the "
    "workbook from the list of recent workbooks."
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
    """

    heading: Heading
    changes: tuple[Change, ...]
    recovered: int
    note: InUseNote
    saver: Saver


class ReadOnlyError(Exception):
    """The computer does not let us write beside the target."""


def create(target: Path, profile: Path, heading: Heading, changes: Sequence[Change]) -> Opened:
    """Make a workbook and publish it at once.

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
    with _explained(target), ExitStack() as undo:
        work = _make_work(profile, target, undo)
        create_log(work.file, heading)
        log = _open_log(work, {}, undo)
        log.append((ChangeSet("", tuple(changes)),))
        note = _make_note(target, profile, work, undo)
        note.claim()
        saver = Saver(log, work, Publisher(target, heading, work, None), note, ())
        undo.callback(saver.stop)
        saver.publish().result()
        undo.pop_all()
    return Opened(heading, _in_order(changes), 0, note, saver)


def open_to_edit(target: Path, profile: Path) -> Opened:
    """Open a workbook in a working copy, with what a crash left behind brought back.

    Raises:
        ReadOnlyError: nothing can be written beside the target.
        KnownError: it is not a whole workbook that this program knows.
    """
    with _explained(target), ExitStack() as undo:
        work = _make_work(profile, target, undo)
        # Before leftovers are claimed: a claimed one would look like somebody at work.
        note = _make_note(target, profile, work, undo)
        _claim(note)
        leftovers = claim_leftovers(profile, target)
        for leftover in leftovers:
            undo.callback(leftover.leave)
            with suppress(apsw.Error):
                settle(leftover.file)
        with _safe_here(leftovers):
            contents, seen = _fill(target, work, leftovers)
        log = _open_log(work, contents.attachments.sizes, undo)
        recovery = _Recovery(log, contents, is_whole_from_leftover=seen is None)
        used = tuple(one for one in leftovers if recovery.takes_in(one, profile))
        publisher = Publisher(target, contents.heading, work, seen)
        saver = Saver(log, work, publisher, note, used)
        undo.pop_all()
    return Opened(contents.heading, recovery.changes, recovery.count, note, saver)


def open_to_read(target: Path, profile: Path) -> Contents:
    """Read a workbook from a private copy that is gone again afterwards.

    Raises:
        KnownError: it is not a whole workbook that this program knows.
    """
    with _explained(target), ExitStack() as undo:
        work = _make_work(profile, target, undo)
        copy_from(target, work.file)
        return read_whole(work.file, target.name)


class _Recovery:
    """Brings what leftovers hold into a freshly opened log."""

    def __init__(self, log: ChangeLog, contents: Contents, *, is_whole_from_leftover: bool) -> None:
        self._log = log
        self._contents = contents
        self._by_id = {change.id: change for change in contents.changes}
        self.count = len(contents.changes) if is_whole_from_leftover else 0

    @property
    def changes(self) -> tuple[Change, ...]:
        return _in_order(self._by_id.values())

    def takes_in(self, leftover: WorkingCopy, profile: Path) -> bool:
        """Take in one leftover; whether it may be removed once all is published."""
        leftover.sweep()
        theirs = read_contents(leftover.file)
        if theirs.heading != self._contents.heading and not theirs.problems:
            # Another workbook lay under this name before.
            leftover.leave()
            return False
        wanted = wanted_attachments(FoldedState(theirs.changes))
        for digest in theirs.attachments.sizes.keys() & wanted.keys():
            self._log.take_attachment(leftover.file, digest)
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


def _fill(
    target: Path, work: WorkingCopy, leftovers: tuple[WorkingCopy, ...]
) -> tuple[Contents, Seen | None]:
    """Put the target into the working copy; where it is gone, the newest leftover."""
    if target.exists() or not leftovers:
        mark = copy_from(target, work.file)
        contents = read_whole(work.file, target.name)
        work.has_seen(contents.state)
        return contents, Seen(mark, contents.state, contents.ids)
    newest = max(leftovers, key=lambda leftover: leftover.origin.opened_at)
    shutil.copyfile(newest.file, work.file)
    return read_whole(work.file, target.name), None


@contextmanager
def _safe_here(leftovers: tuple[WorkingCopy, ...]) -> Iterator[None]:
    """Say how to come by work on this computer where the file in its place is of no use."""
    try:
        yield
    except KnownError as error:
        if not leftovers:
            raise
        raise KnownError(error.code, error.sentence, _MOVE_IT) from error


def _make_work(profile: Path, target: Path, undo: ExitStack) -> WorkingCopy:
    try:
        work = WorkingCopy.make(profile, target, system_clock())
    except OSError as error:
        raise explain(error, profile) from error
    undo.callback(work.remove)
    return work


def _open_log(work: WorkingCopy, attachments: Mapping[str, int], undo: ExitStack) -> ChangeLog:
    log = ChangeLog(work.file, attachments)
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
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        raise not_opened(error, target.name) from error
    except OSError as error:
        raise explain(error, target) from error


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: change.order))
