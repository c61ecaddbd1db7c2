from typing import Any

import pytest

from neglect_workbook.checks.readiness import Severity
from tests.checks.ready import Content, found_in, kinds_in, ready_content


def _with_action(changes: Content) -> Content:
    content = ready_content()
    content["actions"][0].update(changes)
    return content


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due": None}, True),
        ({"due": None, "no_date_reason": " "}, True),
        ({"due": None, "no_date_reason": "It runs all year."}, False),
        ({"due": None, "status_id": "done"}, False),
        ({"due": None, "status_id": "stopped"}, False),
    ],
)
def test_an_open_action_wants_a_date_or_a_line_why_not(
    changes: dict[str, Any], *, expected: bool
) -> None:
    content = _with_action(changes)
    assert kinds_in(content) == [("action_without_date", "A1")] * expected
    for one in found_in(content):
        assert (one.severity, one.field) == (Severity.MISSING, "due")


@pytest.mark.parametrize(
    ("due", "status", "message"),
    [
        ("2026-11-14", "at_risk", "A1 is 9 days overdue"),
        ("2026-11-22", "not_started", "A1 is 1 day overdue"),
        ("2026-11-23", "on_track", None),
        ("2026-11-14", "done", None),
        ("2026-11-14", "stopped", None),
    ],
)
def test_an_open_action_is_overdue_from_the_day_after(
    due: str, status: str, message: str | None
) -> None:
    found = found_in(_with_action({"due": due, "status_id": status}))
    assert [one.message for one in found] == ([] if message is None else [message])
    assert {(one.kind, one.severity) for one in found} <= {("action_overdue", Severity.LOOK)}


@pytest.mark.parametrize(
    ("start", "due", "expected"),
    [
        ("2027-02-01", "2027-01-12", True),
        ("2027-01-12", "2027-01-12", False),
        ("2027-01-11", "2027-01-12", False),
        ("2027-02-01", None, False),
    ],
)
def test_an_action_does_not_start_after_it_is_due(
    start: str, due: str | None, *, expected: bool
) -> None:
    content = _with_action({"start": start, "due": due, "no_date_reason": "It runs all year."})
    found = [one for one in found_in(content) if one.kind == "action_starts_late"]
    assert [(one.message, one.severity, one.field) for one in found] == [
        ("A1 starts after it is to be done", Severity.LOOK, "start")
    ] * expected
    for one in found:
        assert "It starts on 1 February 2027 and is due on 12 January 2027." in one.detail


def test_an_overdue_action_is_named_by_its_difference_with_its_date_and_its_place() -> None:
    content = _with_action({"due": "2026-11-14"})
    found = found_in(content)[0]
    assert found.detail.startswith("Families are answered sooner. It was due on 14 November 2026.")
    assert (found.record, found.field) == ("A1", "due")
    assert found.record_id


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"lead_role": " "}, [("action_without_lead", "A1")]),
        ({"lead_role": "", "status_id": "done"}, []),
        ({"difference": " "}, [("action_without_difference", "A1")]),
        ({"difference": "", "status_id": "stopped"}, []),
    ],
)
def test_an_open_action_wants_a_lead_and_a_difference(
    changes: dict[str, Any], expected: list[Any]
) -> None:
    assert kinds_in(_with_action(changes)) == expected


def test_a_missing_lead_is_missed_by_a_reader_and_a_missing_difference_is_worth_a_look() -> None:
    found = found_in(_with_action({"lead_role": "", "difference": ""}))
    assert {one.kind: one.severity for one in found} == {
        "action_without_lead": Severity.MISSING,
        "action_without_difference": Severity.LOOK,
    }
    assert all(one.detail.startswith("One page on escalation. ") for one in found)
