"""The log of changes: everything else in a workbook is its fold.

The last change of a field wins, in the order of moment, then id. Nothing is ever edited:
undoing an edit is one more change.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.identity import from_microseconds
from neglect_workbook.domain.records import RecordKind

#: Made once: each value of a log is encoded when a workbook is opened.
_AS_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class FieldKey:
    """The address of one field of one record."""

    kind: RecordKind
    record_id: str
    field: str


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A wish to give a field a value, in JSON's terms."""

    key: FieldKey
    value: JsonValue


@dataclass(frozen=True, slots=True)
class Change:
    """One edit as the log keeps it.

    Attributes:
        id: UUIDv7.
        moment: microseconds since 1970, never smaller than that of the change before it.
        author: an id of the profile that made it; says nothing about the person.
        key: the field.
        value: its new value, in JSON's terms.
    """

    id: str
    moment: int
    author: str
    key: FieldKey
    value: JsonValue

    @property
    def made_at(self) -> datetime:
        """The moment as a date and time in UTC."""
        return from_microseconds(self.moment)

    @property
    def order(self) -> tuple[int, str]:
        """What changes are sorted by."""
        return (self.moment, self.id)

    @property
    def value_text(self) -> str:
        """The value as JSON text, in the one form that the log and the digest use.

        ASCII only, so that half a surrogate pair, which UTF-8 cannot hold, comes back as it was.
        """
        return _AS_JSON.encode(self.value)

    @property
    def digest(self) -> bytes:
        """SHA-256 over every column, so that a damaged row can never pass for a whole one."""
        parts = (
            self.id,
            str(self.moment),
            self.author,
            self.key.kind.value,
            self.key.record_id,
            self.key.field,
            self.value_text,
        )
        framed = "".join(f"{len(part)}:{part}" for part in parts)
        return hashlib.sha256(framed.encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one command did.

    Attributes:
        summary: in a few words, for the undo menu, such as "rating of M3".
        changes: what was added to the log, in order; empty where nothing changed.
        replaced_ids: ids of changes that these take the place of: edits of the same field
            by the same author within a minute are one change.
        record_id: the record that the command made; empty where it made none.
    """

    summary: str
    changes: tuple[Change, ...]
    replaced_ids: tuple[str, ...] = ()
    record_id: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the command found everything as it wanted it."""
        return not self.changes

    @property
    def keys(self) -> frozenset[FieldKey]:
        """The fields that were touched."""
        return frozenset(change.key for change in self.changes)

    def touches(self, kind: RecordKind, record_id: str | None = None) -> bool:
        """Whether a record of this kind (this very one, where an id is given) was touched."""
        return any(key.kind is kind and record_id in (None, key.record_id) for key in self.keys)
