"""Numbers that people count, as they are written on a screen: 1,234 and 91.5."""

import math
import re

_NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
#: More digits than anybody counts to.
_LARGEST = 1_000_000_000
_MOST_DECIMALS = 2


def number_text(value: float) -> str:
    """A number as people read it, with at most two digits after the point."""
    if not math.isfinite(value):
        return str(value)
    text = f"{value:,.{_MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def parse_number(text: str) -> float | None:
    """The number that a person wrote; ``None`` where there is nothing.

    Takes '12', '1,234' and '91.5'.

    Raises:
        ValueError: it is no number; the message says what is wanted.
    """
    words = text.strip()
    if not words:
        return None
    if not _NUMBER.fullmatch(words):
        raise ValueError("Write a number such as 12, 1,234 or 91.5, or leave it blank.")
    value = float(words.replace(",", ""))
    if abs(value) >= _LARGEST:
        raise ValueError("That number is too large to be a count. Check it.")
    return value
