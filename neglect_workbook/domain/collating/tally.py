"""One pass over the facts of all returns: what is needed to make the picture, and no more."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from neglect_workbook.domain.collating.earlier import Earlier, Moves
from neglect_workbook.domain.collating.facts import AnswerFacts, ReturnFacts
from neglect_workbook.domain.collating.layout import NOT_ANSWERED, Layout
from neglect_workbook.domain.collating.names import plain_name
from neglect_workbook.domain.collating.picture import Place, Strong


@dataclass(slots=True)
class CellTally:
    """The answers of one sector to one question, while they are counted.

    Attributes:
        counts: how many chose each rating that somebody chose.
        moves: how many moved which way.
        policy_alone: how many rest on policy alone.
        show_difference: how many show a difference for children.
        places: where the answers are.
    """

    counts: dict[str, int] = field(default_factory=dict)
    moves: dict[str, int] = field(default_factory=dict)
    policy_alone: int = 0
    show_difference: int = 0
    places: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class RolePair:
    """Two roles of organisations that answered both, on one area, in one sector."""

    organisations: int = 0
    first_higher: int = 0
    second_higher: int = 0


@dataclass(frozen=True, slots=True)
class Answering:
    """A return, where it is counted.

    Attributes:
        facts: the return.
        sector_id: its sector; empty for none that the framework has.
        set_ids: the sets that it answers, in order.
    """

    facts: ReturnFacts
    sector_id: str
    set_ids: tuple[str, ...]


class Tally:
    """Everything that was counted, small groups too. It never leaves this package.

    Args:
        layout: the framework.
        facts: the returns that count.
        before: what was said in an earlier collation; ``None`` takes each return's own word.

    Attributes:
        returns: the returns, in the order of organisations.
        answering: the same with the sector and the sets of each.
        sectors: how many returns each sector has.
        sizes: how many returns of a sector answered a set, by set and sector.
        profiles: how many returns each sector and choice of sets has.
        both: how many returns of a sector answered two sets, by both and the sector.
        cells: the counts by question and sector.
        roles: the counts of two roles by both sets, area and sector.
        strong: answers that show what changed for children.
    """

    def __init__(
        self, layout: Layout, facts: Iterable[ReturnFacts], before: Earlier | None
    ) -> None:
        self.layout = layout
        self.returns = sorted(facts, key=lambda one: (plain_name(one.organisation), one.key))
        self.answering = [
            Answering(one, layout.sector_of(one), layout.sets_of(one)) for one in self.returns
        ]
        self.sectors: Counter[str] = Counter()
        self.sizes: Counter[tuple[str, str]] = Counter()
        self.profiles: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.both: Counter[tuple[str, str, str]] = Counter()
        self.cells: dict[tuple[str, str], CellTally] = {}
        self.roles: dict[tuple[str, str, str, str], RolePair] = {}
        self.strong: list[tuple[Strong, str]] = []
        self._moves = Moves(layout.framework.scale)
        self._before = before
        for each in self.answering:
            self._take(each)

    def size(self, question_id: str, sector_id: str) -> int:
        """How many returns of a sector answered a question's set."""
        return self.sizes[self.layout.questions[question_id].set_id, sector_id]

    def _take(self, answering: Answering) -> None:
        layout = self.layout
        facts, sector_id, set_ids = answering.facts, answering.sector_id, answering.set_ids
        self.sectors[sector_id] += 1
        self.profiles[sector_id, set_ids] += 1
        for set_id in set_ids:
            self.sizes[set_id, sector_id] += 1
        earlier = None if self._before is None else self._before.ratings_of(facts)
        spans: dict[tuple[str, str], tuple[int, int]] = {}
        for answer in facts.answers:
            question = layout.questions.get(answer.question_id)
            if question is None or question.set_id not in set_ids:
                continue
            cell = self.cells.get((answer.question_id, sector_id))
            if cell is None:
                cell = self.cells[answer.question_id, sector_id] = CellTally()
            cell.places.append(Place(facts.key, answer.question_id, answer.row))
            if answer.rating not in layout.known_codes:
                continue
            last = (
                answer.rating_before
                if earlier is None
                else earlier.get(answer.question_id, NOT_ANSWERED)
            )
            self._count(cell, answer, last)
            if answer.shows_difference:
                self._look_at_difference(cell, facts, sector_id, answer)
            rank = layout.ranks.get(answer.rating)
            if rank is not None and question.area_id and len(set_ids) > 1:
                lowest, highest = spans.get((question.area_id, question.set_id), (rank, rank))
                span = (min(lowest, rank), max(highest, rank))
                spans[question.area_id, question.set_id] = span
        if len(set_ids) > 1:
            self._compare_roles(sector_id, set_ids, spans)

    def _count(self, cell: CellTally, answer: AnswerFacts, last: str) -> None:
        cell.counts[answer.rating] = cell.counts.get(answer.rating, 0) + 1
        move = self._moves.of(last, answer.rating)
        cell.moves[move] = cell.moves.get(move, 0) + 1
        if answer.rests_on_policy:
            cell.policy_alone += 1

    def _look_at_difference(
        self, cell: CellTally, facts: ReturnFacts, sector_id: str, answer: AnswerFacts
    ) -> None:
        """An answer that says what is changing: does its evidence show it?"""
        if answer.strongest_level < self.layout.top_level:
            return
        cell.show_difference += 1
        if answer.rating in self.layout.green:
            place = cell.places[-1]
            strong = Strong(place, facts.organisation, sector_id, answer.strongest_level)
            self.strong.append((strong, answer.rating))

    def _compare_roles(
        self,
        sector_id: str,
        set_ids: tuple[str, ...],
        spans: dict[tuple[str, str], tuple[int, int]],
    ) -> None:
        for first, second in combinations(set_ids, 2):
            self.both[first, second, sector_id] += 1
            for area_id, one, two in _in_both(spans, first, second):
                pair = self.roles.setdefault((first, second, area_id, sector_id), RolePair())
                pair.organisations += 1
                pair.first_higher += one[0] > two[1]
                pair.second_higher += two[0] > one[1]


def _in_both(
    spans: dict[tuple[str, str], tuple[int, int]], first: str, second: str
) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """The areas on which both sets have ratings, with the lowest and highest of each."""
    for (area_id, set_id), span in spans.items():
        other = spans.get((area_id, second)) if set_id == first else None
        if other is not None:
            yield area_id, span, other
