"""Dates in Excel files: which formats show a number as one, and which day a number stands for."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

#: The days that numbers are counted from: Excel's own, and that of old files from a Mac.
EPOCH: Final = date(1899, 12, 30)
MAC_EPOCH: Final = date(1904, 1, 1)

#: Excel's calendar has a 29 February 1900, which was no day.
_FIRST_RIGHT_DAY: Final = 60
_MILLISECONDS: Final = 24 * 60 * 60 * 1000
#: The formats that have a number instead of words of their own (ECMA-376 part 1, 18.8.30).
_NUMBERED: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
#: What a format says in quotes or in brackets; brackets around hours, minutes or seconds count.
_ASIDE: Final = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_PART_OF_DATE: Final = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)


def is_date_format(number: str, own: Mapping[str, str]) -> bool:
    """Whether a format shows a number as a date.

    Args:
        number: of the format.
        own: the formats that the file itself brings, by their number.

    Raises:
        ValueError: it is no number.
    """
    if number in own:
        first = own[number].split(";")[0]
        return _PART_OF_DATE.search(_ASIDE.sub("", first)) is not None
    return int(number) in _NUMBERED


@lru_cache(maxsize=1_000)
def day_of(number: float, epoch: date) -> date | None:
    """The day that a number stands for; ``None`` where it is a time of day or beyond all dates."""
    days, part = divmod(number, 1)
    time = timedelta(milliseconds=round(part * _MILLISECONDS))
    if 0 <= number < 1 and not time.days:
        return None
    if 0 < number < _FIRST_RIGHT_DAY and epoch == EPOCH:
        days += 1
    try:
        return epoch + timedelta(days=days + time.days)
    except OverflowError:
        return None
