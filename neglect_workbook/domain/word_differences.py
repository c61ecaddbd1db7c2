"""Which words of two texts are only in one of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

#: Longer texts are not compared: it would take too long, and nobody reads so many marks.
_MOST_WORDS: Final = 1_500
_WORD: Final = re.compile(r"\s*\S+|\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, with the white space before its words.

    Attributes:
        text: the stretch.
        is_only_here: whether the other text does not have it.
    """

    text: str
    is_only_here: bool


def compare_words(one: str, other: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]] | None:
    """Both texts cut where they begin and cease to be alike; ``None`` where they are too long."""
    mine, yours = _WORD.findall(one), _WORD.findall(other)
    if max(len(mine), len(yours)) > _MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, _bare(mine), _bare(yours), autojunk=False)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        _add(left, mine[start:end], is_only_here=tag != "equal")
        _add(right, yours[other_start:other_end], is_only_here=tag != "equal")
    return tuple(left), tuple(right)


def only_here(stretches: Iterable[Stretch]) -> tuple[str, ...]:
    """The words that the other text does not have, stretch by stretch."""
    found = (" ".join(one.text.split()).strip(".,;:") for one in stretches if one.is_only_here)
    return tuple(filter(None, found))


def _bare(words: Sequence[str]) -> list[str]:
    """The words without the white space before them, which makes no difference."""
    return [word.strip() for word in words]


def _add(stretches: list[Stretch], words: Sequence[str], *, is_only_here: bool) -> None:
    if words:
        stretches.append(Stretch("".join(words), is_only_here))
