"""What the start page says of a workbook that was open before."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from neglect_workbook.domain.dates import clock_time, day_and_month, long_date

if TYPE_CHECKING:
    from neglect_workbook.settings import RecentWorkbook


def last_open_sentence(entry: "RecentWorkbook", today: date) -> str:
    """When it was last open, such as 'Last open today at 10:42.'; empty where not known."""
    moment = _moment(entry)
    if moment is None:
        return ""
    day = moment.date()
    if day in (today, today - timedelta(days=1)):
        return f"Last open {_day_words(day, today).lower()} at {clock_time(moment)}."
    return f"Last open on {_day_words(day, today)} at {clock_time(moment)}."


def day_words(entry: "RecentWorkbook", today: date) -> str:
    """The day on which it was last open, such as 'Yesterday' or '19 November'."""
    moment = _moment(entry)
    return "" if moment is None else _day_words(moment.date(), today)


def progress_words(entry: "RecentWorkbook") -> str:
    """Its review and how far it is, such as 'First review, 8 of 13 questions answered'."""
    return ", ".join(words for words in (entry.review, entry.progress) if words)


def _moment(entry: "RecentWorkbook") -> datetime | None:
    try:
        return datetime.fromisoformat(entry.opened_at).astimezone()
    except ValueError:
        return None


def _day_words(day: date, today: date) -> str:
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return day_and_month(day) if day.year == today.year else long_date(day)
