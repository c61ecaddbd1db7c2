"""'Forget earlier wording': what was written over or removed goes from the workbook for good.

The present wording stays, and so does every closed review: what was closed is kept as it was.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.fields import FORGOT, REMOVED, is_mark
from neglect_workbook.domain.identity import make_id
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.storage.backups import delete_backups
from neglect_workbook.workbook.commands import Workbook

if TYPE_CHECKING:
    from neglect_workbook.domain.records import RecordKind

_SUMMARY = "forget earlier wording"


def earlier_wording(workbook: Workbook, record_id: str = "") -> dict[FieldKey, tuple[str, ...]]:
    """What would be forgotten: ids of changes by field.

    Of a field that is there the last change stays; of a removed record only that it was removed.
    Fields of which two copies say something different are left until somebody chooses.

    Args:
        workbook: what was typed and not sent yet is not in it, so flush first.
        record_id: of this record only, such as of one answer; empty for the whole workbook.
    """
    undecided = {
        key
        for conflict in open_conflicts(workbook)
        for key in (conflict.ours.key, conflict.theirs.key)
    }
    by_key: dict[FieldKey, list[str]] = {}
    for change in workbook.changes:
        key = change.key
        is_wanted = not record_id or key.record_id == record_id
        if is_wanted and not is_mark(key.field) and key not in undecided:
            by_key.setdefault(key, [])
            if not _stays(workbook, key, change.id):
                by_key[key].append(change.id)
    return {key: tuple(ids) for key, ids in by_key.items() if ids}


def forget_earlier_wording(workbook: Workbook, record_id: str = "") -> ChangeSet:
    """Forget it, in this workbook and in every copy that meets it later.

    Backups that were made before still hold it. Nothing can be undone afterwards.

    Args:
        workbook: what was typed and not sent yet is not in it, so flush first.
        record_id: of this record only; empty for the whole workbook.

    Raises:
        KnownError: the workbook is open to read only.
    """
    workbook.require_writable()
    found = earlier_wording(workbook, record_id)
    if not found:
        return ChangeSet(_SUMMARY, ())
    return workbook.forget(_SUMMARY, tuple(_marks(workbook, found)))


def delete_backups_too(workbook: Workbook) -> int:
    """Publish, and delete the backups that still hold what was forgotten.

    This waits for disks: not for the thread that draws the window.

    Returns:
        How many were deleted.

    Raises:
        KnownError: the file in the folder still holds it, or a backup could not be deleted.
    """
    # The first publish of a session keeps the file as it was: it has to come before.
    workbook.publish().result()
    return delete_backups(workbook.path)


def _stays(workbook: Workbook, key: FieldKey, change_id: str) -> bool:
    if key.field != REMOVED and workbook.state.is_removed(key.kind, key.record_id):
        return False
    latest = workbook.state.latest(key)
    return latest is not None and latest.id == change_id


def _marks(workbook: Workbook, found: dict[FieldKey, tuple[str, ...]]) -> Iterator[FieldEdit]:
    """One mark for each record."""
    records: dict[tuple[RecordKind, str], list[str]] = {}
    for key, ids in found.items():
        records.setdefault((key.kind, key.record_id), []).extend(ids)
    for place, ((kind, record_id), gone) in enumerate(records.items()):
        name = f"{FORGOT}{make_id(workbook.next_moment + place)}"
        yield FieldEdit(FieldKey(kind, record_id, name), sorted(gone))
