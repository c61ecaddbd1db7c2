"""References of cases, and initials that stand for somebody."""

import re
from collections.abc import Iterator
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength

_SYSTEMS: Final = (
    r"cpoms|lcs|ehm|liquidlogic|mosaic|myconcern|my concern|safeguard|carefirst|care first|systmone|emis|sims|arbor|bromcom"
    r"|mash|ehcp?|eha|police|gmp|crime|incident|log|case|referral|court|file|record|lado|camhs|hospital|ulns?|uln|utr|concern"
    r"|client|patient|strategy|section 47|s47|icpc|care proceedings|plo|taf|caf|assessment|casework|fwin"
)
_ID: Final = r"[A-Za-z]{0,5}[/\-:.]?(?:[A-Za-z0-9]{1,10}[/\-]){0,4}[A-Za-z0-9]*\d[A-Za-z0-9]*"
_CALLED: Final = re.compile(
    rf"\b(?:(?:{_SYSTEMS})(?: (?:system|case|incident|record|file|concern|log|referral|entry|person|client|family|contact|crime))?"
    r"(?:(?:'s)? ?(?:ref(?:erence)?s?|nos?|num(?:ber)?s?|ids?|log|entry|code|urn)\b\.?(?: ?(?:no|number|num|code|id)\b\.?)?| ?#)"
    r"|(?:our|your|their|the|case|under|file)? ?\bref(?:erence)?(?: ?(?:no|number)\b\.?)?)"
    rf"[ :=#()\-]*(?:is|was|as)? ?(?P<id>{_ID})(?![\w])",
    re.IGNORECASE,
)
#: The name of a system and a number right after it, without "reference".
_BARE: Final = re.compile(
    rf"\b(?:cpoms|lcs|ehm|liquidlogic|mosaic|myconcern|carefirst|systmone|uln|utr|fwin|crime|incident|case|log|eha|s47)(?: (?:record|file|incident|case|entry|log|concern|id|reference))?[ :#\-]{{0,3}}"
    rf"(?P<id>(?=[A-Za-z0-9/\-]*\d{{3}})(?:[A-Z]{{1,5}}[/\-]?)?\d{{2,}}(?:[/\-][A-Z0-9]+){{0,3}})(?![\w%])",
    re.IGNORECASE,
)
_SAID_AFTER: Final = re.compile(
    r"(?<![\w/\-.])(?P<id>(?:[A-Z]{1,5}[/\-]?)?\d{3,}(?:[/\-][A-Z0-9]+){0,3}),? (?:is|was|being) (?:the|our|their|a|his|her) "
    rf"(?:{_SYSTEMS})(?: (?:ref(?:erence)?|no|number|id|log|incident|record|case))\b",
    re.IGNORECASE,
)
#: Letters, a number and a number, as offices make their references.
_MADE: Final = re.compile(
    r"(?<![\w/\-.])(?P<id>(?P<begin>[A-Z]{2,6})[/\-](?:\d{2,6}[/\-]\d{2,7}[A-Z]?|\d{5,9}|[A-Z]{1,4}[/\-]\d{3,8}(?:[/\-]\d{1,4})?))(?![\w/\-])"
)
_YEAR: Final = re.compile(
    r"(?:19|20)\d\d(?:[/\-]\d\d(?:\d\d)?)?|\d{1,2}[/\-.]\d{1,2}[/\-.]\d{2,4}|\d{4}-\d\d-\d\d"
)
_FEWEST_DIGITS: Final = 3

_DOTTED: Final = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,2}[A-Z]\.?(?![\w@])(?!\.[A-Za-z])")
_NO_DOTTED: Final = frozenset(
    {
        "eg",
        "ie",
        "am",
        "pm",
        "uk",
        "us",
        "usa",
        "eu",
        "ta",
        "pe",
        "it",
        "na",
        "ps",
        "nb",
        "un",
        "pa",
        "tv",
        "ad",
        "bc",
        "ra",
        "fao",
        "rip",
        "aka",
        "gp",
        "dob",
        "ni",
        "ht",
    }
)
_AFTER_CHILD: Final = re.compile(
    r"\b(?:[Cc]hild|CHILD|[Pp]upils?|[Ss]tudents?|[Ll]earners?|[Bb]oy|[Gg]irl|[Bb]aby|[Ss]iblings?|[Bb]rothers?|[Ss]isters?|[Ss]on|[Dd]aughter"
    r"|[Yy]oung [Pp]erson|[Yy]oungster|[Tt]oddler|[Ff]amily|[Mm]um of|[Dd]ad of|[Mm]other of|[Ff]ather of|[Pp]arents? of|[Nn]amed|[Cc]alled|[Kk]nown as|[Ii]nitials|[Ii]nfant|YP)"
    r"(?:,? ?[:(]? ?)(?P<id>[A-Z]{2,3}|[E-UW-Z](?![\w'])|[a-z]{2}(?=[ ,.;:)']|$)|[A-Z]\.? ?[A-Z]\.?)(?![A-Za-z0-9@\-])(?:(?:,| and| &|/) ?(?P<more>[A-Z]{2,3})\b(?![\-]))?"
)
_OWNING: Final = re.compile(r"(?<![\w.'\-&/])(?P<id>[A-Z]{1,3})'s?\b(?= [a-z])(?! and| or)")
_ALONE: Final = re.compile(r"(?<![\w.'\-/&@+£])(?P<id>[A-Z]{2})(?![\w'\-/&@+]|\.\w| ?\d)")
_SINGLES: Final = frozenset("ABCDXYZI")
_TWO: Final = 2


def find_references(text: str, words: KnownWords) -> Iterator[Mark]:
    """The references of cases in a plain text."""
    if not any(character.isdigit() for character in text):
        return
    for pattern in (_CALLED, _BARE, _SAID_AFTER):
        for match in pattern.finditer(text):
            begins = re.split(r"[/\-]", match["id"].lower())[0]
            if _is_reference(match["id"]) and begins not in words.officials.publications:
                yield _reference(match)
    for match in _MADE.finditer(text):
        begins = match["begin"].lower()
        if begins not in words.officials.publications and not _YEAR.fullmatch(match["id"]):
            yield _reference(match)


def find_initials(text: str, words: KnownWords) -> Iterator[Mark]:
    """Initials in a plain text that stand for somebody."""
    for match in _DOTTED.finditer(text):
        letters = re.sub(r"[. ]", "", match[0]).lower()
        if letters not in _NO_DOTTED and not _is_known(letters, words):
            yield _initials(match.start(), match.end())
    for match in _AFTER_CHILD.finditer(text):
        letters = re.sub(r"[. ]", "", match["id"]).lower()
        if not _is_known(letters, words):
            yield _initials(match.start("id"), match.end("id"))
            if match["more"] and not _is_known(match["more"].lower(), words):
                yield _initials(match.start("more"), match.end("more"))
    for match in _OWNING.finditer(text):
        is_single = len(match["id"]) == 1
        if not _is_known(match["id"].lower(), words) and not (is_single and match["id"] in "SI"):
            yield _initials(match.start("id"), match.end("id"))
    for match in _ALONE.finditer(text):
        if not _is_known(match["id"].lower(), words) and not _is_shouted(text, match):
            yield _initials(match.start("id"), match.end("id"))


def _is_known(letters: str, words: KnownWords) -> bool:
    if letters in words.short_forms:
        return True
    return len(letters) > 1 and letters in words.words and letters not in words.names


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether it stands in a heading of capitals, where two letters are as good a word as any."""
    around = text[max(0, match.start() - 20) : match.start()] + text[match.end() : match.end() + 20]
    letters = [one for one in around if one.isalpha()]
    return len(letters) > _TWO and all(one.isupper() for one in letters)


def _is_reference(found: str) -> bool:
    digits = sum(one.isdigit() for one in found)
    return digits >= _FEWEST_DIGITS and _YEAR.fullmatch(found) is None


def _reference(match: re.Match[str]) -> Mark:
    return Mark(match.start("id"), match.end("id"), MarkKind.CASE_REFERENCE, Strength.LOOK)


def _initials(start: int, end: int) -> Mark:
    return Mark(start, end, MarkKind.INITIALS, Strength.LOOK)
