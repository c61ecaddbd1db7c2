import pytest

from neglect_workbook.checks.readiness import Severity
from tests.checks.ready import answer_of, found_in, kinds_in, ready_content


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("organisation", "contact_role"),
        ("review", "people_involved"),
        ("review", "approved_role"),
    ],
)
def test_whom_to_ask_who_took_part_and_who_agreed_are_missed(part: str, field: str) -> None:
    content = ready_content()
    content[part][field] = "  "
    found = found_in(content)
    assert [one.kind for one in found] == [f"{field}_missing"]
    assert (found[0].severity, found[0].field) == (Severity.MISSING, field)


def test_an_area_with_answers_and_nothing_about_children_is_named_with_a_place_to_write() -> None:
    content = ready_content()
    for question_id in ("M4", "M5"):
        answer_of(content, question_id).update(changing_for_children=" ")
    found = found_in(content)
    assert [(one.kind, one.question) for one in found] == [("nothing_about_children", "M4")]
    assert found[0].message == "Multi-agency working: nothing on what is changing for children"
    assert (found[0].severity, found[0].field) == (Severity.MISSING, "changing_for_children")


def test_one_text_about_children_speaks_for_every_area_of_its_question() -> None:
    content = ready_content()
    for question_id in ("M2", "M3", "M4"):
        answer_of(content, question_id).update(changing_for_children="")
    assert kinds_in(content) == []


def test_an_area_is_pointed_to_its_own_question_before_one_that_only_counts_under_it() -> None:
    content = ready_content()
    content["organisation"]["set_ids"] = ["S"]
    content["answers"] = [
        {"question_id": "S7", "rating": "1", "reason": "Why."},
        {"question_id": "S6", "rating": "1", "reason": "Why."},
    ]
    named = [(one.message.split(":")[0], one.question) for one in found_in(content)]
    assert ("Addressing cumulative harm", "S7") in named
    assert ("Children's lived experience", "S6") in named


@pytest.mark.parametrize("rating", ["", "na"])
def test_an_area_without_an_answer_that_applies_is_not_asked_about_children(rating: str) -> None:
    content = ready_content()
    for question_id in ("M3", "M5"):
        changes = {"rating": rating, "changing_for_children": "", "not_applicable_reason": "Why."}
        answer_of(content, question_id).update(changes)
    areas = [one.message for one in found_in(content) if one.kind == "nothing_about_children"]
    assert areas == []
