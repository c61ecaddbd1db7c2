"""The one table in which Excel keeps the texts of all cells, written as it grows.

No more of them are kept in memory than the short ones that come again.
"""

import re
from html import escape
from typing import IO, Final

#: Texts that come again are short: names, words of ratings. So many of them are kept in mind.
_LONGEST_KEPT, _MOST_KEPT = 200, 20_000
#: Excel reads ``_x0041_`` as an escape (ECMA-376 part 1, 22.9.2.19), so the underscore before
#: what looks like one is written as one. Two may share an underscore.
_LIKE_AN_ESCAPE: Final = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_UNDERSCORE: Final = "_x005F_"


class TextTable:
    """The texts of one file.

    Args:
        stream: where the table goes, without what stands around it.

    Attributes:
        count: how many texts it has.
        used: how many cells name one of them.
    """

    def __init__(self, stream: IO[str]) -> None:
        self._write = stream.write
        self._kept: dict[str, int] = {}
        self.count = 0
        self.used = 0

    def place_of(self, text: str) -> int:
        """The place of a clean text in the table; one that is not there yet is added."""
        self.used += 1
        place = self._kept.get(text)
        if place is None:
            place = self.count
            self._write(f"<si>{_written(text)}</si>")
            self.count += 1
            if len(text) <= _LONGEST_KEPT and len(self._kept) < _MOST_KEPT:
                self._kept[text] = place
        return place


def _written(text: str) -> str:
    safe = escape(text, quote=False)
    if "_x" in safe:
        safe = _LIKE_AN_ESCAPE.sub(_UNDERSCORE, safe)
    if text[0].isspace() or text[-1].isspace():
        return f'<t xml:space="preserve">{safe}</t>'
    return f"<t>{safe}</t>"
