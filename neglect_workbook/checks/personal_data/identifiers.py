"""NHS numbers, pupil numbers and National Insurance numbers, by shape and check digit."""

import re
from collections.abc import Iterator
from typing import Final

from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength

_JOIN: Final = r"[ .\-]{0,2}"
_TEN_DIGITS: Final = re.compile(
    rf"(?<![\w+])(?<!\d[.\-/,])\d(?:{_JOIN}\d){{9}}(?![\w%])(?![.\-/,]\d)"
)
#: How people write ten digits that are one number.
_GROUPED: Final = re.compile(
    r"\d{10}|\d{3}(\D{1,2})\d{3}\1\d{4}|\d{3}\D\d{3}\D\d{2}\D?\d{2}"
    r"|\d{5}\D\d{5}|\d{4}\D\d{3}\D\d{3}|\d(?: \d){9}"
)
_NHS_BEFORE: Final = re.compile(
    r"\b(?:nhs|chi|h&c)(?: ?(?:no|num|number|id|ref|n)\b\.?|#)?[ :=#(\-]*(?:is|was)? ?$",
    re.IGNORECASE,
)
#: Other numbers of ten digits, when they are called so.
_OTHERS_BEFORE: Final = re.compile(
    r"\b(?:isbn|utr|uln|tax|tel|phone|fax|mobile|order|invoice|charity|company|asset|serial|barcode"
    r"|account|uprn|issn|doi|ticket|po)\b[^.;\d]{0,24}$",
    re.IGNORECASE,
)
_UPN: Final = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z](?:{_JOIN}\d){{11}}{_JOIN}[A-Za-z0-9](?![A-Za-z0-9])"
)
_UPN_BEFORE: Final = re.compile(r"\bupns?\b[^.;\d]{0,20}$", re.IGNORECASE)
#: The alphabet of the check letter: I, O and S look too much like digits.
_UPN_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NINO: Final = re.compile(
    rf"(?<![A-Za-z0-9])([A-Za-z]{{2}}){_JOIN}(?:\d{_JOIN}){{6}}([A-Da-d])(?![A-Za-z0-9])"
)
_NINO_BARE: Final = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{_JOIN}\d{{2}}(?:{_JOIN}\d{{2}}){{2}}\b"
)
_NINO_BEFORE: Final = re.compile(
    r"\b(?:ni|nino|n\.i\.|national insurance)(?: ?(?:no|num|number)\b\.?)?[ :=#(]*(?:is|was)? ?$",
    re.IGNORECASE,
)
_NO_NINO: Final = frozenset({"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"})
_NOT_FIRST, _NOT_SECOND = frozenset("DFIQUV"), frozenset("DFIOQUV")
#: The letters of the number that leaflets show as an example, which people type too.
_EXAMPLE: Final = "QQ"
_BEFORE: Final = 40
_NHS_LENGTH: Final = 10
_REMAINDERS: Final = 11


def find_identifiers(text: str) -> Iterator[Mark]:
    """The numbers that stand for one person, in a plain text."""
    yield from _nhs_numbers(text)
    yield from _upns(text)
    yield from _ninos(text)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end with the check digit of an NHS number."""
    total = sum(int(digit) * (_NHS_LENGTH - place) for place, digit in enumerate(digits[:-1]))
    check = (_REMAINDERS - total % _REMAINDERS) % _REMAINDERS
    return check == int(digits[-1]) and len(set(digits)) > 1


def is_upn(upn: str) -> bool:
    """Whether the first letter of a pupil number, a temporary one too, is its check letter."""
    values = [int(one) if one.isdigit() else _UPN_LETTERS.find(one) for one in upn[1:].upper()]
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return min(values) >= 0 and _UPN_LETTERS[total % len(_UPN_LETTERS)] == upn[0].upper()


def _nhs_numbers(text: str) -> Iterator[Mark]:
    for match in _TEN_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        is_called_so = _NHS_BEFORE.search(before) is not None
        if is_nhs_number(digits):
            is_other = digits.startswith("0") or not _GROUPED.fullmatch(match[0])
            is_other = is_other or _OTHERS_BEFORE.search(before) is not None
            if is_called_so or not is_other:
                yield Mark(match.start(), match.end(), MarkKind.NHS_NUMBER, Strength.STOP)
        elif is_called_so:
            # Mistyped, it still says who it is to somebody who has the right one.
            yield Mark(match.start(), match.end(), MarkKind.NHS_NUMBER, Strength.LOOK)


def _upns(text: str) -> Iterator[Mark]:
    for match in _UPN.finditer(text):
        upn = re.sub(r"[ .\-]", "", match[0])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if is_upn(upn):
            yield Mark(match.start(), match.end(), MarkKind.UPN, Strength.STOP)
        elif _UPN_BEFORE.search(before):
            yield Mark(match.start(), match.end(), MarkKind.UPN, Strength.LOOK)


def _ninos(text: str) -> Iterator[Mark]:
    for match in _NINO.finditer(text):
        letters = match[1].upper()
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _can_begin_nino(letters) or _NINO_BEFORE.search(before):
            yield Mark(match.start(), match.end(), MarkKind.NINO, Strength.STOP)
    for match in _NINO_BARE.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _NINO_BEFORE.search(before):
            yield Mark(match.start(), match.end(), MarkKind.NINO, Strength.STOP)


def _can_begin_nino(letters: str) -> bool:
    if letters == _EXAMPLE:
        return True
    is_free = letters[0] not in _NOT_FIRST and letters[1] not in _NOT_SECOND
    return is_free and letters not in _NO_NINO
