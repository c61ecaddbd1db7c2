"""Dates of birth: a date beside a word of birth, an age or a child."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.checks.personal_data.patterns import Patterns, any_of, patterns

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR: Final = r"(?:(?:19|20)\d\d|'?\d\d)"
_BETWEEN: Final = r" ?[/.\-\\ ] ?"
_DATE: Final = re.compile(
    rf"(?<![\w/.\-])(?:"
    rf"{_DAY}{_BETWEEN}(?:0?[1-9]|1[0-2]){_BETWEEN}{_YEAR}"
    rf"|(?:19|20)\d\d[/.\-](?:0?[1-9]|1[0-2])[/.\-]{_DAY}"
    rf"|{_DAY}(?:st|nd|rd|th)?(?: of)?[ \-/.]{{0,2}}{_MONTH}[ ,\-/.]{{0,2}}{_YEAR}"
    rf"|{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}"
    rf")(?![\w/])",
    re.IGNORECASE,
)
#: What says the day or the month only.
_PART: Final = re.compile(
    rf"(?<![\w/.\-])(?:{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} {_DAY}(?:st|nd|rd|th)?"
    rf"|{_MONTH},? (?:19|20)\d\d|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|{_DAY}/(?:0?[1-9]|1[0-2])"
    rf"|\d{{6}}|\d{{8}}|(?:19|20)\d\d)(?![\w/])",
    re.IGNORECASE,
)
_BIRTH: Final = (
    r"(?:\bborn\b|\bd\.? ?o\.? ?b\b\.?|\bdobs\b|\bdates?[- ]of[- ]birth\b|\bbirth ?date\b|\bb'day\b"
    r"|\bbirthday\b|(?<=[(, ])b\.)"
)
_JUST_AFTER: Final = re.compile(
    rf"^[ ,)\]]*(?:[(\[]? ?{_BIRTH}|is (?:his|her|their|the child's) {_BIRTH})", re.IGNORECASE
)
_WORD_OF_BIRTH: Final = re.compile(_BIRTH, re.IGNORECASE)
_AGE: Final = re.compile(
    r"\b(?:aged?|age:?) ?(\d{1,2})\b|\b(\d{1,2})[- ](?:years?|yrs?|months?|weeks?)[- ]old\b"
    r"|\b(\d{1,2}) ?y/?o\b|\((\d{1,2})\)",
    re.IGNORECASE,
)
#: A birthday that is to come, or that was: "will be 3 on", "turned four on".
_TURNING: Final = re.compile(
    r"\b(?:be|is|was|turn(?:s|ed|ing)?|becomes?|became|(?:he|she|they)'ll be)(?: just| only)? "
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen)(?: years old| months old)?,? on (?:the |\w+day,? )?$",
    re.IGNORECASE,
)
_NEAR: Final = 60
_GROWN_UP: Final = 26
_YEAR_DIGITS: Final = 4


class _Expressions:
    """The expressions that are made from the words around births and events."""

    def __init__(self, words: Patterns) -> None:
        between = any_of(words.between_birth_and_date)
        self.just_before = re.compile(
            rf"{_BIRTH}(?: (?:{between})\b|[ :=;,()\[\]\-]|\d{{1,2}} weeks)*"
            rf"(?:{_DATE.pattern}|[ ,]|and|&)*$",
            re.IGNORECASE,
        )
        # Up to a few words stand between: "born in Bolton on 3 May 2015".
        self.soon_before = re.compile(
            rf"{_BIRTH}(?: [\w']+){{0,6}}? (?:on|in|is|was)(?: the)? $|{_BIRTH}[^.;\d]{{0,24}}$",
            re.IGNORECASE,
        )
        self.child_before = re.compile(
            rf"\b(?:{any_of(words.children_with_dates)})(?: [a-z]{{1,3}})? ?[(,:;\[\-] ?$",
            re.IGNORECASE,
        )
        self.of_an_event = re.compile(
            rf"\b(?:{any_of(words.before_an_event)})(?: the| \w+day)? ?$", re.IGNORECASE
        )


@cache
def _expressions() -> _Expressions:
    return _Expressions(patterns())


def find_births(text: str) -> Iterator[Mark]:
    """The dates of birth of a plain text."""
    if _WORD_OF_BIRTH.search(text) is None and not _has_young_age(text):
        for match in (*_DATE.finditer(text), *_PART.finditer(text)):
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if _TURNING.search(before) or _is_after_a_child(match, before):
                yield Mark(match.start(), match.end(), MarkKind.DATE_OF_BIRTH, Strength.LOOK)
        return
    whole = list(_DATE.finditer(text))
    for match in whole:
        yield from _judged(text, match, Strength.STOP)
    for match in _PART.finditer(text):
        if not any(one.start() < match.end() and match.start() < one.end() for one in whole):
            is_packed = len(match[0]) in {6, 8} and match[0].isdigit()
            if _is_birth(text, match):
                strength = Strength.STOP if is_packed else Strength.LOOK
                yield Mark(match.start(), match.end(), MarkKind.DATE_OF_BIRTH, strength)


def _judged(text: str, match: re.Match[str], strength: Strength) -> Iterator[Mark]:
    if _is_birth(text, match):
        yield Mark(match.start(), match.end(), MarkKind.DATE_OF_BIRTH, strength)
        return
    before = text[max(0, match.start() - _NEAR) : match.start()]
    is_aged = _has_young_age(_around(text, match)) and not _expressions().of_an_event.search(before)
    if is_aged or _expressions().child_before.search(before) or _TURNING.search(before):
        yield Mark(match.start(), match.end(), MarkKind.DATE_OF_BIRTH, Strength.LOOK)


def _is_after_a_child(match: re.Match[str], before: str) -> bool:
    """Whether a whole date stands right after a word for one child: "pupil (12/03/2015)"."""
    is_whole = _DATE.fullmatch(match[0]) is not None
    return is_whole and _expressions().child_before.search(before) is not None


def _is_birth(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    if _expressions().just_before.search(before) or _JUST_AFTER.search(after):
        return True
    # A year alone needs the word right before it: ideas are born in a year too.
    is_year = len(match[0]) == _YEAR_DIGITS
    return not is_year and _expressions().soon_before.search(before) is not None


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.end() + _NEAR]


def _has_young_age(text: str) -> bool:
    return any(int(next(filter(None, match.groups()))) < _GROWN_UP for match in _AGE.finditer(text))
