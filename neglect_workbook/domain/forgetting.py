"""Earlier wording that somebody wants gone: which changes of a log are forgotten.

Taking rows out of one log is not enough. Another copy of the workbook has them still, and would
bring them back when the two meet. So the log keeps a mark that lists them by id, and whoever writes
a log or unites two leaves out what a mark lists. It lists only what was there to be seen: what
somebody wrote apart from it stays.
"""

from collections.abc import Iterable

from neglect_workbook.domain.changes import Change
from neglect_workbook.domain.fields import FORGOT


def forgotten_by(change: Change) -> frozenset[str]:
    """Ids of the changes that a change says are forgotten; none where it is no such mark."""
    is_mark = change.key.field.startswith(FORGOT) and isinstance(change.value, list)
    return frozenset(change.value) if is_mark and isinstance(change.value, list) else frozenset()


def forgotten_ids(changes: Iterable[Change]) -> frozenset[str]:
    """Ids of all changes that are forgotten by marks among these."""
    return frozenset[str]().union(*map(forgotten_by, changes))


def without_forgotten(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that no mark among them says are forgotten."""
    known = tuple(changes)
    forgotten = forgotten_ids(known)
    return tuple(change for change in known if change.id not in forgotten) if forgotten else known
