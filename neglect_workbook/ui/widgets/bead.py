"""The bead: one question with the mark of its rating, as a small button that leads to it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_rating

if TYPE_CHECKING:
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.domain.records import Answer
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 32
_SYMBOL: Final = 20
_PADDING: Final = 8
_GAP: Final = 6
_RADIUS: Final = 6


class Bead(QPushButton):
    """The mark of a rating and the id of its question, on the tint of the rating.

    A dashed edge says that the answer is not one of this row's own, or is still to confirm;
    the accessible name and the tooltip say which.
    """

    def __init__(
        self,
        theme: "Theme",
        question: "Question",
        *,
        is_also: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a bead that shows no rating yet.

        Args:
            theme: gives colours and sizes.
            question: what it stands for.
            is_also: the question belongs to another row and counts here too.
            parent: the widget it belongs to.
        """
        super().__init__(question.id, parent)
        self._theme = theme
        self._question = question
        self._is_also = is_also
        self._code = ""
        self._is_to_confirm = False
        self.setProperty("focusRadius", _RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_answer(self, answer: "Answer", scale: "RatingScale") -> None:
        """Show the rating of an answer."""
        self._code = answer.rating
        self._is_to_confirm = answer.to_confirm
        words = scale.words(answer.rating or None)
        if answer.to_confirm:
            words += ", to confirm"
        if self._is_also:
            words += ", counts here too"
        self.setAccessibleName(f"{self._question.id}, {words}, go to")
        self.setToolTip(f"{self._question.short_name}: {words}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._theme
        width = QFontMetrics(theme.font()).horizontalAdvance(self._question.id)
        width += 2 * _PADDING + theme.scaled(_SYMBOL) + _GAP
        return QSize(width, theme.scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        is_hot = self.underMouse() or self.isDown()
        is_plain = self._is_also or not self._code
        tone = theme.rating_tone(self._code)
        fill = "surface" if is_plain else f"{tone}_tint"
        edge = "control" if is_hot or self._is_dashed else ("line" if is_plain else "")
        if theme.is_high_contrast:
            edge = edge or "control"
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=theme.colour("hover" if is_hot else fill),
            edge=theme.colour(edge) if edge else None,
            is_dashed=self._is_dashed,
        )
        size = theme.scaled(_SYMBOL)
        mark = QRect(_PADDING, (self.height() - size) // 2, size, size)
        paint_rating(painter, mark, self._code, theme)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink"))
        left = mark.right() + 1 + _GAP
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self._question.id,
        )
        painter.end()

    @property
    def _is_dashed(self) -> bool:
        return self._is_also or self._is_to_confirm

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
