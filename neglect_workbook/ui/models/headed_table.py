"""A table with a heading above each column: what every such model tells Qt in the same way."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex


class HeadedTable(QAbstractTableModel):
    """So many rows below so many headings."""

    @property
    @abstractmethod
    def headings(self) -> Sequence[str]:
        """What the columns are called, from left to right."""

    @property
    @abstractmethod
    def length(self) -> int:
        """How many rows there are."""

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.length

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_heading = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.headings)
        if is_heading and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None
