"""The part of a text that shows why it was found."""

from dataclasses import dataclass
from typing import Final

from neglect_workbook.domain.folded_text import Span, word_spans

#: About as much as stands on one line of a list.
_MOST: Final = 90
#: How much of that stands before the first word that was found.
_BEFORE: Final = 30
_CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some of a text, and where in it the words stand that somebody looked for."""

    text: str
    spans: tuple[Span, ...]


def whole(text: str, words: tuple[str, ...]) -> Excerpt:
    """All of a text on one line."""
    line = " ".join(text.split())
    return Excerpt(line, word_spans(line, words))


def excerpt(text: str, words: tuple[str, ...]) -> Excerpt:
    """About 90 characters of a text round the first of the words; its beginning without one.

    Args:
        text: any text; its lines are joined.
        words: folded.
    """
    all_of_it = whole(text, words)
    line, spans = all_of_it.text, all_of_it.spans
    if len(line) <= _MOST:
        return all_of_it
    first = spans[0] if spans else Span(0, 0)
    start = 0 if first.end <= _MOST - _BEFORE else _word_start(line, first.start - _BEFORE, first)
    end = _word_end(line, max(start + _MOST, first.end), first)
    before, after = _CUT if start else "", _CUT if end < len(line) else ""
    shift = len(before) - start
    shown = (one for one in spans if one.end <= end)
    moved = tuple(Span(one.start + shift, one.end + shift) for one in shown)
    return Excerpt(f"{before}{line[start:end]}{after}", moved)


def _word_start(line: str, wanted: int, first: Span) -> int:
    """The beginning of a word at or after a place, as long as the first hit is still whole."""
    if wanted <= 0:
        return 0
    space = line.find(" ", wanted - 1, first.start)
    return space + 1 if space >= 0 else wanted


def _word_end(line: str, wanted: int, first: Span) -> int:
    """The end of a word at or before a place, as long as the first hit is still whole."""
    if wanted >= len(line):
        return len(line)
    space = line.rfind(" ", first.end, wanted + 1)
    return space if space >= 0 else wanted
