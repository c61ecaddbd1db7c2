"""Bringing in another copy of the file that is open: looking into it, taking in all it holds."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from neglect_workbook.domain.changes import Change, ChangeSet
from neglect_workbook.domain.parting import meet
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.kept_file import KeptFile
from neglect_workbook.storage.store import Key, OtherCopy


@dataclass(frozen=True, slots=True)
class CopyFound:
    """Another copy of a file, looked into and not yet taken in.

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


def look_into_copy(kept: KeptFile[object], path: Path, password: str = "") -> CopyFound:
    """Read another copy of a file. Neither is changed.

    This waits for disks: not for the thread that draws the window.

    Args:
        kept: it stays as it is.
        path: the other copy.
        password: opens the copy, where it wants one; that of the file is tried for none.

    Raises:
        KnownError: it is no copy of this file, or not one that can be read; the file is
            as it was.
    """
    with suppress(OSError):
        if path.samefile(kept.path):
            raise KnownError(
                "same_file",
                f"{path.name} is the {kept.store.kind.noun} that is open now.",
                "Choose the file of the other copy.",
            )
    other = kept.store.look_into(path, Key(password) if password else None)
    try:
        require_same_file(kept, path, other)
    except KnownError:
        other.forget()
        raise
    known = {change.id for change in kept.changes}
    new = tuple(change for change in other.changes if change.id not in known)
    return CopyFound(path.name, new, other)


def take_in_copy(kept: KeptFile[object], found: CopyFound) -> ChangeSet:
    """Unite a copy with a file: every change of it, and its attached copies.

    What contradicts ours is in `open_conflicts` then. What came in cannot be undone as one: the
    history has every earlier wording.

    Args:
        kept: what was typed and not sent yet is not in it, so flush first.
        found: the copy. It is of no use afterwards.

    Returns:
        The changes that came in, with the marks of what contradicts ours; empty for none.

    Raises:
        KnownError: the file is open to read only, or the attached copies could not be kept.
    """
    try:
        kept.require_writable()
        kept.store.take_attachments(found.other)
        here = {change.id: change for change in kept.changes}
        there = {change.id for change in found.other.changes}
        new = tuple(change for change in found.other.changes if change.id not in here)
        ours = (change for identity, change in here.items() if identity not in there)
        marks = meet(ours, new)
    finally:
        found.other.forget()
    return kept.unite((*new, *marks))


def fetch_copy(kept: KeptFile[object], path: Path, password: str = "") -> CopyFound:
    """Look into another copy, keep a backup of ours, and take in the attached copies that it has.

    This waits for disks: not for the thread that draws the window. The rest is quick.

    Args:
        kept: where it is to be taken in.
        path: the other copy.
        password: see `look_into_copy`.

    Raises:
        KnownError: as `look_into_copy`, or the attached copies could not be kept.
    """
    found = look_into_copy(kept, path, password)
    try:
        kept.require_writable()
        if found.is_new:
            kept.store.back_up()
        kept.store.take_attachments(found.other)
    except KnownError:
        found.other.forget()
        raise
    return found


def require_same_file(kept: KeptFile[object], path: Path, other: OtherCopy) -> None:
    """Raise ``KnownError`` where another file is no copy of this one."""
    heading, noun = kept.store.heading, kept.store.kind.noun
    if other.heading.framework_id != heading.framework_id:
        raise KnownError(
            "other_framework",
            f"{path.name} answers another framework, '{other.heading.framework_id}'.",
            "It was left as it is. Open it by itself.",
        )
    if other.heading.workbook_id != heading.workbook_id:
        raise KnownError(
            f"another_{noun}",
            f"{path.name} is another {noun}, not a copy of this one.",
            "It was left as it is. Open it by itself.",
        )
