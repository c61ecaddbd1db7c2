"""Work that a session left on this computer and that is not in the person's file: told, discarded.

Opening the workbook brings it back: see ``opening``. Only the folders of this person are looked at.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from neglect_workbook.errors import BugError
from neglect_workbook.storage.change_log import ChangeLog
from neglect_workbook.storage.key import NO_KEY, is_encrypted
from neglect_workbook.storage.working_copy import WorkingCopy, claim_all, claim_leftovers


@dataclass(frozen=True, slots=True)
class WorkFound:
    """Work that is on this computer only.

    Attributes:
        target: the person's file to which it belongs.
        opened_at: when the session began that left it; of several, the newest.
    """

    target: Path
    opened_at: datetime


def work_found(profile: Path) -> tuple[WorkFound, ...]:
    """The work that sessions left whose processes are gone, once for each file, oldest first."""
    found: dict[str, WorkFound] = {}
    for copy in claim_all(profile):
        try:
            if _has_news(copy):
                origin = copy.origin
                found[origin.target] = WorkFound(Path(origin.target), origin.opened_at)
        finally:
            copy.leave()
    return tuple(found.values())


def discard_work(profile: Path, target: Path) -> None:
    """Delete for good what is on this computer only.

    Args:
        profile: the private folder of this person on this computer.
        target: of ``work_found``.
    """
    for copy in claim_leftovers(profile, target):
        copy.sweep()
        copy.remove()


def _has_news(copy: WorkingCopy) -> bool:
    """Whether a working copy holds more than its target did; so it is taken where nobody knows."""
    if copy.origin.is_published:
        return False
    try:
        if is_encrypted(copy.file):
            return True
        # What a crash left half-done is rolled back first.
        with closing(ChangeLog(copy.file, {}, NO_KEY)) as log:
            return log.state != copy.origin.base
    except (apsw.Error, BugError, KeyError, OSError, ValueError):
        return True
