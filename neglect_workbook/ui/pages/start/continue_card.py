"""The workbook that was open last, and the way back into it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.domain.clock import today_here
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.pages.start.recent_words import (
    last_open_sentence,
    progress_words,
)
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading

if TYPE_CHECKING:
    from neglect_workbook.settings import RecentWorkbook
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets import runs_label
else:
    runs_label = Late("neglect_workbook.ui.widgets.runs_label")


class ContinueCard(Card):
    """One workbook, where the person stopped in it, and 'Continue'.

    Signals:
        chosen: the path of the workbook to open.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: "Theme",
        entry: "RecentWorkbook",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, ground="accent_tint", edge="accent", parent=parent)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(SectionHeading(theme, entry.organisation))
        when = last_open_sentence(entry, today_here())
        words.addWidget(Lead(theme, f"{progress_words(entry)}. {when}".strip()))
        match entry.stopped_at:
            case (before, place, after):
                run = runs_label.Run
                runs = (run(before), run(place, is_strong=True), run(after))
                words.addWidget(runs_label.RunsLabel(theme, runs))
        self.button = Button(theme, "Continue", kind="filled", trailing_icon="arrow-right")
        self.button.setAccessibleName(f"Continue with {entry.organisation}")
        self.button.clicked.connect(lambda: self.chosen.emit(entry.path))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(20)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
