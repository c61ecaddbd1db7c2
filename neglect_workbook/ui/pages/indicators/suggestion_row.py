"""One number that we suggest to count."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.models.indicator_series import (
    DIRECTION_ICONS,
    DIRECTION_WORDS,
    RHYTHM_WORDS,
)
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Hint, Lead, Strong

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import SuggestedIndicator
    from neglect_workbook.ui.theme import Theme


class SuggestionRow(QWidget):
    """Name, direction, how often, how to count it, and a button to begin.

    Signals:
        taken: somebody wants to count it.
    """

    taken = Signal()

    def __init__(self, theme: "Theme", suggestion: "SuggestedIndicator") -> None:
        super().__init__()
        self.button = Button(theme, "Count this", icon="plus", is_slim=True)
        self.button.setAccessibleName(f"Count this: {suggestion.name}")
        self.button.clicked.connect(self.taken)
        direction = DIRECTION_WORDS[suggestion.direction]
        often = f"{direction}, counted each {RHYTHM_WORDS[suggestion.rhythm]}"
        icon = DIRECTION_ICONS[suggestion.direction]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(4)
        column.addWidget(Hairline(theme))
        column.addSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(Strong(theme, suggestion.name), 1)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(IconLabel(theme, icon, often, ink="ink2", size=16))
        column.addWidget(Lead(theme, suggestion.hint))
        column.addWidget(Hint(theme, f"From {suggestion.source}."))
