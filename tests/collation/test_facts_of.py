"""What a collation counts of a return, against the return itself."""

from datetime import date

import pytest
from msgspec.structs import replace

from neglect_workbook.collation.facts_of import answer_digest, facts_of
from neglect_workbook.domain.collating.facts import Mismatch, ReturnFacts
from neglect_workbook.domain.rating import Nudge, nudges, strongest_level
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.returns.reading import read_return
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY, written

SNAPSHOT = sample_snapshot()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> ReturnRead:
    path = written(SNAPSHOT, tmp_path_factory.mktemp("return"))
    return read_return(read_book(path), SNAPSHOT.framework)


def _facts(read: ReturnRead, today: date = TODAY) -> ReturnFacts:
    return facts_of(read, SNAPSHOT.framework, key="k", file="f.xlsx", content="c", today=today)


def test_facts_say_whose_it_is_and_of_what(read: ReturnRead) -> None:
    facts = _facts(read)
    assert (facts.organisation, facts.sector_id) == ("Hazelmoor Primary School", "primary")
    assert (facts.review_id, facts.made_on, facts.set_ids) == ("first", TODAY, ("M", "S"))
    assert (facts.is_as_sent, facts.problems) == (True, ())
    assert facts.return_id == read.return_id


def test_answers_are_counted_as_the_workbook_counts_them(read: ReturnRead) -> None:
    facts = {one.question_id: one for one in _facts(read).answers}
    assert len(facts) == len(SNAPSHOT.questions)
    for question in SNAPSHOT.questions:
        answer, items = SNAPSHOT.answers[question.id], SNAPSHOT.evidence_for(question.id)
        found = facts[question.id]
        assert found.rating == answer.rating
        assert found.strongest_level == strongest_level(items)
        assert found.has_action == bool(SNAPSHOT.actions_for(question.id))
        asked = nudges(SNAPSHOT.framework, answer, items, TODAY)
        assert (found.mismatch is Mismatch.EVIDENCE_STRONGER) == (Nudge.EVIDENCE_STRONGER in asked)


def test_evidence_is_old_by_the_day_of_the_return_and_not_by_ours(read: ReturnRead) -> None:
    assert _facts(read, date(2040, 1, 1)) == _facts(read)


def test_an_indicator_shows_its_latest_value_and_the_one_before(read: ReturnRead) -> None:
    found = {one.label: one for one in _facts(read).indicators}
    for indicator in SNAPSHOT.indicators:
        values = [one for one in SNAPSHOT.values_of(indicator.id) if one.value is not None]
        facts = found[indicator.label]
        assert (facts.period, facts.value) == (values[-1].period, values[-1].value)
        assert facts.before == (values[-2].value if len(values) > 1 else None)


def test_the_digest_of_an_answer_changes_with_anything_in_it(read: ReturnRead) -> None:
    first = read.answers[0]
    other = replace(first, fields={**first.fields, "working_well": "Something else."})
    moved = replace(first, row=99)
    assert answer_digest(other) != answer_digest(first)
    assert answer_digest(moved) == answer_digest(first)
    assert len({answer_digest(one) for one in read.answers}) == len(read.answers)


def test_what_only_matters_to_who_collates_is_a_problem(read: ReturnRead) -> None:
    about = {**read.about, "return_id": "", "framework_version": "0.9"}
    nobody = replace(read, about=about, organisation={}, machine={})
    assert [one.code for one in _facts(nobody).problems] == [
        "other_version",
        "no_return_id",
        "no_organisation",
        "changes_unknown",
    ]
    changed = replace(read, is_as_sent=False)
    assert [one.code for one in _facts(changed).problems] == ["changed_elsewhere"]
