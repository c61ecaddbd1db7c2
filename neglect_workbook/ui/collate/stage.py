"""What every stage of a collation has in common."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.reading_order import first_stop
from neglect_workbook.ui.tab_order import focus_neighbour
from neglect_workbook.ui.widths import NARROW, effective_width

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.file_session import ChangeNotice
    from neglect_workbook.ui.theme import Theme

#: Left, above, right and below a stage, in pixels.
MARGINS: Final = (24, 12, 24, 0)
#: As wide or high as a widget can be; Qt's own name for it is not handed to Python.
NO_LIMIT: Final = (1 << 24) - 1


def take_room_left(area: QScrollArea) -> None:
    """Let an area that scrolls inside itself ask for no height: its page would scroll for it."""
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


class Stage(QWidget):
    """One stage: shows the session's collation as it is now, and asks the session for changes.

    Out of sight it does nothing; what changed meanwhile is shown when it is come to.

    Signals:
        stage_requested: the StageId of another stage to go to.
        news: a News to show above the stages.
    """

    stage_requested = Signal(object)
    news = Signal(object)

    #: What the foot of the window says while this stage is shown.
    promise = "Read from the returns. The files themselves are never changed"
    #: Below this effective width its parts stand under each other.
    narrow_below = NARROW

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session = session
        self._is_stale = True
        self._is_narrow: bool | None = None
        session.changed.connect(self._on_changed)
        session.counted.connect(self._on_counted)
        session.flush_requested.connect(self.flush)
        theme.changed.connect(self._fit)

    def refresh(self) -> None:
        """Show the collation as it is now. What is being typed stays."""

    def take_change(self, notice: "ChangeNotice") -> None:
        """The collation changed while this stage is in sight.

        Args:
            notice: what changed, and which stage asked for it.
        """
        if notice.initiator is not self:
            self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard on what there is to do here."""
        stop = first_stop(self)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Send whatever is held back while somebody types."""

    def arrange(self, *, narrow: bool) -> None:
        """Lay everything out beside each other, or under each other where there is no room."""

    def focus_find(self) -> bool:
        """Put the keyboard where words are looked for; whether there is such a place."""
        return False

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._fit()
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # Parts are made and filled again as they are wanted, and Tab is to follow.
        return focus_neighbour(self, is_next=next) or super().focusNextPrevChild(next)

    def _fit(self) -> None:
        narrow = effective_width(self, self.theme) < self.narrow_below
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.arrange(narrow=narrow)

    def _on_changed(self, notice: "ChangeNotice") -> None:
        if self.isVisible():
            self.take_change(notice)
        else:
            self._is_stale = True

    def _on_counted(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
