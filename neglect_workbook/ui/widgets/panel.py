"""A panel that opens in place: a heading, a way to close it, and what it holds."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import SHOW_WHOLE
from neglect_workbook.ui.widgets.labels import SectionHeading

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 16


class Panel(Card):
    """Closed at first. Escape closes it, and a press of its button.

    Signals:
        closed: a person closed it.
    """

    closed = Signal()

    def __init__(self, theme: "Theme", title: str, *, is_seen_whole: bool = True) -> None:
        """Make a closed panel.

        Args:
            theme: gives colours and sizes.
            title: its heading.
            is_seen_whole: it is scrolled into sight as a whole when it is come into.
        """
        super().__init__(theme, ground="panel")
        self.setAccessibleName(title)
        if is_seen_whole:
            self.setProperty(SHOW_WHOLE, "yes")
        close = Button(theme, "Close", kind="quiet", icon="x", is_slim=True)
        close.setAccessibleDescription(title)
        close.clicked.connect(self.close_panel)
        top = QHBoxLayout()
        top.addWidget(SectionHeading(theme, title), 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDE, 10, 12, _SIDE)
        self.column.setSpacing(10)
        self.column.addLayout(top)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it shows, or would if its page did."""
        return not self.isHidden()

    def close_panel(self) -> None:
        """Send what is typed, close it and say so."""
        if self.is_open:
            self.flush()
            self.hide()
            self.closed.emit()

    def flush(self) -> None:
        """Send what is still being typed. A panel that holds nothing to write has nothing."""

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
