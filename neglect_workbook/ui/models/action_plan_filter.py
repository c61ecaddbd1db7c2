"""Which actions the plan shows, and in which order."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt
from typing_extensions import override

from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.ui.models.action_plan_model import ActionPlanModel, Column
from neglect_workbook.ui.models.action_timing import When, is_open, is_when
from neglect_workbook.ui.models.headed_table import Index


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions are wanted.

    Attributes:
        when: by their dates.
        lead_role: of this role only; empty for any.
        question_id: for this question only; empty for any.
    """

    when: When = When.ALL
    lead_role: str = ""
    question_id: str = ""


class ActionPlanFilter(QSortFilterProxyModel):
    """Sorts and filters the plan. What is done or stopped stays below whatever is open."""

    def __init__(self, model: ActionPlanModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = Wanted()
        self._kept_id = ""
        self.setSourceModel(model)

    @property
    def wanted(self) -> Wanted:
        """Which actions are wanted now."""
        return self._wanted

    def want(self, wanted: Wanted) -> None:
        """Show these actions only."""
        if wanted != self._wanted:
            self.beginFilterChange()
            self._wanted = wanted
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def keep(self, record_id: str) -> None:
        """Show this action whatever is wanted: its row must not go away while it is edited."""
        if record_id != self._kept_id:
            self.beginFilterChange()
            self._kept_id = record_id
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def row_of(self, record_id: str) -> int:
        """The row of an action; -1 where it is not shown."""
        row = self._model.row_of(record_id)
        return self.mapFromSource(self._model.index(row, 0)).row() if row >= 0 else -1

    def action_at(self, row: int) -> ImprovementAction | None:
        """The action of a row; ``None`` where there is no such row."""
        source = self.mapToSource(self.index(row, 0))
        return self._model.action_at(source.row()) if source.isValid() else None

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        action = self._model.action_at(source_row)
        wanted = self._wanted
        if action.id == self._kept_id:
            return True
        if wanted.lead_role and action.lead_role.strip() != wanted.lead_role:
            return False
        if wanted.question_id and wanted.question_id not in action.question_ids:
            return False
        return is_when(self._model.framework, action, wanted.when, self._model.today)

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        left = self._model.action_at(source_left.row())
        right = self._model.action_at(source_right.row())
        framework = self._model.framework
        left_closed, right_closed = not is_open(framework, left), not is_open(framework, right)
        if left_closed != right_closed:
            # Qt turns the answer round for the descending order; closed ones stay below.
            is_down = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return left_closed if is_down else right_closed
        column = Column(source_left.column())
        return self._key(left, column) < self._key(right, column)

    def _key(self, action: ImprovementAction, column: Column) -> tuple[bool, int, str]:
        """What a column is sorted by: nothing written comes last, then number, then words."""
        framework = self._model.framework
        words, number = "", 0
        match column:
            case Column.DIFFERENCE:
                words = action.difference.strip()
            case Column.WHAT:
                words = action.what_we_do.strip()
            case Column.LEAD:
                words = action.lead_role.strip()
            case Column.DUE:
                number = action.due.toordinal() if action.due else 0
            case Column.STATUS:
                ids = [one.id for one in framework.action_statuses]
                number = 1 + ids.index(action.status_id)
            case Column.QUESTIONS:
                ids = [one.id for one in framework.questions()]
                places = [ids.index(one) for one in action.question_ids if one in ids]
                number = 1 + min(places, default=-1)
        return (not words and not number, number, words.casefold())
