"""Two copies of one workbook, for tests of what happens when they meet again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.workbook import NewWorkbook, Workbook, create_workbook, open_workbook
from neglect_workbook.workbook.merging import TakenIn, bring_in_copy
from tests.workbook.conftest import FRAMEWORK, MovingClock

OURS = "aaaaaaaaaaaa"
THEIRS = "bbbbbbbbbbbb"
_CONTENT = (
    RecordKind.ORGANISATION,
    RecordKind.REVIEW,
    RecordKind.ANSWER,
    RecordKind.EVIDENCE,
    RecordKind.ACTION,
    RecordKind.INDICATOR,
    RecordKind.INDICATOR_VALUE,
    RecordKind.VOICE,
    RecordKind.CLOSED_REVIEW,
)


@dataclass
class TwoCopies:
    """Both are open; each has a profile of its own, as on two computers."""

    ours: Workbook
    theirs: Workbook
    folder: Path
    clock: MovingClock

    def here(self, question_id: str, **fields: str) -> None:
        """We change an answer, two minutes later."""
        self.clock.move(minutes=2)
        self.ours.set_answer(question_id, **fields)

    def there(self, question_id: str, **fields: str) -> None:
        """They change an answer, two minutes later."""
        self.clock.move(minutes=2)
        self.theirs.set_answer(question_id, **fields)

    def bring_in(self) -> TakenIn:
        """We bring in a copy of theirs."""
        self.clock.move(minutes=2)
        return bring_in_copy(self.ours, copied(self.theirs, self.folder / "from them.nwbk"))

    def bring_in_there(self) -> TakenIn:
        """They bring in a copy of ours."""
        self.clock.move(minutes=2)
        return bring_in_copy(self.theirs, copied(self.ours, self.folder / "from us.nwbk"))


@contextmanager
def two_copies(folder: Path) -> Iterator[TwoCopies]:
    """A workbook with a text and an evidence item, and a copy of it at a colleague's."""
    clock = MovingClock()
    path = folder / "ours.nwbk"
    wanted = NewWorkbook(FRAMEWORK, "Hazelmoor Primary School", "primary", ("M", "S"))
    ours = create_workbook(path, wanted, profile=folder / "here", author=OURS, clock=clock)
    ours.set_answer("M3", reason="We look at it each month.")
    ours.add_record(RecordKind.EVIDENCE, title="Supervision audit")
    theirs = open_workbook(
        copied(ours, folder / "theirs.nwbk"), profile=folder / "there", author=THEIRS, clock=clock
    )
    clock.move(hours=1)
    copies = TwoCopies(ours, theirs, folder, clock)
    try:
        yield copies
    finally:
        copies.ours.close()
        copies.theirs.close()


def copied(workbook: Workbook, path: Path) -> Path:
    """A copy of a workbook in another file."""
    workbook.save_copy(path)
    return path


def content(workbook: Workbook) -> dict[tuple[str, str], dict[str, object]]:
    """Every field of every record, removed ones too."""
    state = workbook.state
    return {
        (kind.value, record_id): {
            **state.fields(kind, record_id),
            "removed": state.is_removed(kind, record_id),
        }
        for kind in _CONTENT
        for record_id in state.record_ids(kind)
    }


def texts_ever(workbook: Workbook) -> set[tuple[object, str]]:
    """Every value that the log holds, with its field."""
    return {(change.key, change.value_text) for change in workbook.changes}
