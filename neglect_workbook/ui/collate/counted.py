"""What is worked out from a collation as it is at one moment, away from the window's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neglect_workbook.domain.collating.agreeing import agreement
from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer, Why
from neglect_workbook.domain.collating.sampling import draw_sample
from neglect_workbook.domain.collating.standing import Standing, Standings
from neglect_workbook.domain.collating.standings import standings
from neglect_workbook.ui.collate.returns_rows import ReturnRow, rows_of
from neglect_workbook.ui.collate.sample_rows import InSample, sample_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from neglect_workbook.domain.collating.facts import AnswerFacts, ReturnFacts
    from neglect_workbook.domain.collating.records import (
        AnswerModeration,
        CollationHead,
        ExpectedOrganisation,
    )
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot, Held

#: Return id and question id.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """Where every organisation stands.

    Attributes:
        gathered: what it was counted of; ``expected`` and ``due_on`` too.
        expected: the list.
        due_on: when returns were due.
        standings: of every organisation.
        by_key: every return by its file's key.
        rows: how a table shows them.
        facts: what was read, by the file's key.
        answers: every answer, by the file's key and the question.
    """

    gathered: "tuple[Held, ...]"
    expected: "tuple[ExpectedOrganisation, ...]"
    due_on: "date | None"
    standings: Standings
    by_key: Mapping[str, Standing]
    rows: tuple[ReturnRow, ...]
    facts: "Mapping[str, ReturnFacts]"
    answers: "Mapping[tuple[str, str], AnswerFacts]"

    def is_of(self, snapshot: "CollationSnapshot") -> bool:
        """Whether a snapshot counts to the same."""
        return (
            self.gathered == snapshot.gathered
            and self.expected == snapshot.expected
            and self.due_on == snapshot.head.due_on
        )


@dataclass(frozen=True, slots=True)
class Sampled:
    """The sample.

    Attributes:
        of: the seed, the share and the limit by which it was drawn; ``None`` before it was.
        added: the answers that were added when it was drawn.
        answers: what was drawn, in order.
        possible: how many would be drawn if there were time for all.
        why: why each is in it.
        rows: how a list shows each, by its id.
    """

    of: tuple[int, int, int] | None
    added: frozenset[Pair]
    answers: tuple[SampledAnswer, ...]
    possible: int
    why: Mapping[Pair, Why]
    rows: Mapping[str, InSample]

    def is_of(self, snapshot: "CollationSnapshot") -> bool:
        """Whether it would be drawn the same. What is drawn anyhow may be moderated."""
        if self.of != _drawn_by(snapshot.head):
            return False
        if snapshot.head.sample_limit and self.added - snapshot.added:
            # It may have been read beyond what there is time for only because it was added.
            return False
        changed = self.added ^ snapshot.added if self.of is not None else ()
        return all(self.why.get(pair, Why.ADDED) is not Why.ADDED for pair in changed)


@dataclass(frozen=True, slots=True)
class Counted:
    """All that stages show of a collation and that takes time to work out."""

    returned: Returned
    sampled: Sampled

    def is_of(self, snapshot: "CollationSnapshot") -> bool:
        """Whether a snapshot counts to the same."""
        return self.returned.is_of(snapshot) and self.sampled.is_of(snapshot)

    def agreement(self, said: "Iterable[AnswerModeration]") -> Agreement:
        """What moderation found so far. Only what was said of answers is looked at."""
        all_said = tuple(said)
        touched = {(one.return_id, one.question_id) for one in all_said}
        sample = self.sampled.answers
        of = [one for one in sample if (one.return_id, one.question_id) in touched]
        return replace(agreement(of, all_said), sampled=len(sample))


def count(snapshot: "CollationSnapshot", before: Counted | None = None) -> Counted:
    """Count a snapshot.

    Args:
        snapshot: the collation as it is.
        before: what was counted last: what is still so is taken from it.
    """
    returned = None if before is None else before.returned
    if returned is None or not returned.is_of(snapshot):
        returned = _returned(snapshot)
    sampled = None if before is None or before.returned is not returned else before.sampled
    if sampled is None or not sampled.is_of(snapshot):
        sampled = _sampled(snapshot, returned)
    return Counted(returned, sampled)


def _returned(snapshot: "CollationSnapshot") -> Returned:
    head, gathered, framework = snapshot.head, snapshot.gathered, snapshot.framework
    now = standings(head, gathered, snapshot.expected, framework)
    return Returned(
        gathered=gathered,
        expected=snapshot.expected,
        due_on=head.due_on,
        standings=now,
        by_key={one.facts.key: one for one in now.returns},
        rows=rows_of(framework, now),
        facts={held.record.id: held.facts for held in gathered},
        answers={
            (held.record.id, one.question_id): one
            for held in gathered
            for one in held.facts.answers
        },
    )


def _sampled(snapshot: "CollationSnapshot", returned: Returned) -> Sampled:
    head, added = snapshot.head, snapshot.added
    of = _drawn_by(head)
    if of is None:
        return Sampled(None, frozenset(), (), 0, {}, {})
    found = draw_sample(head, returned.standings.counted, snapshot.framework, added)
    drawn, possible = found.answers, sum(found.possible.values())
    why = {(one.return_id, one.question_id): one.why for one in drawn}
    return Sampled(of, added, drawn, possible, why, sample_rows(drawn, returned.answers))


def _drawn_by(head: "CollationHead") -> tuple[int, int, int] | None:
    how = (head.sample_seed, head.random_in_hundred, head.sample_limit)
    return how if head.is_sampled else None
