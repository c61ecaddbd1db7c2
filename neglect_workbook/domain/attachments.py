"""What lies beside the log inside a file: which of it the records still refer to.

In a workbook that is copies of evidence; in a collation, what each return said.
"""

import json
from collections.abc import Iterator, Mapping

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import RecordKind

#: The kinds of records that refer to such copies.
REFERRING_KINDS = (
    RecordKind.EVIDENCE,
    RecordKind.CLOSED_REVIEW,
    RecordKind.GATHERED,
    RecordKind.COLLATION,
)

#: The fields of Evidence that tell of an attached copy. They go nowhere without the workbook.
ATTACHMENT_FIELDS = frozenset({"file_name", "file_digest", "file_size"})


def wanted_attachments(state: FoldedState) -> Mapping[str, str]:
    """The copies that records refer to, now or in a closed review.

    Args:
        state: a whole log, or at least its records of ``REFERRING_KINDS``.

    Returns:
        The name of each copy by its digest.
    """
    wanted: dict[str, str] = dict(_gathered(state))
    for content in _closed_contents(state):
        wanted.update(_frozen(content))
    kind = RecordKind.EVIDENCE
    for record_id in state.record_ids(kind):
        if not state.is_removed(kind, record_id):
            wanted.update(_attached(state.fields(kind, record_id)))
    return wanted


def _gathered(state: FoldedState) -> Iterator[tuple[str, str]]:
    """Digest of what each gathered return said, with the name of its file; the one before too."""
    kind = RecordKind.GATHERED
    for record_id in state.record_ids(kind):
        fields = state.fields(kind, record_id)
        digest, files = fields.get("content"), fields.get("files")
        if digest and not state.is_removed(kind, record_id):
            yield str(digest), files[0] if isinstance(files, list) and files else ""
    for record_id in state.record_ids(RecordKind.COLLATION):
        fields = state.fields(RecordKind.COLLATION, record_id)
        if fields.get("earlier_content"):
            yield str(fields["earlier_content"]), str(fields.get("earlier_name", ""))


def _closed_contents(state: FoldedState) -> Iterator[str]:
    kind = RecordKind.CLOSED_REVIEW
    for record_id in state.record_ids(kind):
        content = state.value(FieldKey(kind, record_id, "content"))
        if isinstance(content, str) and not state.is_removed(kind, record_id):
            yield content


def _frozen(content: str) -> Iterator[tuple[str, str]]:
    """What the evidence of a closed review refers to: see ``frozen.freeze``."""
    try:
        records = json.loads(content)[RecordKind.EVIDENCE]
        for fields in records.values():
            yield from _attached(fields)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return


def _attached(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Digest and name of the copy of one item, where it has one."""
    digest = fields.get("file_digest")
    if digest:
        yield str(digest), str(fields.get("file_name", ""))
