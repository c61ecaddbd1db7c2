"""The actions of one status as cards: a lane of the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from typing_extensions import override

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.framework import ActionStatus
from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.ui.models.action_plan_filter import ActionPlanFilter
from neglect_workbook.ui.models.action_plan_model import (
    ACTION_ROLE,
    OVERDUE_ROLE,
    ActionPlanModel,
    Column,
)
from neglect_workbook.ui.models.headed_table import Index
from neglect_workbook.ui.widgets.spoken import joined

#: The BoardCard of a row.
CARD_ROLE: Final = Qt.ItemDataRole.UserRole + 3
#: What a card is while it is dragged: the id of its action.
CARD_MIME: Final = "application/x-neglect-workbook-action"


@dataclass(frozen=True, slots=True)
class BoardCard:
    """What a card shows.

    Attributes:
        title: what will be different, else what we will do.
        has_title: false where nothing is written and the title says so.
        lead: the role that leads, or that there is none.
        due: the date, how long it is past, or that there is none.
        is_overdue: whether it is past.
        question_ids: the questions that it is for.
    """

    title: str
    has_title: bool
    lead: str
    due: str
    is_overdue: bool
    question_ids: tuple[str, ...]


class ActionLaneModel(ActionPlanFilter):
    """The actions of one status that are wanted, the first due at the top.

    A card can be dropped here. Nothing changes by itself: whoever hears of it gives the action
    its new status, and the card comes with that.

    Signals:
        card_dropped: the id of an action that is to have this lane's status.
    """

    card_dropped = Signal(str)

    def __init__(
        self,
        model: ActionPlanModel,
        status: ActionStatus,
        place: str = "",
        parent: QObject | None = None,
        *,
        is_read_only: bool = False,
    ) -> None:
        """Show the actions of a status.

        Args:
            model: every action of the plan.
            status: that of this lane.
            place: such as 'lane 2 of 4', for screen readers; empty for a lane without a number.
            parent: what it belongs to.
            is_read_only: whether cards stay where they are.
        """
        super().__init__(model, parent)
        self._status = status
        self._place = place
        self._is_read_only = is_read_only
        self.sort(0)

    @property
    def status(self) -> ActionStatus:
        """The status of every action in here."""
        return self._status

    @property
    def place(self) -> str:
        """Where the lane stands, such as 'lane 2 of 4'."""
        return self._place

    def place_for(self, record_id: str) -> int:
        """The row at which an action would stand here; -1 where there is no such action."""
        source_row = self._model.row_of(record_id)
        if source_row < 0:
            return -1
        wanted = (self._due(source_row), source_row)
        rows = [self.mapToSource(self.index(row, 0)).row() for row in range(self.rowCount())]
        return sum((self._due(row), row) < wanted for row in rows)

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        is_here = self._model.action_at(source_row).status_id == self._status.id
        return is_here and super().filterAcceptsRow(source_row, source_parent)

    @override
    def filterAcceptsColumn(self, source_column: int, source_parent: Index) -> bool:
        return source_column == Column.DIFFERENCE

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        return self._due(source_left.row()) < self._due(source_right.row())

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        action = super().data(index, ACTION_ROLE)
        if not isinstance(action, ImprovementAction):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._card(action, index).title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._in_words(action, index)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._rest_in_words(action)
            case _ if role == CARD_ROLE:
                return self._card(action, index)
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self._is_read_only else Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self._is_read_only else flags | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [CARD_MIME]

    @override
    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        actions = [one.data(ACTION_ROLE) for one in indexes]
        ids = [one.id for one in actions if isinstance(one, ImprovementAction)]
        data.setData(CARD_MIME, ",".join(ids).encode())
        return data

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return not self._is_read_only and self._model.row_of(card_in(data)) >= 0

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.card_dropped.emit(card_in(data))
        return True

    def _due(self, source_row: int) -> tuple[bool, int, str]:
        return self._key(self._model.action_at(source_row), Column.DUE)

    def _cell(self, index: Index, column: Column) -> Index:
        return self.mapToSource(self.index(index.row(), 0)).siblingAtColumn(column)

    def _card(self, action: ImprovementAction, index: Index) -> BoardCard:
        title = action.difference.strip() or action.what_we_do.strip()
        due = self._cell(index, Column.DUE)
        overdue = str(due.data(OVERDUE_ROLE))
        return BoardCard(
            title=title or str(self._cell(index, Column.DIFFERENCE).data()),
            has_title=bool(title),
            lead=str(self._cell(index, Column.LEAD).data()),
            due=overdue or str(due.data()),
            is_overdue=bool(overdue),
            question_ids=action.question_ids,
        )

    def _in_words(self, action: ImprovementAction, index: Index) -> str:
        """'A3, Any adult can spot early signs, Safeguarding lead, due 11 December 2026, ...'."""
        card = self._card(action, index)
        due = f"due {long_date(action.due)}" if action.due else card.due
        late = card.due if card.is_overdue else ""
        title = card.title.rstrip(".")
        parts = (action.label, title, card.lead, due, late, self._status.name, self._place)
        return ", ".join(filter(None, parts))

    @staticmethod
    def _rest_in_words(action: ImprovementAction) -> str:
        ids, what = ", ".join(action.question_ids), action.what_we_do.strip()
        return joined(
            (
                f"For {ids}" if ids else "",
                f"What we will do: {what}" if what and action.difference.strip() else "",
                "" if action.due else action.no_date_reason.strip(),
            )
        )


def card_in(data: QMimeData) -> str:
    """The id of the action that is dragged; empty where it is anything else."""
    return bytes(data.data(CARD_MIME).data()).decode(errors="replace")
