import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.received import feedback_on, feedback_to_look_at
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.exchange.content import content_text, read_content
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.feedback.writing import write_feedback, write_receipt
from neglect_workbook.exchange.incoming.recognise import recognise
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    action_from_feedback,
    close_review,
    create_workbook,
    fill_workbook,
    mark_looked_at,
    open_workbook,
    record_sent,
    start_review,
    take_in_feedback,
    take_in_receipt,
)
from neglect_workbook.workbook.feedback_files import take_in_answer
from tests.came_back import ARRIVED, LOWERED, MODERATED, feedback_for, receipt_for
from tests.workbook.conftest import FRAMEWORK, MovingClock

SENT_ON = date(2026, 12, 1)
UNKNOWN_CODE = "ZZZZ-9999"


def _sent(workbook: Workbook, day: date = SENT_ON) -> str:
    code = check_code(workbook.snapshot)
    record_sent(workbook, ("plan", "return"), code, day)
    return code


def test_what_arrived_as_it_was_sent_is_said_in_one_line(workbook: Workbook) -> None:
    _sent(workbook)
    taken = take_in_receipt(workbook, receipt_for(workbook.snapshot))
    assert taken.sentence == "The receipt: Received on 3 December 2026, same content as sent."
    assert len(workbook.snapshot.receipts) == 1


def test_an_unknown_check_code_is_named_and_not_guessed_at(workbook: Workbook) -> None:
    _sent(workbook)
    taken = take_in_receipt(workbook, receipt_for(workbook.snapshot, UNKNOWN_CODE))
    assert f"other content than you sent: check code {UNKNOWN_CODE}." in taken.sentence


def test_a_workbook_without_a_note_of_what_it_made_says_to_compare(workbook: Workbook) -> None:
    taken = take_in_receipt(workbook, receipt_for(workbook.snapshot, UNKNOWN_CODE))
    assert f"with check code {UNKNOWN_CODE}. Compare it with what you sent." in taken.sentence
    of_now = take_in_receipt(workbook, receipt_for(workbook.snapshot))
    assert "same content as sent" in of_now.sentence, "its content shows that it is ours"


def test_an_earlier_return_is_told_from_the_newest(workbook: Workbook) -> None:
    first = _sent(workbook)
    workbook.set_answer("M1", reason="Something was added.")
    _sent(workbook, SENT_ON)
    taken = take_in_receipt(workbook, receipt_for(workbook.snapshot, first))
    assert "same content as the return made on 1 December 2026." in taken.sentence
    assert "You have made another return since." in taken.sentence


def test_cells_that_were_changed_on_the_way_are_named(workbook: Workbook) -> None:
    _sent(workbook)
    changed = ("M3: Rating", "M3: Working well")
    receipt = replace(receipt_for(workbook.snapshot), is_as_sent=False, changed_cells=changed)
    sentence = take_in_receipt(workbook, receipt).sentence
    assert "changed after it was made: M3: Rating and 1 more." in sentence


def test_the_same_receipt_and_the_same_feedback_count_once(workbook: Workbook) -> None:
    for _ in range(2):
        receipt = take_in_receipt(workbook, receipt_for(workbook.snapshot))
        feedback = take_in_feedback(workbook, feedback_for(workbook.snapshot))
    assert receipt.change_set.is_empty
    assert feedback.change_set.is_empty
    assert "already" in receipt.sentence
    assert "already" in feedback.sentence
    assert len(workbook.snapshot.receipts) == 1
    assert list(workbook.snapshot.feedback) == ["M1", "M3", "S6"]


def test_another_organisations_files_change_nothing(workbook: Workbook) -> None:
    theirs = replace(
        receipt_for(workbook.snapshot), return_id="R-XXXX-XXXX", organisation="Elmbrook Nursery"
    )
    with pytest.raises(KnownError, match="R-XXXX-XXXX of Elmbrook Nursery") as refused:
        take_in_receipt(workbook, theirs)
    assert refused.value.code == "other_return"
    with pytest.raises(KnownError, match="R-XXXX-XXXX"):
        take_in_feedback(
            workbook, replace(feedback_for(workbook.snapshot), return_id="R-XXXX-XXXX")
        )
    assert not workbook.snapshot.receipts
    assert not workbook.snapshot.feedback


def test_feedback_on_a_question_that_is_not_known_changes_nothing(workbook: Workbook) -> None:
    unknown = replace(LOWERED, question_id="X9")
    with pytest.raises(KnownError, match="X9"):
        take_in_feedback(workbook, feedback_for(workbook.snapshot, LOWERED, unknown))
    assert not workbook.snapshot.feedback


def test_corrected_feedback_replaces_and_the_old_stays_in_the_history(workbook: Workbook) -> None:
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    mark_looked_at(workbook, "M3")
    corrected = replace(LOWERED, comment="We have seen it now.")
    later = feedback_for(workbook.snapshot, corrected, day=date(2027, 1, 20))
    sentence = take_in_feedback(workbook, later).sentence

    assert "1 question corrected" in sentence
    held = workbook.snapshot.feedback["M3"]
    assert held.comment == "We have seen it now."
    assert not held.is_looked_at, "it is news again"
    history = workbook.history(FieldKey(RecordKind.FEEDBACK, held.id, "comment"))
    assert [change.value for change in history] == [corrected.comment, LOWERED.comment]
    assert len(workbook.snapshot.feedback) == 3, "the others stay as they were"


def test_older_feedback_does_not_replace_later_feedback(workbook: Workbook) -> None:
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    before = workbook.snapshot
    with pytest.raises(KnownError, match="14 January 2027") as refused:
        take_in_feedback(workbook, feedback_for(before, LOWERED, day=date(2027, 1, 2)))
    assert refused.value.code == "older_feedback"
    assert workbook.snapshot == before


def test_feedback_on_an_older_check_code_says_so(workbook: Workbook) -> None:
    first = _sent(workbook)
    workbook.set_answer("M1", reason="Something was added.")
    _sent(workbook, date(2026, 12, 9))
    sentence = take_in_feedback(workbook, feedback_for(workbook.snapshot, code=first)).sentence
    assert "It is about the return made on 1 December 2026." in sentence
    other = take_in_feedback(workbook, feedback_for(workbook.snapshot, code=UNKNOWN_CODE))
    assert f"check code {UNKNOWN_CODE}, which this workbook has not made." in other.sentence


def test_what_was_changed_in_the_file_is_said(workbook: Workbook) -> None:
    feedback = replace(feedback_for(workbook.snapshot), changed=("M3",))
    assert "Changed since the partnership made the file: M3." in (
        take_in_feedback(workbook, feedback).sentence
    )


def test_undo_takes_feedback_back_but_not_that_a_file_was_made(workbook: Workbook) -> None:
    workbook.set_answer("M1", reason="Something was written.")
    code = _sent(workbook)
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    workbook.undo()
    assert not workbook.snapshot.feedback
    workbook.undo()
    assert workbook.snapshot.answers["M1"].reason == ""
    assert {one.check_code for one in workbook.snapshot.sent} == {code}
    workbook.redo()
    workbook.redo()
    assert len(workbook.snapshot.feedback) == 3


def test_to_make_a_file_makes_no_file_out_of_date(workbook: Workbook) -> None:
    before = workbook.snapshot
    _sent(workbook)
    assert workbook.snapshot == before
    assert check_code(workbook.snapshot) == check_code(before)


def test_everything_is_there_when_it_is_opened_again(
    workbook: Workbook, reopened: Callable[[], Workbook]
) -> None:
    _sent(workbook)
    take_in_receipt(workbook, receipt_for(workbook.snapshot))
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    before = workbook.snapshot
    after = reopened().snapshot
    assert (after.sent, after.receipts) == (before.sent, before.receipts)
    assert dict(after.feedback) == dict(before.feedback)


def test_two_copies_that_both_take_it_in_hold_it_once(tmp_path: Path, workbook: Workbook) -> None:
    copy = tmp_path / "copy.nwbk"
    workbook.save_copy(copy)
    other = open_workbook(copy, profile=tmp_path / "other", author="b" * 12)
    for one in (workbook, other):
        receipt = take_in_receipt(one, receipt_for(one.snapshot))
        feedback = take_in_feedback(one, feedback_for(one.snapshot))
    other.close()
    workbook.absorb((*receipt.change_set.changes, *feedback.change_set.changes))
    assert len(workbook.snapshot.receipts) == 1
    assert list(workbook.snapshot.feedback) == ["M1", "M3", "S6"]


def test_what_comes_after_closing_stays_with_its_review(workbook: Workbook) -> None:
    _sent(workbook)
    close_review(workbook, date(2026, 12, 2))
    closed = workbook.snapshot
    take_in_receipt(workbook, receipt_for(closed))
    assert [one.received_on for one in workbook.snapshot.receipts] == [ARRIVED], "although closed"

    start_review(workbook, "midpoint", date(2027, 1, 10))
    assert not workbook.snapshot.receipts
    sentence = take_in_feedback(workbook, feedback_for(closed)).sentence
    assert sentence.startswith("Feedback on the first review: 3 questions.")
    assert not workbook.snapshot.feedback
    previous = workbook.snapshot.previous
    assert previous is not None
    assert previous.is_whole, "what was frozen is untouched"
    assert list(previous.snapshot.feedback) == ["M1", "M3", "S6"]
    found = feedback_on(workbook.snapshot, "M3")
    assert found is not None
    assert found.past == previous


def test_an_action_is_made_of_the_comment_and_undone_as_one(workbook: Workbook) -> None:
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    assert feedback_to_look_at(workbook.snapshot) == ("S6", "M1", "M3")
    made = action_from_feedback(workbook, "M3")
    (action,) = workbook.snapshot.actions
    assert (action.id, action.question_ids) == (made.record_id, ("M3",))
    assert action.starting_point == f'The partnership said: "{LOWERED.comment}"'
    assert not action.what_we_do, "only we can say what we will do"
    assert feedback_to_look_at(workbook.snapshot) == ("S6", "M1")
    workbook.undo()
    assert not workbook.snapshot.actions
    assert "M3" in feedback_to_look_at(workbook.snapshot)


def test_there_is_no_action_of_nothing(workbook: Workbook) -> None:
    with pytest.raises(KnownError, match="no comment on M3"):
        action_from_feedback(workbook, "M3")
    assert mark_looked_at(workbook, "M3").is_empty


def test_a_workbook_that_can_only_be_read_says_so(
    workbook: Workbook, reopened: Callable[[], Workbook]
) -> None:
    snapshot = workbook.snapshot
    readable = reopened()
    assert record_sent(readable, ("return",), check_code(snapshot), SENT_ON).is_empty
    with pytest.raises(KnownError, match="read only"):
        take_in_receipt(readable, receipt_for(snapshot))


def test_a_review_frozen_before_there_was_feedback_still_reads(
    tmp_path: Path, isolated_profile: Path, clock: MovingClock
) -> None:
    wanted = NewWorkbook(FRAMEWORK, "Hazelmoor Primary School", "primary", ("M",))
    book = create_workbook(
        tmp_path / "old.nwbk", wanted, profile=isolated_profile, author="c" * 12, clock=clock
    )
    close_review(book, MODERATED)
    content = book._state.value(
        FieldKey(RecordKind.CLOSED_REVIEW, book.snapshot.review.id, "content")
    )
    assert isinstance(content, str)
    assert "feedback" not in content, "what is frozen has the form that it always had"
    assert book.snapshot.past[-1].is_whole
    book.close()


def test_a_content_file_shows_what_came_back_and_filling_passes_it_over(
    workbook: Workbook, tmp_path: Path, isolated_profile: Path
) -> None:
    code = _sent(workbook)
    take_in_receipt(workbook, receipt_for(workbook.snapshot))
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    text = content_text(workbook.snapshot)
    shown = json.loads(text)
    assert [one["check_code"] for one in shown["sent"]] == [code, code]
    assert [one["received_on"] for one in shown["receipts"]] == ["2026-12-03"]
    assert {one["question_id"]: one["comment"] for one in shown["feedback"]}["M3"] == (
        LOWERED.comment
    )

    wanted = NewWorkbook(FRAMEWORK, "Elmbrook Nursery", "early_years", ("M",))
    other = create_workbook(
        tmp_path / "other.nwbk", wanted, profile=isolated_profile, author="d" * 12
    )
    fill_workbook(other, read_content(text))
    assert not other.snapshot.receipts
    assert not other.snapshot.feedback
    other.close()


def test_each_file_is_taken_in_by_what_is_in_it(workbook: Workbook, tmp_path: Path) -> None:
    snapshot, framework = workbook.snapshot, workbook.framework
    receipt, feedback, returned = (tmp_path / name for name in ("a.xlsx", "b.xlsx", "c.xlsx"))
    write_receipt(receipt_for(snapshot), framework, receipt)
    write_feedback(feedback_for(snapshot), framework, feedback, MODERATED)
    write_return(return_tables(snapshot, SENT_ON), returned)

    assert take_in_answer(workbook, recognise(returned)) is None, "nothing is filled in"
    for path in (receipt, feedback):
        assert take_in_answer(workbook, recognise(path)) is not None
    assert [one.received_on for one in workbook.snapshot.receipts] == [ARRIVED]
    assert workbook.snapshot.feedback["M3"].comment == LOWERED.comment

    moderated = load_workbook(returned)
    sheet = moderated["Answers"]
    places = {cell.value: cell.coordinate.rstrip("3") for cell in sheet[3]}
    sheet[f"{places['Feedback to organisation']}4"] = "Thank you."
    moderated.save(returned)
    taken = take_in_answer(workbook, recognise(returned))
    assert taken is not None
    assert taken.sentence.startswith("Feedback: 1 question.")
