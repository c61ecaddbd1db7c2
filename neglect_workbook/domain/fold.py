"""Folding the log of changes into the present state of every field."""

from collections.abc import Iterable, Iterator

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.fields import REMOVED, JsonValue, is_mark
from neglect_workbook.domain.records import RecordKind


class FoldedState:
    """The last change of every field. Grows with each change; order of arrival is free."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self._latest: dict[tuple[RecordKind, str], dict[str, Change]] = {}
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
                fields = self._latest.setdefault((change.key.kind, change.key.record_id), {})
                fields[change.key.field] = change
        self.last_moment = max(self.last_moment, change.moment)

    def value(self, key: FieldKey) -> JsonValue:
        """The present value of a field; ``None`` where it was never touched."""
        change = self.latest(key)
        return None if change is None else change.value

    def latest(self, key: FieldKey) -> Change | None:
        """The change that gave a field its present value."""
        if is_mark(key.field):
            return self._marks.get(key)
        return self._latest.get((key.kind, key.record_id), {}).get(key.field)

    def touched(self) -> Iterator[FieldKey]:
        """Every field that was ever touched, in no order; marks too."""
        for (kind, record_id), fields in self._latest.items():
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
        return iter(sorted(record_id for held, record_id in self._latest if held is kind))

    def is_removed(self, kind: RecordKind, record_id: str) -> bool:
        """Whether the record was removed."""
        return self.value(FieldKey(kind, record_id, REMOVED)) is True

    def fields(self, kind: RecordKind, record_id: str) -> dict[str, JsonValue]:
        """The values of a record's fields that were ever touched."""
        held = self._latest.get((kind, record_id), {})
        return {name: change.value for name, change in held.items() if name != REMOVED}
