"""What going back to an earlier copy of a collation would change, in plain sentences."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from neglect_workbook.collation.snapshot_taker import SnapshotTaker
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.keeping.going_back import BackupFound

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.collating.records import CollationHead
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot


def what_would_change(collation: "Collation", found: BackupFound) -> tuple[str, ...]:
    """What going back to a backup would change, a sentence each; empty for nothing."""
    taker = SnapshotTaker(collation.framework, collation.store.heading.workbook_id)
    return differences(collation.snapshot, taker.take(FoldedState(found.other.changes)))


def differences(now: "CollationSnapshot", then: "CollationSnapshot") -> tuple[str, ...]:
    """What going back from one state of a collation to another changes, a sentence each.

    Args:
        now: the collation as it stands.
        then: the same collation in the earlier copy.
    """
    return (*_head(now, then), *_returns(now, then), *_moderation(now, then))


def _head(now: "CollationSnapshot", then: "CollationSnapshot") -> Iterator[str]:
    if now.head.name != then.head.name:
        yield f"It would be called {then.head.name} again."
    if now.head.due_on != then.head.due_on:
        due = then.head.due_on
        yield f"Returns would be due on {long_date(due)}." if due else "No date would be set."
    if now.expected != then.expected:
        count = len(then.expected)
        said = _counted(count, "organisation", "organisations") if count else "nobody"
        yield f"The expected list would be the one before, with {said} on it."
    if now.head.earlier_content != then.head.earlier_content:
        yield "Movement would be measured as before."


def _returns(now: "CollationSnapshot", then: "CollationSnapshot") -> Iterator[str]:
    ours = {one.record.id: one.record for one in now.gathered}
    theirs = {one.record.id: one.record for one in then.gathered}
    gone, back = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    if gone:
        yield f"{_counted(len(gone), 'return', 'returns')} added since would go."
    if back:
        yield f"{_counted(len(back), 'return', 'returns')} would come back."
    chosen = sum(
        (ours[key].choice, ours[key].expected_id) != (theirs[key].choice, theirs[key].expected_id)
        for key in ours.keys() & theirs.keys()
    )
    if chosen:
        said = _counted(chosen, "return", "returns")
        yield f"What you chose for {said} would be as before."
    refused = {one.id: one for one in now.refusals}
    if refused != {one.id: one for one in then.refusals}:
        yield "The files that could not be read would be those of then."


def _moderation(now: "CollationSnapshot", then: "CollationSnapshot") -> Iterator[str]:
    head, before = now.head, then.head
    if head.is_sampled != before.is_sampled:
        yield "The sample would be drawn." if before.is_sampled else "No sample would be drawn yet."
    elif _drawn(head) != _drawn(before):
        yield "The sample would be drawn as before."
    said = (
        (_of(now, record_id), _of(then, record_id))
        for record_id in now.moderations.keys() | then.moderations.keys()
    )
    pairs = {(one.return_id, one.question_id) for one, other in said if one != other}
    if pairs:
        count = _counted(len(pairs), "answer", "answers")
        yield f"What moderators said of {count} would be as before."


def _of(snapshot: "CollationSnapshot", record_id: str) -> AnswerModeration:
    """What was said of an answer; all fields are empty where nothing was."""
    return snapshot.moderations.get(record_id) or AnswerModeration(id=record_id)


def _drawn(head: "CollationHead") -> "CollationHead":
    """Only what the sample follows from."""
    return replace(head, name="", received_by="", due_on=None, earlier_name="", earlier_content="")


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"
