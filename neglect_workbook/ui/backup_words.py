"""What a backup is called on a page."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.dates import clock_time, long_date, short_date
from neglect_workbook.storage.attachments import size_words

if TYPE_CHECKING:
    from neglect_workbook.storage.rotation import Backup

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def moment_words(moment: datetime) -> str:
    """A day and a time, such as 'Thursday 26 November 2026, 14:05'."""
    day = moment.date()
    return f"{_DAYS[day.weekday()]} {long_date(day)}, {clock_time(moment)}"


def backup_words(backup: "Backup") -> str:
    """When it was made and how large it is, such as 'Thu 26 Nov 2026, 14:05 · 144 kB'."""
    day = backup.made_at.date()
    when = f"{_DAYS[day.weekday()][:3]} {short_date(day)}, {clock_time(backup.made_at)}"
    return f"{when}  ·  {size_words(backup.size)}"
