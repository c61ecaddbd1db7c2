"""The periods that a number is counted over: months, half terms, terms and years.

A value keeps its period as the text that people see, such as 'Autumn 1 2026'. What is read
here can be put in order; any other text is kept and comes last.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from neglect_workbook.domain.dates import MONTHS, SHORT_MONTHS, month_number


class Rhythm(StrEnum):
    """How often an indicator is counted."""

    MONTH = "month"
    HALF_TERM = "half_term"
    TERM = "term"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class _Step:
    """One part of a year: its name, a shorter one, and the day it begins on."""

    name: str
    short: str
    month: int
    day: int = 1


def _months() -> tuple[_Step, ...]:
    names = zip(MONTHS, SHORT_MONTHS, strict=True)
    return tuple(_Step(name, short, at) for at, (name, short) in enumerate(names, start=1))


#: How the calendar year is cut, by rhythm. School half terms differ by a week or two from year to
#: year and place to place; spring's second half runs to Easter, for which the end of March stands.
#: A year of a rhythm is a school year.
_STEPS: Mapping[Rhythm, tuple[_Step, ...]] = MappingProxyType(
    {
        Rhythm.MONTH: _months(),
        Rhythm.HALF_TERM: (
            _Step("Spring 1", "Spring 1", 1),
            _Step("Spring 2", "Spring 2", 2, 15),
            _Step("Summer 1", "Summer 1", 4),
            _Step("Summer 2", "Summer 2", 6),
            _Step("Autumn 1", "Autumn 1", 9),
            _Step("Autumn 2", "Autumn 2", 11),
        ),
        Rhythm.TERM: (
            _Step("Spring term", "Spring", 1),
            _Step("Summer term", "Summer", 4),
            _Step("Autumn term", "Autumn", 9),
        ),
        Rhythm.YEAR: (_Step("", "", 9),),
    }
)
#: A year that was written as one, such as '2026', begins in January.
_CALENDAR_YEAR = _Step("", "", 1)

_NAMED = re.compile(r"([a-z]+)(?: (term|[12]))? ((?:19|20)[0-9]{2})")
_ONE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TWO_YEARS = re.compile(r"((?:19|20)[0-9]{2}) ?[-/\N{EN DASH}] ?((?:19|20)?[0-9]{2})")
_CENTURY = 100

#: So many periods without a number are shown between two that have one; more are left out.
_WIDEST_GAP = 12

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Period:
    """One period.

    Attributes:
        rhythm: how long it is.
        year: the calendar year in which it begins.
        place: which of the periods that begin in that year it is, from 0.
        is_calendar_year: it is a year from January, not a school year.
    """

    rhythm: Rhythm
    year: int
    place: int
    is_calendar_year: bool = False

    @property
    def text(self) -> str:
        """As it is written in a workbook, such as 'Autumn 1 2026'."""
        name = self._step.name
        return f"{name} {self._year_text}" if name else self._year_text

    @property
    def label(self) -> str:
        """Its short name without the year, but for a year."""
        return self._step.short or self._year_text

    @property
    def first_day(self) -> date:
        """The day it begins on."""
        return date(self.year, self._step.month, self._step.day)

    def next(self, by: int = 1) -> "Period":
        """The period after this one; with a ``by`` of -1, the one before."""
        count = 1 if self.is_calendar_year else len(_STEPS[self.rhythm])
        years, place = divmod(self.place + by, count)
        return Period(self.rhythm, self.year + years, place, self.is_calendar_year)

    @property
    def _step(self) -> _Step:
        return _CALENDAR_YEAR if self.is_calendar_year else _STEPS[self.rhythm][self.place]

    @property
    def _year_text(self) -> str:
        if self.rhythm is not Rhythm.YEAR or self.is_calendar_year:
            return str(self.year)
        return f"{self.year}-{(self.year + 1) % _CENTURY:02}"


@dataclass(frozen=True, slots=True)
class PeriodLabel:
    """What a chart writes under a period: its short name, and the year where it is new."""

    name: str
    year: str = ""


@lru_cache(maxsize=1_000)
def parse_period(text: str) -> Period | None:
    """The period that a text means; ``None`` where it cannot be read.

    Takes 'September 2026', 'Sept 2026', 'Autumn 1 2026', 'Autumn term 2026', '2026' and
    '2025-26'.
    """
    words = " ".join(text.replace(",", " ").lower().split())
    if match := _TWO_YEARS.fullmatch(words):
        is_next = str(int(match[1]) + 1).endswith(match[2])
        return Period(Rhythm.YEAR, int(match[1]), 0) if is_next else None
    if _ONE_YEAR.fullmatch(words):
        return Period(Rhythm.YEAR, int(words), 0, is_calendar_year=True)
    match = _NAMED.fullmatch(words)
    return _named(match[1], match[2] or "", int(match[3])) if match else None


def period_at(rhythm: Rhythm, day: date) -> Period:
    """The period of this rhythm that holds a day."""
    steps = _STEPS[rhythm]
    begun = [at for at, one in enumerate(steps) if (one.month, one.day) <= (day.month, day.day)]
    return Period(rhythm, day.year, begun[-1]) if begun else Period(rhythm, day.year, 0).next(-1)


def present_period(rhythm: Rhythm, day: date, texts: Iterable[str]) -> Period:
    """The period of this rhythm that holds a day, written as those of the values are.

    Years are school years, unless they were written from January so far.
    """
    if rhythm is Rhythm.YEAR and any(_ONE_YEAR.fullmatch(text.strip()) for text in texts):
        return Period(rhythm, day.year, 0, is_calendar_year=True)
    return period_at(rhythm, day)


def in_order(items: Iterable[_Item], text_of: Callable[[_Item], str]) -> tuple[_Item, ...]:
    """Items in the order of their periods.

    A shorter period comes after a longer one that begins on the same day. Items whose period
    cannot be read come last, and those of one period stay as they were.
    """
    return tuple(sorted(items, key=lambda one: _sort_key(text_of(one))))


def columns(texts: Sequence[str], present: Period | None) -> tuple[str, ...]:
    """The periods that a chart shows for values of these, each as often as it is there.

    Periods that were passed over have their place as well, so that a gap is seen.

    Args:
        texts: the periods of the values.
        present: a period to show too, whether there is a value or not; also the rhythm in
            which gaps are filled. Where there is none, they are filled as the values go.
    """
    shown = list(texts)
    known = {one for text in texts if (one := parse_period(text)) is not None}
    if present is not None:
        known = {one for one in known if one.rhythm is present.rhythm}
        if present not in known:
            shown.append(present.text)
        known.add(present)
    ordered = sorted(known, key=lambda one: one.first_day)
    for before, after in pairwise(ordered):
        shown += [one.text for one in _between(before, after)]
    return in_order(shown, lambda text: text)


def chart_labels(texts: Sequence[str]) -> tuple[PeriodLabel, ...]:
    """Short names for periods in order, with the year under the first of each year."""
    labels = []
    shown_year = 0
    for text in texts:
        period = parse_period(text)
        if period is None or period.rhythm is Rhythm.YEAR:
            labels.append(PeriodLabel(text if period is None else period.label))
        elif period.year == shown_year:
            labels.append(PeriodLabel(period.label))
        else:
            shown_year = period.year
            labels.append(PeriodLabel(period.label, str(period.year)))
    return tuple(labels)


def _named(word: str, part: str, year: int) -> Period | None:
    """The month, half term or term with this name."""
    month = None if part else month_number(word)
    if month is not None:
        return Period(Rhythm.MONTH, year, month - 1)
    rhythm = Rhythm.HALF_TERM if part in {"1", "2"} else Rhythm.TERM
    name = f"{word} {part or 'term'}"
    names = [step.name.lower() for step in _STEPS[rhythm]]
    return Period(rhythm, year, names.index(name)) if name in names else None


def _sort_key(text: str) -> tuple[bool, date, int]:
    period = parse_period(text)
    if period is None:
        return True, date.max, 0
    return False, period.first_day, -period.next().first_day.toordinal()


def _between(before: Period, after: Period) -> list[Period]:
    """The periods between two of one rhythm; none where they are too many."""
    found: list[Period] = []
    if (before.rhythm, before.is_calendar_year) != (after.rhythm, after.is_calendar_year):
        return found
    one = before.next()
    while one.first_day < after.first_day:
        if len(found) == _WIDEST_GAP:
            return []
        found.append(one)
        one = one.next()
    return found
