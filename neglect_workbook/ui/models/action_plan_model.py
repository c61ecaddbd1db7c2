"""The actions of a workbook as a table: a row to an action, in the order of making."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QObject,
    Qt,
)
from typing_extensions import override

from neglect_workbook.domain.dates import short_date
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.ui.models.action_timing import days_overdue, is_open, overdue_words
from neglect_workbook.ui.models.headed_table import HeadedTable, Index
from neglect_workbook.ui.models.row_changes import bring_up_to_date
from neglect_workbook.ui.widgets.table_delegate import CHIPS_ROLE

#: The ImprovementAction of a row.
ACTION_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: '9 days overdue' in the column of dates; empty for any other cell.
OVERDUE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
#: Why an open action has no date, in the column of dates; empty for any other cell.
REASON_ROLE: Final = Qt.ItemDataRole.UserRole + 4


class Column(IntEnum):
    """The columns, from left to right."""

    DIFFERENCE = 0
    WHAT = 1
    LEAD = 2
    DUE = 3
    STATUS = 4
    QUESTIONS = 5


#: What the columns are called, and what a cell says where nothing is written.
_HEADINGS: Final = {
    Column.DIFFERENCE: "What will be different for children",
    Column.WHAT: "What we will do",
    Column.LEAD: "Who leads",
    Column.DUE: "By when",
    Column.STATUS: "Status",
    Column.QUESTIONS: "For",
}
_NOTHING: Final = {
    Column.DIFFERENCE: "Not said yet",
    Column.WHAT: "Not said yet",
    Column.LEAD: "Nobody yet",
    Column.DUE: "No date",
    Column.QUESTIONS: "No question",
}
_NO_REASON: Final = "No reason yet"


class ActionPlanModel(HeadedTable):
    """Shows the actions of a snapshot; what changes is brought up to date row by row."""

    def __init__(self, framework: Framework, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._actions: list[ImprovementAction] = []
        self._today = date.min

    @property
    def framework(self) -> Framework:
        """What gives the statuses their names."""
        return self._framework

    @property
    def today(self) -> date:
        """The day by which an action is overdue."""
        return self._today

    def show_actions(self, actions: Sequence[ImprovementAction], today: date) -> None:
        """Bring the rows up to date. The selection stays on the action that it was on.

        Args:
            actions: in the order of making, as a snapshot holds them.
            today: the day by which one is overdue.
        """
        is_new_day, self._today = today != self._today, today
        bring_up_to_date(self, self._actions, actions, redraw_all=is_new_day)

    def action_at(self, row: int) -> ImprovementAction:
        """The action of a row. Raises ``IndexError`` if there is no such row."""
        return self._actions[row]

    def row_of(self, record_id: str) -> int:
        """The row of an action; -1 where it is not there."""
        return next((row for row, one in enumerate(self._actions) if one.id == record_id), -1)

    @property
    @override
    def headings(self) -> Sequence[str]:
        return tuple(_HEADINGS.values())

    @property
    @override
    def length(self) -> int:
        return len(self._actions)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._actions):
            return None
        action, column = self._actions[index.row()], Column(index.column())
        text = self._text(action, column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text or _NOTHING[column]
            case Qt.ItemDataRole.ToolTipRole:
                reason = "" if action.due else action.no_date_reason.strip()
                return text or (reason if column is Column.DUE else "") or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._in_words(action, column)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._rest_in_words(action) if column is Column.DIFFERENCE else None
        return {
            ACTION_ROLE: action,
            OVERDUE_ROLE: self._overdue(action, column),
            REASON_ROLE: self._reason(action, column),
            CHIPS_ROLE: action.question_ids if column is Column.QUESTIONS else (),
        }.get(role)

    def _text(self, action: ImprovementAction, column: Column) -> str:
        """What a cell says; empty where nothing is written."""
        match column:
            case Column.DIFFERENCE:
                return action.difference.strip()
            case Column.WHAT:
                return action.what_we_do.strip()
            case Column.LEAD:
                return action.lead_role.strip()
            case Column.DUE:
                return short_date(action.due) if action.due else ""
            case Column.STATUS:
                return self._framework.action_status(action.status_id).name
            case Column.QUESTIONS:
                return ", ".join(action.question_ids)

    def _overdue(self, action: ImprovementAction, column: Column) -> str:
        days = days_overdue(self._framework, action, self._today)
        return overdue_words(days) if column is Column.DUE else ""

    def _reason(self, action: ImprovementAction, column: Column) -> str:
        if column is not Column.DUE or action.due or not is_open(self._framework, action):
            return ""
        return action.no_date_reason.strip() or _NO_REASON

    def _in_words(self, action: ImprovementAction, column: Column) -> str:
        """What a screen reader says of a cell: its column, its words, and what is below them."""
        words = self._text(action, column) or _NOTHING[column]
        below = self._overdue(action, column) or self._reason(action, column)
        return f"{_HEADINGS[column]}: {', '.join(filter(None, (words, below)))}"

    def _rest_in_words(self, action: ImprovementAction) -> str:
        """What the first cell says of the others, for where it is the only one of its row."""
        others = [column for column in Column if column is not Column.DIFFERENCE]
        return ". ".join(self._in_words(action, column) for column in others)
