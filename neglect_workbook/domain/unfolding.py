"""The records of a folded log: its fields, put together as values."""

from collections.abc import Iterator
from typing import Any, TypeVar

from neglect_workbook.domain.fields import FIELD_TYPES, from_json
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import Record, RecordKind

_Record = TypeVar("_Record", bound=Record)


def records_of(
    state: FoldedState, kind: RecordKind, record_class: type[_Record]
) -> tuple[_Record, ...]:
    """Every record of a kind that was not removed, in the order of their ids."""
    return state.made(kind, lambda: tuple(_records(state, kind, record_class)))


def record_of(
    state: FoldedState,
    kind: RecordKind,
    record_id: str,
    record_class: type[_Record],
    **derived: str | int,
) -> _Record:
    """One record, touched or not; the same one while none of its fields changes.

    Args:
        state: the folded log.
        kind: of the record.
        record_id: which one.
        record_class: what to make of it.
        derived: what is worked out, and so not in the log.
    """

    def make() -> _Record:
        values: dict[str, Any] = dict(derived)
        for name, value in state.fields(kind, record_id).items():
            if name in FIELD_TYPES[kind] and name not in derived and value is not None:
                values[name] = from_json(kind, name, value)
        return record_class(**values)

    made = state.made(kind, make, record_id)
    if all(getattr(made, name) == value for name, value in derived.items()):
        return made
    # Its number is another one now: an older record came from another copy.
    return make()


def _records(
    state: FoldedState, kind: RecordKind, record_class: type[_Record]
) -> Iterator[_Record]:
    numbered = "number" in record_class.__dataclass_fields__
    for number, record_id in enumerate(state.record_ids(kind), start=1):
        if not state.is_removed(kind, record_id):
            derived: dict[str, str | int] = {"number": number} if numbered else {}
            yield record_of(state, kind, record_id, record_class, id=record_id, **derived)
