"""Taking the snapshot of a folded log. Of thousands of records only what changed is made anew."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Generic, TypeVar

from neglect_workbook.collation.facts_json import facts_from
from neglect_workbook.collation.moderating import require_answer
from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.collating.records import (
    AnswerModeration,
    CollationHead,
    ExpectedOrganisation,
    GatheredRefusal,
    GatheredReturn,
)
from neglect_workbook.domain.collating.snapshot import HEAD_ID, CollationSnapshot, Held
from neglect_workbook.domain.confirmations import Confirmation
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.rules import require_known
from neglect_workbook.domain.unfolding import record_of, records_of
from neglect_workbook.errors import KnownError

_Record = TypeVar(
    "_Record",
    GatheredReturn,
    GatheredRefusal,
    ExpectedOrganisation,
    AnswerModeration,
    Confirmation,
)


class SnapshotTaker:
    """Takes the snapshots of one collation.

    Args:
        framework: what its returns answer.
        collation_id: the same in every copy of it.
    """

    def __init__(self, framework: Framework, collation_id: str) -> None:
        self._framework = framework
        self._collation_id = collation_id
        self._held: dict[str, Held] = {}
        self._gathered = _Records(RecordKind.GATHERED, GatheredReturn)
        self._refusals = _Records(RecordKind.REFUSAL, GatheredRefusal)
        self._expected = _Records(RecordKind.EXPECTED, ExpectedOrganisation)
        self._moderations = _Records(RecordKind.MODERATION, AnswerModeration)
        self._confirmations = _Records(RecordKind.CONFIRMATION, Confirmation)
        self._touched: set[tuple[RecordKind, str]] | None = None

    def touch(self, key: FieldKey) -> None:
        """A field changed since the last snapshot."""
        if self._touched is not None:
            self._touched.add((key.kind, key.record_id))

    def forget(self) -> None:
        """Anything may have changed since the last snapshot."""
        self._touched = None

    def take(self, state: FoldedState) -> CollationSnapshot:
        """The collation that a folded log shows."""
        for one in (
            self._gathered,
            self._refusals,
            self._expected,
            self._moderations,
            self._confirmations,
        ):
            one.follow(state, self._touched)
        self._touched = set()
        # One that a copy removed and forgot, and another added again, has no facts any more.
        gathered = (one for one in self._gathered.in_order() if one.facts)
        self._held = {one.id: self._hold(one) for one in gathered}
        return CollationSnapshot(
            collation_id=self._collation_id,
            framework=self._framework,
            head=record_of(state, RecordKind.COLLATION, HEAD_ID, CollationHead),
            gathered=tuple(self._held.values()),
            refusals=tuple(self._refusals.in_order()),
            expected=tuple(sorted(self._expected.in_order(), key=lambda one: (one.place, one.id))),
            moderations=MappingProxyType(
                {one.id: one for one in self._moderations.in_order() if self._is_known(one)}
            ),
            confirmations=tuple(self._confirmations.in_order()),
        )

    def _is_known(self, one: AnswerModeration) -> bool:
        """Whether what was said of an answer can be counted: another program may have said it."""
        kind = RecordKind.MODERATION
        try:
            require_answer(self._framework, one.id)
            require_known(self._framework, kind, "rating", one.rating)
            require_known(self._framework, kind, "result", one.result)
        except (KnownError, ValueError):
            return False
        return True

    def _hold(self, record: GatheredReturn) -> Held:
        known = self._held.get(record.id)
        if known is None or known.record.facts is not record.facts:
            return Held(record, facts_from(record.facts))
        return known if known.record is record else Held(record, known.facts)


class _Records(Generic[_Record]):
    """The records of one kind, as they were when they were last looked at."""

    def __init__(self, kind: RecordKind, record_class: type[_Record]) -> None:
        self._kind = kind
        self._class: type[_Record] = record_class
        self._by_id: dict[str, _Record] = {}

    def in_order(self) -> Iterable[_Record]:
        """All of them, in the order of their ids."""
        return [self._by_id[record_id] for record_id in sorted(self._by_id)]

    def follow(self, state: FoldedState, touched: set[tuple[RecordKind, str]] | None) -> None:
        """Make anew what was touched; everything, where that is not known."""
        if touched is None:
            self._by_id = {one.id: one for one in records_of(state, self._kind, self._class)}
            return
        for kind, record_id in touched:
            if kind is not self._kind:
                continue
            if state.is_removed(kind, record_id):
                self._by_id.pop(record_id, None)
            else:
                one = record_of(state, kind, record_id, self._class, id=record_id)
                self._by_id[record_id] = one
