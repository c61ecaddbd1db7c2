"""What many returns say together, counted exactly."""

import re
import time
from collections import Counter
from dataclasses import replace

import pytest

from neglect_workbook.domain.collating.earlier import Earlier
from neglect_workbook.domain.collating.facts import (
    AnswerFacts,
    IndicatorFacts,
    ReturnFacts,
    VoiceFacts,
)
from neglect_workbook.domain.collating.findings import About, about_cell, findings
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.picture import Movement, Place
from tests.collating_builders import facts_of, framework_2026, key_of, many_facts

FRAMEWORK = framework_2026()
M3_CODES = ("1", "1", "1", "0", "unknown", "2", "3", "")


def _schools(
    question_id: str, codes: tuple[str, ...], sector_id: str = "primary"
) -> list[ReturnFacts]:
    return [
        facts_of(f"School {number:03}", sector_id, {question_id: code})
        for number, code in enumerate(codes)
    ]


def _one_answer(facts: ReturnFacts, **changes: object) -> ReturnFacts:
    answer = facts.answers[0]
    fields = {name: getattr(answer, name) for name in AnswerFacts.__slots__} | changes
    return replace(facts, answers=(AnswerFacts(**fields),))


def test_a_cell_counts_each_rating_and_says_where_each_answer_is() -> None:
    facts = _schools("M3", M3_CODES)

    cell = make_picture(FRAMEWORK, reversed(facts)).cells["M3", "primary"]

    assert cell.returns == 8
    assert dict(cell.counts) == {
        "unknown": 1, "0": 1, "1": 3, "2": 1, "3": 1, "na": 0, "": 1,
    }  # fmt: skip
    assert cell.most_common == "1"
    assert cell.places == tuple(Place(one.key, "M3", 4) for one in facts)


@pytest.mark.parametrize(
    ("codes", "most_common"),
    [
        (("1", "1", "2", "2", "3"), "1"),
        (("2", "2", "0", "0", "1"), "0"),
        (("unknown", "0", "3", "2", "1"), "unknown"),
        (("na", "na", "3", "3", "1"), "3"),
        (("", "", "", "", "2"), "2"),
        (("", "", "", "", ""), ""),
    ],
)
def test_the_lower_of_two_ratings_as_common_is_most_common(
    codes: tuple[str, ...], most_common: str
) -> None:
    picture = make_picture(FRAMEWORK, _schools("M3", codes))

    assert picture.cells["M3", "primary"].most_common == most_common


def test_a_question_whose_row_is_lost_is_not_answered() -> None:
    facts = [replace(one, set_ids=("M",)) for one in _schools("M3", ("1",) * 6)]

    picture = make_picture(FRAMEWORK, facts)

    assert picture.cells["M4", "primary"].counts[""] == 6
    assert picture.cells["S1", "primary"].returns == 0


def test_the_counts_of_all_add_up() -> None:
    facts = many_facts(FRAMEWORK, 150)
    picture = make_picture(FRAMEWORK, facts)
    answers = Counter(
        (one.question_id, one.rating) for each in facts for one in each.answers if one.rating
    )

    for question in picture.by_question:
        if not question.left_out:
            assert all(
                question.counts[code] == answers[question.id, code]
                for code in question.counts
                if code
            )
    whole = Counter[str]()
    for part in picture.by_question:
        whole.update(part.counts)
    for parts in (picture.by_area, picture.by_set):
        summed = Counter[str]()
        for part in parts:
            summed.update(part.counts)
        assert summed == whole
    assert sum(picture.sectors.values()) == picture.returns == 150
    assert [one.name for one in picture.by_area][-1] == FRAMEWORK.across_all_areas


def test_gaps_are_the_questions_with_the_most_red_answers() -> None:
    facts = _schools("M3", M3_CODES) + [
        facts_of(f"Nursery {one}", "early_years", {"M3": "0", "M1": "0"}) for one in range(6)
    ]

    first, second = make_picture(FRAMEWORK, facts).gaps

    assert (first.question_id, first.red, first.unknown, first.answered) == ("M3", 8, 1, 13)
    assert first.worst_sectors == ("early_years", "primary")
    assert (second.question_id, second.red, second.answered) == ("M1", 6, 6)


def test_policy_alone_and_difference_are_counted() -> None:
    facts = _schools("M3", ("2",) * 6)
    facts[0] = _one_answer(facts[0], rests_on_policy=True, strongest_level=1)
    facts[1] = _one_answer(facts[1], strongest_level=4, shows_difference=True)
    facts[2] = _one_answer(facts[2], strongest_level=3, shows_difference=True)

    picture = make_picture(FRAMEWORK, facts)

    assert picture.policy_alone["M3"] == 1
    assert picture.cells["M3", "primary"].policy_alone == 1
    assert picture.cells["M3", "primary"].show_difference == 1
    assert [one.organisation for one in picture.strong] == ["School 001"]


def test_an_example_of_a_small_group_is_for_the_partnership_alone() -> None:
    facts = [
        _one_answer(one, strongest_level=4, shows_difference=True)
        for one in _schools("M3", ("3", "2"), "police")
    ]

    strong = make_picture(FRAMEWORK, facts).strong

    assert [(one.organisation, one.is_hidden) for one in strong] == [
        ("School 000", True),
        ("School 001", True),
    ]


def test_roles_differ_where_every_rating_of_one_is_above_the_others() -> None:
    apart = {"S2": "3", "M4": "1", "M5": "0"}
    alike = {"S2": "1", "M4": "1", "M5": "2"}
    below = {"S2": "0", "M4": "2", "M5": "1"}
    facts = [
        facts_of(f"Group {number}", "voluntary", ratings)
        for number, ratings in enumerate([apart] * 4 + [below] + [alike] * 3)
    ]

    (difference,) = make_picture(FRAMEWORK, facts).roles

    assert (difference.area_id, difference.organisations) == ("MA", 8)
    assert (difference.apart, difference.higher) == (5, 4)
    assert (difference.higher_set, difference.lower_set) == ("S", "M")


def test_movement_is_counted_from_what_each_return_says_of_last_time() -> None:
    before = ("1", "1", "2", "0", "", "na", "1", "1")
    now = ("2", "1", "1", "unknown", "1", "2", "", "3")
    facts = [
        _one_answer(one, rating_before=last)
        for one, last in zip(_schools("M3", now), before, strict=True)
    ]

    movement = {one.question_id: one for one in make_picture(FRAMEWORK, facts).movement}

    assert movement["M3"] == Movement("M3", better=2, same=2, worse=1, first_time=2)


def test_movement_against_an_earlier_collation_finds_each_organisation_again() -> None:
    june = _schools("M3", ("0", "1", "2", "2", "1"))
    december = _schools("M3", ("1", "1", "1", "3", "2"))
    december = [
        december[0],
        replace(december[1], return_id="NEW1", organisation="School-001"),
        replace(december[2], return_id="NEW2", setting_id="100200", organisation="Renamed"),
        replace(december[3], return_id="NEW3", organisation="Somebody else"),
        december[4],
    ]
    june[2] = replace(june[2], setting_id="URN 100200")

    movement = make_picture(FRAMEWORK, december, Earlier(june)).movement

    assert movement[0].question_id == "M1"
    found = next(one for one in movement if one.question_id == "M3")
    assert found == Movement("M3", better=2, same=1, worse=1, first_time=1)


def test_the_number_of_a_trust_finds_none_of_its_schools() -> None:
    june = [replace(one, setting_id="1140") for one in _schools("M3", ("0", "1"))]
    other = replace(facts_of("A third school", "primary", {"M3": "1"}), setting_id="1140")

    assert Earlier(june).ratings_of(other) == {}


def test_indicators_stand_side_by_side_once_five_count_them() -> None:
    suggestion = FRAMEWORK.suggested_indicators[0]
    values = ((3, 1), (1, 3), (2, 2), (5, None), (7, 6))

    def with_value(facts: ReturnFacts, value: float, before: float | None) -> ReturnFacts:
        one = IndicatorFacts("I1", "Ours", suggestion.id, "up", "Autumn 1 2026", value, before)
        return replace(facts, indicators=(one, replace(one, label="I2", value=99)))

    facts = [
        with_value(one, *value)
        for one, value in zip(_schools("M3", ("1",) * 5), values, strict=True)
    ]

    (row,) = make_picture(FRAMEWORK, facts).indicators
    (few,) = make_picture(FRAMEWORK, facts[:4]).indicators

    assert (row.returns, row.rose, row.same, row.fell) == (5, 2, 1, 1)
    assert row.values[0] == (facts[0].key, "I1", "Autumn 1 2026", 3.0)
    assert few.is_hidden
    assert not few.values
    assert few.rose == 0


def test_colleagues_stand_beside_leaders_on_the_same_theme() -> None:
    voices = (VoiceFacts("P", "P2", "0", 4), VoiceFacts("P", "P2", "1", 3))
    facts = [replace(one, voices=voices) for one in _schools("M1", ("2", "2", "2", "1", "3"))]

    picture = make_picture(FRAMEWORK, facts)

    (row,) = picture.voices
    assert (row.question_id, row.leaders_question_id, row.returns) == ("P2", "M1", 5)
    assert (row.counts["0"], row.counts["1"], row.counts["2"]) == (20, 15, 0)
    assert (row.leaders["1"], row.leaders["2"], row.leaders["3"]) == (1, 3, 1)
    said = next(one.text for one in findings(picture, FRAMEWORK) if one.about is About.VOICES)
    assert said == (
        "20 of 35 colleagues chose Not yet in place for P2 Early signs. "
        "In 3 of 5 returns, leaders chose In place for M1 Trained staff."
    )


def test_returns_of_no_known_sector_come_last() -> None:
    facts = _schools("M3", ("1",) * 5, "a sector of another time") + _schools("M3", ("1",) * 5)
    facts = [replace(one, key=key_of(str(place))) for place, one in enumerate(facts)]

    picture = make_picture(FRAMEWORK, facts)

    assert list(picture.sectors) == ["primary", ""]
    assert picture.by_sector[-1].name == "Sector not known"


def test_no_returns_make_an_empty_picture() -> None:
    picture = make_picture(FRAMEWORK, ())

    assert picture.returns == 0
    assert findings(picture, FRAMEWORK) == ()
    assert not any(one.is_hidden for one in picture.by_question)


def test_a_finding_is_a_plain_sentence_of_counts() -> None:
    picture = make_picture(FRAMEWORK, _schools("M3", ("1",) * 31 + ("2",) * 20 + ("0",) * 7))

    assert about_cell(picture.cells["M3", "primary"], FRAMEWORK) == (
        "31 of 58 primary schools chose Partly in place for M3 Drift and harm."
    )
    gap = next(one for one in findings(picture, FRAMEWORK) if one.about is About.GAP)
    assert gap.text == (
        "7 of 58 organisations chose We do not know yet or Not yet in place for M3 Drift and harm."
    )


def test_findings_are_short_and_name_no_share_and_no_organisation() -> None:
    facts = many_facts(FRAMEWORK, 150)
    found = findings(make_picture(FRAMEWORK, facts), FRAMEWORK)

    assert {one.about for one in found} >= set(About) - {About.LEFT_OUT}
    for one in found:
        assert "%" not in one.text
        assert "average" not in one.text
        sentences = re.sub("'[^']*[^s]'", "it", one.text).split(". ")
        assert max(len(sentence.split()) for sentence in sentences) <= 25
        assert not any(each.organisation in one.text for each in facts)


def test_a_hidden_cell_says_only_that_it_is_hidden() -> None:
    picture = make_picture(FRAMEWORK, _schools("M3", ("0", "0", "1"), "college"))

    assert about_cell(picture.cells["M3", "college"], FRAMEWORK) == (
        "3 colleges: what they chose for M3 Drift and harm is hidden, as they are under 5."
    )


def test_ten_times_as_many_returns_take_about_ten_times_as_long() -> None:
    def least(count: int) -> float:
        facts, taken = many_facts(FRAMEWORK, count), []
        for _ in range(3):
            start = time.process_time()
            make_picture(FRAMEWORK, facts)
            taken.append(time.process_time() - start)
        return min(taken)

    # With every return looked at beside every other it would be a hundred times.
    assert least(1_000) < 30 * least(100)
