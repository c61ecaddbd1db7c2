"""How a card of the board is drawn."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.ui.models.action_lane_model import CARD_ROLE, BoardCard
from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.widgets.cell_delegate import CellDelegate

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.action_plan.lane_list import LaneList
    from neglect_workbook.ui.theme import Theme

#: Round a card: the room of its focus ring, and half the gap to the next card.
SIDE: Final = 4
_HALF_GAP: Final = 5
_PADDING: Final = (12, 10)
_LINE_GAP: Final = 6
_RADIUS: Final = 6
_ICON: Final = 16
_ICON_GAP: Final = 6
_CHIP_ROW: Final = 26
_CHIPS_GAP: Final = 8
_SLOT: Final = 52
_MOST_LINES: Final = 4
_MOST_LEAD_LINES: Final = 2
#: More characters than four lines ever show; a very long text is not measured to its end.
_ENOUGH: Final = 600

Index = QModelIndex | QPersistentModelIndex


class BoardCardDelegate(CellDelegate):
    """What will be different, who leads, by when, and the questions as chips."""

    def __init__(self, theme: "Theme", view: "LaneList") -> None:
        super().__init__(theme, view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height_of(index))

    def height_of(self, index: Index) -> int:
        """How tall a row is: the card, the gaps round it, and a slot beside it."""
        card = index.data(CARD_ROLE)
        if not isinstance(card, BoardCard):
            return 0
        words = (self._title_lines(card) + self._lead_lines(card)) * self._line()
        inside = words + 2 * _LINE_GAP + self._foot_height(card)
        slots = self._has_slot(index, after=False) + self._has_slot(index, after=True)
        return inside + 2 * (_PADDING[1] + _HALF_GAP) + slots * self.slot_room

    @property
    def slot_room(self) -> int:
        """How much room the place for a card takes, with the gap after it."""
        return self.theme.scaled(_SLOT) + 2 * _HALF_GAP

    def card_rect(self, rect: QRect, index: Index) -> QRect:
        """Where the card itself is in the rectangle of its row."""
        above = self.slot_room if self._has_slot(index, after=False) else 0
        below = self.slot_room if self._has_slot(index, after=True) else 0
        return rect.adjusted(SIDE, _HALF_GAP + above, -SIDE, -_HALF_GAP - below)

    def chip_at(self, rect: QRect, index: Index, place: QPoint) -> str:
        """The question whose chip is at a place in a row; empty for none."""
        card = index.data(CARD_ROLE)
        if not isinstance(card, BoardCard):
            return ""
        room = self._chip_room(self._foot(self.card_rect(rect, index), card), card)
        placed = self.chips_placed(room, card.question_ids)
        return next((word for box, word in placed if box.contains(place)), "")

    def paint_slot(self, painter: QPainter, rect: QRect) -> None:
        """Paint the place that a card would come to, at the top of ``rect``."""
        theme = self.theme
        slot = QRect(rect.left() + SIDE, rect.top() + _HALF_GAP, 0, theme.scaled(_SLOT))
        slot.setWidth(rect.width() - 2 * SIDE)
        fill, edge = theme.colour("accent_tint"), theme.colour("accent")
        draw_box(painter, slot, radius=_RADIUS, fill=fill, edge=edge, is_dashed=True)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, BoardCard):
            return
        whole = QRect(option.rect)
        rect = self.card_rect(whole, index)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        inverted = "on_select" if is_selected and self.theme.is_high_contrast else ""
        painter.save()
        if self._has_slot(index, after=False):
            self.paint_slot(painter, whole)
        if self._has_slot(index, after=True):
            self.paint_slot(painter, whole.adjusted(0, whole.height() - self.slot_room, 0, 0))
        self._paint_ground(painter, rect, option, index)
        self._paint_card(painter, rect, card, inverted)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, state = self.theme, option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hot = bool(state & QStyle.StateFlag.State_MouseOver)
        ground, edge, width = "surface", "line", 1
        if is_selected:
            ground = "select" if theme.is_high_contrast else "accent_tint"
            # The ring says enough; a second line within it would be one too many.
            edge = "line" if state & QStyle.StateFlag.State_HasFocus else "accent"
        elif is_hot:
            ground = "hover" if theme.is_high_contrast else "surface"
            edge = "control"
        if self._view.is_moving(index):
            edge, width = "accent", 2
        fill, line = theme.colour(ground), theme.colour(edge)
        draw_box(painter, rect, radius=_RADIUS, fill=fill, edge=line, width=width)
        if state & QStyle.StateFlag.State_HasFocus:
            ring = rect.adjusted(-SIDE, -SIDE, SIDE, SIDE)
            draw_focus(painter, ring, theme, radius=_RADIUS + SIDE, is_selected=False)

    def _paint_card(self, painter: QPainter, rect: QRect, card: BoardCard, inverted: str) -> None:
        inner = rect.adjusted(_PADDING[0], _PADDING[1], -_PADDING[0], -_PADDING[1])
        inner.setHeight(self._title_lines(card) * self._line())
        ink = inverted or ("ink" if card.has_title else "ink3")
        self.lines(painter, inner, card.title[:_ENOUGH], ink, most=_MOST_LINES)
        self._paint_lead(painter, inner.translated(0, inner.height() + _LINE_GAP), card, inverted)
        foot = self._foot(rect, card)
        due = foot.adjusted(0, 0, 0, -self._chips_below(card))
        icon = "calendar-clock" if card.is_overdue else "calendar-days"
        token = inverted or ("red" if card.is_overdue else "ink2")
        self.text(painter, self.icon(painter, due, icon, token), card.due, token)
        self.paint_chips(painter, self._chip_room(foot, card), card.question_ids, inverted)

    def _paint_lead(self, painter: QPainter, rect: QRect, card: BoardCard, inverted: str) -> None:
        """Who leads, from the top of ``rect``."""
        first = QRect(rect.left(), rect.top(), rect.width(), self._line())
        token = inverted or "ink2"
        room = self.icon(painter, first, "user-round", token)
        room.setHeight(self._lead_lines(card) * self._line())
        self.lines(painter, room, card.lead, token, most=_MOST_LEAD_LINES)

    def _foot(self, rect: QRect, card: BoardCard) -> QRect:
        """The last line of a card, or the last two."""
        height = self._foot_height(card)
        foot = rect.adjusted(_PADDING[0], 0, -_PADDING[0], -_PADDING[1])
        return foot.adjusted(0, foot.height() - height, 0, 0)

    def _foot_height(self, card: BoardCard) -> int:
        below = self._chips_below(card)
        if below or not card.question_ids:
            return self._line() + below
        return max(self._line(), self.theme.scaled(_CHIP_ROW))

    def _chips_below(self, card: BoardCard) -> int:
        """The height of a line of chips below the date; 0 where one fits beside it."""
        room = QRect(0, 0, self._width_beside_due(card), self._line())
        if not card.question_ids or self.chips_placed(room, card.question_ids):
            return 0
        return self.theme.scaled(_CHIP_ROW) + _LINE_GAP

    def _chip_room(self, foot: QRect, card: BoardCard) -> QRect:
        """The room for chips: at the right end of the date's line, or below it."""
        if self._chips_below(card):
            return foot.adjusted(0, foot.height() - self.theme.scaled(_CHIP_ROW), 0, 0)
        width = min(self._width_beside_due(card), self.chips_width(card.question_ids))
        return foot.adjusted(foot.width() - width, 0, 0, 0)

    def _width_beside_due(self, card: BoardCard) -> int:
        due = self._metrics().horizontalAdvance(card.due) + self.theme.scaled(_ICON) + _ICON_GAP
        return max(0, self._inner_width() - due - _CHIPS_GAP)

    def _title_lines(self, card: BoardCard) -> int:
        title = card.title[:_ENOUGH]
        return max(1, self.line_count(title, self._inner_width(), most=_MOST_LINES))

    def _lead_lines(self, card: BoardCard) -> int:
        width = self._inner_width() - self.theme.scaled(_ICON) - _ICON_GAP
        return max(1, self.line_count(card.lead[:_ENOUGH], width, most=_MOST_LEAD_LINES))

    def _inner_width(self) -> int:
        return self._view.viewport().width() - 2 * (SIDE + _PADDING[0])

    def _has_slot(self, index: Index, *, after: bool) -> bool:
        """Whether the place for a card is above this one, or below it as the last one."""
        slot = self._view.slot_row
        if after:
            return slot == index.row() + 1 == index.model().rowCount()
        return slot == index.row()

    def _line(self) -> int:
        return self._metrics().height()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.theme.font())
