"""The commands that change a workbook, and the snapshot that shows it."""

from typing_extensions import override

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.clock import Clock
from neglect_workbook.domain.fields import REMOVED, FieldValue
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.frozen import freeze
from neglect_workbook.domain.identity import make_id
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import (
    ORGANISATION_ID,
    SnapshotTaker,
    WorkbookSnapshot,
    answer_id,
)
from neglect_workbook.keeping import KeptFile, edits_of
from neglect_workbook.keeping.words import require_words_of
from neglect_workbook.storage.store import Store
from neglect_workbook.workbook.edit_rules import require_open_review

_NOUNS = {
    RecordKind.EVIDENCE: "evidence",
    RecordKind.ACTION: "action",
    RecordKind.INDICATOR: "indicator",
    RecordKind.INDICATOR_VALUE: "indicator value",
    RecordKind.VOICE: "form",
}


class Workbook(KeptFile[WorkbookSnapshot]):
    """A workbook that is open. Made by `create_workbook` and `open_workbook`."""

    def __init__(self, store: Store, framework: Framework, author: str, clock: Clock) -> None:
        super().__init__(store, author, clock)
        self._taker = SnapshotTaker(framework, store.heading.workbook_id)
        self.framework = framework

    def set_organisation(self, **fields: FieldValue) -> ChangeSet:
        """Change what is known of the organisation."""
        edits = edits_of(RecordKind.ORGANISATION, ORGANISATION_ID, fields)
        return self._do("organisation", edits)

    def set_review(self, **fields: FieldValue) -> ChangeSet:
        """Change the open review."""
        return self._do("review", edits_of(RecordKind.REVIEW, self.snapshot.review.id, fields))

    def set_answer(self, question_id: str, **fields: FieldValue) -> ChangeSet:
        """Change fields of the answer to one question."""
        record_id = answer_id(self.snapshot.review.id, question_id)
        if "rating" in fields and self.snapshot.answers[question_id].to_confirm:
            # Whoever chooses a rating has looked at the answer again.
            fields["to_confirm"] = False
        return self._do(f"answer to {question_id}", edits_of(RecordKind.ANSWER, record_id, fields))

    def add_record(self, kind: RecordKind, **fields: FieldValue) -> ChangeSet:
        """Make a new evidence item, improvement action, indicator or value of one.

        The new record's id is in the ChangeSet.
        """
        record_id = make_id(self.next_moment)
        born = FieldEdit(FieldKey(kind, record_id, REMOVED), value=False)
        edits = [born, *edits_of(kind, record_id, fields)]
        return self._do(f"new {_NOUNS[kind]}", edits, record_id=record_id)

    def set_record(self, kind: RecordKind, record_id: str, **fields: FieldValue) -> ChangeSet:
        """Change fields of an evidence item, improvement action, indicator or value."""
        return self._do(_NOUNS[kind], edits_of(kind, record_id, fields))

    def remove_record(self, kind: RecordKind, record_id: str) -> ChangeSet:
        """Take a record out of the workbook. Undo and the history bring it back."""
        edit = FieldEdit(FieldKey(kind, record_id, REMOVED), value=True)
        return self._do(f"remove {_NOUNS[kind]}", [edit])

    def frozen_review(self) -> str:
        """All that the newest review rests on, as text that closing keeps (see `frozen`)."""
        return freeze(self._state, self.snapshot.review.id)

    @override
    def _take_snapshot(self, state: FoldedState) -> WorkbookSnapshot:
        return self._taker.take(state)

    @override
    def _require_allowed(self, edit: FieldEdit) -> None:
        require_words_of(self.framework, edit)
        require_open_review(self.snapshot, self._state, edit)
