from typing import Any

import pytest

from neglect_workbook.checks.readiness import Severity
from tests.checks.ready import answer_of, found_in, kinds_in, ready_content

RED = {"rating": "0", "checks": {"do": False}}


def test_a_ready_workbook_has_nothing_to_look_at() -> None:
    assert kinds_in(ready_content()) == []


def test_a_question_without_a_rating_is_not_answered_even_with_words() -> None:
    content = ready_content()
    answer_of(content, "M4").update(rating="", come_back=False)
    found = found_in(content)
    assert [(one.kind, one.question) for one in found] == [("not_answered", "M4")]
    assert found[0].severity is Severity.MISSING
    assert found[0].message == "M4 is not answered"
    assert "'Not answered yet'" in found[0].detail


def test_a_question_of_a_set_that_is_not_answered_here_is_not_missed() -> None:
    assert not [one for one in found_in(ready_content()) if one.question.startswith(("S", "P"))]


@pytest.mark.parametrize(
    ("reason", "expected"), [("  ", [("reason_missing", "M2")]), ("No early help here.", [])]
)
def test_what_does_not_apply_needs_a_line_why(reason: str, expected: list[Any]) -> None:
    content = ready_content()
    answer_of(content, "M2").update(rating="na", reason="", not_applicable_reason=reason)
    assert kinds_in(content) == expected
    assert all(one.severity is Severity.MISSING for one in found_in(content))


def test_a_rating_without_a_reason_is_missing_something() -> None:
    content = ready_content()
    answer_of(content, "M2").update(reason=" \n")
    found = found_in(content)
    assert [(one.kind, one.question) for one in found] == [("rating_reason_missing", "M2")]
    assert (found[0].severity, found[0].field) == (Severity.MISSING, "reason")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rating": "2", "override_reason": ""}, True),
        ({"rating": "0", "override_reason": " ", "no_action_reason": "Waiting."}, True),
        ({"rating": "2", "override_reason": "Two terms of checks."}, False),
        ({"rating": "na", "not_applicable_reason": "No plans here."}, False),
        ({"rating": "2", "checks": {"do": True}}, False),
        ({"rating": "2", "checks": {}}, False),
    ],
)
def test_a_rating_other_than_suggested_wants_a_line_why(
    changes: dict[str, Any], *, expected: bool
) -> None:
    content = ready_content()
    content["evidence"][0].update(level=3)
    content["evidence"][0].update(question_ids=["M2"])
    answer_of(content, "M2").update(changes)
    found = [one for one in found_in(content) if one.kind == "override_reason_missing"]
    assert bool(found) is expected
    for one in found:
        assert one.severity is Severity.LOOK
        assert one.question == "M2"
        assert "'Partly in place'" in one.detail


@pytest.mark.parametrize(
    ("status", "no_action_reason", "expected"),
    [
        (None, "", True),
        (None, "  ", True),
        ("stopped", "", True),
        ("not_started", "", False),
        ("at_risk", "", False),
        ("done", "", False),
        (None, "The new building opens in January.", False),
        ("stopped", "The new building opens in January.", False),
    ],
)
@pytest.mark.parametrize("rating", ["0", "unknown"])
def test_a_red_wants_an_action_that_was_not_stopped_or_a_line_why_not(
    rating: str, status: str | None, no_action_reason: str, *, expected: bool
) -> None:
    content = ready_content()
    answer_of(content, "M2").update(RED, rating=rating, no_action_reason=no_action_reason)
    answer_of(content, "M2").update(override_reason="We looked and could not tell.")
    if status is not None:
        content["actions"][0].update(question_ids=["M2"], status_id=status)
    found = found_in(content)
    assert [one.kind for one in found] == ["red_without_action"] * expected
    for one in found:
        assert one.severity is Severity.MISSING
        assert one.message == "M2 is red and has no action"
        assert one.detail == "Add one, or say in a line why not."


def test_amber_without_an_action_is_fine() -> None:
    content = ready_content()
    content["actions"] = []
    assert kinds_in(content) == []


def test_evidence_stronger_than_the_rating_names_the_check_to_look_at() -> None:
    content = ready_content()
    content["evidence"][0].update(level=3)
    answer_of(content, "M4").update(checks={"do": True, "routine": True, "checked": False})
    found = found_in(content)
    assert [one.kind for one in found] == ["evidence_stronger"]
    assert found[0].message == "M4: your evidence looks stronger than your rating"
    assert found[0].detail == "Look at check 3 again, or keep your rating."
    answer_of(content, "M4").update(checks={})
    assert found_in(content)[0].detail == "Look at the checks again, or keep your rating."


@pytest.mark.parametrize(("level", "expected"), [(2, [("evidence_thinner", "M4")]), (3, [])])
def test_in_place_wants_a_quality_check(level: int, expected: list[Any]) -> None:
    content = ready_content()
    content["evidence"][0].update(level=level)
    answer_of(content, "M4").update(rating="2", checks={})
    assert kinds_in(content) == expected


@pytest.mark.parametrize(("second", "expected"), [(2, [("top_rating", "M4")]), (3, [])])
def test_the_top_rating_is_asked_what_tells_us(second: int, expected: list[Any]) -> None:
    content = ready_content()
    content["evidence"] = [
        {"id": "E1", "level": 4, "type_id": "child_voice", "question_ids": ["M4"]},
        {"id": "E2", "level": second, "type_id": "audit", "question_ids": ["M4"]},
    ]
    answer_of(content, "M4").update(rating="3", checks={})
    assert kinds_in(content) == expected


@pytest.mark.parametrize(("level", "expected"), [(1, [("policy_alone", "M4")]), (2, [])])
def test_an_answer_that_rests_on_policy_alone_is_named(level: int, expected: list[Any]) -> None:
    content = ready_content()
    content["evidence"][0].update(level=level)
    assert kinds_in(content) == expected
    for one in found_in(content):
        assert one.message == "M4 rests on 'We have it' alone"


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("reason", 151, True),
        ("reason", 150, False),
        ("changing_for_children", 121, True),
        ("changing_for_children", 120, False),
    ],
)
def test_a_text_over_its_length_is_counted_and_not_cut(
    field: str, words: int, *, expected: bool
) -> None:
    content = ready_content()
    answer_of(content, "M3")[field] = "word " * words
    found = found_in(content)
    assert [(one.kind, one.field) for one in found] == [("over_length", field)] * expected
    for one in found:
        assert one.severity is Severity.LOOK
        assert f"{words} words" in one.message


@pytest.mark.parametrize(("marked", "expected"), [(True, [("come_back", "M3")]), (False, [])])
def test_an_answer_marked_to_come_back_to_is_named(*, marked: bool, expected: list[Any]) -> None:
    content = ready_content()
    answer_of(content, "M3").update(come_back=marked)
    assert kinds_in(content) == expected
