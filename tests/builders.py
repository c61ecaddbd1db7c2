"""Builds snapshots for tests from content in the shape that `show --json` prints.

Goes through the log of changes as the program does, so the snapshots are real ones.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import (
    ORGANISATION_ID,
    WorkbookSnapshot,
    answer_id,
    take_snapshot,
)
from neglect_workbook.files import resource_path
from neglect_workbook.questions.loader import load

#: Where the moments of the changes begin.
START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

WORKBOOK_ID = "019a4390-0000-7000-8000-000000000001"
AUTHOR = "019a4390-0000-7000-8000-00000000000a"


class Log:
    """A log of changes, a second apart, that tests write by hand."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._moments = count(to_microseconds(START), 1_000_000)

    def new_id(self) -> str:
        """An id that sorts after every one before it."""
        return make_id(next(self._moments))

    def set(self, kind: RecordKind, record_id: str, field: str, value: JsonValue) -> Change:
        """Give a field a value."""
        moment = next(self._moments)
        key = FieldKey(kind, record_id, field)
        change = Change(make_id(moment), moment, AUTHOR, key, value)
        self.changes.append(change)
        return change

    def write(self, kind: RecordKind, record_id: str, fields: Mapping[str, JsonValue]) -> str:
        """Give several fields of one record their values, and hand back its id."""
        for field, value in fields.items():
            self.set(kind, record_id, field, value)
        return record_id

    def snapshot(self, framework: Framework) -> WorkbookSnapshot:
        """The workbook that the log folds to."""
        return take_snapshot(FoldedState(self.changes), framework, WORKBOOK_ID)


def sample_content() -> dict[str, Any]:
    """The content of the sample workbook, free to change."""
    text = resource_path("sample", "hazelmoor.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def sample_snapshot() -> WorkbookSnapshot:
    """The sample workbook: every kind of rating, evidence, actions and indicators."""
    return snapshot_from_content(sample_content())


def snapshot_from_content(content: Mapping[str, Any]) -> WorkbookSnapshot:
    """The snapshot of a workbook that holds this content and nothing else."""
    log = Log()
    log.write(RecordKind.ORGANISATION, ORGANISATION_ID, content.get("organisation", {}))
    review_id = log.new_id()
    log.write(RecordKind.REVIEW, review_id, content.get("review", {"kind_id": "first"}))
    for answer in content.get("answers", ()):
        record_id = answer_id(review_id, answer["question_id"])
        log.write(RecordKind.ANSWER, record_id, _without(answer, "question_id"))
    for item in content.get("evidence", ()):
        log.write(RecordKind.EVIDENCE, log.new_id(), _without(item, "id"))
    for action in content.get("actions", ()):
        log.write(RecordKind.ACTION, log.new_id(), _without(action, "id"))
    for indicator in content.get("indicators", ()):
        indicator_id = log.new_id()
        log.write(RecordKind.INDICATOR, indicator_id, _without(indicator, "id", "values"))
        for value in indicator.get("values", ()):
            fields = {"indicator_id": indicator_id, **value}
            log.write(RecordKind.INDICATOR_VALUE, log.new_id(), fields)
    for form in content.get("voices", ()):
        log.write(RecordKind.VOICE, log.new_id(), {"review_id": review_id, **form})
    return log.snapshot(load(content["framework"]))


def _without(record: Mapping[str, JsonValue], *names: str) -> Mapping[str, JsonValue]:
    return {name: value for name, value in record.items() if name not in names}
