"""How often a number is counted."""

from enum import StrEnum


class Rhythm(StrEnum):
    """How often an indicator is counted."""

    MONTH = "month"
    HALF_TERM = "half_term"
    TERM = "term"
    YEAR = "year"
