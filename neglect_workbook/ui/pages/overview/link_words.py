"""A link and the words that go on after it, wrapping as one sentence would."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class LinkWords(QWidget):
    """'5 questions', which is a link, and 'not answered', which is not.

    Signals:
        followed: somebody pressed the link.
    """

    followed = Signal()

    def __init__(self, theme: "Theme", link: str, words: str) -> None:
        super().__init__()
        button = Button(theme, link, kind="link")
        button.setAccessibleName(f"{link} {words}")
        button.clicked.connect(self.followed)
        flow = FlowLayout(self, gap=5)
        flow.addWidget(button)
        flow.addWidget(RunsLabel(theme, (Run(words),)))
