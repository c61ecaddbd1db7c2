"""A tree of plain rows for Qt's views.

Qt's own items are deleted by Qt without a word to Python, which takes a new one at the address of
an old one for the dead one: closing and opening workbooks in a row ended the program (decision
0011). These rows are Python's own.
"""

from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Final, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()
_SHOWN: Final = Qt.ItemDataRole.DisplayRole


class TreeRow:
    """One row: what it shows by role, and the rows below it.

    Attributes:
        below: the rows below it, in order; changed through the model only.
    """

    def __init__(
        self, text: str, data: Mapping[int, object], below: "Sequence[TreeRow]" = ()
    ) -> None:
        self.below = list(below)
        self._data: dict[int, object] = {_SHOWN: text, **data}

    @property
    def text(self) -> str:
        """What it says."""
        return str(self._data[_SHOWN])

    def value(self, role: int) -> object:
        """What it holds for a role; ``None`` where it holds nothing."""
        return self._data.get(role)

    def put(self, role: int, value: object) -> bool:
        """Hold a value for a role.

        Returns:
            Whether that is news.
        """
        if self._data.get(role) == value:
            return False
        self._data[role] = value
        return True


class TreeRowModel(QAbstractItemModel):
    """Shows rows, and the rows below them, in one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top = TreeRow("", {})
        self._numbers = count(1)
        # Qt keeps a number for each row, never the row.
        self._rows: dict[int, TreeRow] = {}
        self._number_of: dict[TreeRow, int] = {}
        self._above: dict[TreeRow, TreeRow] = {}

    def rows(self) -> tuple[TreeRow, ...]:
        """The rows at the top."""
        return tuple(self._top.below)

    def append(self, row: TreeRow, above: TreeRow | None = None) -> None:
        """Add a row with all below it, at the end of the top or of what is below another."""
        place = above or self._top
        at = len(place.below)
        self.beginInsertRows(self.index_of(place), at, at)
        place.below.append(row)
        self._learn(row, place)
        self.endInsertRows()

    def remove(self, row: TreeRow) -> None:
        """Take a row away with all below it."""
        place = self._above[row]
        at = place.below.index(row)
        self.beginRemoveRows(self.index_of(place), at, at)
        place.below.remove(row)
        self._forget(row)
        self.endRemoveRows()

    def put(self, row: TreeRow, role: int, value: object) -> None:
        """Show another value in a row."""
        if row.put(role, value):
            index = self.index_of(row)
            self.dataChanged.emit(index, index, [role])

    def index_of(self, row: TreeRow) -> QModelIndex:
        """Where a row stands; an invalid index for one that is not shown."""
        place = self._above.get(row)
        if place is None:
            return QModelIndex()
        return self.createIndex(place.below.index(row), 0, self._number_of[row])

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        place = self._row_at(parent)
        if column != 0 or not 0 <= row < len(place.below):
            return QModelIndex()
        return self.createIndex(row, column, self._number_of[place.below[row]])

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, child: Index) -> QModelIndex: ...

    @override
    def parent(self, child: Index | None = None) -> QModelIndex | QObject | None:
        if child is None:
            return super().parent()
        row = self._rows.get(child.internalId()) if child.isValid() else None
        return QModelIndex() if row is None else self.index_of(self._above[row])

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._row_at(parent).below)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = _SHOWN) -> object:
        return self._row_at(index).value(role) if index.isValid() else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _row_at(self, index: Index) -> TreeRow:
        """The row at an index; the invisible top for one that is not valid."""
        return self._rows.get(index.internalId(), self._top) if index.isValid() else self._top

    def _learn(self, row: TreeRow, above: TreeRow) -> None:
        number = next(self._numbers)
        self._rows[number], self._number_of[row], self._above[row] = row, number, above
        for one in row.below:
            self._learn(one, row)

    def _forget(self, row: TreeRow) -> None:
        for one in row.below:
            self._forget(one)
        del self._rows[self._number_of.pop(row)], self._above[row]
