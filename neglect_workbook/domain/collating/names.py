"""Names of organisations compared: the same but for how they are written, or only close."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

#: From this share of common letters on, two words are nearly the same.
_CLOSE: Final = 0.8
#: A shorter word is another word if a letter differs.
_LETTERS_TO_MISSPELL: Final = 4
#: Of so many words that say which one it is, one may be missing.
_WORDS_OF_LONG_NAME: Final = 3
#: So many names are compared with one that have the same clue, and so many are close at most:
#: more tell nobody which one it is.
_MOST_COMPARED: Final = 100
_MOST_CLOSE: Final = 20
#: So many neighbours in the alphabet stand for them, on each side.
_NEIGHBOURS: Final = 6
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

    Two close names have the same words but for one, which is spelled otherwise or missing; or the
    same letters. So only names that have all the other words in common are compared. Where very
    many have, those whose word stands near in the alphabet are, read forwards or backwards.

    Args:
        names: the names.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._words = [_words(one) for one in names]
        self._places: dict[_Clue, list[int]] = {}
        for place, words in enumerate(self._words):
            for clue in {*_letters(words), *_all_but_one(words), *_without_one(words)}:
                self._places.setdefault(clue, []).append(place)
        self._near = {
            clue: _Near([(self._words[place].which[clue.at], place) for place in places])
            for clue, places in self._places.items()
            if clue.at >= 0 and len(places) > _MOST_COMPARED
        }

    def close_to(self, name: str) -> tuple[int, ...]:
        """The places of the names that are close to this one, in order: the first few of many."""
        words = _words(name)
        found: set[int] = set()
        for clue in (*_letters(words), *_all_but_one(words), *_without_one(words)):
            near = self._near.get(clue)
            places = self._places.get(clue, ()) if near is None else near.to(words.which[clue.at])
            found.update(places[:_MOST_COMPARED])
        close = (one for one in sorted(found) if _are_close(words, self._words[one]))
        return tuple(islice(close, _MOST_CLOSE))


class _Clue(NamedTuple):
    """What two close names have in common.

    Attributes:
        words: words of the name, or its letters.
        at: the place of the one word that may differ; -1 where none does.
    """

    words: tuple[str, ...] | frozenset[str]
    at: int = -1


class _Near:
    """Many words, in the order of the alphabet, and read backwards too.

    Args:
        words: each with what it stands for.
    """

    def __init__(self, words: Sequence[tuple[str, int]]) -> None:
        self._forwards = sorted(words)
        self._backwards = sorted((word[::-1], place) for word, place in words)

    def to(self, word: str) -> tuple[int, ...]:
        """What the words stand for that are near to one."""
        found: list[int] = []
        for words, sought in ((self._forwards, word), (self._backwards, word[::-1])):
            at = bisect_left(words, (sought, 0))
            near = words[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
            found += [place for _, place in near]
        return tuple(found)


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


def _letters(words: _Words) -> Iterator[_Clue]:
    """All letters, however they are put into words."""
    if words.which:
        yield _Clue(("".join(words.which),))


def _all_but_one(words: _Words) -> Iterator[_Clue]:
    """All words but one that may be misspelled."""
    for at, word in enumerate(words.which):
        if len(word) >= _LETTERS_TO_MISSPELL and not word.isdigit():
            yield _Clue((*words.which[:at], *words.which[at + 1 :]), at)


def _without_one(words: _Words) -> Iterator[_Clue]:
    """All words, and all but one where that one may be missing."""
    which = words.which
    yield _Clue(frozenset(which))
    if len(which) >= _WORDS_OF_LONG_NAME:
        for at in range(len(which)):
            yield _Clue(frozenset((*which[:at], *which[at + 1 :])))
