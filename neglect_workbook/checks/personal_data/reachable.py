"""Ways to reach or find a person: e-mail addresses, telephone numbers, postcodes, addresses."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.checks.personal_data.patterns import Patterns, any_of

_EMAIL: Final = re.compile(
    r"(?<![\w.+\-])([A-Za-z0-9][\w.+'\-]*)(?: ?@ ?| ?[(\[{] ?at ?[)\]}] ?)"
    r"([A-Za-z0-9\-]+(?:(?:\.| ?[(\[{] ?dot ?[)\]}] ?)[A-Za-z0-9\-]+)+)"
)
_LOCAL_PARTS: Final = re.compile(r"[^A-Za-z]+")
_PHONE: Final = re.compile(
    r"(?<![\w.£$/\-+])(?:"
    r"(?:\+ ?44|0044)[ \-.]{0,2}(?:\(0\)|\(0)?[ \-.]{0,2}\)?[1-9](?:[ \-.()]{0,2}\d){8,9}"
    r"|\(?0[1-9](?:[ \-.()]{0,2}\d){7,9}"
    r"|\+ ?[1-9]\d{0,2}(?:[ \-.()]{0,2}\d){7,11}"
    r"|00[1-9](?:[ \-.()]{0,2}\d){9,12}"
    r")(?![\w%/]|[.\-]\d)"
)
_POSTCODE: Final = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2})(\d[A-Za-z]|\d{1,2})[ \-]{0,2}"
    r"(\d)([ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
#: Areas of London whose districts may end with a letter, as in "W1A".
_WITH_LETTER: Final = frozenset({"E", "EC", "N", "NW", "SE", "SW", "W", "WC"})
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})
_NUMBER: Final = (
    r"(?:flat|apartment|apt|unit|room|no|number)?\.? ?\d{1,4} ?[a-hA-H]?\b(?:[/\-]\d{1,4})?,? "
)
_FLAT: Final = re.compile(
    r"\b(?:[Ff]lat|FLAT|[Aa]partment|[Aa]pt) (?:[Nn]o\.? ?)?\d{1,3}[a-hA-H]?\b"
    r"(?:,? [A-Z][\w']+){0,3}"
)
_FEW_DIGITS, _MOST_DIGITS = 9, 15
_INITIALS: Final = 2


def find_reachable(text: str, words: KnownWords) -> Iterator[Mark]:
    """What in a plain text leads to a person."""
    yield from _emails(text, words)
    if any(character.isdigit() for character in text):
        yield from _phones(text, words)
        yield from _postcodes(text, words)
        yield from _numbered(text, words.patterns)
    yield from _streets(text, words.patterns)


def _emails(text: str, words: KnownWords) -> Iterator[Mark]:
    if "@" not in text and "at" not in text:
        return
    for match in _EMAIL.finditer(text):
        address = f"{match[1]}@{match[2]}".lower()
        if address not in words.officials.emails and not _is_desk(match[1].lower(), words):
            yield Mark(match.start(), match.end(), MarkKind.EMAIL_PERSON, Strength.STOP)


def _is_desk(local: str, words: KnownWords) -> bool:
    """Whether the part before the @ names a desk, all of it or with other words but names."""
    parts = [part for part in _LOCAL_PARTS.split(local) if part]
    desk = words.patterns.mailboxes
    return any(part in desk for part in parts) and all(
        part in desk or (len(part) > _INITIALS and part in words.words and not words.is_name(part))
        for part in parts
    )


def _phones(text: str, words: KnownWords) -> Iterator[Mark]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
        national = f"0{digits.removeprefix('0044')}" if digits.startswith("0044") else digits
        if match[0].lstrip().startswith("+") and digits.startswith("44"):
            national = f"0{digits[2:].removeprefix('0')}"
        if _FEW_DIGITS <= len(national) <= _MOST_DIGITS and national not in words.officials.phones:
            yield Mark(match.start(), match.end(), MarkKind.PHONE, Strength.LOOK)


def _postcodes(text: str, words: KnownWords) -> Iterator[Mark]:
    areas = _areas(words.patterns.postcode_areas)
    for match in _POSTCODE.finditer(text):
        area, district, _, unit = match.groups()
        if area.upper() not in areas or unit.lower() in _ORDINALS:
            continue
        if district[-1].isalpha() and area.upper() not in _WITH_LETTER:
            continue
        if not (unit.isupper() or (area + unit).islower()):
            continue
        if "".join(match.groups()).upper() not in words.officials.postcodes:
            yield Mark(match.start(), match.end(), MarkKind.POSTCODE, Strength.LOOK)


@cache
def _areas(areas: str) -> frozenset[str]:
    return frozenset(areas.split())


def _numbered(text: str, patterns: Patterns) -> Iterator[Mark]:
    made = _home_patterns(patterns)
    for match in made.at_number.finditer(text):
        yield Mark(match.start(1), match.end(1), MarkKind.ADDRESS, Strength.LOOK)
    for match in _FLAT.finditer(text):
        yield Mark(match.start(), match.end(), MarkKind.ADDRESS, Strength.LOOK)
    for match in made.numbered.finditer(text):
        # In small letters only: there is a Chorley New Road.
        if not patterns.not_in_a_street_name & {*match["name"].split()}:
            yield Mark(match.start(), match.end(), MarkKind.ADDRESS, Strength.LOOK)


def _streets(text: str, patterns: Patterns) -> Iterator[Mark]:
    """A street without a number, where somebody lives."""
    for match in _home_patterns(patterns).lived_in.finditer(text):
        yield Mark(match.start("street"), match.end("street"), MarkKind.ADDRESS, Strength.LOOK)


class _HomePatterns:
    """The expressions for homes, made from the words for streets and for living somewhere."""

    def __init__(self, patterns: Patterns) -> None:
        plain = any_of(patterns.streets)
        streets = (*patterns.streets, *patterns.streets_with_capital)
        capital = any_of(
            (*map(str.capitalize, streets), *map(str.upper, patterns.streets)),
        )
        between = any_of(patterns.between_living_and_place)
        name = r"[A-Z][\w'.]+(?: [A-Z][\w'.]+){0,2}"
        self.numbered = re.compile(
            rf"(?<![\w.£,/:])(?i:{_NUMBER})"
            rf"(?P<name>(?:{name} (?:{capital}))|(?i:(?:[a-z'][\w'.]+ ){{1,2}}(?:{plain})))\b"
        )
        self.lived_in = re.compile(
            rf"\b(?i:{any_of(patterns.living)})(?: (?:{between})){{0,4}}"
            r"(?: on| in| at| to| off| near| is| down|:) (?:the )?"
            rf"(?P<street>{name} (?:{capital}))\b"
        )
        self.at_number = re.compile(
            rf"\b(?:{any_of(patterns.living_at_number)}):?(?: (?:{between}))* "
            r"((?:house |flat |door |plot )?(?:number |no\.? |num )?\d{1,4}[a-h]?)\b(?![%/.:]\d|%)"
            rf"(?! (?:{any_of(patterns.not_a_house_number)}))",
            re.IGNORECASE,
        )


@cache
def _home_patterns(patterns: Patterns) -> _HomePatterns:
    return _HomePatterns(patterns)
