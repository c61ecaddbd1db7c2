"""What a file is about, by what it is called."""

import re
import unicodedata
from typing import Final

_LONGEST_ENDING: Final = 5
#: What people put between words where they avoid spaces. Between digits it belongs to a date, a
#: time or a version, and stays.
_BETWEEN_WORDS: Final = re.compile(r"[_\s]+|(?<=\w)[-.](?=[^\W\d])|(?<=[^\W\d])[-.](?=\w)")


def title_from_file_name(name: str) -> str:
    """A first title for what a file is: its name in words, without its ending.

    'minutes_2026-11-03.docx' is 'Minutes 2026-11-03'.
    """
    stem, dot, ending = unicodedata.normalize("NFC", name).rpartition(".")
    if not (dot and stem and ending.isalnum() and len(ending) <= _LONGEST_ENDING):
        stem = name
    shown = "".join(char if char.isprintable() else " " for char in stem)
    words = _BETWEEN_WORDS.sub(" ", shown).strip(" .-")
    return words[:1].upper() + words[1:]
