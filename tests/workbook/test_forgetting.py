"""Earlier wording that was forgotten is gone: from the file, and from every copy that meets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_workbook.domain.changes import ChangeSet, FieldKey
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import answer_id
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.storage.verify import verify
from neglect_workbook.workbook import Workbook, open_workbook
from neglect_workbook.workbook.forgetting import earlier_wording, forget_earlier_wording
from neglect_workbook.workbook.merging import bring_in_copy
from tests.workbook.conftest import MovingClock
from tests.workbook.two_copies import TwoCopies, copied, two_copies

CANARY = "Freddie from Canary Row"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[TwoCopies]:
    """Two copies of one workbook."""
    with two_copies(tmp_path) as copies:
        yield copies


def _write_over(workbook: Workbook, clock: MovingClock) -> FieldKey:
    workbook.set_answer("M3", reason=f"{CANARY} was seen late.")
    clock.move(minutes=5)
    workbook.set_answer("M3", reason="A child was seen late.")
    clock.move(minutes=5)
    return FieldKey(RecordKind.ANSWER, answer_id(workbook.snapshot.review.id, "M3"), "reason")


def _is_in(workbook: Workbook) -> bool:
    workbook.publish().result()
    return CANARY.encode() in workbook.path.read_bytes()


def test_what_was_written_over_is_in_no_byte_of_the_file(
    workbook: Workbook, clock: MovingClock
) -> None:
    key = _write_over(workbook, clock)
    assert _is_in(workbook)

    forget_earlier_wording(workbook)

    assert not _is_in(workbook)
    assert [change.value for change in workbook.history(key)] == ["A child was seen late."]
    assert workbook.snapshot.answers["M3"].reason == "A child was seen late."
    assert workbook.undo_summary == ""
    assert verify(workbook.path).problems == ()


def test_one_answer_can_be_forgotten_and_the_others_keep_their_history(
    workbook: Workbook, clock: MovingClock
) -> None:
    key = _write_over(workbook, clock)
    workbook.set_answer("M2", reason="first")
    clock.move(minutes=5)
    workbook.set_answer("M2", reason="second")
    other = FieldKey(key.kind, answer_id(workbook.snapshot.review.id, "M2"), "reason")

    forget_earlier_wording(workbook, key.record_id)

    assert len(workbook.history(key)) == 1
    assert [change.value for change in workbook.history(other)] == ["second", "first"]


def test_what_was_removed_goes_and_the_numbers_of_the_others_stay(
    workbook: Workbook, clock: MovingClock
) -> None:
    first = workbook.add_record(RecordKind.EVIDENCE, title=f"Note on {CANARY}").record_id
    clock.move(minutes=1)
    workbook.add_record(RecordKind.EVIDENCE, title="Audit of records")
    workbook.remove_record(RecordKind.EVIDENCE, first)
    labels = [item.label for item in workbook.snapshot.evidence]

    forget_earlier_wording(workbook)

    assert not _is_in(workbook)
    assert [item.label for item in workbook.snapshot.evidence] == labels == ["E2"]


def test_another_copy_that_still_has_it_does_not_bring_it_back(both: TwoCopies) -> None:
    both.here("M3", reason=f"{CANARY} was seen late.")
    both.here("M3", reason="A child was seen late.")
    both.bring_in_there()
    forget_earlier_wording(both.ours)
    both.there("M2", reason="What they wrote.")

    both.bring_in()

    assert both.ours.snapshot.answers["M2"].reason == "What they wrote."
    assert not _is_in(both.ours)
    both.bring_in_there()
    assert not _is_in(both.theirs)
    assert both.theirs.snapshot.answers["M3"].reason == "A child was seen late."


def test_rows_that_are_only_taken_out_come_back(both: TwoCopies) -> None:
    both.here("M3", reason=f"{CANARY} was seen late.")
    both.here("M3", reason="A child was seen late.")
    both.bring_in_there()
    gone = [one for ids in earlier_wording(both.ours).values() for one in ids]
    both.ours.store.append(ChangeSet("", (), tuple(gone))).result()
    assert not _is_in(both.ours)
    reopened = open_workbook(
        copied(both.ours, both.folder / "again.nwbk"), profile=both.folder / "here", author="c" * 12
    )

    bring_in_copy(reopened, copied(both.theirs, both.folder / "from them.nwbk"))

    assert _is_in(reopened)
    reopened.close()


def test_what_somebody_wrote_apart_is_never_forgotten_unseen(both: TwoCopies) -> None:
    both.there("M3", reason="Theirs, which we have not seen.")
    both.here("M3", reason="Ours, first.")
    both.here("M3", reason="Ours, second.")
    forget_earlier_wording(both.ours)

    both.bring_in()

    (conflict,) = open_conflicts(both.ours)
    assert conflict.their_value == "Theirs, which we have not seen."
    assert conflict.key not in earlier_wording(both.ours)


def test_work_that_a_crash_left_does_not_bring_it_back(
    workbook: Workbook, clock: MovingClock, isolated_profile: Path, tmp_path: Path
) -> None:
    _write_over(workbook, clock)
    workbook.publish().result()
    workbook.set_answer("M2", reason="Not in the folder yet.")
    assert workbook.last_save is not None
    workbook.last_save.result()
    workbook.store.abandon()
    colleague = open_workbook(
        workbook.path, profile=tmp_path / "there", author="b" * 12, clock=clock
    )
    forget_earlier_wording(colleague)
    colleague.close()

    again = open_workbook(workbook.path, profile=isolated_profile, author="b" * 12, clock=clock)

    assert again.snapshot.answers["M2"].reason == "Not in the folder yet."
    assert all(CANARY not in str(change.value) for change in again.changes)
    assert not _is_in(again)
    again.close()
