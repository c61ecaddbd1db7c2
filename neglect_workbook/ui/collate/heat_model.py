"""The heat map as a table: a row for each question, a column for each sector."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from neglect_workbook.domain.collating.findings import about_cell

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.picture import HeatCell, Picture
    from neglect_workbook.domain.framework import Framework, Sector
    from neglect_workbook.domain.question_set import Question

#: The HeatCell of a cell; ``None`` where the sector has no such answers.
CELL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: The Question of a row header, and the HeatColumn of a column header.
HEAD_ROLE: Final = Qt.ItemDataRole.UserRole + 2
#: Whether a question set begins with a row that is not the first.
NEW_SET_ROLE: Final = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex | QPersistentModelIndex

HIDDEN: Final = "Hidden"
UNKNOWN_SECTOR: Final = "Sector not known"


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """One sector.

    Attributes:
        id: of the sector; empty for returns whose sector was not understood.
        name: in full.
        short: for the head of the column.
        returns: how many returns it has.
        is_hidden: fewer than the smallest group: nothing of it is shown.
    """

    id: str
    name: str
    short: str
    returns: int
    is_hidden: bool


class HeatModel(QAbstractTableModel):
    """Sectors that may be shown come first, those that are hidden last."""

    def __init__(self, framework: "Framework") -> None:
        super().__init__()
        self._framework = framework
        self._questions: Sequence[Question] = ()
        self._columns: Sequence[HeatColumn] = ()
        self._picture: Picture | None = None
        self._set_id = ""

    @property
    def questions(self) -> "Sequence[Question]":
        """The rows."""
        return self._questions

    @property
    def columns(self) -> Sequence[HeatColumn]:
        """The columns."""
        return self._columns

    def show_picture(self, picture: "Picture", set_id: str) -> None:
        """Show the questions of one set, or all of them where ``set_id`` is empty."""
        columns = _columns(self._framework, picture)
        is_same = columns == self._columns and set_id == self._set_id and bool(self._questions)
        self._picture = picture
        if is_same:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._set_id = set_id
        self._columns = columns
        self._questions = tuple(self._framework.questions((set_id,) if set_id else None))
        self.endResetModel()

    def place_of(self, question_id: str, sector_id: str) -> QModelIndex:
        """Where a cell is; not valid where it is not shown."""
        ids = [one.id for one in self._questions]
        sectors = [one.id for one in self._columns]
        if question_id not in ids or sector_id not in sectors:
            return QModelIndex()
        return self.index(ids.index(question_id), sectors.index(sector_id))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._questions)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._picture is None:
            return None
        question, column = self._questions[index.row()], self._columns[index.column()]
        cell = self._picture.cells.get((question.id, column.id))
        if role == CELL_ROLE:
            return cell
        if role == NEW_SET_ROLE:
            row = index.row()
            return row > 0 and self._questions[row - 1].set_id != question.set_id
        return self._said(cell, question, column, role)

    def _said(
        self, cell: "HeatCell | None", question: "Question", column: HeatColumn, role: int
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(cell, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{question.id}, {column.name}: {self._in_full(cell)}"
        return self._in_full(cell) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_column = orientation == Qt.Orientation.Horizontal
        heads: Sequence[Question] | Sequence[HeatColumn]
        heads = self._columns if is_column else self._questions
        if section >= len(heads):
            return None
        if role == HEAD_ROLE:
            return heads[section]
        if is_column:
            column = self._columns[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return column.name
            said = f"{column.short}, {returns_words(column.returns)}"
        else:
            question = self._questions[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return question.text
            said = f"{question.id} {question.short_name}"
        return said if role == Qt.ItemDataRole.DisplayRole else None

    def words(self, cell: "HeatCell | None", column: HeatColumn) -> str:
        """What a cell says, in a word or two."""
        if cell is None or not cell.returns:
            return "None"
        if cell.is_hidden:
            smallest = self._framework.smallest_group
            is_small = cell.returns < smallest and not column.is_hidden
            return f"Under {smallest}" if is_small else HIDDEN
        scale, code = self._framework.scale, cell.most_common
        short = scale.rating(code).short if code else scale.not_answered_short
        return f"{short} {cell.counts.get(code, 0)}"

    def _in_full(self, cell: "HeatCell | None") -> str:
        return "No return answered it" if cell is None else about_cell(cell, self._framework)


def returns_words(count: int) -> str:
    """How many returns."""
    return "1 return" if count == 1 else f"{count} returns"


def sector_short(sector: "Sector") -> str:
    """What a sector is called where there is little room."""
    return sector.short or sector.name


def _columns(framework: "Framework", picture: "Picture") -> Sequence[HeatColumn]:
    columns = []
    for sector_id, returns in picture.sectors.items():
        if sector_id:
            sector = framework.sector(sector_id)
            name, short = sector.name, sector_short(sector)
        else:
            name = short = UNKNOWN_SECTOR
        is_hidden = not any(
            not cell.is_hidden and cell.returns
            for (_, sector), cell in picture.cells.items()
            if sector == sector_id
        )
        columns.append(HeatColumn(sector_id, name, short, returns, is_hidden))
    return tuple(sorted(columns, key=lambda one: one.is_hidden))
