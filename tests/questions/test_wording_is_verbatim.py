"""The partnership's words, character for character."""

import pytest

from neglect_workbook.questions.loader import load
from tests.questions.printed import printed

BSCP = load("bscp-neglect-2026")
SETS = ("S", "M", "P")


@pytest.mark.parametrize("set_id", SETS)
def test_questions_are_as_printed(set_id: str) -> None:
    asked = [question.text for question in BSCP.question_set(set_id).questions]
    assert asked == printed(f"{set_id} questions")


@pytest.mark.parametrize("set_id", SETS)
def test_expectations_are_as_printed(set_id: str) -> None:
    expected = [expectation.text for expectation in BSCP.question_set(set_id).expectations]
    assert expected == printed(f"{set_id} expectations")


@pytest.mark.parametrize("set_id", SETS)
def test_role_who_stem_and_must_are_as_printed(set_id: str) -> None:
    question_set = BSCP.question_set(set_id)
    assert [question_set.role] == printed(f"{set_id} role")
    assert [question_set.who] == printed(f"{set_id} who")
    # The source sets ':-' after the words that open a list; that mark is layout.
    assert [f"{question_set.stem}:-"] == printed(f"{set_id} stem")
    assert [f"{question_set.must}:-"] == printed(f"{set_id} must")


def test_footnote_is_as_printed_and_only_strategic_leaders_have_one() -> None:
    footnotes = {one.id: one.footnote for one in BSCP.question_sets}
    assert footnotes == {"S": printed("S footnote")[0], "M": "", "P": ""}


def test_commitments_and_resources_are_as_printed() -> None:
    assert [one.text for one in BSCP.commitments] == printed("commitments")
    assert [one.text for one in BSCP.resources] == printed("resources")


def test_titles_are_as_printed() -> None:
    titles = printed("titles")
    assert BSCP.title in titles
    assert all(source.title in titles for source in BSCP.sources)


def test_s6_keeps_the_apostrophe_that_it_lacks() -> None:
    assert "the organisations governance structures" in BSCP.question("S6").text


def test_dashes_and_curly_apostrophes_are_kept() -> None:
    assert "10\N{EN DASH}20 years" in BSCP.question("P1").text
    assert "assessments\N{EM DASH}and" in BSCP.question("M2").text
    assert "child\N{RIGHT SINGLE QUOTATION MARK}s needs" in BSCP.question("M4").text
    assert "child's lived experience" in BSCP.question("M5").text
