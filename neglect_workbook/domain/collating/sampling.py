"""Draws the answers that a panel reads.

All red ones, all with the top rating, all whose rating and evidence do not fit, and a random
share of the others in each sector. Everything that is left to chance follows from the seed, the
return and the question alone. So the same seed draws the same answers, whoever draws.

Where a panel has time for fewer, they are dealt by `dealt`. Without a limit further returns
change nothing for those before.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from neglect_workbook.domain.collating.dealing import Candidate, dealt
from neglect_workbook.domain.collating.facts import AnswerFacts, Mismatch, ReturnFacts
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.records import CollationHead
from neglect_workbook.domain.collating.sample import Sample, SampledAnswer, Why
from neglect_workbook.domain.framework import Framework

_BYTES: Final = 8
_ALL: Final = 2 ** (8 * _BYTES)
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class _Rated:
    """A rated answer that may be drawn.

    Attributes:
        facts: the return that it is in.
        answer: what was read of it.
        sector_id: the sector of the return.
        chance: how chance fell for it.
    """

    facts: ReturnFacts
    answer: AnswerFacts
    sector_id: str
    chance: int

    @property
    def id(self) -> tuple[str, str]:
        """The ids of its return and its question."""
        return self.facts.return_id, self.answer.question_id

    def candidate(self, why: Why) -> Candidate:
        """The same, with the reason for which it is drawn."""
        answer, facts = self.answer, self.facts
        sampled = SampledAnswer(
            key=facts.key,
            return_id=facts.return_id,
            question_id=answer.question_id,
            organisation=facts.organisation,
            sector_id=self.sector_id,
            why=why,
            row=answer.row,
            digest=answer.digest,
        )
        # A top rating that its evidence does not carry, a red that nothing is planned for.
        is_bare = (why is Why.TOP and answer.mismatch is Mismatch.RATING_STRONGER) or (
            why is Why.RED and not answer.has_action
        )
        return Candidate(sampled, is_bare, self.chance)


def draw_sample(
    head: CollationHead,
    counted: Iterable[ReturnFacts],
    framework: Framework,
    added: Collection[tuple[str, str]] = (),
) -> Sample:
    """Draw the sample, each answer once, with the first reason that holds.

    A sector none of whose further answers chance drew gets the one that came nearest, unless the
    share is nought. Answers without a rating are never drawn.

    Args:
        head: the seed, how many of a hundred further answers are drawn, and for how many answers
            the panel has time.
        counted: the returns that count.
        framework: what they answer.
        added: return id and question id of answers that a person added. Give those too that
            were moderated already: then none leaves the sample. They count towards the limit.

    Returns:
        What matters most first: by reason, in the order of ``Why``. Within a reason the sectors
        take turns, so what was read is a fair share wherever the panel stops.
    """
    layout = Layout(framework)
    found: list[Candidate] = []
    by_hand: list[SampledAnswer] = []
    others: dict[str, list[_Rated]] = {}
    for one in _rated(layout, head.sample_seed, counted):
        why = _reason(layout, one.answer)
        if why is None:
            others.setdefault(one.sector_id, []).append(one)
        else:
            found.append(one.candidate(why))
    wanted = {*added}
    for rated in others.values():
        drawn = _by_chance(rated, head.random_in_hundred)
        found += [one.candidate(Why.RANDOM) for one in drawn]
        left = [one for one in rated if one.id in wanted and one not in drawn]
        by_hand += [one.candidate(Why.ADDED).answer for one in left]
    order = [*dealt(found, lambda text: _chance(head.sample_seed, text)), *by_hand]
    answers = _within(order, head.sample_limit, wanted)
    possible = Counter(one.why for one in order)
    return Sample(
        answers=tuple(one for why in Why for one in answers if one.why is why),
        possible=MappingProxyType({why: possible[why] for why in Why if possible[why]}),
    )


def _rated(layout: Layout, seed: int, counted: Iterable[ReturnFacts]) -> Iterator[_Rated]:
    for facts in counted:
        sector_id = layout.sector_of(facts)
        for answer in facts.answers:
            if answer.question_id in layout.questions and answer.rating in layout.known_codes:
                chance = _chance(seed, f"{facts.return_id}\n{answer.question_id}")
                yield _Rated(facts, answer, sector_id, chance)


def _by_chance(rated: list[_Rated], in_hundred: int) -> list[_Rated]:
    """Those of one sector that chance draws."""
    nearest = min(rated, key=lambda one: one.chance)
    return [
        one
        for one in rated
        if one.chance * _HUNDRED < in_hundred * _ALL or (one is nearest and in_hundred > 0)
    ]


def _within(
    order: list[SampledAnswer], limit: int, added: Collection[tuple[str, str]]
) -> list[SampledAnswer]:
    """As many as there is time for, in the order in which they were dealt.

    Those that were added are in it whatever was dealt. One that is both changes nothing.
    """
    if not limit:
        return order
    is_added = [(one.return_id, one.question_id) in added for one in order]
    left = max(0, limit - sum(is_added))
    found = []
    for one, stays in zip(order, is_added, strict=True):
        if stays:
            found.append(one)
        elif left:
            found.append(one)
            left -= 1
    return found


def _reason(layout: Layout, answer: AnswerFacts) -> Why | None:
    if answer.rating in layout.red:
        return Why.RED
    if layout.ranks.get(answer.rating) == layout.top_rank:
        return Why.TOP
    if answer.mismatch is Mismatch.RATING_STRONGER:
        return Why.RATING_STRONGER
    if answer.mismatch is Mismatch.EVIDENCE_STRONGER:
        return Why.EVIDENCE_STRONGER
    return None


def _chance(seed: int, text: str) -> int:
    """A number below ``_ALL``, as good as drawn by chance, and always the same."""
    digest = blake2b(f"{seed}\n{text}".encode(), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big")
