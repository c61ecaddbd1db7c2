"""The small pieces that every part of the action plan is put together from."""

import re
from collections.abc import Iterable, Sequence

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.rating_scale import Rag, RatingScale
from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.report import Cell, Paragraph, Run, Tone

#: What a colour word of the scale looks like.
_TONES = {Rag.RED: Tone.RED, Rag.AMBER: Tone.AMBER, Rag.GREEN: Tone.GREEN, Rag.NONE: Tone.GREY}

#: Where one sentence ends and the next begins.
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")

#: Letters of a word with the space after it, in a text of long words.
_LETTERS_TO_A_WORD = 7


def plain(text: str) -> Paragraph:
    """A paragraph of one plain run."""
    return Paragraph((Run(text),))


def leading(text: str) -> Paragraph:
    """A paragraph that stays with what it leads to."""
    return Paragraph((Run(text),), leads_on=True)


def callout(strong: str, text: str) -> Paragraph:
    """A paragraph set off from the rest, opened by strong words."""
    return Paragraph((Run(f"{strong} ", is_strong=True), Run(text)), is_callout=True)


def lines_of(text: str) -> list[str]:
    """The lines that a person wrote, without those that show nothing."""
    return [line.strip() for line in clean_text(text).splitlines() if line.strip()]


def labelled(label: str, text: str) -> list[Paragraph]:
    """What a person wrote after a strong label; nothing where they wrote nothing."""
    first, *others = lines_of(text) or [""]
    if not first:
        return []
    head = Paragraph((Run(f"{label}: ", is_strong=True), Run(first)))
    return [head, *(plain(line) for line in others)]


def cell(*texts: str, otherwise: str = "", tone: Tone = Tone.PLAIN) -> Cell:
    """A cell with a line for each text that is not empty.

    Args:
        texts: what was written.
        otherwise: what a cell says where nothing was; a blank cell says nothing to people
            who hear the table.
        tone: the tint of the cell.
    """
    lines = [Run(line) for text in texts for line in lines_of(text)]
    return Cell(tuple(lines) or (Run(otherwise, is_muted=True),), tone)


def rating_tone(scale: RatingScale, code: str) -> Tone:
    """The tint of a rating; the strongest of the scale has one of its own."""
    if not code:
        return Tone.PLAIN
    rating = scale.rating(code)
    if rating.rank is not None and rating.rank == max(one.rank or 0 for one in scale.ratings):
        return Tone.DEEP
    return _TONES[rating.rag]


def rating_words(scale: RatingScale, code: str) -> str:
    """The words of a rating, or those for an answer without one."""
    return scale.words(code or None)


def area_name(framework: Framework, area_id: str) -> str:
    """The name of an area; the empty id is 'across all areas'."""
    return framework.area(area_id).name if area_id else framework.across_all_areas


def action_area_name(framework: Framework, action: ImprovementAction) -> str:
    """The name of the area an action serves, taken from its first question where not said."""
    area_id = action.area_id
    if not area_id and action.question_ids:
        area_id = framework.question(action.question_ids[0]).area_id
    return area_name(framework, area_id)


def joined(words: Iterable[str]) -> str:
    """A list in a sentence: 'M1, M2 and M3'."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun: '1 question', '3 questions'."""
    return f"{number} {one if number == 1 else many}"


def quoted(question: Question) -> str:
    """A question in a sentence, as printed."""
    return f"'{question.text}'"


def opening(texts: Sequence[str], words: int) -> str:
    """The first whole sentences of the first text that is not empty.

    As many sentences as fit into so many words of common length; a first sentence that alone
    is longer is cut and marked so. The whole text stands elsewhere in the plan.
    """
    lines = [line for text in texts for line in lines_of(text)]
    if not lines:
        return ""
    first, *others = _SENTENCE_END.split(lines[0])
    letters = words * _LETTERS_TO_A_WORD
    if not _fits(first, words, letters):
        start = first[: letters + 1]
        whole_words = (
            start.rsplit(maxsplit=1)[0] if " " in start and len(first) > letters else start
        )
        return " ".join(whole_words.split()[:words])[:letters] + " …"
    kept = first
    for sentence in others:
        if not _fits(f"{kept} {sentence}", words, letters):
            break
        kept = f"{kept} {sentence}"
    return kept if kept.endswith((".", "?", "!")) else f"{kept}."


def _fits(text: str, words: int, letters: int) -> bool:
    return len(text) <= letters and len(text.split()) <= words
