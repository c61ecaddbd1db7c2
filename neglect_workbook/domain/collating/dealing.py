"""Deals places in a sample, so that few of them are a fair share of what could be looked at.

Places are dealt one by one, to each reason in turn. Within a reason the next place goes to the
sector that has the fewest so far, and there to what stands on the least: a red without an action,
a top rating that its evidence does not carry. Each organisation has one before another has two.
What is equal after that is left to chance, which follows from the seed.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from neglect_workbook.domain.collating.sample import SampledAnswer, Why

#: The answers of one sector for one reason, in the order in which their turn comes.
_Queues = dict[str, deque[SampledAnswer]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that may get a place.

    Attributes:
        answer: it, with its reason.
        is_bare: nothing carries it, so it comes before others.
        chance: how chance fell for it.
    """

    answer: SampledAnswer
    is_bare: bool
    chance: int


def dealt(
    candidates: Iterable[Candidate], chance_of: Callable[[str], int]
) -> Iterator[SampledAnswer]:
    """All answers, in the order in which they get a place.

    Args:
        candidates: in any order.
        chance_of: how chance falls for a text, by the seed.
    """
    by_reason: dict[Why, dict[str, list[Candidate]]] = {}
    for one in candidates:
        by_sector = by_reason.setdefault(one.answer.why, {})
        by_sector.setdefault(one.answer.sector_id, []).append(one)
    waiting: dict[Why, _Queues] = {
        why: {sector_id: deque(_in_turn(found)) for sector_id, found in by_reason[why].items()}
        for why in Why
        if why in by_reason
    }
    chances = {
        (why, sector_id): chance_of(f"{why}\n{sector_id}")
        for why, queues in waiting.items()
        for sector_id in queues
    }
    drawn: Counter[str] = Counter()
    while waiting:
        for why, queues in tuple(waiting.items()):
            _, _, sector_id = min((drawn[one], chances[why, one], one) for one in queues)
            drawn[sector_id] += 1
            yield queues[sector_id].popleft()
            if not queues[sector_id]:
                del queues[sector_id]
            if not queues:
                del waiting[why]


def _in_turn(candidates: Iterable[Candidate]) -> list[SampledAnswer]:
    """The answers of one sector: bare ones first, and one of each organisation before a second."""
    turns: Counter[tuple[str, bool]] = Counter()
    placed = []
    for one in sorted(candidates, key=lambda one: (one.chance, one.answer.key)):
        of = (one.answer.key, one.is_bare)
        placed.append((not one.is_bare, turns[of], one.chance, one.answer))
        turns[of] += 1
    return [found[-1] for found in sorted(placed, key=lambda found: found[:-1])]
