"""Which items of evidence are shown, and in what order."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from typing_extensions import override

from neglect_workbook.domain.records import Evidence
from neglect_workbook.ui.models.evidence_model import (
    EVIDENCE_ROLE,
    OUT_OF_DATE_ROLE,
    SEARCH_ROLE,
    SORT_ROLE,
    EvidenceModel,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex


class EvidenceFilter(QSortFilterProxyModel):
    """The model's rows that are asked for. The item that is open is never filtered away."""

    def __init__(self, model: EvidenceModel, parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._level = 0
        self._question_ids: frozenset[str] | None = None
        self._is_out_of_date_only = False
        self._open_id = ""
        self.setSourceModel(model)

    @property
    def is_filtering(self) -> bool:
        """Whether anything is asked for but everything."""
        asked = (self._words, self._level, self._question_ids is not None)
        return any(asked) or self._is_out_of_date_only

    def set_text(self, text: str) -> None:
        """Ask for items that hold every one of these words."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_level(self, level: int) -> None:
        """Ask for items of one step of the ladder; 0 for all."""
        self.beginFilterChange()
        self._level = level
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_out_of_date_only(self, *, is_on: bool) -> None:
        """Ask for items that are out of date."""
        self.beginFilterChange()
        self._is_out_of_date_only = is_on
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_question_ids(self, question_ids: "Collection[str] | None") -> None:
        """Ask for items that support one of these questions; ``None`` for any or none."""
        self.beginFilterChange()
        self._question_ids = None if question_ids is None else frozenset(question_ids)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_open_id(self, record_id: str) -> None:
        """Keep this item in sight whatever is asked for; empty for none."""
        if record_id != self._open_id:
            self.beginFilterChange()
            self._open_id = record_id
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self.sourceModel().index(source_row, 0, source_parent)
        item = index.data(EVIDENCE_ROLE)
        if not isinstance(item, Evidence):
            return False
        if item.id == self._open_id:
            return True
        if self._level and item.level != self._level:
            return False
        if self._is_out_of_date_only and not index.data(OUT_OF_DATE_ROLE):
            return False
        if self._question_ids is not None and self._question_ids.isdisjoint(item.question_ids):
            return False
        text = str(index.data(SEARCH_ROLE)).casefold()
        return all(word in text for word in self._words)

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        left, right = source_left.data(SORT_ROLE), source_right.data(SORT_ROLE)
        if (left is None) != (right is None):
            # What is not there comes last, whichever way the rest is turned.
            return (right is None) == self._is_ascending
        if left == right:
            # Otherwise in the order of making, whichever way the rest is turned.
            return (source_left.row() < source_right.row()) == self._is_ascending
        return bool(left < right)

    @property
    def _is_ascending(self) -> bool:
        return self.sortOrder() == Qt.SortOrder.AscendingOrder
