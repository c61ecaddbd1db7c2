"""Nobody who sees all that a picture shows can tell what a group under five answered."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neglect_workbook.domain.collating.facts import ReturnFacts, VoiceFacts
from neglect_workbook.domain.collating.findings import findings
from neglect_workbook.domain.collating.hiding import hidden_among, may_be_joined
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.picture import Picture
from tests.collating_builders import facts_of, framework_2026

WHOLE = framework_2026()
KEPT = frozenset({"S4", "S7", "M1", "M3", "P2", "P6"})
#: Two questions of each set: enough to hide one behind another, and quick.
FRAMEWORK = replace(
    WHOLE,
    question_sets=tuple(
        replace(one, questions=tuple(each for each in one.questions if each.id in KEPT))
        for one in WHOLE.question_sets
    ),
)
QUESTIONS = {one.id: one for one in FRAMEWORK.questions()}
CODES = (*(one.code for one in FRAMEWORK.scale.ratings), "")
SECTORS = ("primary", "gp", "college", "police", "nhs_trust", "")


def shown(picture: Picture) -> object:
    """Everything of a picture that a report may say, in a form that can be compared."""
    return (
        picture.returns,
        dict(picture.sectors),
        {
            key: (replace(one, counts={}, places=()), dict(one.counts))
            for key, one in picture.cells.items()
        },
        [
            (one.id, one.returns, dict(one.counts), one.is_hidden, one.left_out)
            for one in (
                *picture.by_area,
                *picture.by_question,
                *picture.by_sector,
                *picture.by_set,
            )
        ],
        picture.gaps,
        picture.roles,
        dict(picture.shown_returns),
        dict(picture.policy_alone),
        dict(picture.unknown),
        [one for one in picture.strong if not one.is_hidden],
        picture.movement,
        [
            (one.question_id, one.returns, dict(one.counts), dict(one.leaders), one.is_hidden)
            for one in picture.voices
        ],
        [one.text for one in findings(picture, FRAMEWORK)],
    )


_RETURNS = st.lists(
    st.tuples(
        st.sampled_from(SECTORS),
        st.sampled_from(("M", "M", "SM", "MP", "SMP")),
        st.lists(st.sampled_from((*CODES, "1", "1", "2")), min_size=6, max_size=6),
        st.sampled_from((1, 4)),
        st.integers(0, 1),
    ),
    max_size=40,
)


@given(_RETURNS)
@settings(max_examples=40, deadline=None)
def test_every_count_of_a_hidden_group_could_be_another(
    made: list[tuple[str, str, list[str], int, int]],
) -> None:
    """For each rating that a hidden group chose, others would show the very same picture."""
    facts = [_facts(number, *one) for number, one in enumerate(made)]
    picture = make_picture(FRAMEWORK, facts)
    seen = shown(picture)

    for (question_id, sector_id), cell in picture.cells.items():
        if not cell.is_hidden:
            continue
        inside = _of(facts, question_id, {sector_id})
        for code in sorted({_rating(one, question_id) for one in inside}):
            other = _without(facts, picture, question_id, sector_id, code)
            now = _of(other, question_id, {sector_id})

            assert code not in {_rating(one, question_id) for one in now}
            assert shown(make_picture(FRAMEWORK, other)) == seen


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=3).flatmap(
        lambda sizes: st.tuples(
            st.just(sizes),
            st.lists(st.integers(0, 3), min_size=sum(sizes), max_size=sum(sizes)),
        )
    )
)
def test_what_is_joined_never_tells_that_a_part_has_any_rating(
    made: tuple[list[int], list[int]],
) -> None:
    """By trying every way in which the small groups could have answered."""
    sizes, answers = made
    counts = [answers.count(code) for code in range(4)]

    joined = may_be_joined(sizes, counts, 5)

    can_be_without = all(
        any(split[place][code] == 0 for split in _splits(tuple(sizes), tuple(counts)))
        for place, code in product(range(len(sizes)), range(4))
    )
    assert joined == (sum(sizes) >= 5 and can_be_without)


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.integers(0, 12)))
def test_parts_of_a_whole_that_are_hidden_are_five_together_or_all_there_is(
    sizes: dict[str, int],
) -> None:
    hidden = hidden_among(sizes, 5)
    together = sum(sizes[one] for one in hidden)

    assert {one for one, size in sizes.items() if 0 < size < 5} <= hidden
    assert together == 0 or together >= 5 or hidden == {one for one in sizes if sizes[one]}


@pytest.mark.parametrize("others", [0, 1, 4])
def test_a_single_hidden_sector_is_in_no_total(others: int) -> None:
    """Its one or few returns would be the difference between the total and what is shown."""
    facts = [facts_of(f"School {number}", "primary", {"M3": "1"}) for number in range(8)]
    facts += [facts_of(f"College {number}", "college", {"M3": "0"}) for number in range(others)]

    picture = make_picture(FRAMEWORK, facts)

    question = next(one for one in picture.by_question if one.id == "M3")
    assert (question.returns, question.left_out) == (8, others)
    assert question.counts["1"] == 8
    assert question.counts["0"] == 0
    assert picture.gaps == ()


def test_small_groups_that_are_five_together_and_differ_are_in_the_totals() -> None:
    facts = [facts_of(f"School {number}", "primary", {"M3": "1"}) for number in range(6)]
    for sector_id, codes in {"college": "012", "police": "1", "nhs_trust": "21"}.items():
        facts += [
            facts_of(f"{sector_id} {number}", sector_id, {"M3": code})
            for number, code in enumerate(codes)
        ]

    question = next(one for one in make_picture(FRAMEWORK, facts).by_question if one.id == "M3")

    assert (question.returns, question.left_out) == (12, 0)
    assert {code: question.counts[code] for code in "012"} == {"0": 1, "1": 9, "2": 2}


def test_small_groups_that_all_say_the_same_are_left_out() -> None:
    facts = [facts_of(f"School {number}", "primary", {"M3": "1"}) for number in range(6)]
    for sector_id in ("college", "police", "nhs_trust"):
        facts += [facts_of(f"{sector_id} {one}", sector_id, {"M3": "0"}) for one in range(2)]

    question = next(one for one in make_picture(FRAMEWORK, facts).by_question if one.id == "M3")

    assert (question.returns, question.left_out) == (6, 6)


def test_the_sum_of_a_sector_leaves_out_the_sets_that_few_of_it_answered() -> None:
    both = {"M3": "1", "P6": "0"}
    facts = [facts_of(f"Surgery {number}", "gp", {"M3": "1"}) for number in range(6)]
    facts += [facts_of(f"Practice {number}", "gp", both) for number in range(3)]

    sector = make_picture(FRAMEWORK, facts).by_sector[0]

    # Every return of a set is asked all of its questions: two of each set are here.
    assert sum(sector.counts.values()) == 9 * 2
    assert sector.counts["0"] == 0
    assert sector.left_out == 3 * 2


def test_leaders_of_a_sector_are_not_counted_where_few_of_it_sent_no_forms() -> None:
    """Else what the few leaders chose would be the heat map's cell less these."""
    voices = (VoiceFacts("P", "P2", "1", 5),)
    facts = [
        replace(facts_of(f"School {number}", "primary", {"M1": "1"}), voices=voices)
        for number in range(8)
    ]
    few = [facts_of(f"Primary {number}", "primary", {"M1": "0"}) for number in range(2)]
    many = [facts_of(f"Primary {number}", "primary", {"M1": "0"}) for number in range(5)]

    assert make_picture(FRAMEWORK, facts).voices[0].leaders["1"] == 8
    assert make_picture(FRAMEWORK, facts + many).voices[0].leaders["1"] == 8
    assert make_picture(FRAMEWORK, facts + few).voices[0].leaders == {}


def _facts(
    number: int, sector_id: str, sets: str, codes: Sequence[str], level: int, forms: int
) -> ReturnFacts:
    ratings = {
        one: code
        for one, code in zip(QUESTIONS, codes, strict=True)
        if QUESTIONS[one].set_id in sets
    }
    made = facts_of(f"Organisation {number}", sector_id, ratings)
    answers = tuple(
        replace(
            one,
            rests_on_policy=level == 1,
            shows_difference=level == 4,
            strongest_level=level,
            rating_before="1",
        )
        for one in made.answers
    )
    voices = (VoiceFacts("P", "P2", "1", 5), VoiceFacts("M", "M1", "2", 6)) if forms else ()
    return replace(made, set_ids=tuple(sets), answers=answers, voices=voices)


def _rating(facts: ReturnFacts, question_id: str) -> str:
    return next(one.rating for one in facts.answers if one.question_id == question_id)


def _of(facts: Sequence[ReturnFacts], question_id: str, sectors: set[str]) -> list[ReturnFacts]:
    set_id = QUESTIONS[question_id].set_id
    return [one for one in facts if set_id in one.set_ids and one.sector_id in sectors]


def _without(
    facts: Sequence[ReturnFacts], picture: Picture, question_id: str, sector_id: str, code: str
) -> list[ReturnFacts]:
    """Other returns, in which nobody of a hidden group chose a rating."""
    hidden = {
        sector
        for (question, sector), cell in picture.cells.items()
        if question == question_id and cell.is_hidden
    }
    inside = _of(facts, question_id, {sector_id})
    outside = _of(facts, question_id, hidden - {sector_id})
    total = next(one for one in picture.by_question if one.id == question_id)
    if total.left_out:
        # They are in no count: then all of them may have chosen another one.
        other = next(one for one in CODES if one != code)
        new = {one.key: other for one in (*inside, *outside)}
    else:
        new = _exchanged(inside, outside, question_id, code)
    return [_with(one, question_id, new[one.key]) if one.key in new else one for one in facts]


def _exchanged(
    inside: Sequence[ReturnFacts], outside: Sequence[ReturnFacts], question_id: str, code: str
) -> dict[str, str]:
    """Answers changed between the small groups until one of them has none of a rating."""
    new = {one.key: _rating(one, question_id) for one in (*inside, *outside)}
    free = [one.key for one in outside if new[one.key] != code]
    for one in inside:
        if new[one.key] == code:
            partner = free.pop()
            new[one.key], new[partner] = new[partner], code
    return new


def _with(facts: ReturnFacts, question_id: str, code: str) -> ReturnFacts:
    answers = tuple(
        replace(one, rating=code) if one.question_id == question_id else one
        for one in facts.answers
    )
    return replace(facts, answers=answers)


def _splits(sizes: tuple[int, ...], counts: tuple[int, ...]) -> list[list[tuple[int, ...]]]:
    """Every way in which answers can be shared out to groups of these sizes."""
    if not sizes:
        return [[]]
    found = []
    for one in product(*(range(count + 1) for count in counts)):
        if sum(one) == sizes[0]:
            left = tuple(count - taken for count, taken in zip(counts, one, strict=True))
            found += [[one, *rest] for rest in _splits(sizes[1:], left)]
    return found
