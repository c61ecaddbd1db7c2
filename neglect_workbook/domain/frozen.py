"""Closed reviews: everything that one rested on, frozen as text with a digest.

A closed review is kept as a copy of its records and not as a place in the log. So nothing that
happens to the log later changes it: another copy's late edits, or forgetting earlier wording.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.collating.kinds import ONLY_COLLATION_KINDS
from neglect_workbook.domain.fields import FIELD_TYPES, REMOVED
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import ClosedReview, RecordKind
from neglect_workbook.domain.rules import require_known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from neglect_workbook.domain.records import Answer
    from neglect_workbook.domain.snapshot import WorkbookSnapshot


@dataclass(frozen=True, slots=True)
class PastReview:
    """A closed review, read back.

    Attributes:
        snapshot: the workbook as it stood when the review was closed.
        closed_on: the day on which it was closed.
        is_whole: whether it is exactly what was frozen, by its digest, and all of it is shown.
    """

    snapshot: "WorkbookSnapshot"
    closed_on: date
    is_whole: bool

    @property
    def answers(self) -> "Mapping[str, Answer]":
        """The answers by question id."""
        return self.snapshot.answers


#: What a review does not rest on: what was sent of it and what came back.
_NOT_FROZEN = frozenset(
    {
        RecordKind.CLOSED_REVIEW,
        RecordKind.SENT,
        RecordKind.RECEIPT,
        RecordKind.FEEDBACK,
        RecordKind.CONFIRMATION,
        *ONLY_COLLATION_KINDS,
    }
)


def freeze(state: FoldedState, review_id: str) -> str:
    """The records of a workbook as text: those of one review, and all that reviews share."""
    kept: dict[str, dict[str, dict[str, object]]] = {}
    for kind in RecordKind:
        if kind in _NOT_FROZEN:
            continue
        records: dict[str, dict[str, object]] = {}
        for record_id in state.record_ids(kind):
            if not _belongs(state, kind, record_id, review_id):
                continue
            if state.is_removed(kind, record_id):
                # It keeps its place, so that the others keep their numbers.
                records[record_id] = {REMOVED: True}
            else:
                records[record_id] = dict(state.fields(kind, record_id))
        kept[kind.value] = records
    return json.dumps(kept, sort_keys=True, separators=(",", ":"))


def digest_of(content: str) -> str:
    """SHA-256 of a frozen review, in hexadecimal digits."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def thaw(content: str) -> FoldedState:
    """The records of a frozen review, as a log folds to them.

    Raises:
        ValueError: the text is not a frozen review.
    """
    return FoldedState(_values_in(content))


class ReviewArchive:
    """The closed reviews of one workbook. Each is read once."""

    def __init__(self, take: "Callable[[FoldedState, Framework, str], WorkbookSnapshot]") -> None:
        """Begin with nothing read.

        Args:
            take: makes a snapshot of a folded log.
        """
        self._take = take
        self._read: dict[tuple[str, str], PastReview] = {}

    def past(
        self, closed: tuple[ClosedReview, ...], framework: Framework, workbook_id: str
    ) -> tuple[PastReview, ...]:
        """The closed reviews that can be read, in the order in which they were begun."""
        found = (self._past(one, framework, workbook_id) for one in closed)
        return tuple(one for one in found if one is not None)

    def _past(
        self, closed: ClosedReview, framework: Framework, workbook_id: str
    ) -> PastReview | None:
        key = (closed.id, closed.content)
        if key not in self._read:
            try:
                values = _values_in(closed.content)
                known = [one for one in values if _is_known(framework, one)]
                snapshot = self._take(FoldedState(known), framework, workbook_id)
                # Whatever shows a review begins with these.
                framework.review_kind(snapshot.review.kind_id)
                framework.sector(snapshot.organisation.sector_id)
            except (ValueError, KeyError):
                return None
            is_whole = digest_of(closed.content) == closed.digest and len(known) == len(values)
            self._read[key] = PastReview(snapshot, closed.closed_on or date.min, is_whole)
        return self._read[key]


def _values_in(content: str) -> list[Change]:
    """Every value of a frozen review, as changes without a moment."""
    try:
        kinds = {RecordKind(kind): records for kind, records in json.loads(content).items()}
        return [
            Change("", 0, "", FieldKey(kind, record_id, name), value)
            for kind, records in kinds.items()
            for record_id, fields in records.items()
            for name, value in {REMOVED: False, **fields}.items()
        ]
    except (AttributeError, TypeError, RecursionError) as error:
        raise ValueError("this is not a frozen review") from error


def _is_known(framework: Framework, value: Change) -> bool:
    """Whether a value can be shown: screens and documents rely on every id being known."""
    key = value.key
    if key.field not in FIELD_TYPES[key.kind]:
        # A mark of removal, or a field of a newer version, which nothing looks at.
        return True
    try:
        require_known(framework, key.kind, key.field, value.value)
    except ValueError:
        return False
    return True


def _belongs(state: FoldedState, kind: RecordKind, record_id: str, review_id: str) -> bool:
    """Whether a record is of this review, or of all of them."""
    if kind is RecordKind.REVIEW:
        return record_id == review_id
    if kind is RecordKind.ANSWER:
        return record_id.startswith(f"{review_id}/")
    if kind is RecordKind.VOICE:
        return state.value(FieldKey(kind, record_id, "review_id")) == review_id
    return True
