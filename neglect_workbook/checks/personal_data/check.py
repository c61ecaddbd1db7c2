"""The check itself: a text in, marks out. It reads no file and knows no workbook."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from neglect_workbook.checks.personal_data.births import find_births
from neglect_workbook.checks.personal_data.identifiers import find_identifiers
from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.listed_names import ListedNames
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind
from neglect_workbook.checks.personal_data.names import find_names
from neglect_workbook.checks.personal_data.patterns import any_of
from neglect_workbook.checks.personal_data.plain_text import make_plain
from neglect_workbook.checks.personal_data.reachable import find_reachable
from neglect_workbook.checks.personal_data.references import find_initials, find_references
from neglect_workbook.checks.personal_data.small_numbers import find_small_numbers
from neglect_workbook.checks.personal_data.tokens import tokens

#: Where two overlap, the one that comes first here stays.
_ORDER: Final = (
    MarkKind.EMAIL_PERSON,
    MarkKind.NHS_NUMBER,
    MarkKind.UPN,
    MarkKind.NINO,
    MarkKind.DATE_OF_BIRTH,
    MarkKind.CASE_REFERENCE,
    MarkKind.PHONE,
    MarkKind.POSTCODE,
    MarkKind.ADDRESS,
    MarkKind.INITIALS,
    MarkKind.CHILD_NAME,
)
#: Addresses of pages and of e-mail, of which no word is a name.
_APART: Final = re.compile(r"\b(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+", re.IGNORECASE)
#: Texts that a checker remembers.
_MOST_KEPT: Final = 5_000


def find_personal_data(
    text: str, words: KnownWords, listed: ListedNames | None = None
) -> tuple[Mark, ...]:
    """What in a text could say who somebody is, in the order of the text.

    Args:
        text: as a person wrote it.
        words: what is known of words (see `known_words`).
        listed: names that a person listed on this computer.
    """
    plain = make_plain(text)
    found = [
        *find_identifiers(plain.text),
        *find_births(plain.text),
        *find_reachable(plain.text, words),
        *find_references(plain.text, words),
        *find_initials(plain.text, words),
    ]
    own = [match.span() for match in _organisations(words.organisations).finditer(plain.text)]
    kept = _without_overlaps(one for one in found if not _is_within(one, own))
    apart = [(mark.start, mark.end) for mark in kept]
    apart += [match.span() for match in _APART.finditer(plain.text)]
    apart += [match.span() for match in _with_names(words.with_names).finditer(plain.text)]
    apart += own
    kept += find_names(tokens(plain.text.replace("_", " "), words, apart), words, listed)
    # A small number takes in words that may be something else as well.
    small = _without_overlaps(find_small_numbers(plain.text, words))
    kept += [one for one in small if not _is_within(one, own)]
    marks = (
        Mark(*plain.given_span(mark.start, mark.end), mark.kind, mark.strength) for mark in kept
    )
    return tuple(sorted(marks))


@cache
def _with_names(called: frozenset[str]) -> re.Pattern[str]:
    """An expression for places, programmes and phrases with a given name in them."""
    return re.compile(rf"\b(?:{any_of(called)})\b" if called else r"(?!)")


@cache
def _organisations(called: frozenset[str]) -> re.Pattern[str]:
    """An expression for what organisations are called.

    One word may be the name of a child as well: by itself it passes only where nothing else is
    said, or after what says what it is, as in a table.
    """
    ways = []
    for name in sorted(called, key=len, reverse=True):
        parts = r"\s+".join(re.escape(part) for part in name.split())
        is_one_word = re.fullmatch(r"\w+", name)
        ways.append(rf"(?:^|(?<=: )){parts}$" if is_one_word else rf"(?<!\w){parts}(?!\w)")
    return re.compile("|".join(ways) or r"(?!)", re.IGNORECASE)


def _is_within(mark: Mark, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= mark.start and mark.end <= end for start, end in spans)


def _without_overlaps(found: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(found, key=_rank):
        if not any(mark.overlaps(other) for other in kept):
            kept.append(mark)
    return kept


def _rank(mark: Mark) -> tuple[int, int, int]:
    order = _ORDER.index(mark.kind) if mark.kind in _ORDER else len(_ORDER)
    return order, mark.start - mark.end, mark.start


class Checker:
    """The check with its words, which remembers the texts that it has looked at.

    A workbook is looked at anew after each edit, and all its texts but one are as they were.

    Args:
        words: what is known of words.
        listed: names that a person listed on this computer.
    """

    def __init__(self, words: KnownWords, listed: ListedNames | None = None) -> None:
        self._words = words
        self._listed = listed
        self._kept: dict[str, tuple[Mark, ...]] = {}

    def marks_of(self, text: str) -> tuple[Mark, ...]:
        """What in a text could say who somebody is (see `find_personal_data`)."""
        marks = self._kept.get(text)
        if marks is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            marks = self._kept[text] = find_personal_data(text, self._words, self._listed)
        return marks
