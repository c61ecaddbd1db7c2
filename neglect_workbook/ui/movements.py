"""How a movement between two reviews is shown: an icon and a word, never a colour.

A fall may be honesty and a rise may be luck, so neither is painted good or bad.
"""

from collections.abc import Mapping
from types import MappingProxyType

from neglect_workbook.domain.compare import Movement

#: Icon and word by movement; where nothing moved from anywhere there is no icon.
MOVEMENTS: Mapping[Movement, tuple[str, str]] = MappingProxyType(
    {
        Movement.BETTER: ("arrow-up", "Better"),
        Movement.SAME: ("equal", "Same"),
        Movement.WORSE: ("arrow-down", "Worse"),
        Movement.FIRST_TIME: ("", "First time"),
        Movement.TO_ANSWER: ("", "To answer"),
    }
)
