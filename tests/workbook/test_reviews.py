"""Closing a review and starting the next, as the one who did the work would notice."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.workbook import (
    Workbook,
    add_paper_form,
    close_review,
    open_workbook,
    start_review,
)

JULY = date(2026, 7, 14)
NOVEMBER = date(2026, 11, 23)


@pytest.fixture
def filled(workbook: Workbook) -> Workbook:
    """A workbook with answers, evidence, an action and an indicator."""
    workbook.set_answer("M1", rating="1", reason="As it was in July.", come_back=True)
    workbook.set_answer("M2", rating="na", not_applicable_reason="No such work here.")
    workbook.set_answer("M3", reason="Words, and no rating yet.")
    workbook.set_review(people_involved="2 leaders", approved_role="Chair", privacy_confirmed=True)
    workbook.add_record(RecordKind.EVIDENCE, title="Training log", question_ids=("M1",), level=2)
    workbook.add_record(RecordKind.ACTION, what_we_do="Read six records", status_id="on_track")
    workbook.add_record(RecordKind.INDICATOR, name="Concerns", direction="watch")
    return workbook


def _m1(workbook: Workbook) -> str:
    return workbook.snapshot.answers["M1"].id


def test_a_closed_review_keeps_its_answers_and_says_when(filled: Workbook) -> None:
    close_review(filled, JULY)
    snapshot = filled.snapshot
    assert snapshot.is_closed
    assert [(one.closed_on, one.is_whole) for one in snapshot.past] == [(JULY, True)]
    assert snapshot.answers["M1"].reason == "As it was in July."


@pytest.mark.parametrize(
    "command",
    [
        lambda book: book.set_answer("M1", reason="Another."),
        lambda book: book.set_review(limits="Late."),
        lambda book: book.restore(
            book.history(FieldKey(RecordKind.ANSWER, _m1(book), "rating"))[0]
        ),
        lambda book: add_paper_form(book, "P", "teachers", {"P1": "1"}),
        lambda book: close_review(book, NOVEMBER),
    ],
)
def test_what_is_closed_cannot_be_changed(
    filled: Workbook, command: Callable[[Workbook], object]
) -> None:
    close_review(filled, JULY)
    with pytest.raises(KnownError) as caught:
        command(filled)
    assert caught.value.code == "review_closed"
    assert filled.snapshot.answers["M1"].reason == "As it was in July."


def test_evidence_actions_and_indicators_go_on(filled: Workbook) -> None:
    close_review(filled, JULY)
    action = filled.snapshot.actions[0]
    filled.set_record(RecordKind.ACTION, action.id, status_id="done")
    filled.add_record(RecordKind.EVIDENCE, title="A later audit")
    filled.set_organisation(contact_role="Deputy")

    assert filled.snapshot.actions[0].status_id == "done"
    assert len(filled.snapshot.evidence) == 2
    assert len(filled.snapshot.past[0].snapshot.evidence) == 1
    assert filled.snapshot.past[0].snapshot.actions[0].status_id == "on_track"


def test_undo_opens_a_closed_review_again_and_redo_closes_it(filled: Workbook) -> None:
    close_review(filled, JULY)
    filled.undo()
    assert not filled.snapshot.past
    filled.redo()
    assert [(one.closed_on, one.is_whole) for one in filled.snapshot.past] == [(JULY, True)]


def test_a_review_that_was_opened_again_is_closed_as_it_stands_then(filled: Workbook) -> None:
    close_review(filled, JULY)
    filled.undo()
    filled.set_answer("M1", reason="Changed after all.")
    close_review(filled, NOVEMBER)
    past = filled.snapshot.past
    assert [(one.closed_on, one.is_whole) for one in past] == [(NOVEMBER, True)]
    assert past[0].answers["M1"].reason == "Changed after all."


def test_the_next_review_carries_every_answer_forward_to_confirm(filled: Workbook) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    snapshot = filled.snapshot
    first, second = snapshot.answers["M1"], snapshot.answers["M2"]

    assert (snapshot.review.kind_id, snapshot.review.started_on) == ("midpoint", NOVEMBER)
    assert (first.rating, first.reason) == ("1", "As it was in July.")
    assert first.to_confirm
    assert second.not_applicable_reason == "No such work here."
    assert not first.come_back, "what was to come back to is over"
    assert not first.is_answered


def test_the_next_review_asks_anew_who_took_part_and_who_agreed(filled: Workbook) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    review = filled.snapshot.review
    assert (review.people_involved, review.approved_role) == ("", "")
    assert not review.privacy_confirmed


def test_an_answer_without_a_rating_keeps_its_words(filled: Workbook) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    assert filled.snapshot.answers["M3"].reason == "Words, and no rating yet."
    assert not filled.snapshot.answers["M3"].is_answered


def test_evidence_and_actions_are_the_same_records_in_the_next_review(filled: Workbook) -> None:
    before = filled.snapshot
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    after = filled.snapshot
    assert (after.evidence, after.actions, after.indicators) == (
        before.evidence,
        before.actions,
        before.indicators,
    )


def test_choosing_a_rating_confirms_and_editing_a_text_alone_does_not(filled: Workbook) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    filled.set_answer("M1", reason="Looked at again.")
    assert filled.snapshot.answers["M1"].to_confirm
    filled.set_answer("M1", rating="2")
    assert filled.snapshot.answers["M1"].is_answered


def test_undo_takes_a_review_that_was_started_back(filled: Workbook) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    filled.undo()
    snapshot = filled.snapshot
    assert snapshot.is_closed
    assert snapshot.review.kind_id == "first"
    assert snapshot.answers["M1"].reason == "As it was in July."


def test_a_review_that_was_taken_back_can_be_started_as_another_kind(filled: Workbook) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    filled.undo()
    start_review(filled, "final", NOVEMBER)
    assert filled.snapshot.review.kind_id == "final"
    assert filled.snapshot.answers["M1"].to_confirm
    filled.undo()
    assert filled.snapshot.is_closed
    filled.redo()
    assert filled.snapshot.review.kind_id == "final"


def test_a_review_is_started_only_after_the_last_is_closed(filled: Workbook) -> None:
    with pytest.raises(KnownError) as caught:
        start_review(filled, "midpoint", NOVEMBER)
    assert caught.value.code == "review_open"


def test_three_reviews_stand_one_after_the_other(filled: Workbook) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", date(2026, 9, 17))
    filled.set_answer("M1", rating="2")
    close_review(filled, date(2026, 10, 1))
    start_review(filled, "final", NOVEMBER)
    snapshot = filled.snapshot

    assert [one.answers["M1"].rating for one in snapshot.past] == ["1", "2"]
    assert snapshot.previous is not None
    assert snapshot.previous.closed_on == date(2026, 10, 1)
    assert not snapshot.is_closed


def test_closed_reviews_are_there_after_reopening(
    filled: Workbook, reopened: Callable[[], Workbook]
) -> None:
    close_review(filled, JULY)
    start_review(filled, "midpoint", NOVEMBER)
    again = reopened().snapshot
    assert [(one.closed_on, one.is_whole) for one in again.past] == [(JULY, True)]
    assert again.answers["M1"].to_confirm


@pytest.fixture
def theirs(filled: Workbook, path: Path, tmp_path: Path) -> Iterator[Workbook]:
    """A colleague's copy of the workbook, on another computer."""
    filled.publish().result()
    copy = tmp_path / "theirs" / path.name
    copy.parent.mkdir()
    shutil.copyfile(path, copy)
    opened = open_workbook(copy, profile=tmp_path / "their-profile", author="b" * 12)
    yield opened
    opened.close()


def test_what_another_copy_wrote_late_does_not_change_a_closed_review(
    filled: Workbook, theirs: Workbook
) -> None:
    late = theirs.set_answer("M1", reason="Written late by a colleague.")
    close_review(filled, JULY)
    filled.absorb(late.changes)

    assert filled.snapshot.answers["M1"].reason == "As it was in July."
    assert filled.snapshot.past[0].is_whole


def test_two_copies_that_both_close_a_review_have_one_closed_review(
    filled: Workbook, theirs: Workbook
) -> None:
    theirs.set_answer("M1", reason="A colleague's words.")
    close_review(filled, JULY)
    their_closing = close_review(theirs, date(2026, 7, 20))
    filled.absorb(their_closing.changes)

    past = filled.snapshot.past
    assert len(past) == 1
    assert past[0].is_whole, "one closing or the other, never a mixture"
    assert past[0].answers["M1"].reason in {"As it was in July.", "A colleague's words."}


def test_two_copies_that_both_start_the_next_review_go_on_in_the_same_one(
    filled: Workbook, theirs: Workbook
) -> None:
    ours = (
        close_review(filled, JULY),
        start_review(filled, "midpoint", NOVEMBER),
        filled.set_answer("M1", rating="2"),
    )
    closed = close_review(theirs, JULY)
    started = start_review(theirs, "midpoint", NOVEMBER)
    answered = theirs.set_answer("M2", rating="3", reason="Looked at again by a colleague.")
    filled.absorb((*closed.changes, *started.changes, *answered.changes))
    theirs.absorb(change for one in ours for change in one.changes)

    assert filled.snapshot.answers == theirs.snapshot.answers
    assert filled.snapshot.review == theirs.snapshot.review
    assert len(filled.snapshot.past) == 1
    assert filled.snapshot.answers["M2"].reason == "Looked at again by a colleague."
    first = filled.snapshot.answers["M1"]
    history = filled.history(FieldKey(RecordKind.ANSWER, first.id, "rating"))
    assert "2" in {change.value for change in history}, "neither is lost"
