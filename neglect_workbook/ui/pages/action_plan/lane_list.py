"""The cards of one lane: walked by arrows, opened, dragged and moved."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy
from typing_extensions import override

from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.ui.models.action_plan_model import ACTION_ROLE
from neglect_workbook.ui.pages.action_plan.board_card_delegate import BoardCardDelegate

if TYPE_CHECKING:
    from neglect_workbook.ui.models.action_lane_model import ActionLaneModel
    from neglect_workbook.ui.pages.action_plan.board_card_delegate import Index
    from neglect_workbook.ui.theme import Theme

_OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ACROSS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEAST_WIDTH: Final = 120
_LEAST_HEIGHT: Final = 150
_ENDLESS: Final = (1 << 24) - 1
_KEYS: Final = (
    "Arrow keys go from card to card. Enter opens one. "
    "Alt with an arrow key moves it to the next status."
)


class LaneList(QListView):
    """The cards of a lane, one below the other.

    Signals:
        entered_by_focus: the keyboard came into this lane.
        card_reached: the id of an action that was gone to, by an arrow key or by a press.
        card_pressed: the id of an action that was clicked.
        card_opened: the id of an action that is to be edited at once.
        question_activated: the id of a question whose chip was clicked.
        removal_requested: the id of an action on which Delete was pressed.
        lane_left: -1 or 1: an arrow key asks for the lane before or after.
        end_passed: -1 or 1: an arrow key went above the first card or below the last.
        move_requested: the id of an action, and -1 or 1 for the lane before or after.
    """

    entered_by_focus = Signal()
    card_reached = Signal(str)
    card_pressed = Signal(str)
    card_opened = Signal(str)
    question_activated = Signal(str)
    removal_requested = Signal(str)
    lane_left = Signal(int)
    end_passed = Signal(int)
    move_requested = Signal(str, int)

    def __init__(self, theme: "Theme", model: "ActionLaneModel") -> None:
        super().__init__()
        #: Whether the lanes before and after are above and below.
        self.is_stacked = False
        self._theme = theme
        self._is_natural = False
        self._most = _ENDLESS
        self._slot_row = -1
        self._moving_id = ""
        self._delegate = BoardCardDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleDescription(_KEYS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # The lane takes what is dropped, wherever in it that is.
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)
        rows = (model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged)
        for signal in (*rows, model.dataChanged, theme.changed):
            signal.connect(self._on_cards_changed)

    @property
    def slot_row(self) -> int:
        """The row above which the place for a card is shown; -1 for nowhere."""
        return self._slot_row

    @property
    def current_id(self) -> str:
        """The id of the action that the keyboard would act on; empty for none."""
        return _id_of(self.currentIndex())

    @property
    def cards_height(self) -> int:
        """How tall all of the cards are at the present width."""
        model = self.model()
        rows = range(model.rowCount())
        heights = sum(self._delegate.height_of(model.index(row, 0)) for row in rows)
        is_lone_slot = self._slot_row >= 0 and not model.rowCount()
        return self._delegate.slot_room if is_lone_slot else heights

    def set_natural(self, *, is_natural: bool, most: int = _ENDLESS) -> None:
        """Be as tall as the cards, up to ``most`` pixels, or else take what room there is."""
        if (is_natural, most) != (self._is_natural, self._most):
            self._is_natural, self._most = is_natural, most
            self._fit_height()

    def show_slot(self, row: int) -> None:
        """Show where a card would come to; -1 for nowhere."""
        if row == self._slot_row:
            return
        self._slot_row = row
        self._on_cards_changed()
        self.viewport().update()
        if row >= 0 and self.model().rowCount():
            self.scrollTo(self.model().index(min(row, self.model().rowCount() - 1), 0))

    def is_moving(self, index: "Index") -> bool:
        """Whether a card is being dragged."""
        return bool(self._moving_id) and _id_of(index) == self._moving_id

    def select_row(self, row: int) -> None:
        """Make a card the current one and bring it into view; -1 for none."""
        index, selection = self.model().index(row, 0), self.selectionModel()
        if row < 0:
            selection.clear()
        elif row != self.currentIndex().row() or not selection.isSelected(index):
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # Lists ask for a height of their own, which would be that of a page.

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self._moving_id = self.current_id
        self.viewport().update()
        super().startDrag(supportedActions)
        self._moving_id = ""
        self.viewport().update()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self._slot_row >= 0 and not self.model().rowCount():
            painter = QPainter(self.viewport())
            self._delegate.paint_slot(painter, self.viewport().rect())
            painter.end()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            # Lines break elsewhere now, so cards are of another height.
            self._on_cards_changed()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered_by_focus.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        record_id = self.current_id
        step = _ACROSS.get(key, 0)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            step = step or (_ALONG.get(key, 0) if self.is_stacked else 0)
            if record_id and step:
                self.move_requested.emit(record_id, step)
            else:
                super().keyPressEvent(event)
        elif step:
            self.lane_left.emit(step)
        elif record_id and key in _OPENS:
            self.card_opened.emit(record_id)
        elif record_id and key == Qt.Key.Key_Delete:
            self.removal_requested.emit(record_id)
        else:
            self._walk(event, record_id)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self._chip_under(event):
            record_id = _id_of(self.indexAt(event.position().toPoint()))
            if record_id:
                self.card_reached.emit(record_id)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        is_left = e.button() == Qt.MouseButton.LeftButton
        chip, record_id = self._chip_under(e), _id_of(self.indexAt(e.position().toPoint()))
        super().mouseReleaseEvent(e)
        if is_left and chip:
            self.question_activated.emit(chip)
        elif is_left and record_id and record_id == self.current_id:
            self.card_pressed.emit(record_id)

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        if self._chip_under(e):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().unsetCursor()
        return super().viewportEvent(event)

    def _on_cards_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit_height()

    def _fit_height(self) -> None:
        if self._is_natural:
            self.setFixedHeight(min(self.cards_height, self._most))
        else:
            self.setMinimumHeight(self._theme.scaled(_LEAST_HEIGHT))
            self.setMaximumHeight(_ENDLESS)

    def _walk(self, event: QKeyEvent, before: str) -> None:
        """Go up or down as lists do, and on beyond the ends."""
        super().keyPressEvent(event)
        step = _ALONG.get(Qt.Key(event.key()), 0)
        if self.current_id != before:
            self.card_reached.emit(self.current_id)
        elif step:
            self.end_passed.emit(step)

    def _chip_under(self, event: QMouseEvent) -> str:
        place = event.position().toPoint()
        index = self.indexAt(place)
        return self._delegate.chip_at(self.visualRect(index), index, place)


def _id_of(index: "Index") -> str:
    action = index.data(ACTION_ROLE)
    return action.id if isinstance(action, ImprovementAction) else ""
