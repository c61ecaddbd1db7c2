"""The words of a plain text, each with what tells whether it may be a name."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords

_TOKEN: Final = re.compile(r"(?<!\w)(?<!\w@)[^\W\d_]+(?:['\-][^\W\d_]+)*'?(?!\w)")
_ENDS_SENTENCE: Final = re.compile(r"[.!?:;•|\t\n\r\[\]{}*=>]|^[\s\-\"(]*[\"(]|\u2026| - |^- ")
#: A capital inside a word, as in names of programs; in names it stands after "Mc" and its like.
_COINED: Final = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bFitz)(?<=[a-z])[A-Z]"
)
_CONTRACTION: Final = re.compile(r"(?:n't|'(?:m|ve|ll|re|d|t))$")
#: Marks that words of one name may have between them.
_IN_A_NAME: Final = re.compile(r"\s*|\s?-\s?|\.\s?")
#: A check code or the id of a return, or a part of one: capitals without a vowel are no name.
_CODE: Final = re.compile(r"(?:[B-DF-HJ-NP-TV-XZ]+-)*[B-DF-HJ-NP-TV-XZ]{4}")
_SHORTEST_SHOUT: Final = 2
_SHORTEST_OWNER: Final = 4


class Case(Enum):
    """How a word is written."""

    SMALL = "small"
    CAPITAL = "capital"
    SHOUTED = "shouted"
    LETTER = "letter"


class Sort(Enum):
    """What is known of a word."""

    WORD = "word"
    NAME = "name"
    BOTH = "both"
    UNKNOWN = "unknown"


class Token:
    """One word of a text.

    Attributes:
        start: where it begins.
        end: where it ends, without the ending of a possessive.
        word: in small letters, without that ending.
        case: how it is written.
        sort: what is known of it.
        is_owner: whether it is a possessive.
        is_first: whether a sentence may begin with it.
        gap: what stands between it and the word before.
        is_capital_letter: whether it is one letter, a capital.
    """

    __slots__ = (
        "case",
        "end",
        "gap",
        "is_capital_letter",
        "is_first",
        "is_owner",
        "sort",
        "start",
        "word",
    )

    def __init__(self, match: re.Match[str], gap: str, known: "_Known") -> None:
        self.start, self.end = match.start(), match.start() + known.length
        self.word = known.word
        self.case = known.case
        self.sort = known.sort
        self.is_owner = known.is_owner
        self.gap = gap
        self.is_capital_letter = known.case is Case.LETTER and match[0].isupper()
        self.is_first = gap != " " and _ENDS_SENTENCE.search(gap) is not None

    def goes_on(self) -> bool:
        """Whether nothing but a space stands between it and the word before."""
        if self.gap == " ":
            return True
        return not self.is_first and _IN_A_NAME.fullmatch(self.gap) is not None


class _Known:
    """What is known of a word wherever it stands, worked out once for each text."""

    __slots__ = ("case", "is_owner", "length", "sort", "word")

    def __init__(self, found: str, words: KnownWords) -> None:
        shown = found.rstrip("'")
        self.is_owner = found.endswith("s'")
        if shown[-2:] in {"'s", "'S"}:
            shown, self.is_owner = shown[:-2], True
        self.length = len(shown)
        self.word = shown.lower()
        self.case = _case(shown)
        self.sort = _sort(self.word, words)
        is_hurried = self.word.endswith("s") and len(self.word) > _SHORTEST_OWNER
        if self.sort is Sort.UNKNOWN and is_hurried and not self.is_owner:
            # "antons mum": typed without the apostrophe.
            self.sort = _sort(self.word[:-1], words)
            if self.sort is not Sort.NAME:
                self.sort = Sort.UNKNOWN


def tokens(text: str, words: KnownWords, apart: Iterable[tuple[int, int]]) -> list[Token]:
    """The words of a text in order.

    Args:
        text: a plain text.
        words: what is known of words.
        apart: pieces that are something else, such as addresses; their words are left out.
    """
    found: list[Token] = []
    left_out = sorted(apart)
    kept: dict[str, _Known] = {}
    last, at = 0, 0
    for match in _TOKEN.finditer(text):
        while at < len(left_out) and left_out[at][1] <= match.start():
            at += 1
        if at < len(left_out) and left_out[at][0] < match.end():
            continue
        if _CODE.fullmatch(match[0]):
            continue
        gap = text[last : match.start()] if found else f"\n{text[: match.start()]}"
        known = kept.get(match[0])
        if known is None:
            known = kept[match[0]] = _Known(match[0], words)
        found.append(Token(match, gap, known))
        last = match.end()
    return found


def _case(shown: str) -> Case:
    letters = shown.replace("'", "").replace("-", "")
    if len(letters) == 1:
        return Case.LETTER
    if letters.isupper() and len(letters) >= _SHORTEST_SHOUT:
        return Case.SHOUTED
    if shown[0].isupper():
        return Case.SMALL if _COINED.search(shown) else Case.CAPITAL
    # As in "al-Hassan" and "iPad".
    return (
        Case.CAPITAL
        if "-" in shown and any(part[:1].isupper() for part in shown.split("-"))
        else Case.SMALL
    )


def _sort(word: str, words: KnownWords) -> Sort:
    bare = _CONTRACTION.sub("", word)
    if bare != word and words.is_word(bare):
        return Sort.BOTH if words.is_name(bare) else Sort.WORD
    parts = [part for part in bare.replace("'", "").split("-") if part]
    if len(parts) == 1:
        return _sort_of_one(parts[0], words)
    particles = words.patterns.particles
    sorts = {_sort_of_one(part, words) for part in parts if part not in particles}
    if Sort.NAME in sorts or (bare.startswith("o'") and Sort.WORD not in sorts):
        return Sort.NAME
    return (
        Sort.UNKNOWN
        if Sort.UNKNOWN in sorts
        else Sort.WORD
        if Sort.WORD in sorts or not sorts
        else Sort.BOTH
    )


def _sort_of_one(word: str, words: KnownWords) -> Sort:
    is_word, is_name = words.is_word(word), words.is_name(word)
    if is_name:
        return Sort.BOTH if is_word else Sort.NAME
    return Sort.WORD if is_word or len(word) == 1 else Sort.UNKNOWN
