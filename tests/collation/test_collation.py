"""A collation keeps what was gathered, chosen, expected and moderated, and gives it back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.collation import taking_in
from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.earlier import EarlierCollation
from neglect_workbook.collation.one_file import Gathered, read_file
from neglect_workbook.collation.opening import create_collation, open_collation
from neglect_workbook.collation.taking_in import take_in
from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.domain.collating.records import (
    AnswerModeration,
    Choice,
    ExpectedOrganisation,
    moderation_id,
)
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.errors import KnownError
from tests.builders import sample_content, snapshot_from_content
from tests.collation.builders import OPENS, gathered, refused
from tests.collation.conftest import Reopen
from tests.exchange.return_files import written


def _add(collation: Collation, *found: Gathered | RefusedFile, goes_on: bool = False) -> None:
    collation.keep_contents(found)
    collation.add_found(found, goes_on=goes_on)


def _files(collation: Collation) -> list[str]:
    return sorted(one.facts.file for one in collation.snapshot.gathered)


def test_what_was_gathered_is_there_after_closing_word_for_word(
    collation: Collation, reopened: Reopen, tmp_path: Path
) -> None:
    path = written(snapshot_from_content(sample_content()), tmp_path)
    found = read_file(path, "a/return.xlsx", (), date(2026, 12, 1))
    assert isinstance(found, Gathered)
    _add(collation, found, refused("odd.xlsx"))

    again = reopened()

    (held,) = again.snapshot.gathered
    assert held.facts == replace(found.facts, file="a/return.xlsx")
    read = again.read_return(held.record.id)
    assert read.organisation_name == found.facts.organisation
    assert [one.question_id for one in read.answers] == [
        one.question_id for one in found.facts.answers
    ]
    assert [one.file for one in again.snapshot.refusals] == ["odd.xlsx"]
    assert list(again.returns([held.facts])) == [(held.facts, read)]


def test_the_same_bytes_count_once_under_whatever_name(collation: Collation) -> None:
    (first,) = gathered(1)
    copy = replace(first, facts=replace(first.facts, file="copy/again.xlsx"))

    _add(collation, first, copy)
    _add(collation, first, copy)

    (held,) = collation.snapshot.gathered
    assert held.record.files == (first.facts.file, "copy/again.xlsx")
    assert collation.add_found([first]).is_empty


def test_a_file_that_was_refused_and_is_read_now_is_refused_no_more(collation: Collation) -> None:
    (first,) = gathered(1)
    needs = replace(refused(first.facts.file), key=first.facts.key)
    _add(collation, needs, refused("other.xlsx"))

    _add(collation, first)
    _add(collation, needs)

    assert [one.file for one in collation.snapshot.refusals] == ["other.xlsx"]
    assert len(collation.snapshot.gathered) == 1


def test_a_file_that_was_mended_takes_the_place_of_the_refused_one(collation: Collation) -> None:
    (first,) = gathered(1)
    _add(collation, replace(refused(first.facts.file), key="f" * 64))

    _add(collation, first)

    assert collation.snapshot.refusals == ()


def test_all_batches_of_one_gathering_are_undone_and_done_again_as_one(
    collation: Collation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "BATCH", 5)
    collation.set_head(due_on=date(2026, 12, 17))
    assert take_in(collation, gathered(23)) == 23
    everything = _files(collation)
    assert len(everything) == 23

    collation.undo()
    assert _files(collation) == []
    assert collation.undo_summary == "about this collation"

    collation.redo()
    assert _files(collation) == everything
    assert [one.facts.content for one in collation.snapshot.gathered] == [
        one.record.content for one in collation.snapshot.gathered
    ]


def test_a_second_gathering_is_undone_by_itself(collation: Collation) -> None:
    first, *others = gathered(4)
    _add(collation, first)
    _add(collation, *others[:2])
    _add(collation, *others[2:], goes_on=True)

    collation.undo()

    assert _files(collation) == [first.facts.file]


def test_something_done_in_between_is_not_undone_with_the_gathering(collation: Collation) -> None:
    first, second = gathered(2)
    _add(collation, first)
    collation.set_dealt_with(first.facts.key)
    _add(collation, second, goes_on=True)

    collation.undo()
    assert _files(collation) == [first.facts.file]
    assert collation.undo_summary == "problem dealt with"


def test_a_file_can_be_removed_and_added_again(collation: Collation) -> None:
    first, second = gathered(2)
    _add(collation, first, second, refused("odd.xlsx"))
    collation.remove_file(first.facts.key)
    collation.remove_file(collation.snapshot.refusals[0].id)
    assert _files(collation) == [second.facts.file]
    assert collation.snapshot.refusals == ()

    _add(collation, first)

    assert len(collation.snapshot.gathered) == 2
    with pytest.raises(KnownError, match="not in the collation"):
        collation.remove_file("0" * 64)


def test_the_version_that_counts_is_chosen_and_the_choice_taken_back(collation: Collation) -> None:
    first, second = gathered(2)
    _add(collation, first, second)
    keys = (first.facts.key, second.facts.key)
    collation.choose_version(keys[0], Choice.USE)

    collation.choose_version(keys[1], Choice.USE, keys)
    chosen = {one.record.id: one.record.choice for one in collation.snapshot.gathered}
    assert chosen == {keys[0]: "", keys[1]: Choice.USE}

    collation.undo()
    collation.choose_version(keys[0], None)
    assert {one.record.choice for one in collation.snapshot.gathered} == {""}


def test_a_new_expected_list_keeps_who_stays(collation: Collation, reopened: Reopen) -> None:
    (first,) = gathered(1)
    _add(collation, first)
    hazelmoor = ExpectedOrganisation(name="Hazelmoor Primary School", sector_id="primary")
    tarn = ExpectedOrganisation(name="Tarn Surgery", sector_id="gp", contact="reception")
    collation.set_expected([hazelmoor, tarn])
    kept_id = collation.snapshot.expected[0].id
    collation.set_expected_of(first.facts.key, kept_id)

    collation.set_expected(
        [
            ExpectedOrganisation(name="Ashcombe Nursery"),
            replace(
                hazelmoor, name="Hazelmoor  primary school", contact="office@hazelmoor.invalid"
            ),
        ]
    )

    expected = reopened().snapshot
    assert [one.name for one in expected.expected] == [
        "Ashcombe Nursery",
        "Hazelmoor  primary school",
    ]
    assert expected.expected[1].id == kept_id == expected.gathered[0].record.expected_id


def test_an_organisation_that_is_listed_twice_is_there_twice(collation: Collation) -> None:
    twice = ExpectedOrganisation(name="Tarn Surgery")

    collation.set_expected([twice, twice])

    assert len(collation.snapshot.expected) == 2
    assert collation.set_expected([twice, twice]).is_empty


def test_two_moderators_speak_of_one_answer_and_a_text_typed_on_is_one_change(
    collation: Collation,
) -> None:
    (first,) = gathered(1)
    _add(collation, first)
    facts = first.facts
    answer = facts.answers[0]
    collation.moderate(facts.key, answer.question_id, rating="1", result=ModerationResult.LOWER)
    collation.moderate(facts.key, answer.question_id, 2, result=ModerationResult.AGREE)
    before = len(collation.changes)
    for text in ("Say", "Say how", "Say how you know"):
        collation.moderate(facts.key, answer.question_id, feedback=text)

    said = collation.snapshot.moderations
    ours = said[moderation_id(facts.return_id, answer.question_id)]
    assert (ours.rating, ours.result, ours.feedback) == ("1", "lower", "Say how you know")
    assert ours.answer_digest == answer.digest
    assert (ours.return_id, ours.question_id, ours.moderator) == (
        facts.return_id,
        answer.question_id,
        1,
    )
    assert said[moderation_id(facts.return_id, answer.question_id, 2)].result == "agree"
    assert len(collation.changes) == before + 1


@pytest.mark.parametrize(
    ("question_id", "moderator", "fields"),
    [
        ("S1", 1, {"rating": "excellent"}),
        ("S1", 1, {"result": "disagree"}),
        ("S99", 1, {"rating": "1"}),
        ("S1", 3, {"rating": "1"}),
    ],
)
def test_what_the_framework_does_not_know_is_not_said_of_an_answer(
    collation: Collation, question_id: str, moderator: int, fields: dict[str, str]
) -> None:
    (first,) = gathered(1)
    _add(collation, first)

    with pytest.raises(KnownError):
        collation.moderate(first.facts.key, question_id, moderator, **fields)

    assert collation.snapshot.moderations == {}


def test_a_return_without_an_id_is_not_moderated_with_others_of_its_kind(
    collation: Collation,
) -> None:
    (first,) = gathered(1)
    _add(collation, replace(first, facts=replace(first.facts, return_id="")))

    with pytest.raises(KnownError, match="no return id"):
        collation.moderate(first.facts.key, "S1", rating="1")


def test_moderation_from_a_file_is_one_command(collation: Collation) -> None:
    first, second = gathered(2)
    _add(collation, first, second)
    said = [
        AnswerModeration(
            id=moderation_id(one.facts.return_id, one.facts.answers[0].question_id),
            rating="2",
            result=ModerationResult.RAISE,
        )
        for one in (first, second)
    ]

    collation.take_in_moderations(said)

    digests = {one.facts.return_id: one.facts.answers[0].digest for one in (first, second)}
    taken_in = collation.snapshot.moderations.values()
    assert {one.return_id: one.answer_digest for one in taken_in} == digests
    collation.undo()
    assert not any(one.is_done for one in collation.snapshot.moderations.values())


def test_the_sample_is_drawn_by_a_seed_that_is_kept(collation: Collation, reopened: Reopen) -> None:
    (first,) = gathered(1)
    _add(collation, first)
    collation.draw_sample()
    assert collation.snapshot.head.sample_seed > 0
    collation.draw_sample(seed=4711, random_in_hundred=10, limit=60)
    collation.draw_sample(seed=4711)
    collation.add_to_sample(first.facts.key, "S1")

    again = reopened().snapshot

    assert (again.head.is_sampled, again.head.sample_seed) == (True, 4711)
    assert (again.head.random_in_hundred, again.head.sample_limit) == (10, 60)
    assert again.added == {(first.facts.return_id, "S1")}


def test_an_earlier_collation_is_kept_with_its_answers_alone(
    collation: Collation, reopened: Reopen
) -> None:
    facts = tuple(one.facts for one in gathered(3))
    assert collation.read_earlier() is None
    collation.set_earlier(EarlierCollation("Spring 2026", facts))

    earlier = reopened().read_earlier()

    assert earlier is not None
    assert earlier.name == "Spring 2026"
    assert [one.answers for one in earlier.facts] == [one.answers for one in facts]
    assert not any(one.voices or one.indicators for one in earlier.facts)


def test_a_name_that_is_no_text_is_kept_readable(collation: Collation) -> None:
    (first,) = gathered(1)

    _add(
        collation,
        replace(first, facts=replace(first.facts, file="caf\udce9.xlsx")),
        replace(refused("b\udce9.xlsx"), key=""),
    )

    assert _files(collation) == ["caf?.xlsx"]
    assert [one.file for one in collation.snapshot.refusals] == ["b?.xlsx"]


def test_a_protected_collation_opens_with_its_password_only(
    isolated_profile: Path, tmp_path: Path
) -> None:
    target = tmp_path / "locked.ncol"
    made = create_collation(
        target,
        "Locked",
        "bscp-neglect-2026",
        profile=isolated_profile,
        author="a" * 12,
        password=OPENS,
    )
    made.close()
    with pytest.raises(KnownError) as refusal:
        open_collation(target, profile=isolated_profile, author="a" * 12)
    assert refusal.value.code == "needs_password"
    again = open_collation(target, profile=isolated_profile, author="a" * 12, passwords=[OPENS])
    assert again.snapshot.head.name == "Locked"
    again.close()
