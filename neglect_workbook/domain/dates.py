"""Dates and times as this program writes them, whatever the computer's language.

GOV.UK style: 17 June 2026 in sentences, 17 Dec 2026 in table cells.
"""

import re
from datetime import date, datetime

#: The names of the months, and how they are cut short where there is little room.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "June",
    "July",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
)


def long_date(day: date) -> str:
    """For sentences: 17 December 2026."""
    return f"{day_and_month(day)} {day.year}"


def short_date(day: date) -> str:
    """For table cells: 17 Dec 2026."""
    return f"{short_day(day)} {day.year}"


def short_day(day: date) -> str:
    """For table cells where the year is plain: 17 Dec."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def day_and_month(day: date) -> str:
    """For lists where the year is plain: 17 December."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_and_year(day: date) -> str:
    """For titles: November 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock_time(moment: datetime) -> str:
    """The hour and minute on this computer's clock, such as 10:42."""
    return f"{moment.astimezone():%H:%M}"


_NOT_A_DATE = "Write a date such as 17 December 2026."

# Compiled when a date is first read, not at each start.
#: Day, month, year with a dot, dash, slash or space between them, the year left out or not.
_DAY_FIRST = r"([0-9]{1,2})[-./ ]+([0-9]{1,2}|[a-z]+)(?:[-./ ]+([0-9]+))?"
_MONTH_FIRST = r"([a-z]+) ([0-9]{1,2})(?: ([0-9]+))?"
_ISO = r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
_MONTH_ALONE = r"([a-z]+)(?: [0-9]{4})?"
_WEEKDAY = r"(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)? "
_ORDINAL = r"([0-9])(st|nd|rd|th)\b"

#: A shorter beginning of a month's name could mean two months.
_SHORTEST_MONTH_NAME = 3

_FEBRUARY = 2
_LEAP_YEAR = 2000
_FIRST_YEAR, _LAST_YEAR = 1990, 2099


def parse_date(text: str, today: date, *, is_past: bool = False) -> date:
    """The date that a person wrote, the day before the month as in Britain.

    Takes '17 December 2026', '17 Dec', '17/12/2026', '17.12.26' and '2026-12-17'. Where
    the year is left out it is the coming one: the first such day from ``today`` on.

    Args:
        text: what was written.
        today: today's date.
        is_past: it is of something that has happened: without a year, the last such day.

    Raises:
        ValueError: with one sentence that says what is wrong or how to write it.
    """
    words = " ".join(text.replace(",", " ").lower().split())
    words = re.sub(_ORDINAL, r"\1", re.sub(_WEEKDAY, "", words, count=1))
    if match := re.fullmatch(_ISO, words):
        year, month, day = match.groups()
    elif match := re.fullmatch(_DAY_FIRST, words):
        day, month, year = match.groups()
    elif match := re.fullmatch(_MONTH_FIRST, words):
        month, day, year = match.groups()
    else:
        match = re.fullmatch(_MONTH_ALONE, words)
        if match and month_number(match[1]):
            raise ValueError("Add the day, such as 17 December 2026.")
        raise ValueError(_NOT_A_DATE)
    number = int(month) if month.isdigit() else month_number(month)
    if number is None:
        raise ValueError(_NOT_A_DATE)
    if not 1 <= number <= len(MONTHS):
        raise ValueError("There are 12 months. Write the day first, such as 17/12/2026.")
    if year is None:
        return _nearest(int(day), number, today, is_past=is_past)
    return _existing(int(day), number, _full_year(year))


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or a beginning of it; ``None`` for any other word."""
    if len(name) < _SHORTEST_MONTH_NAME:
        return None
    for number, month in enumerate(MONTHS, start=1):
        if month.lower().startswith(name) or name == SHORT_MONTHS[number - 1].lower():
            return number
    return None


def _full_year(digits: str) -> int:
    year = int(digits) + 2000 if len(digits) == len("26") else int(digits)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError("Check the year. Write it in full, such as 2026.")
    return year


def _days_in(month: int, year: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _existing(day: int, month: int, year: int) -> date:
    days = _days_in(month, year)
    if 1 <= day <= days:
        return date(year, month, day)
    name = f"{MONTHS[month - 1]} {year}" if month == _FEBRUARY else MONTHS[month - 1]
    raise ValueError(f"{name} has {days} days. Check the date.")


def _nearest(day: int, month: int, today: date, *, is_past: bool) -> date:
    """The first such day from ``today`` on, or the last one; 29 February needs a leap year."""
    if not 1 <= day <= _days_in(month, _LEAP_YEAR):
        return _existing(day, month, today.year)
    # Leap years are never more than 8 years apart.
    for years in range(9):
        year = today.year - years if is_past else today.year + years
        if day <= _days_in(month, year):
            found = date(year, month, day)
            if found == today or (found < today) == is_past:
                return found
    raise ValueError(_NOT_A_DATE)
