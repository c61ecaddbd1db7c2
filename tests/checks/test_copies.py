"""What is said before sending of two copies that were united."""

import pytest

from neglect_workbook.checks.finding import Severity
from neglect_workbook.checks.readiness import findings, is_ready
from neglect_workbook.domain.joining import join_lines, join_texts
from tests.builders import snapshot_from_content
from tests.checks.ready import TODAY, answer_of, found_in, ready_content

TEXTS = [
    join_texts("Each week.", "Each day.", is_sure=True),
    join_texts("Each week.", "Each day.", is_sure=False),
    join_lines("Each week.", "Each day."),
]


def test_places_where_nobody_chose_are_one_finding_and_not_ready() -> None:
    snapshot = snapshot_from_content(ready_content())
    assert is_ready(findings(snapshot, TODAY))

    (found,) = findings(snapshot, TODAY, 2)

    assert found.message == "Two copies differ in 2 places, and nobody chose"
    assert found.severity is Severity.MISSING


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_still_holds_two_is_found_with_its_field(text: str) -> None:
    content = ready_content()
    answer_of(content, "M3")["reason"] = text
    content["actions"][0]["difference"] = text
    content["evidence"][0]["title"] = text
    content["review"]["people_involved"] = text

    found = [one for one in found_in(content) if one.kind == "two_texts"]

    assert [(one.question or one.record, one.field) for one in found] == [
        ("M3", "reason"),
        ("", "people_involved"),
        ("A1", "difference"),
        ("E1", "title"),
    ]
    assert found[2].record_id
