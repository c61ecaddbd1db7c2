from typing import Any

import pytest

from neglect_workbook.checks.readiness import Severity
from tests.checks.ready import Content, found_in, kinds_in, ready_content


def _with_item(changes: Content) -> Content:
    content = ready_content()
    content["evidence"][0].update(changes)
    return content


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("2025-11-22", [("evidence_out_of_date", "E1")]),
        ("2025-11-23", []),
        (None, []),
    ],
)
def test_evidence_over_twelve_months_old_is_named(
    dated: str | None, expected: list[tuple[str, str]]
) -> None:
    assert kinds_in(_with_item({"dated": dated})) == expected


def test_old_evidence_is_found_by_its_title_date_and_record() -> None:
    found = found_in(_with_item({"dated": "2025-09-15"}))[0]
    assert found.severity is Severity.LOOK
    assert found.message == "E1 is over 12 months old"
    assert found.detail.startswith("Log. It is dated 15 September 2025.")
    assert found.field == "dated"
    assert found.record_id


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"question_ids": []}, [("evidence_unlinked", "E1")]),
        ({"level": 0}, [("evidence_without_level", "E1")]),
        (
            {"level": 0, "question_ids": []},
            [("evidence_unlinked", "E1"), ("evidence_without_level", "E1")],
        ),
    ],
)
def test_evidence_wants_a_question_and_a_level(
    changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    content = _with_item(changes)
    assert kinds_in(content) == expected
    assert {one.severity for one in found_in(content)} == {Severity.LOOK}


def test_the_ladder_is_named_in_the_words_of_the_framework() -> None:
    detail = found_in(_with_item({"level": 0}))[0].detail
    assert "from 'We have it' to 'Children are better off'" in detail
