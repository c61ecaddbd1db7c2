"""Going back to an earlier copy of a workbook, or of a collation, and looking into it before.

Nothing is lost by it: the log keeps all that was there, undo brings it back, and a backup of the
present is made first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.fields import APART, FIELD_TYPES, REMOVED, JsonValue, to_json
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import RECORD_CLASSES, RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.files import follow_links
from neglect_workbook.keeping.copies import require_same_file
from neglect_workbook.keeping.kept_file import KeptFile
from neglect_workbook.storage.backups import copy_whole, find_backups, put_back
from neglect_workbook.storage.rotation import Backup
from neglect_workbook.storage.store import Key, OtherCopy
from neglect_workbook.storage.verify import verify

#: What undo would take back.
_GOING_BACK: Final = "going back to an earlier copy"
#: What happened outside of a workbook is not undone by going back: a file that was made is made.
_STAYS: Final = frozenset({RecordKind.SENT})


@dataclass(frozen=True, slots=True)
class BackupFound:
    """A backup that was looked into.

    Attributes:
        backup: which one.
        other: all that it holds.
    """

    backup: Backup
    other: OtherCopy = field(repr=False)

    def forget(self) -> None:
        """Delete the private copy of it."""
        self.other.forget()


def backups_of(kept: KeptFile[object]) -> tuple[Backup, ...]:
    """The backups of a file, newest first."""
    return find_backups(kept.path)


def look_into_backup(kept: KeptFile[object], backup: Backup, password: str = "") -> BackupFound:
    """Read a backup. Neither it nor the file is changed.

    This waits for disks: not for the thread that draws the window.

    Args:
        kept: the file.
        backup: one of its backups.
        password: opens it; for none, that of the file is tried.

    Raises:
        KnownError: it cannot be read, or is of another file that had this name before.
    """
    other = kept.store.look_into(backup.path, Key(password) if password else None)
    try:
        require_same_file(kept, backup.path, other)
    except KnownError:
        other.forget()
        raise
    return BackupFound(backup, other)


def prepare_to_go_back(kept: KeptFile[object], found: BackupFound) -> None:
    """Keep a backup of the present, and take in the attached copies of the earlier one.

    This waits for disks: not for the thread that draws the window.

    Raises:
        KnownError: the file is open to read only, or the copies could not be kept.
    """
    kept.require_writable()
    kept.store.back_up()
    kept.store.take_attachments(found.other)


def go_back(kept: KeptFile[object], found: BackupFound) -> ChangeSet:
    """Give every field the value that it has in a backup, as one command that undo takes back.

    Args:
        kept: what was typed and not sent yet is not in it, so flush first.
        found: the backup, after `prepare_to_go_back`.

    Raises:
        KnownError: the file is open to read only.
    """
    edits = tuple(_edits(kept.state, FoldedState(found.other.changes)))
    return kept.set_back(_GOING_BACK, edits)


def save_backup_as(kept: KeptFile[object], backup: Backup, copy: Path) -> None:
    """Copy a backup to a file of its own; what is there is replaced whole.

    Raises:
        KnownError: it is the file itself, or it could not be written.
    """
    if follow_links(copy) in {kept.path, backup.path}:
        raise KnownError(
            "own_file",
            f"{copy.name} is the {kept.store.kind.noun} itself, or this copy.",
            "Choose another name.",
        )
    copy_whole(backup.path, copy)


def newest_whole_backup(target: Path, password: str = "") -> Backup | None:
    """The newest backup of a workbook that is whole; ``None`` where there is none.

    This waits for disks: not for the thread that draws the window.

    Args:
        target: the person's file, which may be damaged.
        password: opens the backups, where they have one.
    """
    for backup in find_backups(follow_links(target)):
        try:
            if not verify(backup.path, Key(password)).problems:
                return backup
        except KnownError:
            continue
    return None


def open_instead(target: Path, backup: Backup, moment: datetime) -> Path:
    """Put a backup in the place of a damaged workbook, which is set aside beside it.

    Args:
        target: the damaged file.
        backup: of `newest_whole_backup`.
        moment: the present one.

    Returns:
        Where the damaged file is now.

    Raises:
        KnownError: nothing was changed.
    """
    return put_back(follow_links(target), backup.path, moment)


def _edits(now: FoldedState, then: FoldedState) -> Iterator[FieldEdit]:
    """What makes every field what it was; a record that was made since is removed."""
    known = {(key.kind, key.record_id) for key in then.touched()}
    for key in sorted({*now.touched(), *then.touched()}, key=_in_order):
        if key.kind in _STAYS or not _is_known(key):
            continue
        born = now.latest(FieldKey(key.kind, key.record_id, REMOVED))
        if key.field.startswith(APART):
            if now.latest(key) is not None:
                yield FieldEdit(key, then.value(key) is True)
        elif then.latest(key) is not None:
            yield FieldEdit(key, then.value(key))
        elif (key.kind, key.record_id) in known or born is None:
            yield FieldEdit(key, _untouched(key))
        elif key.field == REMOVED:
            yield FieldEdit(key, value=True)


def _is_known(key: FieldKey) -> bool:
    """Whether the records of today have this field."""
    is_field = key.field == REMOVED or key.field in FIELD_TYPES[key.kind]
    # What was forgotten since stays forgotten in the log: its mark is never touched.
    return is_field or key.field.startswith(APART)


def _untouched(key: FieldKey) -> JsonValue:
    """The value of a field that nobody touched."""
    if key.field == REMOVED:
        return False
    return to_json(getattr(RECORD_CLASSES[key.kind](), key.field))


def _in_order(key: FieldKey) -> tuple[str, str, str]:
    return (key.kind, key.record_id, key.field)
