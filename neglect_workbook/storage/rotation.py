"""Which backups are still of use, by their dates alone.

Nothing here looks at how long ago a backup was made: days, weeks and months are counted by those
in which there is one. So a clock that is wrong, or a workbook that rests for a year, loses none.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest
from pathlib import Path
from typing import Final

_SESSIONS: Final = 3
_DAYS: Final = 7
_WEEKS: Final = 4
_MONTHS: Final = 3


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a workbook as it was.

    Attributes:
        path: its file.
        made_at: when it was made, by the clock and in the time zone of who made it, to the minute.
        number: tells those of one minute apart; 1 for the first.
        size: its bytes.
    """

    path: Path
    made_at: datetime
    number: int
    size: int

    @property
    def order(self) -> tuple[datetime, int]:
        """What backups are sorted by."""
        return (self.made_at, self.number)


def surplus(backups: Iterable[Backup], now: datetime, most_bytes: int) -> tuple[Backup, ...]:
    """The backups that are no longer of use; never all of them.

    Kept are the newest three, and the newest of each of the last seven days, four weeks and three
    months that have one. Those that are dated after now are counted apart: the clock was wrong
    when they were made, or is wrong now, and neither must push out the others.

    Args:
        backups: all that there are of one workbook.
        now: the present moment by the clock of this computer, without a time zone.
        most_bytes: what they may have together. The newest is kept whatever it has.
    """
    ordered = sorted(backups, key=lambda one: one.order, reverse=True)
    past = _worth_keeping([one for one in ordered if one.made_at <= now])
    future = _worth_keeping([one for one in ordered if one.made_at > now])
    # In turn, so that where room is short a wrong clock costs half of it and not all.
    in_turn = chain.from_iterable(zip_longest(past, future))
    kept: set[Path] = set()
    together = 0
    for one in (one for one in in_turn if one is not None):
        together += one.size
        if kept and together > most_bytes:
            break
        kept.add(one.path)
    return tuple(one for one in ordered if one.path not in kept)


def _worth_keeping(newest_first: Sequence[Backup]) -> list[Backup]:
    kept = {
        *newest_first[:_SESSIONS],
        *_newest_of_each(newest_first, lambda one: one.made_at.date(), _DAYS),
        *_newest_of_each(newest_first, lambda one: one.made_at.isocalendar()[:2], _WEEKS),
        *_newest_of_each(newest_first, lambda one: (one.made_at.year, one.made_at.month), _MONTHS),
    }
    return [one for one in newest_first if one in kept]


def _newest_of_each(
    newest_first: Sequence[Backup], span: Callable[[Backup], Hashable], most: int
) -> list[Backup]:
    """The newest backup of each of the last spans of time in which there is one."""
    found: dict[Hashable, Backup] = {}
    for one in newest_first:
        found.setdefault(span(one), one)
    return list(found.values())[:most]
