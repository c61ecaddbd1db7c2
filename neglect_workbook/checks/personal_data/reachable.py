"""Ways to reach or find a person: e-mail addresses, telephone numbers, postcodes, addresses."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.checks.personal_data.patterns import Patterns

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
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2})(\d[A-Za-z]|\d{1,2})[ \-]{0,2}(\d)([ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
#: Areas of London whose districts may end with a letter, as in "W1A".
_WITH_LETTER: Final = frozenset({"E", "EC", "N", "NW", "SE", "SW", "W", "WC"})
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})
_NUMBER: Final = (
    r"(?:flat|apartment|apt|unit|room|no|number)?\.? ?\d{1,4} ?[a-hA-H]?\b(?:[/\-]\d{1,4})?,? "
)
_LIVES: Final = re.compile(
    r"\b(?:lives?|lived|living|stay(?:s|ed|ing)?|resid(?:es|ed|ing)|housed|moved|home address is|address is|address:|address)"
    r"(?: (?:is|was|at|in|on|to|from|with|her|his|their|nan|mum|dad|family|temporarily|currently|now|there|a|the))* "
    r"((?:house |flat |door |plot )?(?:number |no\.? |num )?\d{1,4}[a-hA-H]?)\b(?! (?:year|month|week|day|hour|mile|minute|night|of|people|adult|child|sibling|other|bed|to|and|or|in|%|per|home|house|different|set|key|school|term|time|occasion|refer|visit|meeting|point))",
    re.IGNORECASE,
)
_FLAT: Final = re.compile(
    r"\b(?:[Ff]lat|FLAT|[Aa]partment|[Aa]pt) (?:[Nn]o\.? ?)?\d{1,3}[a-hA-H]?\b(?:,? [A-Z][\w']+){0,3}"
)
_FEW_DIGITS, _MOST_DIGITS = 9, 15


def find_reachable(text: str, words: KnownWords) -> Iterator[Mark]:
    """What in a plain text leads to a person."""
    yield from _emails(text, words)
    if any(character.isdigit() for character in text):
        yield from _phones(text, words)
        yield from _postcodes(text, words)
        yield from _numbered(text, words)
    yield from _streets(text, words.patterns)


def _emails(text: str, words: KnownWords) -> Iterator[Mark]:
    if "@" not in text and "at" not in text:
        return
    for match in _EMAIL.finditer(text):
        address = f"{match[1]}@{match[2]}".lower()
        if address not in words.officials.emails and not _is_desk(match[1].lower(), words):
            yield Mark(match.start(), match.end(), MarkKind.EMAIL_PERSON, Strength.STOP)


def _is_desk(local: str, words: KnownWords) -> bool:
    """Whether the part before the @ names a desk: every piece is a word of work, none a name."""
    parts = [part for part in _LOCAL_PARTS.split(local) if part]
    desk = words.patterns.mailboxes
    return bool(parts) and all(
        part in desk or (len(part) > 1 and part in words.words and not words.is_name(part))
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
        area, district, sector, unit = match.groups()
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


def _numbered(text: str, words: KnownWords) -> Iterator[Mark]:
    for pattern in (_LIVES, _FLAT):
        for match in pattern.finditer(text):
            group = 1 if pattern is _LIVES else 0
            yield Mark(match.start(group), match.end(group), MarkKind.ADDRESS, Strength.LOOK)
    for match in _street_patterns(words.patterns).numbered.finditer(text):
        between = match["name"].lower().split()
        if not _OF_A_SENTENCE & {*between}:
            yield Mark(match.start(), match.end(), MarkKind.ADDRESS, Strength.LOOK)


def _streets(text: str, patterns: Patterns) -> Iterator[Mark]:
    """A street without a number, where somebody lives."""
    for match in _street_patterns(patterns).lived_in.finditer(text):
        yield Mark(match.start("street"), match.end("street"), MarkKind.ADDRESS, Strength.LOOK)


#: Between a number and "road" these words show that it is no address.
_OF_A_SENTENCE: Final = frozenset(
    "the a an our of on in at down along our their by from to for and or with across into per off under over"
    " every each different new main schools children families pupils years weeks months miles minutes metres"
    " staff terms days cars this that local near same other whole busy busiest long".split()
)


class _StreetPatterns:
    """The expressions for streets, made from the words for streets."""

    def __init__(self, patterns: Patterns) -> None:
        plain = "|".join(patterns.streets)
        capital = "|".join(
            one.capitalize() for one in (*patterns.streets, *patterns.streets_with_capital)
        )
        capital += "|" + "|".join(one.upper() for one in patterns.streets)
        name = r"[A-Z][\w'.]+(?: [A-Z][\w'.]+){0,2}"
        self.numbered = re.compile(
            rf"(?<![\w.£,/:])(?i:{_NUMBER})(?P<name>(?:{name} (?:{capital}))|(?i:(?:[a-z'][\w'.]+ ){{1,2}}(?:{plain})))\b"
        )
        self.lived_in = re.compile(
            r"\b(?i:lives?|lived|living|home|house|flat|stays?|staying|address|family|moved|moving|grew up|placed|placement)"
            r"(?: (?:is|on|in|at|to|off|near|from|by|into|address|down|a|flat|house|the|corner|of|with|his|her|their|nan|dad|mum)){0,4}"
            rf"(?: on| in| at| to| off| near| is| down|:) (?:the )?(?P<street>{name} (?:{capital}))\b"
        )


@cache
def _street_patterns(patterns: Patterns) -> _StreetPatterns:
    return _StreetPatterns(patterns)
