"""What time it is, and what day."""

from collections.abc import Callable
from datetime import UTC, date, datetime

#: Gives the present moment, with a time zone. Tests hand in their own.
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present moment by this computer's clock, in UTC."""
    return datetime.now(UTC)


def today_here() -> date:
    """Today's date by this computer's clock and time zone."""
    return system_clock().astimezone().date()
