"""Parts that stand beside each other where there is room, and below each other where not."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

#: The events of the holder after which its parts are put in place again.
_CHANGES_OF_ROOM: Final = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


class BesideOrBelow(QObject):
    """Puts the parts of a holder in place whenever its room, or what they need, may be another.

    The holder asks for no more width than the widest part needs (`widest`), so that it is never
    wider than the page.

    Signals:
        turned: the parts stand below each other now (true), or beside each other.
    """

    turned = Signal(bool)

    def __init__(
        self, holder: QWidget, row: QBoxLayout, parts: Sequence[QWidget], *, edges: int = 0
    ) -> None:
        """Look after a holder.

        Args:
            holder: whose width is the room.
            row: lays the parts out.
            parts: what stands in it.
            edges: pixels of the room that lines round and between the parts take.
        """
        super().__init__(holder)
        self._holder = holder
        self._row = row
        self._parts = tuple(parts)
        self._edges = edges
        self._is_narrow = False
        holder.installEventFilter(self)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the parts below each other however much room there is, or no longer."""
        self._is_narrow = is_narrow
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES_OF_ROOM:
            self._fit()
        return False

    def _fit(self) -> None:
        between = self._row.spacing() * (len(self._parts) - 1)
        needed = sum(part.minimumSizeHint().width() for part in self._parts) + between
        is_below = self._is_narrow or self._holder.width() - self._edges < needed
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if is_below else direction.LeftToRight
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
            self.turned.emit(is_below)


def widest(parts: Sequence[QWidget]) -> int:
    """The width in pixels without which not every part can be shown whole."""
    return max(part.minimumSizeHint().width() for part in parts)
