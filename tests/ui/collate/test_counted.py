"""What is worked out of a collation: anew where it makes a difference, and only there."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.opening import open_collation
from neglect_workbook.domain.collating.agreeing import agreement
from neglect_workbook.domain.collating.records import Choice
from neglect_workbook.domain.collating.sample import Why
from neglect_workbook.ui.collate.counted import count

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def collation(many_file: Path, tmp_path: Path) -> "Iterator[Collation]":
    """A collation of many returns, sampled."""
    path = tmp_path / "many.ncol"
    path.write_bytes(many_file.read_bytes())
    opened = open_collation(path, profile=tmp_path, author="a" * 12)
    opened.draw_sample(seed=7)
    yield opened
    opened.close()


def test_moderating_what_was_drawn_counts_nothing_anew(collation: Collation) -> None:
    before = count(collation.snapshot)
    one = before.sampled.answers[0]
    collation.moderate(one.key, one.question_id, 1, result="agree", feedback="Good.")
    collation.moderate(one.key, one.question_id, 2, is_skipped=True)
    assert before.is_of(collation.snapshot)
    assert count(collation.snapshot, before).sampled is before.sampled
    collation.undo()
    assert before.is_of(collation.snapshot)


def test_an_answer_that_a_person_adds_is_drawn_and_goes_again_with_undo(
    collation: Collation,
) -> None:
    before = count(collation.snapshot)
    drawn = {(one.key, one.question_id) for one in before.sampled.answers}
    key, question_id = next(
        pair for pair, one in before.returned.answers.items() if pair not in drawn and one.rating
    )
    collation.add_to_sample(key, question_id)
    assert not before.is_of(collation.snapshot)
    added = count(collation.snapshot, before)
    assert added.returned is before.returned
    assert [one.key for one in added.sampled.answers if one.why is Why.ADDED] == [key]
    collation.undo()
    assert not added.is_of(collation.snapshot)
    assert count(collation.snapshot, added).sampled.answers == before.sampled.answers


def test_what_was_read_beyond_the_time_of_the_panel_goes_again_with_undo(
    collation: Collation,
) -> None:
    beyond = count(collation.snapshot).sampled.answers[-1]
    collation.draw_sample(seed=7, limit=5)
    few = count(collation.snapshot)
    assert beyond not in few.sampled.answers
    collation.moderate(beyond.key, beyond.question_id, 1, result="agree")
    more = count(collation.snapshot, few)
    assert beyond in more.sampled.answers
    collation.undo()
    assert count(collation.snapshot, more).sampled.answers == few.sampled.answers


def test_a_return_that_is_left_out_after_it_was_moderated_is_counted_once(
    collation: Collation,
) -> None:
    before = count(collation.snapshot)
    one = before.sampled.answers[0]
    collation.moderate(one.key, one.question_id, 1, result="agree")
    collation.choose_version(one.key, Choice.LEAVE_OUT)
    after = count(collation.snapshot, before)
    assert one.key not in {other.key for other in after.sampled.answers}
    other = after.sampled.answers[0]
    collation.moderate(other.key, other.question_id, 1, result="agree")
    assert after.is_of(collation.snapshot)


def test_agreement_is_that_of_the_whole_sample(collation: Collation) -> None:
    counted = count(collation.snapshot)
    for one, result in zip(counted.sampled.answers, ("agree", "ask_for_evidence"), strict=False):
        collation.moderate(one.key, one.question_id, 1, result=result)
    said = collation.snapshot.moderations.values()
    assert counted.agreement(said) == agreement(counted.sampled.answers, said)
    assert counted.agreement(()) == replace(agreement((), ()), sampled=len(counted.sampled.answers))
