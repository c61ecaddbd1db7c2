"""Texts as somebody looks for them: without case and accents, and only their letters and digits.

An apostrophe is nothing, so that "child's" is found however it was typed; a dash and any other
mark is a space.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

#: Left out: they stand within a word, and people type them in several ways or not at all.
_NOTHING: Final = (
    "'`"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{ACUTE ACCENT}\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}"
)


class _FoldedCharacters(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


def _folded_character(character: str) -> str:
    if character in _NOTHING:
        return ""
    parts = unicodedata.normalize("NFKD", character.casefold())
    # Some are taken apart into others that still have a case.
    letters = (part for part in parts.casefold() if not unicodedata.combining(part))
    return "".join(part if part.isalnum() else " " for part in letters)


_FOLDED: Final = _FoldedCharacters()


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a text, from ``start`` up to ``end``, in characters."""

    start: int
    end: int


def fold_text(text: str) -> str:
    """A text as somebody looks for it; longer or shorter than the text where it has to be."""
    return text.translate(_FOLDED)


def spaced(text: str) -> str:
    """A folded text with one space before each of its words: there a word begins."""
    return "".join(f" {word}" for word in fold_text(text).split())


def folded_words(text: str) -> tuple[str, ...]:
    """The words of what somebody looks for, each once, in their order."""
    return tuple(dict.fromkeys(fold_text(text).split()))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """A folded text, and for each of its characters the place in the text that it came from."""
    parts = [_FOLDED[ord(character)] for character in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), places


def word_spans(text: str, words: tuple[str, ...]) -> tuple[Span, ...]:
    """Where the words of a text begin with one of these, in order and without overlaps.

    Args:
        text: as it is shown.
        words: folded. Only what they say is in a span, not the rest of the word.
    """
    folded, places = fold_with_places(text)
    padded = f" {folded}"
    places.append(len(text))
    found: set[tuple[int, int]] = set()
    for word in words:
        at = padded.find(f" {word}")
        while at >= 0:
            # The space that was put before is as long as the one that is looked for.
            after = at + len(word)
            if _begins(places, at) and _begins(places, after):
                found.add((places[at], _end(text, places[after - 1], places[after])))
            at = padded.find(f" {word}", at + 1)
    return _without_overlaps(found)


def _begins(places: list[int], at: int) -> bool:
    """Whether a folded character is the first of those that one character became."""
    return at == 0 or places[at] != places[at - 1]


def _end(text: str, last: int, limit: int) -> int:
    """Where a span ends whose last letter is at a place: after the accents of that letter."""
    end = last + 1
    while end < limit and unicodedata.combining(text[end]):
        end += 1
    return end


def _without_overlaps(found: set[tuple[int, int]]) -> tuple[Span, ...]:
    """The longest of those that begin at one place; of two that overlap, the first."""
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda one: (one[0], -one[1])):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end))
    return tuple(spans)
