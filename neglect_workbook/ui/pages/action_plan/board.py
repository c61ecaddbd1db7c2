"""The board of the plan: a lane to a status, and cards that move between lanes."""

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from neglect_workbook.ui.models.action_lane_model import ActionLaneModel
from neglect_workbook.ui.models.action_timing import board_statuses
from neglect_workbook.ui.pages.action_plan.board_lane import BoardLane
from neglect_workbook.ui.pages.action_plan.drop_lane import DropLane
from neglect_workbook.ui.pages.action_plan.folded_lane import FoldedLane
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.labels import Hint
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.ui.models.action_plan_filter import Wanted
    from neglect_workbook.ui.models.action_plan_model import ActionPlanModel
    from neglect_workbook.ui.theme import Theme

_GAP: Final = 14
#: What a lane needs, in pixels at 100 percent; with less, lanes go below each other.
_LANE_LEAST: Final = 196
_LEAST_HEIGHT: Final = 220
_SCROLL_BAR: Final = 12
#: How near to an edge a held card scrolls, how far, and what is left round a card in sight.
_EDGE: Final = 36
_STEP: Final = 18
_MARGIN: Final = 12
_HOW: Final = "Drag a card, or press Alt with an arrow key, to change its status"


class Board(ColumnScroll):
    """Lanes beside each other, or below each other where there is no room.

    One card is current at most. Tab reaches the lane with it and goes on to what comes after
    the board; arrows go from card to card and from lane to lane.

    Signals:
        card_reached: the id of an action that was gone to.
        card_pressed: the id of an action that was clicked.
        card_opened: the id of an action that is to be edited at once.
        question_activated: the id of a question whose chip was clicked.
        removal_requested: the id of an action that is to be taken out of the plan.
        status_wanted: the id of an action, and that of the status that it is to have.
    """

    card_reached = Signal(str)
    card_pressed = Signal(str)
    card_opened = Signal(str)
    question_activated = Signal(str)
    removal_requested = Signal(str)
    status_wanted = Signal(str, str)

    def __init__(self, theme: "Theme", model: "ActionPlanModel", *, is_read_only: bool) -> None:
        """Make the lanes.

        Args:
            theme: gives colours and sizes.
            model: the actions of the plan, whose framework has the statuses.
            is_read_only: whether cards stay where they are.
        """
        super().__init__(theme)
        self._theme = theme
        self._current_id = ""
        self._columns = 0
        open_ones, folded = board_statuses(model.framework)
        self._lanes: list[BoardLane] = []
        for place, status in enumerate(open_ones, start=1):
            words = f"lane {place} of {len(open_ones)}"
            lane = ActionLaneModel(model, status, words, self, is_read_only=is_read_only)
            self._lanes.append(BoardLane(theme, lane))
        self._folded: list[FoldedLane] = []
        for status in folded:
            lane = ActionLaneModel(model, status, parent=self, is_read_only=is_read_only)
            self._folded.append(FoldedLane(theme, lane))
        self._how = "" if is_read_only else _HOW
        self._words = Hint(theme, self._how)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._grid = QGridLayout()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        for one in self._all_lanes:
            self._connect(one)
        theme.changed.connect(self._fit)

    @property
    def lanes(self) -> tuple[DropLane, ...]:
        """The lanes beside each other, from left to right, and then those folded away."""
        return tuple(self._all_lanes)

    @property
    def current_id(self) -> str:
        """The id of the action whose card is current; empty for none."""
        return self._current_id

    @property
    def is_in_use(self) -> bool:
        """Whether the keyboard is in a lane."""
        return any(lane.list.hasFocus() for lane in self._all_lanes)

    def want(self, wanted: "Wanted") -> None:
        """Show these actions only."""
        for lane in self._all_lanes:
            lane.model.want(wanted)
        self.refresh()

    def keep(self, record_id: str) -> None:
        """Show this action whatever is wanted."""
        for lane in self._all_lanes:
            lane.model.keep(record_id)
        self.refresh()

    def refresh(self) -> None:
        """Follow the actions: counts, heights, and the current card into its lane."""
        for lane in self._all_lanes:
            lane.show_count()
        used = next((lane for lane in self._all_lanes if lane.list.hasFocus()), None)
        if self._lane_of(self._current_id) is None:
            # It is gone, and Qt has gone on to the card after it.
            self._current_id = (used.list.current_id or self._first_id()) if used else ""
        self._words.setText(self._how)
        self.select(self._current_id, with_focus=used is not None)

    def select(self, record_id: str, *, with_focus: bool = False) -> None:
        """Make a card the current one; an empty id or one that is not shown makes none so.

        Args:
            record_id: of the action.
            with_focus: whether the keyboard goes there, too.
        """
        lane = self._lane_of(record_id)
        self._current_id = record_id if lane else ""
        if lane and with_focus:
            lane.unfold()
        for one in self._all_lanes:
            one.list.select_row(one.model.row_of(record_id) if one is lane else -1)
        stop = lane if lane and lane.is_open else self._lane_of(self._first_id())
        for one in self._all_lanes:
            policy = Qt.FocusPolicy.ClickFocus if one.model.rowCount() else Qt.FocusPolicy.NoFocus
            one.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stop else policy)
        if lane and with_focus:
            lane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._reveal(lane)

    def focus_current(self) -> None:
        """Put the keyboard on the current card, else on the first."""
        self.select(self._current_id or self._first_id(), with_focus=True)

    def say(self, sentence: str) -> None:
        """Say what just happened, below the lanes and to screen readers. Until the next change."""
        self._words.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @override
    def resizeEvent(self, arg__1: "QResizeEvent") -> None:
        super().resizeEvent(arg__1)
        self._fit()

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() == QEvent.Type.LayoutRequest and arg__1 is self.widget():
            self.updateGeometry()
        return super().eventFilter(arg__1, arg__2)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._theme.scaled(_LEAST_HEIGHT)
        if self._columns < len(self._lanes) and is_narrow(self, self._theme):
            # One column has one scroll bar, that of the page.
            words = self._column.totalHeightForWidth(self.viewport().width())
            least = max(least, words, self._column.totalMinimumSize().height())
        return QSize(0, least)

    # -- how it is built ----------------------------------------------------------------

    @property
    def _all_lanes(self) -> list[DropLane]:
        return [*self._lanes, *self._folded]

    def _arrange(self) -> None:
        self._grid.setSpacing(_GAP)
        self._foot.setSpacing(_GAP)
        for lane in self._folded:
            self._foot.addWidget(lane, 1)
        self._foot.addWidget(self._words, 1)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid, 1)
        column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_column(self._content)
        self._fit()

    def _connect(self, lane: DropLane) -> None:
        cards = lane.list
        cards.entered_by_focus.connect(lambda: self._enter(lane))
        cards.card_reached.connect(self._reach)
        cards.card_pressed.connect(self.card_pressed)
        cards.card_opened.connect(self.card_opened)
        cards.question_activated.connect(self.question_activated)
        cards.removal_requested.connect(self.removal_requested)
        cards.lane_left.connect(lambda step: self._go(lane, step))
        cards.end_passed.connect(lambda step: self._go_along(lane, step))
        cards.move_requested.connect(lambda record_id, step: self._move(lane, record_id, step))
        lane.held_over.connect(self._scroll_under)
        status_id = lane.model.status.id
        lane.model.card_dropped.connect(lambda one: self.status_wanted.emit(one, status_id))
        if isinstance(lane, FoldedLane):
            lane.toggled.connect(self.refresh)

    def _fit(self) -> None:
        """Put lanes beside each other, in two columns, or below each other."""
        count = len(self._lanes)
        least, room = self._theme.scaled(_LANE_LEAST), self.width() - _SCROLL_BAR
        wanted = (count, ceil(count / 2), 1)
        columns = next(one for one in wanted if one == 1 or room >= one * (least + _GAP) - _GAP)
        if columns != self._columns:
            self._columns = columns
            self._place_lanes()
        self.updateGeometry()

    def _place_lanes(self) -> None:
        is_stacked = self._columns < len(self._lanes)
        for at, one in enumerate(self._lanes):
            self._grid.addWidget(one, at // self._columns, at % self._columns)
        for column in range(len(self._lanes)):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for lane in self._all_lanes:
            lane.set_stacked(is_stacked=is_stacked)
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if is_stacked else Qt.AlignmentFlag.AlignRight
        self._words.setAlignment(side | Qt.AlignmentFlag.AlignTop)

    # -- what a person does -----------------------------------------------------------------

    def _lane_of(self, record_id: str) -> DropLane | None:
        found = (one for one in self._all_lanes if record_id and one.model.row_of(record_id) >= 0)
        return next(found, None)

    def _first_id(self) -> str:
        """The first card that is in sight."""
        shown = (one.model.action_at(0) for one in self._all_lanes if one.is_open)
        return next((action.id for action in shown if action), "")

    def _enter(self, lane: DropLane) -> None:
        """Take the card that the keyboard came to for the current one."""
        if lane is not self._lane_of(self._current_id) and lane.list.current_id:
            self.select(lane.list.current_id)

    def _reach(self, record_id: str) -> None:
        self.select(record_id)
        lane = self._lane_of(record_id)
        if lane:
            self._reveal(lane)
        self.card_reached.emit(record_id)

    def _go(self, lane: DropLane, step: int) -> None:
        """Go to the next lane that has cards, to the one at the same height."""
        target = self._lane_beside(lane, step)
        if target is not None:
            row = min(lane.list.currentIndex().row(), target.model.rowCount() - 1)
            self._go_to_row(target, max(0, row))

    def _go_along(self, lane: DropLane, step: int) -> None:
        """Go on above or below a lane, where lanes are below each other."""
        target = self._lane_beside(lane, step) if lane.list.is_stacked else None
        if target is not None:
            self._go_to_row(target, 0 if step > 0 else target.model.rowCount() - 1)

    def _go_to_row(self, lane: DropLane, row: int) -> None:
        action = lane.model.action_at(row)
        if action is not None:
            self.select(action.id, with_focus=True)
            self.card_reached.emit(action.id)

    def _lane_beside(self, lane: DropLane, step: int) -> DropLane | None:
        lanes = self._all_lanes
        at = lanes.index(lane)
        after = lanes[at + 1 :] if step > 0 else lanes[:at][::-1]
        return next((one for one in after if one.is_open and one.model.rowCount()), None)

    def _move(self, lane: DropLane, record_id: str, step: int) -> None:
        lanes = self._all_lanes
        at = lanes.index(lane) + step
        if 0 <= at < len(lanes):
            self.status_wanted.emit(record_id, lanes[at].model.status.id)

    # -- what is in sight -------------------------------------------------------------------

    def _scroll_areas(self) -> list[QScrollArea]:
        """This one and those that it is in, from the inside out."""
        areas: list[QScrollArea] = [self]
        place = self.parentWidget()
        while place is not None:
            if isinstance(place, QScrollArea):
                areas.append(place)
            place = place.parentWidget()
        return areas

    def _reveal(self, lane: DropLane) -> None:
        """Bring the current card of a lane into sight, with a little round it."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        viewport = lane.list.viewport()
        card: QRect = lane.list.visualRect(lane.list.currentIndex())
        for area in self._scroll_areas():
            y = viewport.mapTo(area, card.center()).y() + area.verticalScrollBar().value()
            area.ensureVisible(0, y, 0, card.height() // 2 + _MARGIN)

    def _scroll_under(self, place: QPoint) -> None:
        """Scroll while a card is held near an edge: its lane may be out of sight."""
        for area in self._scroll_areas():
            viewport, bar = area.viewport(), area.verticalScrollBar()
            y = viewport.mapFromGlobal(place).y()
            if y < _EDGE:
                bar.setValue(bar.value() - _STEP)
            elif y > viewport.height() - _EDGE:
                bar.setValue(bar.value() + _STEP)
