"""How often a panel agrees with how organisations rate themselves, and which way it differs.

Counts only. Where two people moderate, a result counts once they say the same; what one of them
alone has said stands for both.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from neglect_workbook.domain.collating.hiding import hidden_among
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.framework import Framework


class Stage(StrEnum):
    """How far the moderation of one answer is."""

    TO_DO = "to_do"
    SKIPPED = "skipped"
    TO_AGREE = "to_agree"
    TO_LOOK_AGAIN = "to_look_again"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Moderated:
    """What the panel says of one answer.

    Attributes:
        stage: how far it is.
        result: the panel's result; ``None`` while it is not done.
        rating: the code of the rating that the panel would choose; may be empty.
        feedback: for the organisation: of both moderators, each once.
        notes: for the panel alone: of both moderators, each once.
    """

    stage: Stage
    result: ModerationResult | None = None
    rating: str = ""
    feedback: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class AgreementOn:
    """Agreement on one part of the sample.

    Attributes:
        id: of the question or sector.
        organisations: how many organisations are in it.
        agreement: what moderation found; all nought where hidden.
        is_hidden: fewer than five organisations are in it, or its numbers would say what such a
            part holds.
    """

    id: str
    organisations: int
    agreement: Agreement
    is_hidden: bool


def moderated(said: Iterable[AnswerModeration], digest: str = "") -> Moderated:
    """What the panel says of one answer, from what its one or two moderators said.

    Args:
        said: what they said of it.
        digest: of the answer as it is now; empty where it does not matter whether it changed.
    """
    all_said = sorted(said, key=lambda one: one.moderator)
    done = [one for one in all_said if one.is_done]
    texts = (_each_once(one.feedback for one in done), _each_once(one.note for one in all_said))
    if not done:
        is_skipped = any(one.is_skipped for one in all_said)
        return Moderated(Stage.SKIPPED if is_skipped else Stage.TO_DO, notes=texts[1])
    if any(_is_of_another(digest, one) for one in done):
        return Moderated(Stage.TO_LOOK_AGAIN, None, "", *texts)
    if len({(one.result, one.rating) for one in done}) > 1:
        return Moderated(Stage.TO_AGREE, None, "", *texts)
    return Moderated(Stage.DONE, ModerationResult(done[0].result), done[0].rating, *texts)


def agreement(sample: Sequence[SampledAnswer], said: Iterable[AnswerModeration]) -> Agreement:
    """What moderation found so far in the whole sample."""
    return _agreement(sample, by_answer(said))


def agreement_by_question(
    sample: Sequence[SampledAnswer], said: Iterable[AnswerModeration], framework: Framework
) -> tuple[AgreementOn, ...]:
    """The same by question, in the framework's order."""
    order = [one.id for one in framework.questions()]
    return _by_part(sample, said, framework, order, lambda one: one.question_id)


def agreement_by_sector(
    sample: Sequence[SampledAnswer], said: Iterable[AnswerModeration], framework: Framework
) -> tuple[AgreementOn, ...]:
    """The same by sector, in the framework's order, those of no known sector last."""
    order = [*(one.id for one in framework.sectors), ""]
    return _by_part(sample, said, framework, order, lambda one: one.sector_id)


def by_answer(
    said: Iterable[AnswerModeration],
) -> Mapping[tuple[str, str], list[AnswerModeration]]:
    """What moderators said, by return id and question id."""
    found: dict[tuple[str, str], list[AnswerModeration]] = {}
    for one in said:
        found.setdefault((one.return_id, one.question_id), []).append(one)
    return found


def result_of(layout: Layout, own: str, rating: str) -> ModerationResult | None:
    """What a moderated rating says of an organisation's own; nothing where it has no rank.

    A proposal for whoever chose a rating first: the result is theirs to choose.
    """
    if own == rating:
        return ModerationResult.AGREE
    ours, theirs = layout.ranks.get(own), layout.ranks.get(rating)
    if ours is None or theirs is None:
        return None
    if ours == theirs:
        return ModerationResult.AGREE
    return ModerationResult.RAISE if theirs > ours else ModerationResult.LOWER


def _by_part(
    sample: Sequence[SampledAnswer],
    said: Iterable[AnswerModeration],
    framework: Framework,
    order: Sequence[str],
    part_of: Callable[[SampledAnswer], str],
) -> tuple[AgreementOn, ...]:
    answers = by_answer(said)
    parts: dict[str, list[SampledAnswer]] = {}
    for one in sample:
        parts.setdefault(part_of(one), []).append(one)
    sizes = {part: len({one.key for one in found}) for part, found in parts.items()}
    hidden = hidden_among(sizes, framework.smallest_group)
    return tuple(
        AgreementOn(
            id=part,
            organisations=sizes[part],
            agreement=_agreement(() if part in hidden else parts[part], answers),
            is_hidden=part in hidden,
        )
        for part in order
        if part in parts
    )


def _agreement(
    sample: Sequence[SampledAnswer],
    answers: Mapping[tuple[str, str], Sequence[AnswerModeration]],
) -> Agreement:
    found = [
        moderated(answers.get((one.return_id, one.question_id), ()), one.digest) for one in sample
    ]
    stages = [one.stage for one in found]
    results = [one.result for one in found]
    return Agreement(
        sampled=len(sample),
        done=stages.count(Stage.DONE),
        agreed=results.count(ModerationResult.AGREE),
        raised=results.count(ModerationResult.RAISE),
        lowered=results.count(ModerationResult.LOWER),
        asked=results.count(ModerationResult.ASK_FOR_EVIDENCE),
        to_agree=stages.count(Stage.TO_AGREE),
        to_look_again=stages.count(Stage.TO_LOOK_AGAIN),
    )


def _is_of_another(digest: str, said: AnswerModeration) -> bool:
    """Whether the answer was another when it was moderated. Read back from Excel, it cannot say."""
    return bool(said.answer_digest and digest) and said.answer_digest != digest


def _each_once(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(one.strip() for one in texts if one.strip()))
