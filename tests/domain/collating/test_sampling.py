"""What a panel reads: nothing twice, nothing left out, and the same whoever draws."""

from collections import Counter
from dataclasses import replace

import pytest

from neglect_workbook.domain.collating.facts import Mismatch, ReturnFacts
from neglect_workbook.domain.collating.records import CollationHead
from neglect_workbook.domain.collating.sample import Why
from neglect_workbook.domain.collating.sampling import draw_sample
from tests.collating_builders import facts_of, framework_2026, many_facts

FRAMEWORK = framework_2026()
HEAD = CollationHead(sample_seed=20261130, random_in_hundred=5)
FACTS = many_facts(FRAMEWORK, 150)


def test_every_reason_draws_its_answers_and_the_first_one_is_given() -> None:
    sample = draw_sample(HEAD, FACTS, FRAMEWORK).answers
    drawn = {(one.key, one.question_id): one.why for one in sample}

    assert len(drawn) == len(sample)
    for facts in FACTS:
        for answer in facts.answers:
            why = drawn.get((facts.key, answer.question_id))
            if answer.rating in {"unknown", "0"}:
                assert why is Why.RED
            elif answer.rating == "3":
                assert why is Why.TOP
            elif answer.rating and answer.mismatch is Mismatch.RATING_STRONGER:
                assert why is Why.RATING_STRONGER
            elif answer.rating and answer.mismatch is Mismatch.EVIDENCE_STRONGER:
                assert why is Why.EVIDENCE_STRONGER
            elif not answer.rating:
                assert why is None
            else:
                assert why in {None, Why.RANDOM}


def test_the_random_share_reaches_every_sector_that_has_further_answers() -> None:
    sample = draw_sample(HEAD, FACTS, FRAMEWORK).answers
    further: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    reasons = {(one.key, one.question_id): one.why for one in sample}
    for facts in FACTS:
        for answer in facts.answers:
            why = reasons.get((facts.key, answer.question_id), Why.RANDOM)
            if answer.rating and why is Why.RANDOM:
                further[facts.sector_id] += 1
    drawn.update(one.sector_id for one in sample if one.why is Why.RANDOM)

    assert drawn.keys() == further.keys()
    # Of 700 or so, five in a hundred: 35, give or take.
    assert 20 <= sum(drawn.values()) <= 60


def test_another_seed_draws_others() -> None:
    other = replace(HEAD, sample_seed=7)

    assert _by_chance(HEAD, FACTS) != _by_chance(other, FACTS)


def test_no_share_draws_nothing_by_chance() -> None:
    assert _by_chance(replace(HEAD, random_in_hundred=0), FACTS) == set()


def test_a_whole_share_draws_everything_that_has_a_rating() -> None:
    sample = draw_sample(replace(HEAD, random_in_hundred=100), FACTS, FRAMEWORK).answers

    assert len(sample) == sum(1 for facts in FACTS for one in facts.answers if one.rating)


@pytest.mark.parametrize("more", [1, 12, 50])
def test_further_returns_leave_what_chance_drew_before(more: int) -> None:
    """Only the one that stands for a sector with none may give way to a nearer one."""
    before = draw_sample(HEAD, FACTS[:100], FRAMEWORK).answers
    after = {
        (one.return_id, one.question_id)
        for one in draw_sample(HEAD, FACTS[: 100 + more], FRAMEWORK).answers
    }
    by_chance = [one for one in before if one.why is Why.RANDOM]
    in_sector = Counter(one.sector_id for one in by_chance)
    kept = {(one.return_id, one.question_id) for one in by_chance if in_sector[one.sector_id] > 1}

    assert len(kept) > 10
    assert kept <= after


def test_what_a_person_added_is_in_it_and_says_so() -> None:
    facts = [facts_of(f"School {number}", "primary", {"M1": "1", "M2": "2"}) for number in range(9)]
    head = replace(HEAD, random_in_hundred=0)
    added = [(facts[3].return_id, "M2"), (facts[4].return_id, "M9"), ("no such return", "M1")]

    sample = draw_sample(head, facts, FRAMEWORK, added).answers

    assert [(one.return_id, one.question_id, one.why) for one in sample] == [
        (facts[3].return_id, "M2", Why.ADDED)
    ]


def test_what_matters_most_comes_first() -> None:
    reasons = [one.why for one in draw_sample(HEAD, FACTS, FRAMEWORK).answers]

    assert list(dict.fromkeys(reasons)) == [
        Why.RED,
        Why.TOP,
        Why.RATING_STRONGER,
        Why.EVIDENCE_STRONGER,
        Why.RANDOM,
    ]
    assert reasons == sorted(reasons, key=list(Why).index)


@pytest.mark.parametrize("limit", [1, 7, 60, 200])
def test_a_panel_reads_as_many_answers_as_it_has_time_for(limit: int) -> None:
    whole = draw_sample(HEAD, FACTS, FRAMEWORK)
    sample = draw_sample(replace(HEAD, sample_limit=limit), FACTS, FRAMEWORK)

    assert len(sample.answers) == limit
    assert {*sample.answers} <= {*whole.answers}
    assert sample.possible == whole.possible == Counter(one.why for one in whole.answers)


def test_a_limit_that_is_not_reached_leaves_the_sample_as_it_is() -> None:
    limited = draw_sample(replace(HEAD, sample_limit=5000), FACTS, FRAMEWORK)

    assert limited == draw_sample(HEAD, FACTS, FRAMEWORK)


def test_places_are_dealt_to_every_reason_and_to_every_sector() -> None:
    sample = draw_sample(replace(HEAD, sample_limit=60), FACTS, FRAMEWORK)
    by_reason = Counter(one.why for one in sample.answers)
    by_sector = Counter(one.sector_id for one in sample.answers)

    assert by_reason == dict.fromkeys(sample.possible, 12)
    assert by_sector.keys() == {facts.sector_id for facts in FACTS}
    # One return of the police cannot give as much as 52 primary schools: others take its turn.
    assert max(by_sector.values()) <= 7


def test_a_reason_that_has_no_more_leaves_its_places_to_the_others() -> None:
    ratings = {"M1": "0", "M2": "3"}
    facts = [facts_of(f"School {number}", "primary", {"M1": "0"}) for number in range(9)]
    facts.append(facts_of("Tarn School", "primary", ratings))
    sample = draw_sample(replace(HEAD, sample_limit=6), facts, FRAMEWORK).answers

    assert Counter(one.why for one in sample) == {Why.RED: 5, Why.TOP: 1}
    assert len({one.organisation for one in sample if one.why is Why.RED}) == 5


def test_each_organisation_has_one_place_before_another_has_two() -> None:
    ratings = {"M1": "0", "M2": "0", "M3": "unknown"}
    facts = [facts_of(f"School {number}", "primary", ratings) for number in range(8)]
    sample = draw_sample(replace(HEAD, sample_limit=12), facts, FRAMEWORK).answers

    places = Counter(one.organisation for one in sample)
    assert sorted(places.values()) == [1, 1, 1, 1, 2, 2, 2, 2]


def test_what_stands_on_nothing_has_its_place_before_what_does() -> None:
    """A red without an action, and a top rating that its evidence does not carry."""
    facts = [_backed(number, is_backed=number % 2 == 0) for number in range(12)]
    sample = draw_sample(replace(HEAD, sample_limit=12), facts, FRAMEWORK).answers

    assert len(sample) == 12
    assert {one.key for one in sample} == {facts[number].key for number in range(1, 12, 2)}


def test_saying_something_of_an_answer_moves_no_other() -> None:
    head = replace(HEAD, sample_limit=60)
    before = draw_sample(head, FACTS, FRAMEWORK)
    said = {(one.return_id, one.question_id) for one in before.answers[10:40]}

    assert draw_sample(head, FACTS, FRAMEWORK, said) == before


def test_what_was_looked_at_stays_when_more_returns_come_and_the_limit_holds() -> None:
    head = replace(HEAD, sample_limit=60)
    before = draw_sample(head, FACTS[:100], FRAMEWORK).answers
    said = {(one.return_id, one.question_id) for one in before[:30]}
    after = draw_sample(head, FACTS, FRAMEWORK, said).answers

    assert said <= {(one.return_id, one.question_id) for one in after}
    assert len(after) == 60


def _by_chance(head: CollationHead, facts: tuple[ReturnFacts, ...]) -> set[tuple[str, str]]:
    sample = draw_sample(head, facts, FRAMEWORK).answers
    return {(one.return_id, one.question_id) for one in sample if one.why is Why.RANDOM}


def _backed(number: int, *, is_backed: bool) -> ReturnFacts:
    facts = facts_of(f"School {number}", "primary", {"M1": "0", "M2": "3"})
    red, top = facts.answers
    mismatch = None if is_backed else Mismatch.RATING_STRONGER
    answers = (replace(red, has_action=is_backed), replace(top, mismatch=mismatch))
    return replace(facts, answers=answers)
