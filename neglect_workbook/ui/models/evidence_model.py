"""The evidence of a workbook as a table: one row an item, in the order of making."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    Qt,
    Signal,
)
from typing_extensions import override

from neglect_workbook.domain.dates import long_date, short_date
from neglect_workbook.domain.rating import is_out_of_date
from neglect_workbook.domain.records import Evidence
from neglect_workbook.ui.models.headed_table import HeadedTable, Index
from neglect_workbook.ui.models.row_changes import bring_up_to_date
from neglect_workbook.ui.widgets.table_delegate import CHIPS_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from PySide6.QtCore import QObject

    from neglect_workbook.domain.framework import Framework

_ROLE: Final = Qt.ItemDataRole.UserRole
#: The Evidence of a row.
EVIDENCE_ROLE: Final = _ROLE + 1
#: What a column is sorted by; None where there is nothing, which always comes last.
SORT_ROLE: Final = _ROLE + 2
#: All that can be searched for in a row, as one text.
SEARCH_ROLE: Final = _ROLE + 3
#: Whether the item is older than the framework takes as current.
OUT_OF_DATE_ROLE: Final = _ROLE + 4
#: Whether the attached copy is damaged or missing.
COPY_LOST_ROLE: Final = _ROLE + 5

NO_TITLE: Final = "No title yet"
NO_LEVEL: Final = "No level yet"
NO_DATE: Final = "No date"
NO_TYPE: Final = "No type yet"
_NO_PLACE: Final = "Not said"
_NO_QUESTION: Final = "No question yet"
_ATTACHED: Final = "copy attached"
_LOST: Final = "attached copy damaged or missing"


class Column(IntEnum):
    """The columns, from left to right."""

    TITLE = 0
    TYPE = 1
    LEVEL = 2
    DATE = 3
    KEPT_AT = 4
    SUPPORTS = 5


_HEADINGS: Final = {
    Column.TITLE: "What it is",
    Column.TYPE: "Type",
    Column.LEVEL: "Level",
    Column.DATE: "Date",
    Column.KEPT_AT: "Where it is kept",
    Column.SUPPORTS: "Supports",
}
#: The field of Evidence behind each column that can be edited in its cell.
FIELDS: Final = {
    Column.TITLE: "title",
    Column.TYPE: "type_id",
    Column.LEVEL: "level",
    Column.DATE: "dated",
    Column.KEPT_AT: "kept_at",
}


class EvidenceModel(HeadedTable):
    """Items of evidence. What changes is told row by row, so that a view keeps its place.

    Signals:
        edit_requested: record id, field and new value of a cell that somebody edited. Whoever
            carries it out calls `show_items` with what came of it.
    """

    edit_requested = Signal(str, str, object)

    def __init__(self, framework: "Framework", parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._items: list[Evidence] = []
        self._today: date | None = None
        self._lost: frozenset[str] = frozenset()
        self._is_read_only = False
        self._readers: dict[int, Callable[[Evidence, Column], object]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.EditRole: _value,
            Qt.ItemDataRole.AccessibleTextRole: self._in_words,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            EVIDENCE_ROLE: lambda item, _: item,
            SORT_ROLE: self._sort_key,
            SEARCH_ROLE: lambda item, _: self._search_text(item),
            OUT_OF_DATE_ROLE: lambda item, _: self._is_out_of_date(item),
            COPY_LOST_ROLE: lambda item, _: item.id in self._lost,
            CHIPS_ROLE: _chips,
        }

    @property
    def items(self) -> "tuple[Evidence, ...]":
        """The items shown, in the order of making."""
        return tuple(self._items)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let cells be read only."""
        self._is_read_only = is_read_only

    def row_of(self, record_id: str) -> int:
        """The row of an item; -1 where it is not there."""
        return next((row for row, one in enumerate(self._items) if one.id == record_id), -1)

    def show_items(
        self, items: "Sequence[Evidence]", today: "date", lost: "Collection[str]" = ()
    ) -> None:
        """Show these items.

        Args:
            items: in the order of making.
            today: the day from which it is told what is out of date.
            lost: ids of those whose attached copy is damaged or missing.
        """
        is_other = (self._today, self._lost) != (today, frozenset(lost))
        self._today, self._lost = today, frozenset(lost)
        bring_up_to_date(self, self._items, items, redraw_all=is_other)

    @property
    @override
    def headings(self) -> Sequence[str]:
        return tuple(_HEADINGS.values())

    @property
    @override
    def length(self) -> int:
        return len(self._items)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in FIELDS and not self._is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        reader = self._readers.get(role)
        return reader(self._items[index.row()], Column(index.column())) if reader else None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column = Column(index.column())
        if column not in FIELDS or self._is_read_only:
            return False
        item, field = self._items[index.row()], FIELDS[column]
        if value != getattr(item, field):
            self.edit_requested.emit(item.id, field, value)
        return True

    # -- in words ----------------------------------------------------------------------

    def _text(self, item: Evidence, column: Column) -> str:
        if column is Column.TITLE:
            return item.title.strip() or NO_TITLE
        if column is Column.TYPE:
            return self._type(item) or NO_TYPE
        if column is Column.LEVEL:
            return self._level(item) or NO_LEVEL
        if column is Column.DATE:
            return short_date(item.dated) if item.dated else NO_DATE
        if column is Column.KEPT_AT:
            return _kept(item) or _NO_PLACE
        return ", ".join(item.question_ids) or _NO_QUESTION

    def _in_words(self, item: Evidence, column: Column) -> str:
        words = f"{_HEADINGS[column]}: {self._text(item, column)}"
        if column is Column.KEPT_AT and item.has_copy:
            return f"{words}, {_LOST if item.id in self._lost else _ATTACHED}"
        if column is Column.TITLE:
            return f"{item.label} {self._text(item, column)}"
        if column is Column.DATE and item.dated is not None:
            late = ", out of date" if self._is_out_of_date(item) else ""
            return f"{_HEADINGS[column]}: {long_date(item.dated)}{late}"
        return words

    def _tip(self, item: Evidence, column: Column) -> str:
        if column is Column.DATE and self._is_out_of_date(item):
            months = self._framework.evidence_out_of_date_months
            return f"Over {months} months old. Check again, or keep it as history."
        if column is Column.SUPPORTS:
            names = {one.id: one.short_name for one in self._framework.questions()}
            return "\n".join(f"{one} {names.get(one, '')}".strip() for one in item.question_ids)
        if column is Column.TITLE:
            return "\n".join(filter(None, (item.title.strip(), item.shows.strip())))
        if column is Column.KEPT_AT and item.id in self._lost:
            return f"{item.file_name}: the attached copy is damaged or missing"
        return self._text(item, column)

    def _search_text(self, item: Evidence) -> str:
        texts = (
            item.label,
            item.title,
            self._type(item),
            self._level(item),
            item.shows,
            item.whose_view,
            item.period,
            item.kept_at,
            item.file_name,
            item.also_used_for,
            *item.question_ids,
        )
        return "\n".join(texts)

    def _sort_key(self, item: Evidence, column: Column) -> object:
        """Texts, whole numbers and ISO dates, which Qt and Python compare alike."""
        keys: dict[Column, object] = {
            Column.TITLE: item.title.strip().casefold(),
            Column.TYPE: self._type(item).casefold(),
            Column.LEVEL: item.level,
            Column.DATE: item.dated.isoformat() if item.dated else "",
            Column.KEPT_AT: _kept(item).casefold(),
            Column.SUPPORTS: self._first_question(item),
        }
        return keys[column] or None

    def _first_question(self, item: Evidence) -> int:
        """The place of its first question in the framework, from 1; 0 for none."""
        ids = [one.id for one in self._framework.questions()]
        return min((ids.index(one) + 1 for one in item.question_ids if one in ids), default=0)

    def _type(self, item: Evidence) -> str:
        return self._framework.evidence_type(item.type_id).name if item.type_id else ""

    def _level(self, item: Evidence) -> str:
        return self._framework.evidence_level(item.level).name if item.level else ""

    def _is_out_of_date(self, item: Evidence) -> bool:
        return self._today is not None and is_out_of_date(self._framework, item, self._today)


def _value(item: Evidence, column: Column) -> object:
    """The value of the field that is edited in a column."""
    return getattr(item, FIELDS[column]) if column in FIELDS else None


def _kept(item: Evidence) -> str:
    """The name of the attached copy and where the item is kept; either may be empty."""
    return ", ".join(filter(None, (item.file_name, item.kept_at.strip())))


def _chips(item: Evidence, column: Column) -> object:
    return item.question_ids if column is Column.SUPPORTS else None
