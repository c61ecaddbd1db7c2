"""Taking in what colleagues' forms said, and letting go of all of it."""

from collections.abc import Mapping

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.workbook.commands import Workbook


def add_paper_form(
    workbook: Workbook, set_id: str, group_id: str, ratings: Mapping[str, str]
) -> ChangeSet:
    """Take in a form that was filled in on paper.

    Args:
        workbook: the form counts in its newest review.
        set_id: the question set that the form asked.
        group_id: the group of colleagues that it came from.
        ratings: the ratings chosen, by question id; what was left blank is not there.

    Raises:
        KnownError: the review is closed, the workbook is open to read only, or a word is not
            one of the framework's.
    """
    return workbook.add_record(
        RecordKind.VOICE,
        review_id=workbook.snapshot.review.id,
        set_id=set_id,
        group_id=group_id,
        ratings=ratings,
    )


def remove_forms(workbook: Workbook) -> ChangeSet:
    """Take every form of the newest review out of the workbook. Undo brings them back.

    There is no way to take out single ones later: what is left would say what they said.

    Raises:
        KnownError: the review is closed, or the workbook is open to read only.
    """
    edits = [
        FieldEdit(FieldKey(RecordKind.VOICE, voice.id, REMOVED), value=True)
        for voice in workbook.snapshot.voices
    ]
    return workbook.apply_edits("removal of all forms", edits)
