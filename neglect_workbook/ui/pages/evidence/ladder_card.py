"""What the levels of evidence mean, all at once and in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.labels import Lead, Strong
from neglect_workbook.ui.widgets.level_label import LevelLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme


class LadderCard(Card):
    """The steps of the evidence ladder: name, the question it answers, examples.

    Signals:
        closed: somebody has read enough.
    """

    closed = Signal()

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__(theme, ground="panel")
        self.setAccessibleName("What the levels mean")
        self._close = Button(theme, "Close", kind="quiet", icon="x", is_slim=True)
        self._close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(Strong(theme, "What the levels mean"), 1)
        top.addWidget(self._close)
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        for row, step in enumerate(framework.evidence_levels):
            name = LevelLabel(theme, step.level, step.name)
            name.setWordWrap(False)
            rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(Lead(theme, f"{step.answers} {step.examples}."), row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(rows)
        self.hide()

    def focus_close(self) -> None:
        """Put the keyboard where Enter closes it again."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
