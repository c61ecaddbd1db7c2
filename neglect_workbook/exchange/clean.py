"""The one cleaner of every text that leaves the program.

XML 1.0 (section 2.2) forbids a handful of characters outright. Word and Excel refuse a file
that holds one, and a lone surrogate stops a writer half way through, so they go first.
"""

import re
import unicodedata
from dataclasses import dataclass

#: Control characters but tab, line feed and carriage return; lone surrogates; U+FFFE, U+FFFF.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that Word and Excel take, and how many characters it lost."""

    text: str
    removed: int


def clean_counted(text: str) -> Cleaned:
    """The text without the characters that no file may hold, composed (NFC), lines ended by LF.

    Line ends count as kept. Cleaning a clean text changes nothing.
    """
    kept, removed = _FORBIDDEN.subn("", text)
    return Cleaned(unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", kept)), removed)


def clean_text(text: str) -> str:
    """The text of ``clean_counted``, for where nobody asks how much was lost."""
    if text.isascii() and text.isprintable():
        return text
    return clean_counted(text).text
