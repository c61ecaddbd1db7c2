"""A text made plain for matching, with the way back to the text as it was given.

People write one name in many ways: with and without accents, with curly apostrophes, with
digits of another width, with joiners that nobody sees. Case is kept: a capital says much.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from neglect_workbook.checks.personal_data.patterns import lookalikes

_APOSTROPHES: Final = (
    "`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{ACUTE ACCENT}\N{PRIME}\N{MODIFIER LETTER TURNED COMMA}\N{FULLWIDTH APOSTROPHE}"
)
#: Letters that stand for two of ours.
_TAKEN_APART: Final = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "ð": "d"}


class _PlainCharacters(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain_character(chr(code))
        return plain


def _plain_character(character: str) -> str:
    if character.isascii() and character != "`":
        return character
    if character in _APOSTROPHES:
        return "'"
    known = lookalikes().get(character) or _TAKEN_APART.get(character)
    if known:
        return known
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return "".join(_plain_part(part) for part in unicodedata.normalize("NFKD", character))


def _plain_part(part: str) -> str:
    category = unicodedata.category(part)
    if category in {"Cf", "Mn", "Me"}:
        return ""
    if category == "Pd":
        return "-"
    if category == "Zs":
        return " "
    return lookalikes().get(part, part)


_PLAIN: Final = _PlainCharacters()


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text made plain.

    Attributes:
        text: the plain text.
        places: for each of its characters the place that it came from, and the length of the
            given text last; nothing where both are the same text.
    """

    text: str
    places: tuple[int, ...] | None

    def given_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the plain text stands in the text as it was given."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def make_plain(text: str) -> PlainText:
    """A text made plain for matching."""
    if text.isascii() and "`" not in text:
        return PlainText(text, None)
    parts = [_PLAIN[ord(character)] for character in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return PlainText("".join(parts), (*places, len(text)))


def plain_word(text: str) -> str:
    """A word or name for comparing: plain, in small letters, hyphens as spaces."""
    plain = make_plain(text).text.lower().replace("-", " ").replace("'", "")
    return " ".join(plain.split())
