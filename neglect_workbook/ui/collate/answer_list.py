"""A list of single answers: whose, which question, the rating, and a few words beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.ui.collate.card_list import CardDelegate, CardList, CardModel, Index
from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_rating

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

_MARK: Final = 17
_GAP: Final = 7
_RADIUS: Final = 6
_ICON: Final = 16
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer in a list.

    Attributes:
        id: which one.
        key: the file that it is in.
        question_id: its question.
        organisation: whose it is.
        rating: the code that they chose; empty where not answered.
        words: what stands beside the rating.
        icon: an icon at the right end; empty for none.
        ink: token of its colour.
        icon_words: what the icon means.
    """

    id: str
    key: str
    question_id: str
    organisation: str
    rating: str
    words: str
    icon: str = ""
    ink: str = "green"
    icon_words: str = ""


class AnswerModel(CardModel[AnswerRow]):
    """The answers that are listed."""

    def __init__(self, framework: "Framework") -> None:
        super().__init__()
        self._framework = framework

    @override
    def words_for(self, row: AnswerRow, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.organisation
        if role == Qt.ItemDataRole.AccessibleTextRole:
            rating = self._framework.scale.words(row.rating or None)
            said = (row.organisation, row.question_id, rating, row.words, row.icon_words)
            return ", ".join(word for word in said if word)
        return None


class AnswerList(CardList[AnswerRow]):
    """Answers, two lines each.

    Signals:
        opened: Enter was pressed on a row.
    """

    opened = Signal()

    def __init__(self, theme: "Theme", model: AnswerModel, name: str) -> None:
        super().__init__(theme, model, name)
        self.hovered = QPersistentModelIndex()
        self.setItemDelegate(_AnswerDelegate(theme, self))
        self.setMouseTracking(True)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: "QMouseEvent") -> None:
        super().mouseMoveEvent(event)
        self.hovered = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        self.viewport().update()


class _AnswerDelegate(CardDelegate):
    """The organisation above; question, mark and words below."""

    def __init__(self, theme: "Theme", view: AnswerList) -> None:
        super().__init__(theme, view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._view.hovered == index:
            rect = QRect(option.rect).adjusted(0, 0, -1, -1)
            draw_box(painter, rect, radius=_RADIUS, fill=self.theme.colour("hover"))
        super().paint(painter, option, index)

    @override
    def paint_lines(
        self, painter: QPainter, lines: tuple[QRect, QRect], row: object, *, is_current: bool
    ) -> None:
        if not isinstance(row, AnswerRow):
            return
        theme, (above, below) = self.theme, lines
        supporting = self.ink("ink2", is_current=is_current)
        if row.icon:
            size = theme.scaled(_ICON)
            place = QPoint(above.right() - size, above.center().y() - size // 2)
            ink = self.ink(row.ink, is_current=is_current)
            painter.drawPixmap(place, theme.pixmap(row.icon, ink, _ICON))
            above.setRight(above.right() - size - _GAP)
        ink = self.ink("ink", is_current=is_current)
        self.text(painter, above, row.organisation, ink, strong=is_current)
        self.text(painter, below, row.question_id, supporting)
        left = QFontMetrics(theme.font()).horizontalAdvance(row.question_id) + _GAP
        below.setLeft(below.left() + left)
        mark = theme.scaled(_MARK)
        at = QRect(below.left(), below.center().y() - mark // 2, mark, mark)
        paint_rating(painter, at, row.rating, theme, token=self.ink("", is_current=is_current))
        below.setLeft(at.right() + 1 + _GAP)
        self.text(painter, below, row.words, supporting)
