"""What stands in place of the table when the filters leave nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class NoMatch(QWidget):
    """'No action is like that', and the way back to all of them.

    Signals:
        everything_requested: somebody wants to see every action.
    """

    everything_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        words = Lead(theme, "No action is like that.")
        words.setWordWrap(False)
        link = Button(theme, "Show all actions", kind="link")
        link.clicked.connect(self.everything_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 0, 6)
        row.setSpacing(10)
        row.addWidget(words)
        row.addWidget(link)
        row.addStretch()
