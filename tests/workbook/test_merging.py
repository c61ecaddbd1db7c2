"""Another copy of the workbook is brought in, and nothing of either is lost."""

import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.joining import BETWEEN
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.apart import (
    Choice,
    Conflict,
    Difference,
    choose,
    open_conflicts,
)
from neglect_workbook.storage.file_kind import WORKBOOK_FILE
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    close_review,
    create_workbook,
    open_workbook,
    start_review,
)
from neglect_workbook.workbook.apart_words import words_of
from neglect_workbook.workbook.merging import bring_in_copy, conflict_lines
from tests.workbook.conftest import FRAMEWORK
from tests.workbook.two_copies import (
    OURS,
    THEIRS,
    TwoCopies,
    content,
    copied,
    texts_ever,
    two_copies,
)

_EVIDENCE = RecordKind.EVIDENCE


@pytest.fixture
def both(tmp_path: Path) -> Iterator[TwoCopies]:
    """A workbook and a colleague's copy of it."""
    with two_copies(tmp_path) as copies:
        yield copies


def _only(both: TwoCopies) -> Conflict:
    (conflict,) = open_conflicts(both.ours)
    return conflict


def _in_dispute(both: TwoCopies) -> None:
    both.here("M3", reason="We look at it each week.")
    both.there("M3", reason="We look at it each day.")
    both.bring_in()


def test_what_only_one_copy_changed_is_taken_without_a_question(both: TwoCopies) -> None:
    both.here("M1", rating="2")
    both.there("M2", reason="They see it early.")
    taken = both.bring_in()
    assert both.ours.snapshot.answers["M1"].rating == "2"
    assert both.ours.snapshot.answers["M2"].reason == "They see it early."
    assert taken.sentence == ("1 change came in.")


def test_a_field_that_both_changed_is_listed_with_both_texts(both: TwoCopies) -> None:
    _in_dispute(both)
    conflict = _only(both)
    words = words_of(both.ours, conflict)
    assert (words.place[:2], words.field) == ("M3", "Why we chose this rating")
    assert (words.ours, words.theirs) == ("We look at it each week.", "We look at it each day.")
    assert conflict.is_sure
    assert conflict.ours.moment < conflict.theirs.moment


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice.OURS, "We look at it each week."),
        (Choice.THEIRS, "We look at it each day."),
        (
            Choice.BOTH,
            f"We look at it each week.\n\n{BETWEEN}\n\nWe look at it each day.",
        ),
    ],
)
def test_a_choice_is_kept_can_be_undone_and_loses_nothing(
    both: TwoCopies, choice: Choice, kept: str
) -> None:
    _in_dispute(both)
    before = both.ours.snapshot.answers["M3"].reason
    choose(both.ours, _only(both), choice)
    assert both.ours.snapshot.answers["M3"].reason == kept
    assert open_conflicts(both.ours) == ()
    history = {change.value for change in both.ours.history(_reason(both))}
    assert {"We look at it each week.", "We look at it each day."} <= history
    both.ours.undo()
    assert both.ours.snapshot.answers["M3"].reason == before
    assert _only(both).our_value == "We look at it each week."


def _reason(both: TwoCopies) -> FieldKey:
    return FieldKey(RecordKind.ANSWER, both.ours.snapshot.answers["M3"].id, "reason")


def test_merged_both_ways_gives_the_same_content_and_the_same_questions(both: TwoCopies) -> None:
    both.here("M3", reason="Ours.", rating="1")
    both.there("M3", reason="Theirs.", rating="2")
    both.here("M1", rating="3")
    both.ours.add_record(_EVIDENCE, title="Ours")
    both.theirs.add_record(_EVIDENCE, title="Theirs")
    from_us = copied(both.ours, both.folder / "from us.nwbk")
    both.bring_in()
    bring_in_copy(both.theirs, from_us)
    assert content(both.ours) == content(both.theirs)
    assert conflict_lines(both.ours) == conflict_lines(both.theirs)
    ours, theirs = open_conflicts(both.ours), open_conflicts(both.theirs)
    assert [one.our_value for one in ours] == [one.their_value for one in theirs]
    assert len(ours) == 2


def test_what_is_left_to_choose_waits_until_the_workbook_is_opened_again(
    both: TwoCopies, tmp_path: Path
) -> None:
    _in_dispute(both)
    both.ours.close()
    reopen = partial(open_workbook, both.ours.path, profile=tmp_path / "here", clock=both.clock)
    both.ours = reopen(author=OURS)
    assert _only(both).our_value == "We look at it each week."
    both.ours.close()
    both.ours = reopen(author=THEIRS)
    assert _only(both).our_value == "We look at it each day."
    both.ours.close()
    both.ours = reopen(author="c" * 12)
    assert not _only(both).is_sure


def test_a_settled_choice_stays_settled_when_the_copy_comes_again(both: TwoCopies) -> None:
    _in_dispute(both)
    choose(both.ours, _only(both), Choice.OURS)
    again = both.bring_in()
    assert again.sentence == "It holds nothing that is not in your workbook already."
    assert open_conflicts(both.ours) == ()
    both.bring_in_there()
    assert open_conflicts(both.theirs) == ()
    assert both.theirs.snapshot.answers["M3"].reason == "We look at it each week."


def test_words_written_after_the_union_are_ours_and_still_ask(both: TwoCopies) -> None:
    _in_dispute(both)
    both.here("M3", reason="Something new altogether.")
    conflict = _only(both)
    assert (conflict.our_value, conflict.is_changed_since) == ("Something new altogether.", True)
    choose(both.ours, conflict, Choice.OURS)
    assert both.ours.snapshot.answers["M3"].reason == "Something new altogether."


def test_a_third_copy_asks_again_and_forgets_nothing(both: TwoCopies, tmp_path: Path) -> None:
    third = open_workbook(
        copied(both.ours, tmp_path / "third.nwbk"),
        profile=tmp_path / "third",
        author="c" * 12,
        clock=both.clock,
    )
    _in_dispute(both)
    third.set_answer("M3", reason="Third.")
    path = copied(third, tmp_path / "from the third.nwbk")
    third.close()
    bring_in_copy(both.ours, path)
    theirs = {conflict.their_value for conflict in open_conflicts(both.ours)}
    assert {"We look at it each day.", "Third."} <= theirs


def test_the_same_words_in_both_copies_are_no_question(both: TwoCopies) -> None:
    both.here("M3", reason="The same.")
    both.there("M3", reason="The same.")
    assert both.bring_in().left == 0


def test_text_typed_on_within_the_minute_is_no_question(both: TwoCopies) -> None:
    both.ours.set_answer("M1", reason="We se")
    early = copied(both.ours, both.folder / "early.nwbk")
    both.ours.set_answer("M1", reason="We see them.")
    bring_in_copy(both.ours, early)
    assert open_conflicts(both.ours) == ()
    assert both.ours.snapshot.answers["M1"].reason == "We see them."


@pytest.mark.parametrize("choice", [Choice.OURS, Choice.THEIRS])
def test_a_record_removed_here_and_changed_there_is_asked_about(
    both: TwoCopies, choice: Choice
) -> None:
    (item,) = both.ours.snapshot.evidence
    both.ours.remove_record(_EVIDENCE, item.id)
    both.theirs.set_record(_EVIDENCE, item.id, shows="That it works.")
    both.bring_in()
    conflict = _only(both)
    assert conflict.difference is Difference.REMOVED
    assert words_of(both.ours, conflict).place == "E1 Supervision audit"
    assert conflict.choices == (Choice.OURS, Choice.THEIRS)
    choose(both.ours, conflict, choice)
    shown = [one.shows for one in both.ours.snapshot.evidence]
    assert shown == ([] if choice is Choice.OURS else ["That it works."])


def test_two_numbers_for_one_period_are_asked_about_and_equal_ones_count_once(
    both: TwoCopies,
) -> None:
    indicator = both.ours.add_record(RecordKind.INDICATOR, name="Children").record_id
    both.bring_in_there()
    for workbook, number in ((both.ours, 4), (both.theirs, 5)):
        both.clock.move(minutes=1)
        _count(workbook, indicator, "Autumn 1 2026", number)
        _count(workbook, indicator, "Summer 2 2026", 7)
    both.bring_in()
    assert [one.value for one in both.ours.snapshot.values_of(indicator)] == [7, 4, 5]
    conflict = _only(both)
    assert words_of(both.ours, conflict).field == "Two numbers for Autumn 1 2026"
    choose(both.ours, conflict, Choice.THEIRS)
    assert [one.value for one in both.ours.snapshot.values_of(indicator)] == [7, 5]


def _count(workbook: Workbook, indicator: str, period: str, number: float) -> None:
    workbook.add_record(
        RecordKind.INDICATOR_VALUE, indicator_id=indicator, period=period, value=number
    )


def test_a_form_that_both_took_in_counts_once(both: TwoCopies) -> None:
    review_id = both.ours.snapshot.review.id
    for workbook in (both.ours, both.theirs):
        both.clock.move(minutes=1)
        workbook.add_record(
            RecordKind.VOICE,
            review_id=review_id,
            form_id="form-1",
            set_id="P",
            group_id=workbook.framework.colleague_groups[0].id,
        )
    both.bring_in()
    both.bring_in_there()
    assert len(both.ours.snapshot.voices) == len(both.theirs.snapshot.voices) == 1
    assert open_conflicts(both.ours) == ()


def test_evidence_that_gets_another_number_is_told_of(both: TwoCopies) -> None:
    both.theirs.add_record(_EVIDENCE, title="Made earlier, there")
    both.clock.move(minutes=5)
    both.ours.add_record(_EVIDENCE, title="Made later, here")
    assert "E2 is now E3." in both.bring_in().sentence


def test_a_review_begun_in_both_copies_is_one_and_asks_only_what_differs(both: TwoCopies) -> None:
    close_review(both.ours, date(2026, 11, 23))
    both.bring_in_there()
    for workbook in (both.ours, both.theirs):
        both.clock.move(minutes=3)
        start_review(workbook, "midpoint", date(2026, 12, 1))
        if workbook is both.ours:
            both.here("M3", reason="Looked at again.")
    both.bring_in()
    both.bring_in_there()
    assert open_conflicts(both.ours) == ()
    for workbook in (both.ours, both.theirs):
        assert workbook.snapshot.answers["M3"].reason == "Looked at again."
        assert len(workbook.snapshot.past) == 1


def test_a_review_closed_in_both_copies_is_chosen_whole(both: TwoCopies) -> None:
    both.here("M1", reason="Ours.")
    close_review(both.ours, date(2026, 11, 23))
    close_review(both.theirs, date(2026, 11, 24))
    both.bring_in()
    choose(both.ours, _only(both), Choice.OURS)
    (past,) = both.ours.snapshot.past
    assert (past.is_whole, past.closed_on) == (True, date(2026, 11, 23))
    assert past.answers["M1"].reason == "Ours."


def test_attached_copies_come_along(both: TwoCopies, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Seen each week.")
    taken = both.theirs.store.attach(file, lambda _path: None, lambda _size: None)
    (item,) = both.theirs.snapshot.evidence
    both.theirs.set_record(
        _EVIDENCE, item.id, file_name="note.txt", file_digest=taken.digest, file_size=taken.size
    )
    both.bring_in()
    copy = both.ours.store.read_attachment(taken.digest, "note.txt")
    assert copy.read_text() == "Seen each week."


def test_what_cannot_be_brought_in_is_said_and_left_as_it_is(
    both: TwoCopies, tmp_path: Path
) -> None:
    wanted = NewWorkbook(FRAMEWORK, "Another school", "primary")
    other = tmp_path / "other.nwbk"
    create_workbook(other, wanted, profile=tmp_path / "there", author=THEIRS).close()
    good = copied(both.theirs, tmp_path / "good.nwbk").read_bytes()
    newer, hurt = tmp_path / "newer.nwbk", tmp_path / "hurt.nwbk"
    newer.write_bytes(good[:60] + (WORKBOOK_FILE.version + 1).to_bytes(4) + good[64:])
    middle = good.index(b"We look at it")
    hurt.write_bytes(good[:middle] + b"X" + good[middle + 1 :])
    note = tmp_path / "note.txt"
    note.write_text("Not a workbook.")
    before = texts_ever(both.ours)
    cases = {
        both.ours.path: "same_file",
        other: "another_workbook",
        newer: "newer_version",
        hurt: "damaged",
        note: "not_a_workbook",
        tmp_path / "gone.nwbk": "not_found",
    }
    for path, code in cases.items():
        held = path.read_bytes() if path.exists() else b""
        with pytest.raises(KnownError) as caught:
            bring_in_copy(both.ours, path)
        assert caught.value.code == code
        assert (path.read_bytes() if path.exists() else b"") == held
    assert texts_ever(both.ours) == before
    assert open_conflicts(both.ours) == ()


def test_what_the_silent_union_of_a_save_found_is_listed_too(
    both: TwoCopies, tmp_path: Path
) -> None:
    both.ours.publish().result()
    both.here("M3", reason="Ours.")
    both.there("M3", reason="Theirs.")
    shutil.copyfile(copied(both.theirs, tmp_path / "synced.nwbk"), both.ours.path)
    done = both.ours.publish().result()
    assert done is not None
    both.ours.absorb(done.merged)
    assert {_only(both).our_value, _only(both).their_value} == {"Ours.", "Theirs."}


def test_one_person_who_writes_in_two_copies_within_a_minute_is_asked(
    both: TwoCopies, tmp_path: Path
) -> None:
    again = open_workbook(
        copied(both.ours, tmp_path / "again.nwbk"),
        profile=tmp_path / "again",
        author=OURS,
        clock=both.clock,
    )
    both.ours.set_answer("M1", reason="Each week.")
    again.set_answer("M1", reason="Each day.")
    path = copied(again, tmp_path / "from me.nwbk")
    again.close()
    bring_in_copy(both.ours, path)
    assert (_only(both).our_value, _only(both).their_value) == ("Each week.", "Each day.")
