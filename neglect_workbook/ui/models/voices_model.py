"""Colleagues' voices as a table: one row a question, one column a rating."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from neglect_workbook.ui.models.row_changes import bring_up_to_date
from neglect_workbook.ui.models.voices_words import counts_in_words, standing_words, too_few

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.role_views import Beside
    from neglect_workbook.domain.voices import Spread

#: The VoiceRow of a row.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: The column with the question; the steps of the scale follow, and what the leaders say is last.
QUESTION_COLUMN: Final = 0

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What colleagues said to one question, beside the leaders.

    Attributes:
        spread: the counts.
        besides: the leaders' answers on the same theme, the one to show first.
        most: the largest count of the whole table, so that bars can be compared.
    """

    spread: "Spread"
    besides: "tuple[Beside, ...]"
    most: int

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.spread.question.id

    @property
    def beside(self) -> "Beside | None":
        """The one answer of the leaders that the row shows."""
        return self.besides[0] if self.besides else None


class VoicesModel(QAbstractTableModel):
    """Rows are told one by one, so that the table keeps its place."""

    def __init__(self, framework: "Framework", parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._steps = framework.scale.steps
        self._rows: list[VoiceRow] = []

    def show_rows(self, rows: "Sequence[VoiceRow]") -> None:
        """Show these rows, in the order of the question set."""
        ids = [one.id for one in self._rows]
        if ids and ids != [one.id for one in rows]:
            # Another question set: nothing of the table stays.
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        else:
            bring_up_to_date(self, self._rows, rows, redraw_all=False)

    def row_of(self, question_id: str) -> int:
        """The row of a question; -1 where it is not there."""
        return next((at for at, one in enumerate(self._rows) if one.id == question_id), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._steps) + 2

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        is_step = 0 < section <= len(self._steps)
        if role == Qt.ItemDataRole.ToolTipRole and is_step:
            return self._steps[section - 1].words
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if is_step:
            return self._steps[section - 1].short
        return "Question to colleagues" if section == QUESTION_COLUMN else "Beside the leaders"

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(row, index.column())
        return None

    def _text(self, row: VoiceRow, column: int) -> str:
        question = row.spread.question
        if column == QUESTION_COLUMN:
            return f"{question.id} {question.short_name}"
        if column <= len(self._steps):
            return str(row.spread.counts.get(self._steps[column - 1].code, ""))
        return standing_words(row.beside, question)

    def _tip(self, row: VoiceRow, column: int) -> str:
        if column == QUESTION_COLUMN:
            return row.spread.question.text
        if not row.spread.is_shown:
            return too_few(self._framework)
        if column <= len(self._steps):
            return f"{self._steps[column - 1].words}: {self._text(row, column)}"
        return self._text(row, column)

    def _in_words(self, row: VoiceRow, column: int) -> str:
        """The whole row in its first cell; a count by itself with what it counts."""
        text = self._text(row, column)
        if column == QUESTION_COLUMN:
            counts = counts_in_words(self._framework, row.spread)
            return f"{text}. {counts}. {standing_words(row.beside, row.spread.question)}"
        if 0 < column <= len(self._steps):
            step = self._steps[column - 1]
            chosen = row.beside is not None and row.beside.code == step.code
            return f"{step.words}: {text or 'not shown'}{', leaders chose this' if chosen else ''}"
        return text
