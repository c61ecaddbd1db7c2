"""What a letter of two pages has room for; the feedback file holds all that a panel says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.framework import Framework
from neglect_workbook.exchange.feedback.feedback import ModeratedAnswer

#: Widths of the columns, in millimetres: question, own rating, the panel's view, its comment.
WIDTHS: Final = (48, 24, 36, 76)
#: Letters on a line of the table for each of its millimetres, a little less than there is room for.
_LETTERS: Final = 0.54
#: Lines of the table on both pages, and what a row takes besides its own.
_LINES: Final = 48
_AROUND: Final = 1
#: So many letters of one comment stand in the letter where others want room too.
_LONGEST: Final = 420
_MOST_LINES: Final = 10
_MORE: Final = "…"
#: Where there is no room for all: what an organisation has to do something about comes first.
_ORDER: Final = (
    ModerationResult.ASK_FOR_EVIDENCE,
    ModerationResult.LOWER,
    ModerationResult.RAISE,
    ModerationResult.AGREE,
)


@dataclass(frozen=True, slots=True)
class Room:
    """What stands in the letter.

    Attributes:
        shown: answers, in their order, with as much of each comment as there is room for.
        left_out: the questions of the others.
        is_cut: whether a comment goes on elsewhere.
    """

    shown: tuple[ModeratedAnswer, ...]
    left_out: tuple[str, ...]
    is_cut: bool


def room_for(answers: Sequence[ModeratedAnswer], framework: Framework) -> Room:
    """Choose what stands in the letter. One answer at least does.

    Args:
        answers: those that the panel says something of, in their order.
        framework: whose questions they answer.
    """
    if sum(_lines(one, framework) for one in answers) <= _LINES:
        return Room(tuple(answers), (), is_cut=False)
    cut = [_cut(one) for one in answers]
    chosen = {one.question_id for one in _chosen(cut, framework)}
    shown = tuple(one for one in cut if one.question_id in chosen)
    return Room(
        shown=shown,
        left_out=tuple(one.question_id for one in answers if one.question_id not in chosen),
        is_cut=any(one not in answers for one in shown),
    )


def _chosen(answers: Sequence[ModeratedAnswer], framework: Framework) -> Iterator[ModeratedAnswer]:
    left = _LINES
    places: dict[ModerationResult | None, int] = {one: at for at, one in enumerate(_ORDER)}
    for one in sorted(answers, key=lambda one: places.get(one.result, len(places))):
        lines = _lines(one, framework)
        if lines <= left or left == _LINES:
            left -= lines
            yield one


def _cut(answer: ModeratedAnswer) -> ModeratedAnswer:
    """The answer with the beginning of its comment, up to the end of a word."""
    beginning = "\n".join(answer.comment.split("\n")[:_MOST_LINES])
    if len(beginning) > _LONGEST:
        beginning = beginning[:_LONGEST].rpartition(" ")[0] or beginning[:_LONGEST]
    if beginning == answer.comment:
        return answer
    return replace(answer, comment=f"{beginning.rstrip()} {_MORE}")


def _lines(answer: ModeratedAnswer, framework: Framework) -> int:
    """How many lines the row of an answer takes, about."""
    question = 1 + _wrapped(framework.question(answer.question_id).text, WIDTHS[0])
    return _AROUND + max(question, _wrapped(answer.comment, WIDTHS[-1]))


def _wrapped(text: str, width: int) -> int:
    letters = int(width * _LETTERS)
    return sum(max(1, -(-len(one) // letters)) for one in text.split("\n"))
