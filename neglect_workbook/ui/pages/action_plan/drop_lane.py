"""What every lane of the board is: the cards of one status, and a place to drop one."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from typing_extensions import override

from neglect_workbook.ui.models.action_lane_model import ActionLaneModel, card_in
from neglect_workbook.ui.pages.action_plan.lane_list import LaneList
from neglect_workbook.ui.widgets.card import Card

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class DropLane(Card):
    """A list of cards, and whatever names it. A card can be dropped anywhere on it.

    Signals:
        held_over: the place on the screen where a card is held over this lane.

    Attributes:
        model: the cards.
        list: shows them.
    """

    held_over = Signal(QPoint)

    def __init__(self, theme: "Theme", model: ActionLaneModel) -> None:
        super().__init__(theme, ground="panel")
        self.model = model
        self.list = LaneList(theme, model)
        self._is_held_over = False
        self.setAcceptDrops(True)

    @property
    @abstractmethod
    def is_open(self) -> bool:
        """Whether its cards are shown."""

    @abstractmethod
    def unfold(self) -> None:
        """Show the cards."""

    @abstractmethod
    def set_stacked(self, *, is_stacked: bool) -> None:
        """Take one's place below other lanes, or beside them."""

    def show_count(self) -> None:
        """Bring the number of cards up to date."""
        count = self.model.rowCount()
        name, place = self.model.status.name, self.model.place
        cards = "1 action" if count == 1 else f"{count} actions"
        self.list.setAccessibleName(", ".join(filter(None, (name, cards, place))))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._hold(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hold(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._let_go()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._let_go()
        action, root = event.dropAction(), self.list.rootIndex()
        if self.model.dropMimeData(event.mimeData(), action, -1, -1, root):
            event.acceptProposedAction()

    def _hold(self, event: QDragMoveEvent) -> None:
        """Show where the card would come to, if it is one of ours."""
        root = self.list.rootIndex()
        if not self.model.canDropMimeData(event.mimeData(), event.dropAction(), -1, -1, root):
            event.ignore()
            return
        record_id = card_in(event.mimeData())
        self._is_held_over = self.model.row_of(record_id) < 0
        self.list.show_slot(self.model.place_for(record_id) if self._is_held_over else -1)
        self.update()
        event.acceptProposedAction()
        self.held_over.emit(self.mapToGlobal(event.position().toPoint()))

    def _let_go(self) -> None:
        self._is_held_over = False
        self.list.show_slot(-1)
        self.update()
