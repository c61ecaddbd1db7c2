"""The strip that keeps the question in sight while its answer is scrolled."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.labels import Strong
from neglect_workbook.ui.widgets.rating_label import RatingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.domain.records import Answer
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 46
_SIDE: Final = 28


class QuestionStrip(QFrame):
    """Id, words and rating of the question on one line, over the scrolled answer.

    It repeats what stands above, so screen readers pass it over.
    """

    def __init__(self, theme: "Theme", scale: "RatingScale", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id = Strong(theme)
        self._id.setWordWrap(False)
        self._text = ElidedLabel(theme, ink="ink2")
        self._rating = RatingLabel(theme, scale)
        self._rating.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(12)
        row.addWidget(self._id)
        row.addWidget(self._text, 1)
        row.addWidget(self._rating)
        self.setProperty("ground", "surface")
        self.hide()

    @property
    def strip_height(self) -> int:
        """Its height in pixels at the chosen zoom."""
        return self._theme.scaled(_HEIGHT)

    def show_answer(self, question: "Question", answer: "Answer") -> None:
        """Say which question it is and what it is rated."""
        self._id.setText(question.id)
        self._text.set_words(question.text)
        self._rating.set_code(answer.rating or None)

    @override
    def paintEvent(self, arg__1: "QPaintEvent") -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        painter.end()
