"""Draws the answers that a panel reads.

All red ones, all with the top rating, all whose rating and evidence do not fit, and a random
share of the others in each sector. Whether an answer is drawn by chance follows from the seed,
the return and the question alone. So the same seed draws the same answers, whoever draws, and
further returns change nothing for those before.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final

from neglect_workbook.domain.collating.facts import AnswerFacts, Mismatch, ReturnFacts
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.names import plain_name
from neglect_workbook.domain.collating.records import CollationHead
from neglect_workbook.domain.collating.sample import SampledAnswer, Why
from neglect_workbook.domain.framework import Framework

_BYTES: Final = 8
_ALL: Final = 2 ** (8 * _BYTES)
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An answer that no other reason drew, and how chance fell for it."""

    answer: SampledAnswer
    chance: int


def draw_sample(
    head: CollationHead,
    counted: Iterable[ReturnFacts],
    framework: Framework,
    added: Collection[tuple[str, str]] = (),
) -> tuple[SampledAnswer, ...]:
    """Draw the sample, each answer once, with the first reason that holds.

    A sector none of whose further answers chance drew gets the one that came nearest, unless the
    share is nought. Answers without a rating are never drawn.

    Args:
        head: the seed, and how many of a hundred further answers are drawn.
        counted: the returns that count.
        framework: what they answer.
        added: return id and question id of answers that a person added. Give those too that
            were moderated already: then none leaves the sample.

    Returns:
        In the order of organisations, then of questions, so that a panel reads what one
        organisation wrote in one go.
    """
    layout = Layout(framework)
    order = {one: place for place, one in enumerate(layout.questions)}
    drawn: list[SampledAnswer] = []
    others: dict[str, list[_Candidate]] = {}
    for facts in counted:
        sector_id = layout.sector_of(facts)
        for answer in facts.answers:
            if answer.question_id not in order or answer.rating not in layout.known_codes:
                continue
            why = _reason(layout, answer)
            sampled = _sampled(facts, sector_id, answer, why or Why.RANDOM)
            if why is not None:
                drawn.append(sampled)
                continue
            chance = _chance(head.sample_seed, facts.return_id, answer.question_id)
            others.setdefault(sector_id, []).append(_Candidate(sampled, chance))
    wanted = {*added}
    for candidates in others.values():
        drawn += _by_chance(candidates, head.random_in_hundred, wanted)

    def place(one: SampledAnswer) -> tuple[str, str, int]:
        return plain_name(one.organisation), one.key, order[one.question_id]

    return tuple(sorted(drawn, key=place))


def _by_chance(
    candidates: list[_Candidate], in_hundred: int, added: set[tuple[str, str]]
) -> Iterator[SampledAnswer]:
    """Those of one sector that chance draws, and those that were added."""
    nearest = min(candidates, key=lambda one: one.chance)
    for one in candidates:
        is_below = one.chance * _HUNDRED < in_hundred * _ALL
        if is_below or (one is nearest and in_hundred > 0):
            yield one.answer
        elif (one.answer.return_id, one.answer.question_id) in added:
            yield replace(one.answer, why=Why.ADDED)


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


def _sampled(facts: ReturnFacts, sector_id: str, answer: AnswerFacts, why: Why) -> SampledAnswer:
    return SampledAnswer(
        key=facts.key,
        return_id=facts.return_id,
        question_id=answer.question_id,
        organisation=facts.organisation,
        sector_id=sector_id,
        why=why,
        row=answer.row,
        digest=answer.digest,
    )


def _chance(seed: int, return_id: str, question_id: str) -> int:
    """A number below ``_ALL``, as good as drawn by chance, and always the same."""
    text = f"{seed}\n{return_id}\n{question_id}".encode()
    return int.from_bytes(blake2b(text, digest_size=_BYTES).digest(), "big")
