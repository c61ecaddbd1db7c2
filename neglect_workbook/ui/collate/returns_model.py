"""The returns as a table, filtered by how they stand and by words."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from neglect_workbook.ui.collate.returns_rows import ReturnFilter, ReturnRow
from neglect_workbook.ui.models.headed_table import HeadedTable, Index
from neglect_workbook.ui.models.row_changes import bring_up_to_date

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

#: The ReturnRow of a row.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


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
    """The rows that one filter and some words let through, in the order of one column.

    It sorts and filters itself: Qt's own proxy asks for two cells to put two rows in order, and
    thousands of rows would keep the window waiting.
    """

    def __init__(self, parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._all: Sequence[ReturnRow] = ()
        self._rows: list[ReturnRow] = []
        self._chosen = ReturnFilter.ALL
        self._words: tuple[str, ...] = ()
        self._column = Column.ORGANISATION
        self._is_descending = False

    @property
    def rows(self) -> Sequence[ReturnRow]:
        """What could be listed."""
        return self._all

    def show_rows(self, rows: Sequence[ReturnRow]) -> None:
        """List these, as far as the filter lets them through."""
        self._all = rows
        self._list()

    def choose(self, chosen: ReturnFilter) -> None:
        """List other rows."""
        self._chosen = chosen
        self._list()

    def look_for(self, text: str) -> None:
        """List only rows that have all of these words."""
        self._words = tuple(text.casefold().split())
        self._list()

    def row_of(self, row_id: str) -> int:
        """The place of a row; -1 where it is not listed."""
        return next((at for at, one in enumerate(self._rows) if one.id == row_id), -1)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column = Column(column)
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._list()

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
        row = self._rows[index.row()]
        return row if role == ROW_ROLE else _said(row, Column(index.column()), role)

    def _list(self) -> None:
        wanted = [one for one in self._all if self._is_listed(one)]
        wanted.sort(key=lambda one: _sort_key(one, self._column), reverse=self._is_descending)
        order = {one.id: at for at, one in enumerate(wanted)}
        kept = [order[one.id] for one in self._rows if one.id in order]
        few = max(len(wanted), len(self._rows)) // 4
        changed = len(wanted) + len(self._rows) - 2 * len(kept)
        if kept == sorted(kept) and changed <= few:
            # Row by row, the table keeps its place. Many new ones would take long so.
            bring_up_to_date(self, self._rows, wanted, redraw_all=False)
        else:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()

    def _is_listed(self, row: ReturnRow) -> bool:
        if not row.is_in(self._chosen):
            return False
        if not self._words:
            return True
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
