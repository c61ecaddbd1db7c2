"""How a list shows the answers of a sample before anybody said anything of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neglect_workbook.ui.collate.answer_list import AnswerRow
from neglect_workbook.ui.collate.sample_words import WHY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neglect_workbook.domain.collating.facts import AnswerFacts
    from neglect_workbook.domain.collating.sample import SampledAnswer


@dataclass(frozen=True, slots=True)
class InSample:
    """One answer of the sample.

    Attributes:
        answer: which.
        row: how a list shows it.
        words: what it can be found by, without capitals.
    """

    answer: "SampledAnswer"
    row: AnswerRow
    words: str


def id_of(one: "SampledAnswer") -> str:
    """Which answer it is, whichever file it is in."""
    return f"{one.return_id}/{one.question_id}"


def sample_rows(
    sample: "Iterable[SampledAnswer]", answers: "Mapping[tuple[str, str], AnswerFacts]"
) -> Mapping[str, InSample]:
    """Every answer of a sample by its id, in order.

    Args:
        sample: what was drawn.
        answers: every answer by its file's key and its question.
    """
    found = {}
    for one in sample:
        answer, why = answers.get((one.key, one.question_id)), WHY_WORDS[one.why]
        row = AnswerRow(
            id=id_of(one),
            key=one.key,
            question_id=one.question_id,
            organisation=one.organisation,
            rating="" if answer is None else answer.rating,
            words=why,
        )
        words = f"{one.organisation} {one.question_id} {why}".casefold()
        found[row.id] = InSample(one, row, words)
    return found
