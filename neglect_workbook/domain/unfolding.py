"""The records of a folded log: its fields, put together as values."""

from typing import Any, TypeVar

from neglect_workbook.domain.fields import FIELD_TYPES, from_json
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import Record, RecordKind

_Record = TypeVar("_Record", bound=Record)


def records_of(
    state: FoldedState, kind: RecordKind, record_class: type[_Record]
) -> tuple[_Record, ...]:
    """Every record of a kind that was not removed, in the order of their ids."""
    numbered = "number" in record_class.__dataclass_fields__
    made = []
    for number, record_id in enumerate(state.record_ids(kind), start=1):
        if state.is_removed(kind, record_id):
            continue
        derived: dict[str, str | int] = {"id": record_id}
        if numbered:
            derived["number"] = number
        made.append(record_of(state, kind, record_id, record_class, **derived))
    return tuple(made)


def record_of(
    state: FoldedState,
    kind: RecordKind,
    record_id: str,
    record_class: type[_Record],
    **derived: str | int,
) -> _Record:
    """One record, whether it was ever touched or not.

    Args:
        state: the folded log.
        kind: of the record.
        record_id: which one.
        record_class: what to make of it.
        derived: what is worked out, and so not in the log.
    """
    values: dict[str, Any] = dict(derived)
    for name, value in state.fields(kind, record_id).items():
        if name in FIELD_TYPES[kind] and name not in derived and value is not None:
            values[name] = from_json(kind, name, value)
    return record_class(**values)
