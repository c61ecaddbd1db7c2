"""Evidence as a list model, for the list of a question and for choosing from."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from neglect_workbook.domain.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.records import Evidence

#: The Evidence of a row.
EVIDENCE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: All that can be searched for in a row, as one text.
SEARCH_ROLE: Final = Qt.ItemDataRole.UserRole + 2

_NO_TITLE: Final = "No title yet"


class EvidenceListModel(QAbstractListModel):
    """Items of evidence in the order of making."""

    def __init__(self, framework: "Framework", parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._items: tuple[Evidence, ...] = ()

    def show_items(self, items: "Sequence[Evidence]") -> None:
        """Show these; where they are the same ones, what changed is repainted in place."""
        wanted = tuple(items)
        if [one.id for one in wanted] != [one.id for one in self._items]:
            self.beginResetModel()
            self._items = wanted
            self.endResetModel()
        elif wanted != self._items:
            self._items = wanted
            self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))

    def row_of(self, record_id: str) -> int:
        """The row of an item; -1 where it is not shown."""
        return next((row for row, one in enumerate(self._items) if one.id == record_id), -1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title.strip() or _NO_TITLE
        if role == EVIDENCE_ROLE:
            return item
        if role == SEARCH_ROLE:
            return " ".join((item.label, item.title, self._type(item), item.kept_at, item.shows))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(item)
        return None

    def _in_words(self, item: "Evidence") -> str:
        parts = [item.title.strip() or _NO_TITLE]
        if item.level:
            parts.append(self._framework.evidence_level(item.level).name)
        if item.dated:
            parts.append(long_date(item.dated))
        return ", ".join(parts)

    def _type(self, item: "Evidence") -> str:
        return self._framework.evidence_type(item.type_id).name if item.type_id else ""
