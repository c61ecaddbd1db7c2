"""The actions as a table or as a board; both show the same ones."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.ui.models.action_plan_filter import ActionPlanFilter, Wanted
from neglect_workbook.ui.models.action_plan_model import ACTION_ROLE
from neglect_workbook.ui.pages.action_plan.board import Board
from neglect_workbook.ui.pages.action_plan.plan_table import PlanTable

if TYPE_CHECKING:
    from neglect_workbook.ui.models.action_plan_model import ActionPlanModel
    from neglect_workbook.ui.theme import Theme


class Shape(StrEnum):
    """How the actions are shown."""

    TABLE = "table"
    BOARD = "board"


class PlanViews(QWidget):
    """One of the two, as a person chose; the other keeps up with it.

    Signals:
        reached: the id of an action that the keyboard or a press went to.
        pressed: the id of an action that was clicked.
        opened: the id of an action that is to be edited at once.
        removal_requested: the id of an action that is to be taken out of the plan.
        question_activated: the id of a question whose chip was clicked.
        status_wanted: the id of an action, and that of the status that it is to have.
    """

    reached = Signal(str)
    pressed = Signal(str)
    opened = Signal(str)
    removal_requested = Signal(str)
    question_activated = Signal(str)
    status_wanted = Signal(str, str)

    def __init__(self, theme: "Theme", model: "ActionPlanModel", *, is_read_only: bool) -> None:
        """Show the actions of a model as a table.

        Args:
            theme: gives colours and sizes.
            model: the actions of the plan.
            is_read_only: whether nothing can be moved.
        """
        super().__init__()
        self._shape = Shape.TABLE
        self._rows = ActionPlanFilter(model, self)
        self._table = PlanTable(theme, self._rows)
        self._board = Board(theme, model, is_read_only=is_read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        column.addWidget(self._board)
        self._connect()
        self.show_as(Shape.TABLE)

    @property
    def shape(self) -> Shape:
        """How the actions are shown now."""
        return self._shape

    @property
    def wanted(self) -> Wanted:
        """Which actions are wanted."""
        return self._rows.wanted

    @property
    def count(self) -> int:
        """How many actions are shown."""
        return self._rows.rowCount()

    @property
    def current_id(self) -> str:
        """The id of the action that the keyboard would act on; empty for none."""
        is_board = self._shape is Shape.BOARD
        return self._board.current_id if is_board else _id_of(self._table.currentIndex())

    def show_as(self, shape: Shape) -> None:
        """Show the actions in another way; the current one stays the current one."""
        current = self.current_id
        self._shape = shape
        self._table.setVisible(shape is Shape.TABLE)
        self._board.setVisible(shape is Shape.BOARD)
        if current:
            self.select(current)

    def want(self, wanted: Wanted) -> None:
        """Show these actions only."""
        self._rows.want(wanted)
        self._board.want(wanted)

    def keep(self, record_id: str) -> None:
        """Show this action whatever is wanted."""
        self._rows.keep(record_id)
        self._board.keep(record_id)

    def refresh(self) -> None:
        """Follow the actions of the model."""
        if self.count and not self._table.currentIndex().isValid():
            self._table.select_row(0)
        self._board.refresh()

    def select(self, record_id: str) -> None:
        """Show an action as the current one; an empty id or one that is not shown: none."""
        row = self._rows.row_of(record_id) if record_id else -1
        if row >= 0:
            self._table.select_row(row)
        else:
            self._table.clearSelection()
        self._board.select(record_id)

    def select_last(self) -> None:
        """Show the action that was the current one last as that again, else the first."""
        self._table.select_row(max(0, self._table.currentIndex().row()))
        self._board.select(self._board.current_id or _id_of(self._table.currentIndex()))

    def focus_current(self) -> None:
        """Put the keyboard on the current action."""
        if self._shape is Shape.BOARD:
            self._board.focus_current()
        else:
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_moved(self, record_id: str, sentence: str) -> None:
        """Say that a card moved, and put the keyboard on it."""
        self._board.select(record_id, with_focus=True)
        self._board.say(sentence)

    def _connect(self) -> None:
        table, board = self._table, self._board
        table.row_reached.connect(lambda index: self.reached.emit(_id_of(index)))
        table.row_pressed.connect(lambda index: self.pressed.emit(_id_of(index)))
        table.row_opened.connect(lambda index: self.opened.emit(_id_of(index)))
        table.removal_requested.connect(lambda index: self.removal_requested.emit(_id_of(index)))
        table.target_activated.connect(lambda _index, one: self.question_activated.emit(one))
        board.card_reached.connect(self.reached)
        board.card_pressed.connect(self.pressed)
        board.card_opened.connect(self.opened)
        board.removal_requested.connect(self.removal_requested)
        board.question_activated.connect(self.question_activated)
        board.status_wanted.connect(self.status_wanted)


def _id_of(index: QModelIndex) -> str:
    action = index.data(ACTION_ROLE)
    return action.id if isinstance(action, ImprovementAction) else ""
