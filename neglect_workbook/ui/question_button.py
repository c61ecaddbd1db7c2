"""The question that is shown, as a button that lists all of them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_rating

if TYPE_CHECKING:
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 36
_PADDING: Final = 12
_GAP: Final = 10
_SYMBOL: Final = 20
_CHEVRON: Final = 18
_RADIUS: Final = 6


class QuestionButton(QPushButton):
    """The rating's mark, id and short name of a question; pressed, a menu of all questions.

    Signals:
        question_chosen: the id of another question.
    """

    question_chosen = Signal(str)

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._question_id = ""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(self._menu)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        session.changed.connect(self._show)
        theme.changed.connect(self._show)

    def set_question(self, question_id: str) -> None:
        """Show a question; an empty or unknown id shows that none is."""
        self._question_id = question_id
        self._show()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font())
        words = metrics.horizontalAdvance(self.text()) + 1
        width = 2 * _PADDING + self._theme.scaled(_SYMBOL + _CHEVRON) + 2 * _GAP + words
        return QSize(width, self._theme.scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(90), self._theme.scaled(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        is_hot = self.underMouse() or self.isDown()
        fill = theme.colour("hover" if is_hot else "surface")
        edge = theme.colour("control")
        draw_box(painter, self.rect(), radius=_RADIUS, fill=fill, edge=edge)
        symbol, chevron = theme.scaled(_SYMBOL), theme.scaled(_CHEVRON)
        mark = QRect(_PADDING, (self.height() - symbol) // 2, symbol, symbol)
        paint_rating(painter, mark, self._rating(self._question_id), theme)
        left = _PADDING + symbol + _GAP
        right = self.width() - _PADDING - chevron
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink"))
        room = right - _GAP - left + 1
        words = QFontMetrics(theme.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        place = QPoint(right, (self.height() - chevron) // 2)
        painter.drawPixmap(place, theme.pixmap("chevron-down", "ink2", _CHEVRON))
        painter.end()

    def _show(self) -> None:
        question = next((q for q in self._questions if q.id == self._question_id), None)
        words = f"{question.id} {question.short_name}" if question else "Choose a question"
        self.setText(words.replace("&", "&&"))
        # The name is shortened where there is little room.
        self.setToolTip(words)
        rating = self._words(question) if question else ""
        self.setAccessibleName(f"Question: {words}, {rating}" if rating else words)
        self.updateGeometry()
        self.update()

    @property
    def _questions(self) -> "tuple[Question, ...]":
        return self._session.snapshot.questions

    def _fill_menu(self) -> None:
        """List the questions set by set, the one that is shown in bold."""
        self._menu.clear()
        set_id = ""
        for question in self._questions:
            if question.set_id != set_id:
                set_id = question.set_id
                name = self._session.snapshot.framework.question_set(set_id).name
                self._menu.addAction(name).setEnabled(False)
            self._menu.addAction(self._choice(question))

    def _choice(self, question: "Question") -> QAction:
        text = f"{question.id}  {question.short_name}, {self._words(question)}"
        action = QAction(self._icon(question.id), text.replace("&", "&&"), self._menu)
        action.triggered.connect(lambda: self.question_chosen.emit(question.id))
        if question.id == self._question_id:
            action.setFont(self._theme.font(strong=True))
            self._menu.setDefaultAction(action)
        return action

    def _icon(self, question_id: str) -> QIcon:
        size = self._theme.scaled(_CHEVRON)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_rating(painter, QRect(0, 0, size, size), self._rating(question_id), self._theme)
        painter.end()
        return QIcon(picture)

    def _rating(self, question_id: str) -> str:
        answer = self._session.snapshot.answers.get(question_id)
        return answer.rating if answer else ""

    def _words(self, question: "Question") -> str:
        scale = self._session.snapshot.framework.scale
        return scale.words(self._rating(question.id) or None)
