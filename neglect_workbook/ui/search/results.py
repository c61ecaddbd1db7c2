"""What a search panel lists: groups of results, each with a heading, as rows of one list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from neglect_workbook.domain.excerpt import Excerpt
from neglect_workbook.ui.widgets.spoken import joined

#: The Row itself.
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class RowKind(StrEnum):
    """What a row is."""

    HEADING = "heading"
    RESULT = "result"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        kind: what it is.
        title: what it says, with the words to mark.
        detail: a second line; ``None`` for none.
        note: what stands at the right, such as a key or a count.
        icon: the name of an icon; empty for none.
        target: what is meant by it, for whoever made it; of a row for more, its group's title.
    """

    kind: RowKind
    title: Excerpt
    detail: Excerpt | None = None
    note: str = ""
    icon: str = ""
    target: object = None


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """Results of one kind.

    Attributes:
        title: the heading.
        icon: of the heading.
        count: how many results there are.
        row: makes the row of one of them. Only of those that are shown.
    """

    title: str
    icon: str
    count: int
    row: Callable[[int], Row]


class ResultsModel(QAbstractListModel):
    """The rows of several groups."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in order."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def next_place(self, start: int, step: int) -> int:
        """The nearest row that can be chosen, from a place on; -1 where there is none."""
        place = start
        while 0 <= place < len(self._rows):
            if self._rows[place].kind is not RowKind.HEADING:
                return place
            place += step
        return -1

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined((row.title.text, row.detail.text if row.detail else "", row.note))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def rows_of(groups: Sequence[ResultGroup], whole: frozenset[str], most: int) -> Iterator[Row]:
    """The rows of groups, with a heading above each.

    Args:
        groups: those without results are left out.
        whole: the titles of those to show whole.
        most: how many rows the others show before a row for more.
    """
    for group in groups:
        if not group.count:
            continue
        yield Row(RowKind.HEADING, Excerpt(group.title, ()), note=str(group.count), icon=group.icon)
        shown = group.count if group.title in whole or group.count <= most + 1 else most
        yield from (group.row(at) for at in range(shown))
        if shown < group.count:
            words = f"Show all {group.count}"
            yield Row(RowKind.MORE, Excerpt(words, ()), icon="chevron-down", target=group.title)
