"""Counts of colleagues' forms: what they say, and that a small group cannot be worked out."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.records import Voice
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import (
    ALL_SHOWN,
    VoiceCounts,
    count_voices,
    forms_back,
    sets_with_forms,
)
from tests.builders import sample_snapshot, snapshot_from_content

EMPTY = snapshot_from_content({"framework": "bscp-neglect-2026"})
SET = "P"
QUESTIONS = tuple(one.id for one in EMPTY.framework.question_set(SET).questions)
CODES = tuple(one.code for one in EMPTY.framework.scale.steps)
GROUPS = tuple(one.id for one in EMPTY.framework.colleague_groups)
FEW = EMPTY.framework.smallest_group

_ratings = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(CODES))
_form = st.tuples(st.sampled_from(GROUPS[:4]), _ratings)


def _snapshot(*forms: tuple[str, Mapping[str, str]]) -> WorkbookSnapshot:
    voices = tuple(
        Voice(id=f"v{at}", set_id=SET, group_id=group, ratings=ratings)
        for at, (group, ratings) in enumerate(forms)
    )
    return replace(EMPTY, voices=voices)


def _all(*ratings: Mapping[str, str], group: str = "teachers") -> list[tuple[str, dict[str, str]]]:
    return [(group, dict(one)) for one in ratings]


def test_the_sample_is_counted_by_question_group_and_rating() -> None:
    voices = count_voices(sample_snapshot(), SET)

    assert [(one.group.name, one.forms) for one in voices.shown] == [
        ("Teachers", 9),
        ("Support staff", 7),
    ]
    assert [(one.group.name, one.forms) for one in voices.hidden] == [("Volunteers", 3)]
    assert (voices.forms, voices.forms_shown) == (19, 16)
    assert dict(voices.spread("P7").counts) == {"unknown": 3, "0": 5, "1": 6, "2": 2, "3": 0}
    assert voices.spread("P7", "teachers").answered == 9


def test_a_group_of_four_is_in_no_count_and_a_group_of_five_is() -> None:
    four = count_voices(_snapshot(*_all(*[{"P1": "2"}] * (FEW - 1))), SET)
    five = count_voices(_snapshot(*_all(*[{"P1": "2"}] * FEW)), SET)

    assert not four.spread("P1").is_shown
    assert (four.shown, four.forms) == ((), 4)
    assert five.spread("P1").counts["2"] == FEW


def test_a_question_that_too_few_of_a_group_answered_is_left_out_of_the_total_too() -> None:
    teachers = _all(*[{"P1": "1"}] * 6)
    support = _all(*[{"P1": "3"}] * 4, {}, {}, group="support_staff")
    spread = count_voices(_snapshot(*teachers, *support), SET).spread("P1")

    # Else 10 less 6 would say what four people chose.
    assert (spread.answered, spread.counts["3"]) == (6, 0)
    assert [one.id for one in spread.left_out] == ["support_staff"]


def test_a_form_that_two_copies_took_in_counts_once() -> None:
    twice = (
        Voice(id="a", form_id="f1", set_id=SET, group_id="teachers", ratings={"P1": "0"}),
        Voice(id="b", form_id="f1", set_id=SET, group_id="teachers", ratings={"P1": "1"}),
        *(Voice(id=f"c{at}", set_id=SET, group_id="teachers", ratings={"P1": "2"}) for at in "123"),
    )
    snapshot = replace(EMPTY, voices=twice)

    assert len(forms_back(snapshot)) == 4
    assert not count_voices(snapshot, SET).spread("P1").is_shown


def test_forms_of_different_sets_are_counted_apart() -> None:
    voices = tuple(
        Voice(id=f"{set_id}{at}", set_id=set_id, group_id="teachers", ratings={f"{set_id}1": "2"})
        for set_id in ("P", "M")
        for at in range(3)
    )
    snapshot = replace(EMPTY, voices=voices)

    assert [one.id for one in sets_with_forms(snapshot)] == ["M", "P"]
    assert count_voices(snapshot, "P").shown == ()


@given(st.lists(_form, max_size=30), st.data())
def test_no_count_depends_on_what_a_small_group_said(
    forms: list[tuple[str, dict[str, str]]], data: st.DataObject
) -> None:
    sizes = {group: sum(1 for one, _ in forms if one == group) for group in GROUPS}
    others = [
        (group, data.draw(_ratings) if sizes[group] < FEW else ratings) for group, ratings in forms
    ]

    assert count_voices(_snapshot(*forms), SET) == count_voices(_snapshot(*others), SET)


@given(st.lists(_form, max_size=30), st.sampled_from(QUESTIONS), st.data())
def test_no_count_depends_on_a_question_that_few_of_a_group_answered(
    forms: list[tuple[str, dict[str, str]]], question: str, data: st.DataObject
) -> None:
    answered = {
        group: sum(1 for one, r in forms if one == group and question in r) for group in GROUPS
    }
    others = [
        (
            group,
            {**ratings, question: data.draw(st.sampled_from(CODES))}
            if question in ratings and answered[group] < FEW
            else ratings,
        )
        for group, ratings in forms
    ]

    assert count_voices(_snapshot(*forms), SET) == count_voices(_snapshot(*others), SET)


@given(st.lists(_form, max_size=40))
def test_every_number_that_is_shown_stands_for_at_least_five(
    forms: list[tuple[str, dict[str, str]]],
) -> None:
    voices = count_voices(_snapshot(*forms), SET)
    for question in QUESTIONS:
        shown = [_answered(voices, question, one.group.id) for one in voices.shown]
        whole = _answered(voices, question, ALL_SHOWN)

        assert all(one == 0 or one >= FEW for one in shown)
        assert whole == sum(shown)


def _answered(voices: VoiceCounts, question_id: str, group_id: str) -> int:
    return voices.spread(question_id, group_id).answered
