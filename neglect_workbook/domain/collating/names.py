"""Names of organisations compared: the same but for how they are written, or only close."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

#: From this share of common letters on, two names are close.
_CLOSE: Final = 0.86
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
    parts = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    letters = "".join(one for one in parts if not unicodedata.combining(one))
    for apostrophe in ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "."):
        letters = letters.replace(apostrophe, "")
    return _NO_WORD.sub(" ", letters).strip()


def are_close(one: str, other: str) -> bool:
    """Whether two names may be of the same organisation: to be asked, never to be taken.

    'St' is 'Saint', 'CE' is 'Church of England', and words that only say what kind of
    organisation it is may be missing. Otherwise nearly all letters are the same.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if first == second:
        return True
    if _apart(first) and _apart(first) == _apart(second) and _kinds_fit(first, second):
        return True
    if _numbers(first) != _numbers(second):
        return False
    # In one order, as the measure depends on it.
    ours, theirs = sorted((" ".join(first), " ".join(second)))
    if min(len(ours), len(theirs)) < _CLOSE / (2 - _CLOSE) * max(len(ours), len(theirs)):
        return False
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    plain = _CHURCH_OF_ENGLAND.sub("ce", plain_name(name))
    known = (_SAME_WORDS.get(one, one) for one in plain.split())
    return tuple(one for one in known if one)


def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say which one it is."""
    return tuple(one for one in words if one not in _KINDS)


def _kinds_fit(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one name only leaves out what the other says of the kind."""
    ours, theirs = {*first} & _KINDS, {*second} & _KINDS
    return ours <= theirs or theirs <= ours


def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in words if one.isdigit())
