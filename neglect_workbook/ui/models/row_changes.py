"""Bringing a table model's rows up to date so that a view keeps its selection and its place."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_HasId)


def bring_up_to_date(
    model: QAbstractTableModel,
    held: list[_Record],
    wanted: Sequence[_Record],
    *,
    redraw_all: bool,
) -> None:
    """Make the rows of a model those that are wanted, telling of each change by itself.

    Args:
        model: tells its views.
        held: the records of its rows; changed in place.
        wanted: the records as they are now, in an order in which held ones never swap places.
        redraw_all: every row counts as changed, as on another day.
    """
    wanted_ids = {record.id for record in wanted}
    for row in reversed(range(len(held))):
        if held[row].id not in wanted_ids:
            model.beginRemoveRows(QModelIndex(), row, row)
            del held[row]
            model.endRemoveRows()
    for row, record in enumerate(wanted):
        if row == len(held) or held[row].id != record.id:
            model.beginInsertRows(QModelIndex(), row, row)
            held.insert(row, record)
            model.endInsertRows()
        elif redraw_all or held[row] != record:
            held[row] = record
            last = model.index(row, model.columnCount() - 1)
            model.dataChanged.emit(model.index(row, 0), last)
