"""Parts that stand beside each other where there is room, and below each other where there is not.

What holds them asks for no more width than the widest of them needs, so that it is never wider
than the page, and puts them in place whenever its room or what they need may be another.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

#: The events of the holder after which its parts are put in place again.
CHANGES_OF_ROOM: Final = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


def widest(parts: Sequence[QWidget]) -> int:
    """The width in pixels without which not every part can be shown whole."""
    return max(part.minimumSizeHint().width() for part in parts)


def put_beside_or_below(
    row: QBoxLayout, parts: Sequence[QWidget], room: int, *, is_narrow: bool
) -> bool:
    """Choose the direction of a layout.

    Args:
        row: lays the parts out.
        parts: what stands in it.
        room: the width for them and for what is between them, in pixels.
        is_narrow: whether they are to stand below each other however much room there is.

    Returns:
        Whether they stand below each other now.
    """
    between = row.spacing() * (len(parts) - 1)
    needed = sum(part.minimumSizeHint().width() for part in parts) + between
    is_below = is_narrow or room < needed
    direction = QBoxLayout.Direction
    wanted = direction.TopToBottom if is_below else direction.LeftToRight
    if wanted is not row.direction():
        row.setDirection(wanted)
    return is_below
