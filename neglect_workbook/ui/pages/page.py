"""What every page of an open workbook has in common."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.tab_order import focus_neighbour

if TYPE_CHECKING:
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


class Page(QWidget):
    """One page: shows the session's snapshot and asks the session for every change.

    A page opens no other page: it asks to go there. What it holds back while somebody types,
    it sends when the session emits `flush_requested`.

    Signals:
        jump_requested: a Jump to another place in the window.
        place_changed: the Jump to where the person is on this page now.
    """

    jump_requested = Signal(object)
    place_changed = Signal(object)

    def __init__(
        self,
        page_id: PageId,
        theme: "Theme",
        session: "WorkbookSession",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.page_id = page_id
        self.theme = theme
        self.session = session
        session.flush_requested.connect(self.flush)

    def prepare(self) -> None:
        """Make now what would only be made when somebody comes here."""

    @abstractmethod
    def go_to(self, jump: Jump) -> None:
        """Show a place on this page, with the focus in the very field where one is named."""

    @abstractmethod
    def flush(self) -> None:
        """Send whatever is held back while somebody types."""

    def hold(self, whole: QWidget) -> None:
        """Fill the page with one widget.

        It comes first, and the parts go in from the outside inwards: Qt works out the style of
        every widget in a tree anew each time the tree is given another parent.
        """
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(whole)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # Parts are made, moved and filled again as they are wanted, and Tab is to follow.
        return focus_neighbour(self, is_next=next) or super().focusNextPrevChild(next)

    @property
    def place(self) -> Jump:
        """Where the person is on this page."""
        return Jump(self.page_id)
