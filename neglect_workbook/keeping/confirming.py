"""Saying why what the personal-data check found may stay."""

from neglect_workbook.checks.personal_data.findings import LeavingText
from neglect_workbook.checks.personal_data.marks import MarkKind
from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.confirmations import confirmation_id, confirmed_digest
from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.kept_file import KeptFile


def confirm_personal_data(
    file: KeptFile[object], source: LeavingText, kind: MarkKind, reason: str
) -> ChangeSet:
    """Say why the marks of one kind in a text may stay. Any edit of the text voids it.

    Args:
        file: the workbook, or the collation, that it is kept in.
        source: the text as the person saw it; if it says something else by now, what is said
            here holds for the text that was seen.
        kind: what was found in it.
        reason: why it may stay, in the person's words.

    Raises:
        KnownError: no reason was given, or the file is open to read only.
    """
    if not reason.strip():
        raise KnownError(
            "reason_needed", "Say in a few words why it may stay.", "Or change the text."
        )
    record_id = confirmation_id(source.kind, source.record_id, source.field, kind)
    said = {
        "about_kind": source.kind.value,
        "about_id": source.record_id,
        "about_field": source.field,
        "mark_kind": kind.value,
        "digest": confirmed_digest(source.text, kind),
        "reason": reason.strip(),
    }
    edits = [FieldEdit(_key(record_id, REMOVED), value=False)]
    edits += [FieldEdit(_key(record_id, name), value) for name, value in said.items()]
    return file.apply_edits("confirm that it may stay", edits)


def withdraw_confirmation(file: KeptFile[object], source: LeavingText, kind: MarkKind) -> ChangeSet:
    """Take back what was said of a text; nothing changes where nothing was said.

    Raises:
        KnownError: the file is open to read only.
    """
    record_id = confirmation_id(source.kind, source.record_id, source.field, kind)
    if file.state.value(_key(record_id, REMOVED)) is not False:
        return ChangeSet("", ())
    edit = FieldEdit(_key(record_id, REMOVED), value=True)
    return file.apply_edits("take back that it may stay", [edit])


def _key(record_id: str, field: str) -> FieldKey:
    return FieldKey(RecordKind.CONFIRMATION, record_id, field)
