"""What no edit of a workbook may do, asked before anything is written."""

from neglect_workbook.domain.changes import FieldEdit, FieldKey
from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError

#: Records that are frozen once their review is closed.
_OF_A_REVIEW = frozenset({RecordKind.REVIEW, RecordKind.ANSWER, RecordKind.VOICE})


def require_open_review(snapshot: WorkbookSnapshot, state: FoldedState, edit: FieldEdit) -> None:
    """Raise ``KnownError`` where an edit is of a closed review.

    It is kept as it was; evidence, actions and indicators go on.

    Args:
        snapshot: the workbook as it stands.
        state: the same, folded.
        edit: what is wished.
    """
    if edit.key.kind not in _OF_A_REVIEW or not snapshot.is_closed:
        return
    if _review_of(state, edit) == snapshot.review.id:
        raise KnownError(
            "review_closed",
            "This review is closed, so its answers are kept as they were.",
            "Start the next review to answer again.",
        )


def _review_of(state: FoldedState, edit: FieldEdit) -> JsonValue:
    """The review whose record an edit changes."""
    key = edit.key
    if key.kind is not RecordKind.VOICE:
        return key.record_id.partition("/")[0]
    field = FieldKey(key.kind, key.record_id, "review_id")
    return edit.value if key == field else state.value(field)
