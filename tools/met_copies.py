"""A workbook into which a colleague's copy came, with something of every kind to choose."""

from datetime import date
from pathlib import Path
from typing import Final

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.settings import SettingsFile
from neglect_workbook.workbook import NewWorkbook, Workbook, create_workbook, open_workbook
from neglect_workbook.workbook.merging import bring_in_copy
from tools.sample_window import FRAMEWORK_ID

_THEIRS: Final = "b" * 12
_BEFORE: Final = (
    "Supervision happens every half term. The lead asks about drift in every case, and what is "
    "decided is written into the record on the same day."
)
_OUR_REASON: Final = (
    "Supervision happens every half term. The lead asks about drift in every open case, and what "
    "is decided is written into the record within a week.\n\n"
    "In July we looked at ten records. Eight had a decision and a date."
)
_THEIR_REASON: Final = (
    "Supervision happens every three weeks. The lead asks about drift in every case, and what is "
    "decided is written into the record on the same day.\n\n"
    "Two new colleagues have not had a session yet."
)


def met_copies(folder: Path) -> Path:
    """Make the workbook, or leave it as it is where it is there already.

    Args:
        folder: where it goes, and where the profile of whoever looks is.
    """
    path = folder / "copies" / "hazelmoor.nwbk"
    if path.exists():
        return path
    path.parent.mkdir()
    profile = folder / "profile"
    author = SettingsFile(profile).read().author
    wanted = NewWorkbook(FRAMEWORK_ID, "Hazelmoor Primary School", "primary")
    ours = create_workbook(path, wanted, profile=profile, author=author)
    audit = _written(ours)
    copy = path.with_name("from the head.nwbk")
    ours.save_copy(copy)
    theirs = open_workbook(copy, profile=folder / "theirs", author=_THEIRS)
    theirs.set_answer("M3", reason=_THEIR_REASON, rating="2")
    theirs.remove_record(RecordKind.EVIDENCE, audit)
    _plan(theirs, "Half a day a week for supervision", date(2027, 3, 26))
    theirs.close()
    ours.set_answer("M3", reason=_OUR_REASON, rating="1")
    ours.set_record(RecordKind.EVIDENCE, audit, shows="That every case is talked about.")
    _plan(ours, "Half a day each week for supervision", date(2027, 2, 12))
    bring_in_copy(ours, copy)
    ours.close()
    return path


def _written(workbook: Workbook) -> str:
    """What both begin with; the id of the evidence."""
    workbook.set_answer("M3", reason=_BEFORE, rating="2")
    workbook.add_record(
        RecordKind.ACTION,
        question_ids=("M3",),
        what_we_do="Look at ten records each term",
        lead_role="Deputy head teacher",
    )
    audit = workbook.add_record(RecordKind.EVIDENCE, title="Supervision audit, summer term")
    return audit.record_id


def _plan(workbook: Workbook, what: str, due: date) -> None:
    """Set when the action is due, and add one that the other copy adds too."""
    action = workbook.snapshot.actions[0]
    workbook.set_record(RecordKind.ACTION, action.id, due=due)
    workbook.add_record(RecordKind.ACTION, question_ids=("M3",), what_we_do=what)
