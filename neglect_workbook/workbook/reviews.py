"""Closing a review and starting the next one."""

from datetime import date

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.fields import FIELD_TYPES, REMOVED, JsonValue, to_json
from neglect_workbook.domain.frozen import digest_of
from neglect_workbook.domain.identity import id_after
from neglect_workbook.domain.records import Answer, RecordKind
from neglect_workbook.domain.snapshot import answer_id
from neglect_workbook.errors import KnownError
from neglect_workbook.workbook.commands import Workbook

#: What undo would take back, after closing a review.
CLOSING = "closing of the review"

#: What an answer of the next review does not take from the one before.
_NOT_CARRIED = frozenset({"come_back", "to_confirm"})


def close_review(workbook: Workbook, today: date) -> ChangeSet:
    """Freeze the newest review: everything that it rests on, with a digest. Undo opens it again.

    Args:
        workbook: what was typed and not sent yet is not in it, so flush first.
        today: the day of closing.

    Raises:
        KnownError: it is closed already, or the workbook is open to read only.
    """
    snapshot = workbook.snapshot
    if snapshot.is_closed:
        raise KnownError(
            "review_closed",
            "This review is closed already.",
            "Start the next review when you look again.",
        )
    content = workbook.frozen_review()
    fields: dict[str, JsonValue] = {
        REMOVED: False,
        "closed_on": today.isoformat(),
        "content": content,
        "digest": digest_of(content),
    }
    edits = _edits(RecordKind.CLOSED_REVIEW, snapshot.review.id, fields)
    return workbook.apply_edits(CLOSING, edits)


def start_review(workbook: Workbook, kind_id: str, today: date) -> ChangeSet:
    """Begin the next review. Undo takes it back.

    Every answer is carried forward, marked 'to confirm'. Evidence, actions with their status
    and indicators go on as they are; who took part and who agreed are asked anew.

    Args:
        workbook: its newest review is closed.
        kind_id: a review kind of the framework.
        today: the day on which it begins.

    Raises:
        KnownError: the newest review is still open, or the kind is not known.
    """
    snapshot = workbook.snapshot
    if not snapshot.is_closed:
        raise KnownError(
            "review_open",
            "The present review is still open.",
            "Close it first. Its answers are kept to compare with.",
        )
    # Two copies that both start the next review start the same one, and can be merged.
    review_id = id_after(snapshot.review.id)
    fields: dict[str, JsonValue] = {
        REMOVED: False,
        "kind_id": kind_id,
        "started_on": today.isoformat(),
    }
    edits = _edits(RecordKind.REVIEW, review_id, fields)
    for answer in snapshot.answers.values():
        record_id = answer_id(review_id, answer.question_id)
        edits += _edits(RecordKind.ANSWER, record_id, _carried(answer))
    return workbook.apply_edits("start of a review", edits)


def _carried(answer: Answer) -> dict[str, JsonValue]:
    """What the next review begins with; words that have no rating yet are not lost either."""
    names = FIELD_TYPES[RecordKind.ANSWER].keys() - _NOT_CARRIED - {"question_id"}
    blank = Answer()
    written = [name for name in sorted(names) if getattr(answer, name) != getattr(blank, name)]
    fields = {name: to_json(getattr(answer, name)) for name in written}
    return {**fields, "to_confirm": True} if answer.is_rated else fields


def _edits(kind: RecordKind, record_id: str, fields: dict[str, JsonValue]) -> list[FieldEdit]:
    return [FieldEdit(FieldKey(kind, record_id, name), value) for name, value in fields.items()]
