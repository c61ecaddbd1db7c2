"""How a row of the navigation is drawn."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from neglect_workbook.ui.models.navigation_model import (
    CONFIRM_ROLE,
    FEEDBACK_ROLE,
    FLAG_ROLE,
    ICON_ROLE,
    PROGRESS_ROLE,
    QUESTION_ROLE,
    RATING_ROLE,
    SET_ROLE,
)
from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.symbols import paint_rating

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_PAGE_HEIGHT: Final = 34
_ROW_HEIGHT: Final = 28
_RADIUS: Final = 6
_LEFT: Final = 12
_RIGHT: Final = 10
_QUESTION_LEFT: Final = 22
_SET_LEFT: Final = 16
_GAP: Final = 8
_BAR: Final = 3
_SYMBOL: Final = 17

Index = QModelIndex | QPersistentModelIndex


class NavigationDelegate(QStyledItemDelegate):
    """Draws pages, sets and questions from the tokens of the theme."""

    def __init__(self, theme: "Theme", view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_page = not index.parent().isValid()
        return QSize(0, self._theme.scaled(_PAGE_HEIGHT if is_page else _ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, option, is_selected=is_selected)
        rest = QRect(option.rect).adjusted(_LEFT, 0, -_RIGHT, 0)
        ink = "on_select" if is_selected and self._theme.is_high_contrast else ""
        if index.data(QUESTION_ROLE):
            self._paint_question(painter, rest, index, ink, is_selected=is_selected)
        elif index.data(SET_ROLE):
            self._paint_set(painter, rest, index)
        else:
            self._paint_page(painter, rest, index, ink, is_selected=is_selected)
        painter.restore()

    def _paint_page(
        self, painter: QPainter, rest: QRect, index: Index, ink: str, *, is_selected: bool
    ) -> None:
        is_open = is_selected or self._is_open(index)
        icon_ink = ink or ("accent" if is_selected else "ink2")
        rest = self._pixmap(painter, rest, self._theme.pixmap(index.data(ICON_ROLE), icon_ink))
        rest.adjust(3, 0, 0, 0)
        rest = self._right_text(painter, rest, index.data(PROGRESS_ROLE) or "", ink or "ink3")
        self._text(painter, rest, str(index.data()), ink or "ink", strong=is_open)

    def _paint_set(self, painter: QPainter, rest: QRect, index: Index) -> None:
        is_open = self._is_open(index)
        chevron = "chevron-down" if is_open else "chevron-right"
        rest.adjust(_SET_LEFT - _LEFT, 0, 0, 0)
        rest = self._pixmap(painter, rest, self._theme.pixmap(chevron, "ink2", 16))
        rest = self._right_text(painter, rest, index.data(PROGRESS_ROLE) or "", "ink3")
        self._text(painter, rest, str(index.data()), "ink3", strong=False)

    def _paint_question(
        self, painter: QPainter, rest: QRect, index: Index, ink: str, *, is_selected: bool
    ) -> None:
        theme = self._theme
        rest.adjust(_QUESTION_LEFT - _LEFT, 0, 0, 0)
        size = theme.scaled(_SYMBOL)
        symbol = QRect(rest.left(), rest.center().y() - size // 2, size, size)
        paint_rating(painter, symbol, index.data(RATING_ROLE) or "", theme, token=ink)
        rest.adjust(size + _GAP, 0, 0, 0)
        marks = ((FLAG_ROLE, "flag"), (CONFIRM_ROLE, "circle-dashed"), (FEEDBACK_ROLE, "inbox"))
        for icon in (icon for role, icon in marks if index.data(role)):
            mark = theme.pixmap(icon, ink or "ink2", 16)
            edge = round(mark.deviceIndependentSize().width())
            self._pixmap(painter, rest.adjusted(rest.width() - edge, 0, 0, 0), mark)
            rest.adjust(0, 0, -edge - _GAP, 0)
        self._text(painter, rest, index.data(QUESTION_ROLE), ink or "ink2", strong=is_selected)
        rest.adjust(theme.scaled(36), 0, 0, 0)
        self._text(painter, rest, str(index.data()), ink or "ink", strong=is_selected)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_selected: bool
    ) -> None:
        theme, rect = self._theme, QRect(option.rect)
        state = option.state
        if is_selected and theme.is_high_contrast:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("select"))
        elif is_selected:
            fill, edge = theme.colour("surface"), theme.colour("line")
            draw_box(painter, rect, radius=_RADIUS, fill=fill, edge=edge)
            bar = QRect(rect.left(), rect.top() + 7, _BAR, rect.height() - 14)
            draw_box(painter, bar, radius=_BAR / 2, fill=theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, theme, radius=_RADIUS, is_selected=is_selected)

    def _is_open(self, index: Index) -> bool:
        """Whether what is under a row is shown."""
        return self._view.isExpanded(index.model().index(index.row(), 0, index.parent()))

    def _text(self, painter: QPainter, rect: QRect, text: str, token: str, *, strong: bool) -> None:
        font = self._theme.font(strong=strong)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def _right_text(self, painter: QPainter, rect: QRect, text: str, token: str) -> QRect:
        """Text at the right end; the room that is left of it."""
        if not text:
            return rect
        font = self._theme.font()
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return rect.adjusted(0, 0, -width - _GAP, 0)

    @staticmethod
    def _pixmap(painter: QPainter, rect: QRect, pixmap: QPixmap) -> QRect:
        """A pixmap at the left end; the room that is right of it."""
        size = pixmap.deviceIndependentSize()
        top = rect.top() + (rect.height() - round(size.height())) // 2
        painter.drawPixmap(rect.left(), top, pixmap)
        return rect.adjusted(round(size.width()) + _GAP, 0, 0, 0)
