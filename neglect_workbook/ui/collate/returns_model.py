"""The returns as a table, filtered by how they stand and by words."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QSortFilterProxyModel,
    Qt,
)
from typing_extensions import override

from neglect_workbook.ui.collate.returns_rows import ReturnFilter, ReturnRow
from neglect_workbook.ui.models.headed_table import HeadedTable, Index
from neglect_workbook.ui.models.row_changes import bring_up_to_date

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

#: The ReturnRow of a row.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: What a column is sorted by.
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 2


class Column(IntEnum):
    """The columns, from left to right."""

    ORGANISATION = 0
    STATE = 1
    MADE = 2
    NOTE = 3


_HEADINGS: Final = {
    Column.ORGANISATION: "Organisation",
    Column.STATE: "State",
    Column.MADE: "Made",
    Column.NOTE: "To look at",
}


class ReturnsModel(HeadedTable):
    """The rows. What changes is told row by row, so that the table keeps its place."""

    def __init__(self, parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._rows: list[ReturnRow] = []

    @property
    def rows(self) -> Sequence[ReturnRow]:
        """What is listed."""
        return self._rows

    def show_rows(self, rows: Sequence[ReturnRow]) -> None:
        """List these."""
        held = {one.id for one in self._rows}
        if len(held.symmetric_difference(one.id for one in rows)) > len(rows) // 4:
            # Row by row, many new ones would take long.
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        else:
            order = {one.id: at for at, one in enumerate(rows)}
            kept = [order[one.id] for one in self._rows if one.id in order]
            if kept != sorted(kept):
                self.beginResetModel()
                self._rows = list(rows)
                self.endResetModel()
                return
            bring_up_to_date(self, self._rows, rows, redraw_all=False)

    def row_of(self, row_id: str) -> int:
        """The place of a row; -1 where it is not listed."""
        return next((at for at, one in enumerate(self._rows) if one.id == row_id), -1)

    @property
    @override
    def headings(self) -> Sequence[str]:
        return tuple(_HEADINGS.values())

    @property
    @override
    def length(self) -> int:
        return len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return _sort_key(row, column)
        return _said(row, column, role)


class ReturnsFilter(QSortFilterProxyModel):
    """Lets through what one filter and some words ask for."""

    def __init__(self, model: ReturnsModel) -> None:
        super().__init__(model)
        self._chosen = ReturnFilter.ALL
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    @property
    def chosen(self) -> ReturnFilter:
        """The filter that is on."""
        return self._chosen

    def choose(self, chosen: ReturnFilter) -> None:
        """List other rows."""
        self.beginFilterChange()
        self._chosen = chosen
        self.endFilterChange()

    def look_for(self, text: str) -> None:
        """List only rows that have all of these words."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        row = model.index(source_row, 0).data(ROW_ROLE)
        if not isinstance(row, ReturnRow) or not row.is_in(self._chosen):
            return False
        said = (row.organisation, row.sector, row.state.words, row.note, row.file)
        text = " ".join(said).casefold()
        return all(word in text for word in self._words)


def _said(row: ReturnRow, column: Column, role: int) -> str | None:
    text = _text(row, column)
    if role == Qt.ItemDataRole.DisplayRole:
        return text
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{_HEADINGS[column]}: {text or 'nothing'}"
    if role == Qt.ItemDataRole.ToolTipRole:
        return row.file if column is Column.ORGANISATION else text
    return None


def _text(row: ReturnRow, column: Column) -> str:
    return {
        Column.ORGANISATION: row.organisation,
        Column.STATE: row.state.words,
        Column.MADE: row.made,
        Column.NOTE: row.note,
    }[column]


def _sort_key(row: ReturnRow, column: Column) -> str:
    name = row.organisation.casefold()
    made = row.made_on.isoformat() if row.made_on is not None else ""
    first = {
        Column.ORGANISATION: "",
        Column.STATE: row.state.words,
        Column.MADE: made,
        Column.NOTE: row.note or "~",
    }[column]
    return f"{first}\t{name}"
