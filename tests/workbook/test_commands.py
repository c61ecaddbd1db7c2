"""What the commands of a workbook do, as a person would notice."""

from collections.abc import Callable
from datetime import date

import pytest

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.fields import FieldValue
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.workbook import Workbook
from tests.workbook.conftest import MovingClock


def _reason_key(workbook: Workbook, question_id: str = "M3") -> FieldKey:
    return FieldKey(RecordKind.ANSWER, workbook.snapshot.answers[question_id].id, "reason")


def _evidence(workbook: Workbook) -> list[tuple[str, str, int]]:
    return [(item.id, item.title, item.level) for item in workbook.snapshot.evidence]


def test_a_command_shows_at_once_and_is_there_after_reopening(
    workbook: Workbook, reopened: Callable[[], Workbook]
) -> None:
    workbook.set_answer("M3", rating="1", reason="Supervision asks about drift.")

    assert workbook.snapshot.answers["M3"].rating == "1"
    answer = reopened().snapshot.answers["M3"]
    assert (answer.rating, answer.reason) == ("1", "Supervision asks about drift.")


def test_saved_means_committed(workbook: Workbook) -> None:
    workbook.set_answer("M3", rating="1")

    assert workbook.last_save is not None
    workbook.last_save.result(timeout=10)
    assert not workbook.store.has_uncommitted


def test_the_change_set_names_what_was_touched_and_nothing_else(workbook: Workbook) -> None:
    change_set = workbook.set_answer("M3", rating="1", reason="")

    assert {key.field for key in change_set.keys} == {"rating"}
    assert change_set.touches(RecordKind.ANSWER)
    assert not change_set.touches(RecordKind.EVIDENCE)


def test_setting_what_is_there_already_changes_nothing(workbook: Workbook) -> None:
    workbook.set_answer("M3", rating="1")

    assert workbook.set_answer("M3", rating="1").is_empty
    assert workbook.undo_summary == "answer to M3"


def test_undo_and_redo_walk_back_and_forth(workbook: Workbook) -> None:
    workbook.set_answer("M3", rating="1")
    workbook.set_answer("M3", rating="2")

    workbook.undo()
    assert workbook.snapshot.answers["M3"].rating == "1"
    workbook.undo()
    assert workbook.snapshot.answers["M3"].rating == ""
    workbook.redo()
    workbook.redo()
    assert workbook.snapshot.answers["M3"].rating == "2"
    assert workbook.redo_summary == ""


def test_a_new_command_drops_what_could_be_done_again(workbook: Workbook) -> None:
    workbook.set_answer("M3", rating="1")
    workbook.undo()
    workbook.set_answer("M4", rating="2")

    with pytest.raises(KnownError, match="nothing to do again"):
        workbook.redo()


def test_with_nothing_done_there_is_nothing_to_undo(workbook: Workbook) -> None:
    with pytest.raises(KnownError, match="nothing to undo"):
        workbook.undo()


def test_edits_of_one_text_within_a_minute_are_one_change(
    workbook: Workbook, clock: MovingClock
) -> None:
    for text in ("Two", "Two people", "Two people read."):
        workbook.set_answer("M3", reason=text)
        clock.move(seconds=20)

    history = workbook.history(_reason_key(workbook))
    assert [change.value for change in history] == ["Two people read."]
    workbook.undo()
    assert workbook.snapshot.answers["M3"].reason == ""


def test_a_text_written_over_by_mistake_can_be_had_back(
    workbook: Workbook, clock: MovingClock
) -> None:
    workbook.set_answer("M3", reason="Two people read every record of the last year.")
    clock.move(seconds=5)
    workbook.set_answer("M3", reason="x")
    clock.move(seconds=5)
    workbook.set_answer("M3", reason="xy")

    history = workbook.history(_reason_key(workbook))
    assert [change.value for change in history] == [
        "xy",
        "Two people read every record of the last year.",
    ]
    workbook.undo()
    assert workbook.snapshot.answers["M3"].reason == history[1].value


def test_an_edit_after_a_minute_is_a_change_of_its_own(
    workbook: Workbook, clock: MovingClock
) -> None:
    workbook.set_answer("M3", reason="First.")
    clock.move(seconds=61)
    workbook.set_answer("M3", reason="Second.")

    history = workbook.history(_reason_key(workbook))
    assert [change.value for change in history] == ["Second.", "First."]


def test_an_edit_of_another_field_between_ends_the_change(workbook: Workbook) -> None:
    workbook.set_answer("M3", reason="First.")
    workbook.set_answer("M4", reason="Elsewhere.")
    workbook.set_answer("M3", reason="Second.")

    assert len(workbook.history(_reason_key(workbook))) == 2


def test_an_undone_text_is_kept_in_the_history(workbook: Workbook) -> None:
    workbook.set_answer("M3", reason="Worth keeping.")
    workbook.undo()
    workbook.set_answer("M3", reason="Other words.")

    values = [change.value for change in workbook.history(_reason_key(workbook))]
    assert values == ["Other words.", "", "Worth keeping."]


def test_an_earlier_wording_comes_back(workbook: Workbook, clock: MovingClock) -> None:
    workbook.set_answer("M3", reason="First.")
    clock.move(minutes=5)
    workbook.set_answer("M3", reason="Second.")
    first = workbook.history(_reason_key(workbook))[-1]

    workbook.restore(first)

    assert workbook.snapshot.answers["M3"].reason == "First."


def test_a_clock_set_back_two_years_loses_nothing(
    workbook: Workbook, clock: MovingClock, reopened: Callable[[], Workbook]
) -> None:
    workbook.set_answer("M3", reason="Before.")
    clock.move(days=-730)
    workbook.set_answer("M3", rating="2")
    workbook.set_answer("M3", reason="After.")

    answer = reopened().snapshot.answers["M3"]
    assert (answer.reason, answer.rating) == ("After.", "2")


def test_a_new_record_can_be_undone_as_one_and_done_again(workbook: Workbook) -> None:
    made = workbook.add_record(
        RecordKind.EVIDENCE, title="Training log", level=2, question_ids=("M1",)
    )
    workbook.undo()
    assert _evidence(workbook) == []

    workbook.redo()
    assert _evidence(workbook) == [(made.record_id, "Training log", 2)]


def test_numbers_of_removed_records_are_not_used_again(workbook: Workbook) -> None:
    first = workbook.add_record(RecordKind.EVIDENCE, title="One").record_id
    workbook.remove_record(RecordKind.EVIDENCE, first)
    workbook.add_record(RecordKind.EVIDENCE, title="Two")

    assert [item.label for item in workbook.snapshot.evidence] == ["E2"]


def test_a_removed_record_comes_back_whole(workbook: Workbook) -> None:
    record_id = workbook.add_record(
        RecordKind.ACTION, what_we_do="Read three records", due=date(2026, 12, 11)
    ).record_id
    workbook.remove_record(RecordKind.ACTION, record_id)
    workbook.undo()

    (action,) = workbook.snapshot.actions
    assert (action.what_we_do, action.due) == ("Read three records", date(2026, 12, 11))


@pytest.mark.parametrize(("field", "value"), [("rating", "7"), ("checks", {"nonsense": True})])
def test_what_the_framework_does_not_know_is_refused_and_changes_nothing(
    workbook: Workbook, field: str, value: FieldValue
) -> None:
    with pytest.raises(KnownError, match=field):
        workbook.set_answer("M3", **{field: value})

    assert not workbook.snapshot.answers["M3"].is_answered


def test_characters_that_no_file_can_hold_are_cleaned_at_the_door(workbook: Workbook) -> None:
    workbook.set_answer("M3", reason="tidy\x00 \ud800text\r\nnext")

    assert workbook.snapshot.answers["M3"].reason == "tidy text\nnext"


def test_a_workbook_open_to_read_refuses_every_command(
    reopened: Callable[[], Workbook],
) -> None:
    read_only = reopened()

    with pytest.raises(KnownError, match="read only"):
        read_only.set_answer("M3", rating="1")
    assert not read_only.snapshot.answers["M3"].is_answered


def test_changes_of_another_copy_are_taken_in_and_end_the_undo_list(
    workbook: Workbook,
) -> None:
    workbook.set_answer("M3", reason="Ours.")
    ours = workbook.history(_reason_key(workbook))[0]
    theirs = type(ours)("f" * 36, ours.moment + 1, "b" * 12, ours.key, "Theirs.")

    change_set = workbook.absorb([theirs, ours])

    assert change_set.changes == (theirs,)
    assert workbook.snapshot.answers["M3"].reason == "Theirs."
    assert workbook.undo_summary == ""
    assert not workbook.is_own(theirs)
