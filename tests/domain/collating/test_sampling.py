"""What a panel reads: nothing twice, nothing left out, and the same whoever draws."""

from collections import Counter
from dataclasses import replace

import pytest

from neglect_workbook.domain.collating.facts import Mismatch, ReturnFacts
from neglect_workbook.domain.collating.names import plain_name
from neglect_workbook.domain.collating.records import CollationHead
from neglect_workbook.domain.collating.sample import Why
from neglect_workbook.domain.collating.sampling import draw_sample
from tests.collating_builders import facts_of, framework_2026, many_facts

FRAMEWORK = framework_2026()
HEAD = CollationHead(sample_seed=20261130, random_in_hundred=5)
FACTS = many_facts(FRAMEWORK, 150)


def test_every_reason_draws_its_answers_and_the_first_one_is_given() -> None:
    sample = draw_sample(HEAD, FACTS, FRAMEWORK)
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
    sample = draw_sample(HEAD, FACTS, FRAMEWORK)
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
    sample = draw_sample(replace(HEAD, random_in_hundred=100), FACTS, FRAMEWORK)

    assert len(sample) == sum(1 for facts in FACTS for one in facts.answers if one.rating)


@pytest.mark.parametrize("more", [1, 12, 50])
def test_further_returns_leave_what_chance_drew_before(more: int) -> None:
    """Only the one that stands for a sector with none may give way to a nearer one."""
    before = draw_sample(HEAD, FACTS[:100], FRAMEWORK)
    after = {
        (one.return_id, one.question_id)
        for one in draw_sample(HEAD, FACTS[: 100 + more], FRAMEWORK)
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

    sample = draw_sample(head, facts, FRAMEWORK, added)

    assert [(one.return_id, one.question_id, one.why) for one in sample] == [
        (facts[3].return_id, "M2", Why.ADDED)
    ]


def test_a_panel_reads_one_organisation_after_the_other() -> None:
    sample = draw_sample(HEAD, FACTS, FRAMEWORK)
    order = [one.id for one in FRAMEWORK.questions()]
    places = [(plain_name(one.organisation), order.index(one.question_id)) for one in sample]

    assert places == sorted(places)


def _by_chance(head: CollationHead, facts: tuple[ReturnFacts, ...]) -> set[tuple[str, str]]:
    sample = draw_sample(head, facts, FRAMEWORK)
    return {(one.return_id, one.question_id) for one in sample if one.why is Why.RANDOM}
