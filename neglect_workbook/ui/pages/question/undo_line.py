"""One quiet line after something was taken away: what it was, and the way back."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext


class UndoLine(QWidget):
    """'Taken off M3. Undo'. The next change of anything takes the line away."""

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__()
        self._text = Lead(context.theme)
        self._undo = Button(context.theme, "Undo", kind="link")
        self._undo.clicked.connect(context.session.undo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(10)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._undo)
        context.session.changed.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what was taken away. Called after the change."""
        self._text.setText(sentence)
        self.show()
