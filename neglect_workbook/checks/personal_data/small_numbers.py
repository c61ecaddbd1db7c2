"""Counts of people so small that everybody near knows who is meant."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.checks.personal_data.patterns import Patterns, any_of

_REACH: Final = 24
_WITHIN: Final = r"(?:[ ,(/\-]+(?!(?:and|but)\b)[\w']+){0,%d}?[ ,(/\-]+"


def find_small_numbers(text: str, words: KnownWords) -> Iterator[Mark]:
    """Small counts of people beside what sets them apart, in a plain text."""
    if words.smallest_group < _FEWEST:
        return
    made = _expressions(words.patterns, words.smallest_group)
    for pattern in (made.counted, made.of_a_group, made.listed, made.only, made.of_an_age):
        for match in pattern.finditer(text):
            if pattern is not made.counted or not _is_no_count(text, match, words):
                yield Mark(match.start(), match.end(), MarkKind.SMALL_NUMBER, Strength.LOOK)
    for match in made.tabled.finditer(text):
        before = text[max(0, match.start() - _TABLE_REACH) : match.start()]
        apart = made.at_the_end.search(before)
        if apart is not None:
            start = match.start() - len(before) + apart.start()
            yield Mark(start, match.end(), MarkKind.SMALL_NUMBER, Strength.LOOK)


_TABLE_REACH: Final = 60
_FEWEST: Final = 2


def _is_no_count(text: str, match: re.Match[str], words: KnownWords) -> bool:
    """Whether the number counts something else: "one in four", "Year 2", "3 hours"."""
    made = _expressions(words.patterns, words.smallest_group)
    if made.not_a_count.search(text[max(0, match.start() - _REACH) : match.start()]):
        return True
    after = text[match.end("count") : match.end("count") + 16].lower()
    follow = re.match(r"\s*([\w%\-/:.]+?)(?=[\s,;)]|$)", after)
    if follow is None or re.match(r"\s*(?:year|y) ?\d", after):
        return False
    return follow[1] in words.patterns.not_people_counts


class _Expressions:
    """The expressions, made from the words for people and for what sets them apart."""

    def __init__(self, patterns: Patterns, smallest_group: int) -> None:
        numbers = "|".join(str(one) for one in range(1, smallest_group))
        spelled = "|".join(patterns.count_words[: smallest_group - 1])
        count = rf"(?P<count>\b(?:{numbers}|{spelled}|a couple of|a single)\b)"
        people = rf"(?:{any_of(patterns.people)})\b"
        apart = rf"(?:{any_of(patterns.sensitive)})\b"
        near, far = _WITHIN % 3, _WITHIN % 6
        self.not_a_count = re.compile(
            rf"(?:\b(?:{any_of(patterns.not_a_count_before)})|[£#/.\-:,\d])\s?$", re.IGNORECASE
        )
        is_end = r"(?=[ ]*(?:[.,;)]|$|in\b|are\b|were\b|was\b|is\b|has\b|have\b))"
        self.counted = re.compile(
            rf"{count}(?:{near}{apart}{near}{people}|{near}{people}{far}{apart}|{near}{apart}{is_end})",
            re.IGNORECASE,
        )
        # "Three of the 24 are Somali".
        self.of_a_group = re.compile(
            rf"{count} of (?:the|our|these|those|them|whom|\d+)\b[\w' ]{{0,30}}?"
            rf"\b(?:is|are|were|was|have|has|had|identify|speak)\b[\w' \-]{{0,24}}?\b{apart}",
            re.IGNORECASE,
        )
        # "Pakistani 3, Black African 2".
        few = rf"[1-{min(smallest_group, 10) - 1}]"
        self.listed = re.compile(
            rf"(?<![\w\-]){apart}(?: [A-Za-z']+)? {few}(?=[ ]?(?:[,;)\n]|\.(?!\d)|$|and [A-Z]))",
            re.IGNORECASE,
        )
        self.only = re.compile(
            r"\b(?:the|our|her|his|their) only "
            rf"(?:{apart}[ \w']{{0,20}}? ?{people}|{people}{far}{apart}|{apart})",
            re.IGNORECASE,
        )
        self.of_an_age = re.compile(
            r"\b(?:aged? \d{1,2}|\d{1,2}[- ]years?[- ]old)\b[^.;]{0,40}"
            rf"\b(?:year|y|reception|nursery) ?\d{{0,2}}\b[^.;]{{0,40}}\b{apart}"
            r"|\b(?:an?|the|this|our) (?:year|y) ?\d{1,2} (?:boy|girl|child|pupil|student)\b"
            rf"[^.;]{{0,30}}\b(?:with|who (?:has|is)|in a) (?:an? )?[\w' ]{{0,14}}?\b{apart}",
            re.IGNORECASE,
        )
        self.at_the_end = re.compile(rf"\b{apart}[^.;:\d\n]{{0,30}}$", re.IGNORECASE)
        self.tabled = re.compile(
            rf"[:=|\t] ?(?P<count>{few})"
            rf"(?![\d.%/]| (?:{any_of(patterns.not_people_counts)})\b)",
            re.IGNORECASE,
        )


@cache
def _expressions(patterns: Patterns, smallest_group: int) -> _Expressions:
    return _Expressions(patterns, smallest_group)
