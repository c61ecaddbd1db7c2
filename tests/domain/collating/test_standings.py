"""Which returns count, which were set aside, and who has sent none."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.names import CloseNames, are_close, plain_name
from neglect_workbook.domain.collating.records import (
    CollationHead,
    ExpectedOrganisation,
    GatheredReturn,
)
from neglect_workbook.domain.collating.standing import Standing, Standings, Status
from neglect_workbook.domain.collating.standings import Gathered, standings
from tests.collating_builders import facts_of, framework_2026, key_of, many_facts, organisation_name

FRAMEWORK = framework_2026()
HEAD = CollationHead(due_on=date(2026, 11, 30))


def test_the_newest_version_of_a_return_counts() -> None:
    newer, older = _versions("Marlstone Primary School", date(2026, 11, 23), date(2026, 11, 2))

    found = _stand([older, newer])

    assert _status(found, newer) is Status.COUNTED
    assert _status(found, older) is Status.OLDER
    assert _of(found, older).instead == newer.key


def test_a_version_without_a_date_is_older_than_one_with_a_date() -> None:
    newer, older = _versions("Marlstone Primary School", date(2026, 11, 2), None)

    assert _status(_stand([older, newer]), newer) is Status.COUNTED


def test_the_same_return_saved_again_is_a_duplicate() -> None:
    first = facts_of("Fernhollow Nursery", "early_years", {"M1": "1"})
    again = replace(first, key=key_of("saved again"))

    found = _stand([first, again])

    assert {one.status for one in found.returns} == {Status.COUNTED, Status.DUPLICATE}


def test_a_persons_choice_of_an_older_version_stands() -> None:
    newer, older = _versions("Marlstone Primary School", date(2026, 11, 23), date(2026, 11, 2))

    found = standings(HEAD, [_record(newer), _record(older, choice="use")], (), FRAMEWORK)

    assert _status(found, older) is Status.COUNTED
    assert _of(found, older).is_chosen
    assert _of(found, newer).instead == older.key


def test_what_a_person_left_out_never_counts_and_the_next_one_does() -> None:
    newer, older = _versions("Marlstone Primary School", date(2026, 11, 23), date(2026, 11, 2))

    found = standings(HEAD, [_record(newer, choice="leave_out"), _record(older)], (), FRAMEWORK)

    assert _status(found, newer) is Status.LEFT_OUT
    assert _status(found, older) is Status.COUNTED


def test_two_workbooks_of_one_school_count_once() -> None:
    first = facts_of("St. Oswin's Primary School", "primary", {"M1": "1"})
    second = replace(
        facts_of("ST OSWINS PRIMARY SCHOOL", "primary", {"M1": "2"}), made_on=date(2026, 11, 25)
    )

    found = _stand([first, second])

    assert _status(found, second) is Status.COUNTED
    assert _status(found, first) is Status.ANOTHER
    assert _of(found, second).to_choose == (first.key,)
    assert found.problems_of(_of(found, second))[0].code == "which_counts"
    assert first.file in found.problems_of(_of(found, second))[0].message

    chosen = standings(HEAD, [_record(first, choice="use"), _record(second)], (), FRAMEWORK)
    assert [one.to_choose for one in chosen.returns] == [(), ()]


def test_of_two_versions_of_one_day_nobody_knows_which_is_newer() -> None:
    one, other = _versions("Marlstone Primary School", date(2026, 11, 2), date(2026, 11, 2))
    later, older = _versions("Fernhollow Nursery", date(2026, 11, 3), date(2026, 11, 2))

    found = _stand([one, other, later, older])

    assert {*_of(found, one).to_choose, *_of(found, other).to_choose} == {one.key, other.key}
    counted = next(each for each in (one, other) if _status(found, each) is Status.COUNTED)
    assert found.problems_of(_of(found, counted))[0].code == "which_counts"
    assert _of(found, later).to_choose == _of(found, older).to_choose == ()
    assert found.problems_of(_of(found, later)) == later.problems


def test_the_head_and_the_safeguarding_lead_may_each_answer_their_own_questions() -> None:
    head = facts_of("Marlstone Primary School", "primary", {"S2": "1"})
    lead = replace(
        facts_of("Marlstone Primary School ", "primary", {"M1": "2"}), key=key_of("the lead's")
    )

    found = _stand([head, lead])

    assert [one.status for one in found.returns] == [Status.COUNTED, Status.COUNTED]


def test_schools_that_give_the_number_of_their_trust_each_count() -> None:
    one = replace(facts_of("Copperbeck High School", "secondary", {"M1": "1"}), setting_id="1140")
    other = replace(facts_of("Thornwick Academy", "secondary", {"M1": "2"}), setting_id="1140")
    trust = ExpectedOrganisation("x1", "Tarnside Learning Trust", "secondary", "", "1140")

    found = _stand([one, other], [trust])

    assert [each.status for each in found.returns] == [Status.COUNTED, Status.COUNTED]
    assert _of(found, one).alike == (other.key,)
    assert [each.organisation for each in found.missing] == [trust]


def test_schools_of_the_same_name_with_their_own_numbers_each_count() -> None:
    one = replace(facts_of("St Mary's Primary School", "primary", {"M1": "1"}), setting_id="105")
    other = replace(
        facts_of("St Mary's Primary School", "primary", {"M1": "1"}),
        key=key_of("the other"),
        return_id="ROTHER",
        setting_id="106",
    )

    found = _stand([one, other])

    assert [each.status for each in found.returns] == [Status.COUNTED, Status.COUNTED]
    assert _of(found, one).alike == (other.key,)


def test_a_school_without_a_number_is_none_of_two_of_its_name() -> None:
    first = replace(facts_of("St Mary's Primary School", "primary", {"M1": "1"}), setting_id="105")
    second = replace(first, key=key_of("second"), return_id="RSECOND", setting_id="106")
    third = replace(first, key=key_of("third"), return_id="RTHIRD", setting_id="none")

    found = _stand([first, second, third])

    assert len(found.counted) == 3
    assert set(_of(found, third).alike) == {first.key, second.key}


def test_ten_thousand_copies_of_one_return_stand_at_once() -> None:
    facts = facts_of("Marlstone Primary School", "primary", {"M1": "2"})

    found = _stand([replace(facts, key=key_of(f"copy {one}")) for one in range(10_000)])

    assert len(found.counted) == 1


def test_a_return_of_another_framework_never_counts() -> None:
    other = replace(facts_of("Elsewhere School", "primary", {"M1": "1"}), framework_id="elsewhere")

    found = standings(HEAD, [_record(other, choice="use")], (), FRAMEWORK)

    assert found.counted == ()
    assert _status(found, other) is Status.OTHER_FRAMEWORK


@pytest.mark.parametrize(
    ("made_on", "received_on", "late"),
    [
        (date(2026, 11, 30), date(2026, 12, 9), False),
        (date(2026, 12, 1), date(2026, 12, 1), True),
        (None, date(2026, 12, 1), True),
        (None, date(2026, 11, 30), False),
    ],
)
def test_late_is_what_was_made_after_the_day_it_was_due(
    made_on: date | None, received_on: date, *, late: bool
) -> None:
    facts = replace(facts_of("Fernhollow Nursery", "early_years"), made_on=made_on)
    gathered = (replace(_record(facts)[0], received_on=received_on), facts)

    assert standings(HEAD, [gathered], (), FRAMEWORK).returns[0].is_late is late


def test_expected_organisations_are_found_by_return_id_then_setting_id_then_name() -> None:
    by_id = facts_of("A name that changed", "primary", {"M1": "1"})
    by_setting = replace(facts_of("Old Green Nursery", "early_years"), setting_id="URN 100 200")
    by_name = facts_of("BRAMBLEGATE  surgery", "gp")
    close = facts_of("St. Oswin's CE Primary", "primary")
    expected = [
        ExpectedOrganisation("x1", "Marlstone Primary School", return_id=by_id.return_id),
        ExpectedOrganisation("x2", "New Green Nursery", setting_id="100200"),
        ExpectedOrganisation("x3", "Bramblegate Surgery"),
        ExpectedOrganisation("x4", "Saint Oswins Church of England Primary School"),
        ExpectedOrganisation("x5", "Quarry Row Youth Club"),
    ]

    found = _stand([by_id, by_setting, by_name, close], expected)

    assert _of(found, by_id).expected_id == "x1"
    assert _of(found, by_setting).expected_id == "x2"
    assert _of(found, by_name).expected_id == "x3"
    assert _of(found, close).expected_id == ""
    assert [(one.organisation.id, one.close) for one in found.missing] == [
        ("x4", (close.key,)),
        ("x5", ()),
    ]
    assert found.unexpected == (close.key,)


def test_a_person_says_which_expected_organisation_a_return_is_of() -> None:
    facts = facts_of("St. Oswin's CE Primary", "primary")
    expected = [ExpectedOrganisation("x4", "Saint Oswins Church of England Primary School")]

    found = standings(HEAD, [_record(facts, expected_id="x4")], expected, FRAMEWORK)

    assert found.missing == ()
    assert found.returns[0].expected_id == "x4"


def test_a_name_that_two_expected_have_is_told_apart_by_sector_or_not_at_all() -> None:
    expected = [
        ExpectedOrganisation("x1", "Larkspur", "primary"),
        ExpectedOrganisation("x2", "Larkspur", "early_years"),
    ]

    assert _stand([facts_of("Larkspur", "early_years")], expected).returns[0].expected_id == "x2"
    assert _stand([facts_of("Larkspur", "gp")], expected).returns[0].expected_id == ""


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_of_gathering_changes_nothing(order: Sequence[int]) -> None:
    facts = list(many_facts(FRAMEWORK, 8))
    facts += [
        replace(facts[number], key=key_of(f"again {number}"), check_code=f"C{number}")
        for number in range(4)
    ]

    assert _stand([facts[place] for place in order]) == _stand(facts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Mary's", "Saint Marys"),
        ("Marlstone Primary", "Marlstone Primary School"),
        ("Holy Trinity C of E Primary School", "Holy Trinity CE (VA) Primary School"),
        ("Hazelmoor Primary School", "Hazelmore Primary School"),
        ("The Fold & Family Project", "Fold and Family Project"),
        ("Hazel Moor Nursery", "Hazelmoor Nursery"),
        ("Quarry Row Youth Club", "Quarry Row Club"),
    ],
)
def test_close_names_are_close_both_ways(one: str, other: str) -> None:
    assert CloseNames(["Somebody else", other]).close_to(one) == (1,)
    assert are_close(one, other)
    assert are_close(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marlstone Primary School", "Marlstone Nursery"),
        ("Marlstone North Primary School", "Marlstone South Primary School"),
        ("Station Road Surgery 1", "Station Road Surgery 2"),
        ("Fernhollow Nursery", "Copperbeck Nursery"),
        ("", ""),
        ("School", "Primary School"),
    ],
)
def test_other_names_are_not_close(one: str, other: str) -> None:
    assert not are_close(one, other)


@settings(max_examples=50, deadline=None)
@given(st.text())
@example("\N{MODIFIER LETTER CAPITAL A}")
@example("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}")
def test_a_plain_name_is_plain_already(name: str) -> None:
    assert plain_name(plain_name(name)) == plain_name(name)


def _versions(
    name: str, newer_on: date | None, older_on: date | None
) -> tuple[ReturnFacts, ReturnFacts]:
    newer = replace(facts_of(name, "primary", {"M1": "2"}), made_on=newer_on)
    older = replace(newer, key=key_of(f"older {name}"), check_code="OLDER", made_on=older_on)
    return newer, older


def _record(facts: ReturnFacts, choice: str = "", expected_id: str = "") -> Gathered:
    record = GatheredReturn(
        id=facts.key, received_on=date(2026, 11, 29), choice=choice, expected_id=expected_id
    )
    return record, facts


def _stand(
    facts: Sequence[ReturnFacts], expected: Sequence[ExpectedOrganisation] = ()
) -> Standings:
    return standings(HEAD, [_record(one) for one in facts], expected, FRAMEWORK)


def _of(found: Standings, facts: ReturnFacts) -> Standing:
    return next(one for one in found.returns if one.facts.key == facts.key)


def _status(found: Standings, facts: ReturnFacts) -> Status:
    return _of(found, facts).status


def test_the_close_ones_among_many_are_all_that_are_close() -> None:
    names = [organisation_name(number, "primary") for number in range(150)]
    names += [f"St {name}" for name in names[:20]]
    names += [_misspelled(name) for name in names[:60]]
    close = CloseNames(names)

    for name in names:
        each = [place for place, other in enumerate(names) if are_close(name, other)]
        assert list(close.close_to(name)) == each[:20]


@pytest.mark.parametrize("kind", ["numbered", "nearly alike", "the same"])
def test_very_many_names_that_are_alike_take_no_longer_each(kind: str) -> None:
    names = {
        "numbered": [f"Fernhollow Family Project {number}" for number in range(1_000)],
        "nearly alike": [f"Saint Fernhollow {number:05}ville Project" for number in range(1_000)],
        "the same": ["Fernhollow Family Project"] * 1_000,
    }[kind]
    started = time.process_time()
    close = CloseNames(names)
    found = [close.close_to(name) for name in names]

    # Nearly alike ones take half a minute where each is compared with each.
    assert time.process_time() - started < 8
    assert all(len(one) <= 20 for one in found)


def _misspelled(name: str) -> str:
    return name.replace("r", "rr", 1) if "r" in name else f"{name[:2]}{name[3:]}"
