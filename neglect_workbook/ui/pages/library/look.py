"""How statuses and directions look in the library: an icon, and a tone or words."""

from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.framework import Direction
from neglect_workbook.domain.library import ReferenceStatus

if TYPE_CHECKING:
    from neglect_workbook.ui.widgets.badge import Tone

#: Icon and tone of a status; its words are the library's.
STATUS_LOOKS: Final[dict[ReferenceStatus, tuple[str, "Tone"]]] = {
    ReferenceStatus.SUPERSEDED: ("history", "amber"),
    ReferenceStatus.NOT_OURS: ("info", "neutral"),
    ReferenceStatus.CONTEXT: ("book-open", "blue"),
}

#: Icon and words of the direction in which a number is wanted to go.
DIRECTION_LOOKS: Final[dict[Direction, tuple[str, str]]] = {
    Direction.UP: ("trending-up", "Should go up"),
    Direction.DOWN: ("trending-down", "Should go down"),
    Direction.WATCH: ("eye", "Worth watching"),
}
