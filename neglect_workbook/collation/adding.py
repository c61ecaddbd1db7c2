"""What a file that was gathered changes in a collation; the same bytes count once."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from neglect_workbook.collation.facts_json import facts_text
from neglect_workbook.domain.changes import FieldEdit, FieldKey
from neglect_workbook.domain.collating.facts import RefusedFile, ReturnFacts
from neglect_workbook.domain.fields import REMOVED, JsonValue
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neglect_workbook.collation.one_file import Gathered

_RETURN = RecordKind.GATHERED
_REFUSAL = RecordKind.REFUSAL


class Adding:
    """Works out the edits that files make together.

    Args:
        state: the collation as it is, which does not change meanwhile.
        today: the day on which they are added.
    """

    def __init__(self, state: FoldedState, today: date) -> None:
        self._state = state
        self._today = today
        self._edits: dict[FieldKey, FieldEdit] = {}
        self._refused = dict(self._refusals())

    def edits(self, found: "Iterable[Gathered | RefusedFile]") -> list[FieldEdit]:
        """The edits; what is there already is in them with the value that it has."""
        for one in found:
            if isinstance(one, RefusedFile):
                self._add_refusal(one)
            else:
                self._add_return(one.facts)
        return list(self._edits.values())

    def _add_return(self, facts: ReturnFacts) -> None:
        facts = replace(facts, file=_text(facts.file))
        files = self._files(facts.key)
        if not self._is_here(_RETURN, facts.key):
            files = []
            self._set(_RETURN, facts.key, REMOVED, value=False)
            self._set(_RETURN, facts.key, "received_on", self._today.isoformat())
        if self._value(_RETURN, facts.key, "content") != facts.content or not files:
            # Another version of the program may read more of the very same file.
            self._set(_RETURN, facts.key, "facts", facts_text(facts))
            self._set(_RETURN, facts.key, "content", facts.content)
        if facts.file not in files:
            self._set(_RETURN, facts.key, "files", [*files, facts.file])
        self._let_go(facts.file, facts.key)

    def _add_refusal(self, refused: RefusedFile) -> None:
        file = _text(refused.file)
        if refused.key and self._is_here(_RETURN, refused.key):
            # It was read before, such as with its password.
            return
        key = refused.key or hashlib.sha256(file.encode()).hexdigest()
        self._let_go(file, key)
        self._set(_REFUSAL, key, REMOVED, value=False)
        self._set(_REFUSAL, key, "file", file)
        self._set(_REFUSAL, key, "code", refused.code)
        self._set(_REFUSAL, key, "message", _text(refused.message))
        self._set(_REFUSAL, key, "next_step", _text(refused.next_step))
        self._refused[key] = file

    def _let_go(self, file: str, key: str) -> None:
        """Take out what is said of a file that was refused and is another one now, or was read."""
        is_read = self._is_here(_RETURN, key)
        for refusal, refused_file in tuple(self._refused.items()):
            if (refused_file == file and refusal != key) or (refusal == key and is_read):
                del self._refused[refusal]
                self._set(_REFUSAL, refusal, REMOVED, value=True)

    def _refusals(self) -> Iterator[tuple[str, str]]:
        """The id of each refusal that is in the collation, and its file."""
        for record_id in self._state.record_ids(_REFUSAL):
            if not self._state.is_removed(_REFUSAL, record_id):
                yield record_id, str(self._value(_REFUSAL, record_id, "file"))

    def _is_here(self, kind: RecordKind, record_id: str) -> bool:
        return self._value(kind, record_id, REMOVED) is False

    def _files(self, record_id: str) -> list[str]:
        files = self._value(_RETURN, record_id, "files")
        return list(files) if isinstance(files, list) else []

    def _value(self, kind: RecordKind, record_id: str, field: str) -> JsonValue:
        key = FieldKey(kind, record_id, field)
        edit = self._edits.get(key)
        return self._state.value(key) if edit is None else edit.value

    def _set(self, kind: RecordKind, record_id: str, field: str, value: JsonValue) -> None:
        key = FieldKey(kind, record_id, field)
        self._edits[key] = FieldEdit(key, value)


def _text(name: str) -> str:
    """A text that can be kept: some systems give names bytes that are no text."""
    return name.encode("utf-8", "replace").decode()
