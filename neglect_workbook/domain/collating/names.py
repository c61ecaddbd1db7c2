"""Names of organisations compared: the same but for how they are written, or only close."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

#: From this share of common letters on, two words are nearly the same.
_CLOSE: Final = 0.8
#: A shorter word is another word if a letter differs.
_LETTERS_TO_MISSPELL: Final = 4
#: Of so many words that say which one it is, one may be missing.
_WORDS_OF_LONG_NAME: Final = 3
#: Words that are written in more than one way, or left out.
_SAME_WORDS: Final = {
    "st": "saint",
    "sts": "saint",
    "saints": "saint",
    "ste": "saint",
    "dr": "doctor",
    "and": "",
    "the": "",
    "of": "",
    "ltd": "limited",
    "rc": "catholic",
    "roman": "",
    "coe": "ce",
    "cofe": "ce",
    "jnr": "junior",
    "inf": "infant",
    "infants": "infant",
    "comm": "community",
    "pri": "primary",
    "sec": "secondary",
    "acad": "academy",
    "ctr": "centre",
}
#: What an organisation is, as against which one: it may be missing in one of two close names.
_KINDS: Final = frozenset(
    {
        *("school", "academy", "primary", "secondary", "high", "infant", "junior", "nursery"),
        *("community", "ce", "catholic", "voluntary", "aided", "controlled", "methodist"),
        *("college", "centre", "practice", "surgery", "trust", "nhs", "limited", "cic", "group"),
        *("project", "service", "services", "special", "preschool", "independent"),
    }
)
_CHURCH_OF_ENGLAND: Final = re.compile(r"\bc(hurch)? (of )?e(ngland)?\b")
_NO_WORD: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def plain_name(name: str) -> str:
    """A name for comparing: small letters, no accents or punctuation, single spaces.

    An apostrophe joins what it stands between, as many leave it out.
    """
    # Taking apart can bring out a capital, and making it small can bring out an accent.
    small = unicodedata.normalize("NFKD", name).casefold()
    parts = unicodedata.normalize("NFKD", small).replace("&", " and ")
    letters = "".join(one for one in parts if not unicodedata.combining(one))
    for apostrophe in ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "."):
        letters = letters.replace(apostrophe, "")
    return _NO_WORD.sub(" ", letters).strip()


def are_close(one: str, other: str) -> bool:
    """Whether two names may be of the same organisation: to be asked, never to be taken.

    'St' is 'Saint', 'CE' is 'Church of England', and words that only say what kind of
    organisation it is may be missing. Of the words that say which one it is, one may be spelled
    a little otherwise; of three or more, one may be missing.
    """
    return _are_close(_words(one), _words(other))


class CloseNames:
    """Finds the close ones among many names without comparing each with each.

    Args:
        names: the names.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._words = [_words(one) for one in names]
        self._by_clue: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            for clue in _clues(name):
                self._by_clue.setdefault(clue, []).append(place)

    def close_to(self, name: str) -> tuple[int, ...]:
        """The places of the names that are close to this one, in order."""
        places = {place for clue in _clues(name) for place in self._by_clue.get(clue, ())}
        words = _words(name)
        return tuple(one for one in sorted(places) if _are_close(words, self._words[one]))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a name.

    Attributes:
        which: those that say which organisation it is.
        kinds: those that say what kind it is.
    """

    which: tuple[str, ...]
    kinds: frozenset[str]

    def fits(self, other: "_Words") -> bool:
        """Whether one only leaves out what the other says of the kind."""
        return self.kinds <= other.kinds or other.kinds <= self.kinds


@lru_cache(maxsize=20_000)
def _words(name: str) -> _Words:
    plain = _CHURCH_OF_ENGLAND.sub("ce", plain_name(name))
    words = [word for one in plain.split() if (word := _SAME_WORDS.get(one, one))]
    which = tuple(one for one in words if one not in _KINDS)
    return _Words(which, frozenset(words) & _KINDS)


def _are_close(first: _Words, second: _Words) -> bool:
    ours, theirs = first.which, second.which
    if not ours or not theirs:
        return False
    if len(ours) == len(theirs):
        is_close = ours == theirs or _differ_by_spelling(ours, theirs)
    else:
        shorter, longer = sorted((ours, theirs), key=len)
        is_long = len(longer) == len(shorter) + 1 and len(longer) >= _WORDS_OF_LONG_NAME
        is_close = (is_long and {*shorter} <= {*longer}) or "".join(ours) == "".join(theirs)
    return is_close and first.fits(second)


def _differ_by_spelling(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one word alone differs, and is nearly the same; a number never is."""
    differing = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    if len(differing) > 1:
        return False
    # In one order, as the measure depends on it.
    one, other = sorted(differing[0])
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < _LETTERS_TO_MISSPELL:
        return False
    return _likeness(one, other) >= _CLOSE


@lru_cache(maxsize=20_000)
def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _clues(name: str) -> set[str]:
    """What two close names have in common, one of these at least."""
    which = _words(name).which
    joined = "".join(which)
    # A name of one word may be misspelled anywhere: its start, or else its end, is right.
    return {*which, f"start {joined[:3]}", f"end {joined[-3:]}"} if which else set()
