"""The texts of a collation that go back to organisations."""

from collections.abc import Iterator

from neglect_workbook.checks.personal_data.findings import LeavingText
from neglect_workbook.domain.collating.snapshot import CollationSnapshot
from neglect_workbook.domain.records import RecordKind


def feedback_texts(snapshot: CollationSnapshot) -> Iterator[LeavingText]:
    """Everything that moderators wrote to organisations, in the order of its records."""
    for one in snapshot.moderations.values():
        if one.feedback.strip():
            yield LeavingText(
                RecordKind.MODERATION, one.id, "feedback", one.feedback, one.question_id
            )
