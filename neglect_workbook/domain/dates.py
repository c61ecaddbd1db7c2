"""Dates and times as this program writes them, whatever the computer's language.

GOV.UK style: 17 June 2026 in sentences, 17 Dec 2026 in table cells.
"""

from datetime import date, datetime

_MONTHS = (
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
_SHORT_MONTHS = (
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
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def day_and_month(day: date) -> str:
    """For lists where the year is plain: 17 December."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def month_and_year(day: date) -> str:
    """For titles: November 2026."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def clock_time(moment: datetime) -> str:
    """The hour and minute on this computer's clock, such as 10:42."""
    return f"{moment.astimezone():%H:%M}"
