"""References of cases, and initials that stand for somebody."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.checks.personal_data.patterns import Patterns, any_of

_ID: Final = r"[A-Za-z]{0,5}[/\-:.]?(?:[A-Za-z0-9]{1,10}[/\-]){0,4}[A-Za-z0-9]*\d[A-Za-z0-9]*"
#: Letters, a number and a number, as offices make their references.
_MADE: Final = re.compile(
    r"(?<![\w/\-.])(?P<id>(?P<begin>[A-Z]{2,6})[/\-]"
    r"(?:\d{2,6}[/\-]\d{2,7}[A-Z]?|\d{5,9}|[A-Z]{1,4}[/\-]\d{3,8}(?:[/\-]\d{1,4})?))(?![\w/\-])"
)
_DAY_OR_YEAR: Final = re.compile(
    r"(?:19|20)\d\d(?:[/\-]\d\d(?:\d\d)?)?|\d{1,2}[/\-.]\d{1,2}[/\-.]\d{2,4}|\d{4}-\d\d-\d\d"
)
_FEWEST_DIGITS: Final = 3

_DOTTED: Final = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,2}[A-Z]\.?(?![\w@])(?!\.[A-Za-z])")
_OWNING: Final = re.compile(r"(?<![\w.'\-&/])(?P<id>[A-Z]{1,3})'s?\b(?= [a-z])(?! and| or)")
_ALONE: Final = re.compile(r"(?<![\w.'\-/&@+£])(?P<id>[A-Z]{2})(?![\w'\-/&@+]|\.\w| ?\d)")
_AROUND: Final = 20
_FEW: Final = 2
_PUBLISHED_REACH: Final = 50


class _Expressions:
    """The expressions that are made from the words for systems, records and children."""

    def __init__(self, patterns: Patterns) -> None:
        systems, records = any_of(patterns.case_systems), any_of(patterns.case_records)
        numbers = any_of(patterns.case_numbers)
        self.called = re.compile(
            rf"\b(?:(?:{systems})(?: (?:{records}))?"
            rf"(?:(?:'s)? ?(?:{numbers})\b\.?(?: ?(?:{numbers})\b\.?)?| ?#)"
            r"|(?:(?:our|your|their|the|case|under|file) ?)?\bref(?:erence)?"
            r"(?: ?(?:no|number)\b\.?)?)"
            rf"[ :=#()\-]*(?:is|was|as)? ?(?P<id>{_ID})(?![\w])",
            re.IGNORECASE,
        )
        self.bare = re.compile(
            rf"\b(?:{any_of(patterns.case_systems_alone)})(?: (?:{records}))?[ :#\-]{{0,3}}"
            r"(?P<id>(?=[A-Za-z0-9/\-]*\d{3})(?:[A-Z]{1,5}[/\-]?)?\d{2,}"
            r"(?:[/\-][A-Z0-9]+){0,3})(?![\w%])",
            re.IGNORECASE,
        )
        self.said_after = re.compile(
            r"(?<![\w/\-.])(?P<id>(?:[A-Z]{1,5}[/\-]?)?\d{3,}(?:[/\-][A-Z0-9]+){0,3}),?"
            rf" (?:is|was|being) (?:the|our|their|a|his|her) (?:{systems}) (?:{records})\b",
            re.IGNORECASE,
        )
        self.after_child = re.compile(
            rf"\b(?i:{any_of(patterns.before_initials)})\b(?:,? ?[:(]? ?)"
            r"(?P<id>[A-Z]{2,3}|[A-HJ-Z](?!\w)|[a-z]{2}(?=[ ,.;:)']|$)|[A-Z]\.? ?[A-Z]\.?)"
            r"(?![A-Za-z0-9@\-])(?:(?:,| and| &|/) ?(?P<more>[A-Z]{2,3})\b(?![\-]))?"
        )
        published = any_of(patterns.published)
        self.published_before = re.compile(rf"\b(?:{published})\b[^.;]*$", re.IGNORECASE)
        self.published_after = re.compile(rf"'?s?,? ?(?:[\w]+ )?(?:{published})\b", re.IGNORECASE)


@cache
def _expressions(patterns: Patterns) -> _Expressions:
    return _Expressions(patterns)


def find_references(text: str, words: KnownWords) -> Iterator[Mark]:
    """The references of cases in a plain text."""
    if not any(character.isdigit() for character in text):
        return
    made = _expressions(words.patterns)
    for pattern in (made.called, made.bare, made.said_after):
        for match in pattern.finditer(text):
            begins = re.split(r"[/\-]", match["id"].lower())[0]
            if _is_reference(match["id"]) and begins not in words.officials.publications:
                yield _reference(match)
    for match in _MADE.finditer(text):
        begins = match["begin"].lower()
        if begins not in words.officials.publications and not _DAY_OR_YEAR.fullmatch(match["id"]):
            yield _reference(match)


def find_initials(text: str, words: KnownWords) -> Iterator[Mark]:
    """Initials in a plain text that stand for somebody."""
    for match in _DOTTED.finditer(text):
        letters = re.sub(r"[. ]", "", match[0]).lower()
        # "T.O." is nobody's "to"; "B. A" may be the end of one sentence and the next one's "A".
        is_known = (
            letters in words.short_forms if " " not in match[0] else _is_known(letters, words)
        )
        if letters not in words.patterns.not_initials and not is_known:
            yield _initials(match.start(), match.end())
    for match in _expressions(words.patterns).after_child.finditer(text):
        letters = re.sub(r"[. ]", "", match["id"]).lower()
        if not _is_known(letters, words) and not _is_published(text, match, words):
            yield _initials(match.start("id"), match.end("id"))
            if match["more"] and not _is_known(match["more"].lower(), words):
                yield _initials(match.start("more"), match.end("more"))
    for match in _OWNING.finditer(text):
        if match["id"] in {"S", "I"} or _is_published(text, match, words):
            continue
        if not _is_known(match["id"].lower(), words):
            yield _initials(match.start("id"), match.end("id"))
    for match in _ALONE.finditer(text):
        if not _is_known(match["id"].lower(), words) and not _is_shouted(text, match):
            yield _initials(match.start("id"), match.end("id"))


def _is_known(letters: str, words: KnownWords) -> bool:
    if letters in words.short_forms:
        return True
    return len(letters) > 1 and letters in words.words and letters not in words.names


def _is_published(text: str, match: re.Match[str], words: KnownWords) -> bool:
    """Whether a published review or an example calls somebody by that letter."""
    if len(match["id"]) > 1:
        return False
    made = _expressions(words.patterns)
    if made.published_after.match(text, match.end("id")):
        return True
    before = text[max(0, match.start("id") - _PUBLISHED_REACH) : match.start("id")]
    return made.published_before.search(before) is not None


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether it stands in a heading of capitals, where two letters are as good a word as any."""
    around = (
        text[max(0, match.start() - _AROUND) : match.start()]
        + text[match.end() : match.end() + _AROUND]
    )
    letters = [one for one in around if one.isalpha()]
    return len(letters) > _FEW and all(one.isupper() for one in letters)


def _is_reference(found: str) -> bool:
    digits = sum(one.isdigit() for one in found)
    return digits >= _FEWEST_DIGITS and _DAY_OR_YEAR.fullmatch(found) is None


def _reference(match: re.Match[str]) -> Mark:
    return Mark(match.start("id"), match.end("id"), MarkKind.CASE_REFERENCE, Strength.LOOK)


def _initials(start: int, end: int) -> Mark:
    return Mark(start, end, MarkKind.INITIALS, Strength.LOOK)
