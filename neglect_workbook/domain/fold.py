"""Folding the log of changes into the present state of every field."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar, cast

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.fields import REMOVED, JsonValue, is_mark
from neglect_workbook.domain.records import RecordKind

_Made = TypeVar("_Made")
#: Stands for all records of a kind.
_ALL: Final = ""


class FoldedState:
    """The last change of every field. Grows with each change; order of arrival is free."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self._latest: dict[RecordKind, dict[str, dict[str, Change]]] = {}
        self._made: dict[tuple[RecordKind, str], object] = {}
        self._marks: dict[FieldKey, Change] = {}
        self.last_moment = 0
        for change in changes:
            self.apply(change)

    def apply(self, change: Change) -> None:
        """Take in one change; an older one than the one held for its field is passed over."""
        held = self.latest(change.key)
        if held is None or held.order < change.order:
            if is_mark(change.key.field):
                self._marks[change.key] = change
            else:
                kind, record_id = change.key.kind, change.key.record_id
                records = self._latest.setdefault(kind, {})
                records.setdefault(record_id, {})[change.key.field] = change
                self._made.pop((kind, record_id), None)
                self._made.pop((kind, _ALL), None)
        self.last_moment = max(self.last_moment, change.moment)

    def value(self, key: FieldKey) -> JsonValue:
        """The present value of a field; ``None`` where it was never touched."""
        change = self.latest(key)
        return None if change is None else change.value

    def latest(self, key: FieldKey) -> Change | None:
        """The change that gave a field its present value."""
        if is_mark(key.field):
            return self._marks.get(key)
        return self._latest.get(key.kind, {}).get(key.record_id, {}).get(key.field)

    def touched(self) -> Iterator[FieldKey]:
        """Every field that was ever touched, in no order; marks too."""
        for kind, records in self._latest.items():
            for record_id, fields in records.items():
                for field in fields:
                    yield FieldKey(kind, record_id, field)
        yield from self._marks

    def open_marks(self) -> Iterator[FieldKey]:
        """The marks of two changes made apart of which nobody chose one yet, in their order."""
        marks = sorted(self._marks.values(), key=lambda change: change.order)
        return (change.key for change in marks if change.value is True)

    def record_ids(self, kind: RecordKind) -> Iterator[str]:
        """The ids of every record of a kind, removed ones too, in the order they were made.

        Ids are UUIDv7, so their order is that of making.
        """
        return iter(sorted(self._latest.get(kind, {})))

    def is_removed(self, kind: RecordKind, record_id: str) -> bool:
        """Whether the record was removed."""
        return self.value(FieldKey(kind, record_id, REMOVED)) is True

    def fields(self, kind: RecordKind, record_id: str) -> dict[str, JsonValue]:
        """The values of a record's fields that were ever touched."""
        held = self._latest.get(kind, {}).get(record_id, {})
        return {name: change.value for name, change in held.items() if name != REMOVED}

    def made(self, kind: RecordKind, make: Callable[[], _Made], record_id: str = _ALL) -> _Made:
        """What is made of fields, and made again only once one of them has changed.

        Args:
            kind: of the records.
            make: makes it of the fields that are named here, and of no others. For the same ones
                it is always the same function.
            record_id: of which record; without it, of all records of the kind.
        """
        key = (kind, record_id)
        if key not in self._made:
            self._made[key] = make()
        return cast("_Made", self._made[key])
