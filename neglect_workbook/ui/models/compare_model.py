"""Two reviews side by side as a table: one row a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from neglect_workbook.domain.compare import Movement
from neglect_workbook.ui.models.headed_table import HeadedTable, Index
from neglect_workbook.ui.models.row_changes import bring_up_to_date
from neglect_workbook.ui.movements import MOVEMENTS

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from neglect_workbook.domain.compare import Comparison
    from neglect_workbook.domain.rating_scale import RatingScale

#: Said of what was not answered or confirmed before a review was closed.
LEFT_OPEN: Final = "Left open"
#: The CompareRow of a row.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns, from left to right."""

    QUESTION = 0
    BEFORE = 1
    AFTER = 2
    CHANGE = 3


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One question in two reviews.

    Attributes:
        comparison: the question, both answers, and how it moved.
        is_over: the later review is closed, so nothing is to do there any more.
    """

    comparison: "Comparison"
    is_over: bool = False

    @property
    def change(self) -> tuple[str, str]:
        """Icon and word for how it moved."""
        icon, word = MOVEMENTS[self.comparison.movement]
        if self.comparison.movement is Movement.TO_ANSWER:
            is_rated = self.comparison.after.is_rated
            icon = "circle-dashed" if is_rated else icon
            word = LEFT_OPEN if self.is_over else "To confirm" if is_rated else word
        return icon, word

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.comparison.question.id


class CompareModel(HeadedTable):
    """Rows are told one by one, so that the table keeps its place."""

    def __init__(self, scale: "RatingScale", parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._rows: list[CompareRow] = []
        self._names = ("Before", "Now")

    def show_rows(self, rows: "Sequence[CompareRow]", names: tuple[str, str]) -> None:
        """Show these rows.

        Args:
            rows: in the framework's order.
            names: of the earlier and the later review, for the headings.
        """
        bring_up_to_date(self, self._rows, rows, redraw_all=False)
        if names != self._names:
            self._names = names
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.BEFORE, Column.AFTER)

    def row_of(self, question_id: str) -> int:
        """The row of a question; -1 where it is not there."""
        return next((at for at, one in enumerate(self._rows) if one.id == question_id), -1)

    @property
    @override
    def headings(self) -> Sequence[str]:
        return ("Question", *self._names, "Change")

    @property
    @override
    def length(self) -> int:
        return len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.QUESTION:
            return row.comparison.question.text
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.QUESTION:
            return self._in_words(row)
        return None

    def _text(self, row: CompareRow, column: Column) -> str:
        one = row.comparison
        if column is Column.QUESTION:
            return f"{one.question.id} {one.question.short_name}"
        if column is Column.CHANGE:
            return row.change[1]
        answer = one.before if column is Column.BEFORE else one.after
        if not answer.rating:
            return self._scale.not_answered_short
        return self._scale.rating(answer.rating).short

    def _in_words(self, row: CompareRow) -> str:
        """The whole row, with the full words of the ratings."""
        one = row.comparison
        before = self._scale.words(one.before.rating or None)
        after = self._scale.words(one.after.rating or None)
        earlier, later = self._names
        question = self._text(row, Column.QUESTION)
        return f"{question}. {earlier}: {before}. {later}: {after}. {row.change[1]}."
