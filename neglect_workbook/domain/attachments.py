"""Copies of evidence inside a workbook: which ones its records still refer to."""

from collections.abc import Iterator, Mapping

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.frozen import thaw
from neglect_workbook.domain.records import RecordKind

#: The fields of Evidence that tell of an attached copy. They go nowhere without the workbook.
ATTACHMENT_FIELDS = frozenset({"file_name", "file_digest", "file_size"})


def wanted_attachments(state: FoldedState) -> Mapping[str, str]:
    """The copies that evidence refers to, now or in a closed review.

    Args:
        state: a whole log, or at least its evidence and its closed reviews.

    Returns:
        The name of each copy by its digest.
    """
    wanted: dict[str, str] = {}
    for content in _closed_contents(state):
        try:
            wanted.update(_attached(thaw(content)))
        except ValueError:
            continue
    wanted.update(_attached(state))
    return wanted


def _closed_contents(state: FoldedState) -> Iterator[str]:
    kind = RecordKind.CLOSED_REVIEW
    for record_id in state.record_ids(kind):
        content = state.value(FieldKey(kind, record_id, "content"))
        if isinstance(content, str) and not state.is_removed(kind, record_id):
            yield content


def _attached(state: FoldedState) -> Iterator[tuple[str, str]]:
    kind = RecordKind.EVIDENCE
    for record_id in state.record_ids(kind):
        digest = state.value(FieldKey(kind, record_id, "file_digest"))
        name = state.value(FieldKey(kind, record_id, "file_name"))
        if digest and not state.is_removed(kind, record_id):
            yield str(digest), str(name or "")
