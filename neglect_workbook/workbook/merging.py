"""Bringing in another copy of the workbook: looking into it, and taking in all that it holds."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from neglect_workbook.domain.changes import Change, ChangeSet
from neglect_workbook.domain.parting import meet
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Key, OtherCopy
from neglect_workbook.workbook.apart import open_conflicts
from neglect_workbook.workbook.apart_words import numbers_of, words_of
from neglect_workbook.workbook.commands import Workbook

_MOST_NUMBERS: Final = 5


@dataclass(frozen=True, slots=True)
class CopyFound:
    """Another copy of the workbook, looked into and not yet taken in.

    Attributes:
        name: of its file.
        changes: those that we do not have.
        other: all that it holds.
    """

    name: str
    changes: tuple[Change, ...]
    other: OtherCopy = field(repr=False)

    @property
    def is_new(self) -> bool:
        """Whether it holds a change that we do not have."""
        return bool(self.changes)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of another copy.

    Attributes:
        change_set: what came in.
        changes: how many changes it had that we had not.
        left: how many things are to choose, those of earlier copies too.
        sentence: what came in, to be told after the name of the file.
    """

    change_set: ChangeSet
    changes: int
    left: int
    sentence: str


def look_into_copy(workbook: Workbook, path: Path, password: str = "") -> CopyFound:
    """Read another copy of the workbook. Neither is changed.

    This waits for disks: not for the thread that draws the window.

    Args:
        workbook: it stays as it is.
        path: the other copy.
        password: opens the copy, where it wants one; that of the workbook is tried for none.

    Raises:
        KnownError: it is no copy of this workbook, or not one that can be read; the file is
            as it was.
    """
    with suppress(OSError):
        if path.samefile(workbook.path):
            raise KnownError(
                "same_file",
                f"{path.name} is the workbook that is open now.",
                "Choose the file of the other copy.",
            )
    other = workbook.store.look_into(path, Key(password) if password else None)
    try:
        require_same_workbook(workbook, path, other)
    except KnownError:
        other.forget()
        raise
    known = {change.id for change in workbook.changes}
    new = tuple(change for change in other.changes if change.id not in known)
    return CopyFound(path.name, new, other)


def take_in_copy(workbook: Workbook, found: CopyFound) -> ChangeSet:
    """Unite a copy with the workbook: every change of it, and its attached copies.

    What contradicts ours is in `open_conflicts` then. What came in cannot be undone as one: the
    history has every earlier wording.

    Args:
        workbook: what was typed and not sent yet is not in it, so flush first.
        found: the copy. It is of no use afterwards.

    Returns:
        The changes that came in, with the marks of what contradicts ours; empty for none.

    Raises:
        KnownError: the workbook is open to read only, or the attached copies could not be kept.
    """
    try:
        workbook.require_writable()
        workbook.store.take_attachments(found.other)
        here = {change.id: change for change in workbook.changes}
        there = {change.id for change in found.other.changes}
        new = tuple(change for change in found.other.changes if change.id not in here)
        ours = (change for identity, change in here.items() if identity not in there)
        marks = meet(ours, new)
    finally:
        found.other.forget()
    return workbook.unite((*new, *marks))


def fetch_copy(workbook: Workbook, path: Path, password: str = "") -> CopyFound:
    """Look into another copy, keep a backup of ours, and take in the attached copies that it has.

    This waits for disks: not for the thread that draws the window. The rest is quick.

    Args:
        workbook: where it is to be taken in.
        path: the other copy.
        password: see `look_into_copy`.

    Raises:
        KnownError: as `look_into_copy`, or the attached copies could not be kept.
    """
    found = look_into_copy(workbook, path, password)
    try:
        workbook.require_writable()
        if found.is_new:
            workbook.store.back_up()
        workbook.store.take_attachments(found.other)
    except KnownError:
        found.other.forget()
        raise
    return found


def bring_in_copy(workbook: Workbook, path: Path, password: str = "") -> TakenIn:
    """Look into another copy, take it in, and say in plain words what came of it.

    Args:
        workbook: where it is taken in.
        path: the other copy.
        password: see `look_into_copy`.

    Raises:
        KnownError: as `look_into_copy` and `take_in_copy`.
    """
    return taken_in(workbook, fetch_copy(workbook, path, password))


def taken_in(workbook: Workbook, found: CopyFound) -> TakenIn:
    """Take in a copy that was looked into, and say in plain words what came of it.

    Raises:
        KnownError: as `take_in_copy`.
    """
    before = numbers_of(workbook)
    change_set = take_in_copy(workbook, found)
    left = len(open_conflicts(workbook))
    if not found.is_new:
        sentence = "It holds nothing that is not in your workbook already."
    else:
        came = f"{_counted(len(found.changes), 'change')} came in."
        sentence = f"{came} {_renumbered(before, workbook)}".strip()
    return TakenIn(change_set, len(found.changes), left, sentence)


def left_sentence(count: int) -> str:
    """How much is left to choose, in a sentence."""
    if count == 1:
        return "In 1 place both copies say something different: choose what to keep."
    return f"In {count} places both copies say something different: choose what to keep."


def conflict_lines(workbook: Workbook) -> tuple[str, ...]:
    """What is left to choose, a line each: the question or record, and the field."""
    words = (words_of(workbook, conflict) for conflict in open_conflicts(workbook))
    return tuple(f"{one.place}: {one.field}" for one in words)


def require_same_workbook(workbook: Workbook, path: Path, other: OtherCopy) -> None:
    """Raise ``KnownError`` where another file is no copy of this workbook."""
    heading = workbook.store.heading
    if other.heading.framework_id != heading.framework_id:
        raise KnownError(
            "other_framework",
            f"{path.name} answers another framework, '{other.heading.framework_id}'.",
            "It was left as it is. Open it by itself.",
        )
    if other.heading.workbook_id != heading.workbook_id:
        raise KnownError(
            "another_workbook",
            f"{path.name} is another workbook, not a copy of this one.",
            "It was left as it is. Open it by itself.",
        )


def _renumbered(before: Mapping[str, str], workbook: Workbook) -> str:
    """Which of our records got another number, because the other copy's were made earlier."""
    now = numbers_of(workbook)
    moved = [
        f"{label} is now {now[record_id]}"
        for record_id, label in before.items()
        if record_id in now and now[record_id] != label
    ]
    if not moved:
        return ""
    shown = ", ".join(moved[:_MOST_NUMBERS])
    more = len(moved) - _MOST_NUMBERS
    return f"{shown}, and {more} more have other numbers." if more > 0 else f"{shown}."


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
