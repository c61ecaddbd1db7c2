"""Taking the snapshot of a folded log; what did not change is not decoded again."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from neglect_workbook.collation.facts_json import facts_from
from neglect_workbook.domain.collating.records import (
    AnswerModeration,
    CollationHead,
    ExpectedOrganisation,
    GatheredRefusal,
    GatheredReturn,
)
from neglect_workbook.domain.collating.snapshot import HEAD_ID, CollationSnapshot, Held
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.unfolding import record_of, records_of

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.facts import ReturnFacts


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

    def take(self, state: FoldedState) -> CollationSnapshot:
        """The collation that a folded log shows."""
        gathered = records_of(state, RecordKind.GATHERED, GatheredReturn)
        self._held = {one.id: self._hold(one) for one in gathered}
        expected = records_of(state, RecordKind.EXPECTED, ExpectedOrganisation)
        moderations = records_of(state, RecordKind.MODERATION, AnswerModeration)
        return CollationSnapshot(
            collation_id=self._collation_id,
            framework=self._framework,
            head=record_of(state, RecordKind.COLLATION, HEAD_ID, CollationHead),
            gathered=tuple(self._held.values()),
            refusals=records_of(state, RecordKind.REFUSAL, GatheredRefusal),
            expected=tuple(sorted(expected, key=lambda one: (one.place, one.id))),
            moderations=MappingProxyType({one.id: one for one in moderations}),
        )

    def _hold(self, record: GatheredReturn) -> Held:
        known = self._held.get(record.id)
        facts: ReturnFacts
        if known is not None and known.record.facts is record.facts:
            facts = known.facts
        else:
            facts = facts_from(record.facts)
        return Held(record, facts)
