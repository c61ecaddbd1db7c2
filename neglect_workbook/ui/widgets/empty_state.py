"""What a page shows before there is anything: what it is for and the first step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.labels import Lead, Strong
from neglect_workbook.ui.widgets.spoken import joined

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class EmptyState(Card):
    """A bold line, one sentence and the first step as a filled button.

    Signals:
        activated: someone took the first step.
    """

    activated = Signal()

    def __init__(
        self,
        theme: "Theme",
        strong: str,
        sentence: str,
        button_text: str,
        *,
        icon: str = "plus",
        parent: QWidget | None = None,
    ) -> None:
        """Show what is not there yet.

        Args:
            theme: gives colours and sizes.
            strong: says what is not there yet.
            sentence: says how to begin.
            button_text: the first step; empty for no button.
            icon: of the button.
            parent: the widget it belongs to.
        """
        super().__init__(theme, parent=parent)
        self.setAccessibleName(joined((strong, sentence)))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(3)
        column.addWidget(Strong(theme, strong))
        column.addWidget(Lead(theme, sentence))
        if button_text:
            column.addSpacing(7)
            button = Button(theme, button_text, kind="filled", icon=icon)
            button.clicked.connect(self.activated)
            self.setFocusProxy(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
