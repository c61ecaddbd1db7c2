"""A small workbook with nothing to look at, which each test spoils in one place."""

from datetime import date
from typing import Any

from neglect_workbook.checks.readiness import Finding, findings
from tests.builders import snapshot_from_content

TODAY = date(2026, 11, 23)

Content = dict[str, Any]


def ready_content() -> Content:
    """The managers' five questions, answered in part, with one action and one item."""
    answers = [
        {
            "question_id": f"M{number}",
            "rating": "1",
            "checks": {"do": True, "routine": False},
            "reason": "Some of us do this, and we can name the gaps.",
            "changing_for_children": "Concerns are noticed sooner.",
        }
        for number in range(1, 6)
    ]
    return {
        "framework": "bscp-neglect-2026",
        "organisation": {"sector_id": "primary", "set_ids": ["M"], "contact_role": "Lead"},
        "review": {"people_involved": "2 leads, 4 teachers", "approved_role": "Chair"},
        "answers": answers,
        "evidence": [
            {"id": "E1", "title": "Log", "level": 2, "dated": "2026-10-01", "question_ids": ["M4"]}
        ],
        "actions": [
            {
                "id": "A1",
                "question_ids": ["M4"],
                "difference": "Families are answered sooner",
                "what_we_do": "One page on escalation",
                "lead_role": "Head teacher",
                "due": "2026-11-23",
                "status_id": "on_track",
            }
        ],
    }


def answer_of(content: Content, question_id: str) -> Content:
    """The answer to one question, to be spoiled."""
    answers: list[Content] = content["answers"]
    return next(one for one in answers if one["question_id"] == question_id)


def found_in(content: Content) -> tuple[Finding, ...]:
    """What the checks find on the day of the tests."""
    return findings(snapshot_from_content(content), TODAY)


def kinds_in(content: Content) -> list[tuple[str, str]]:
    """The kind of each finding with the question or record that it is about."""
    return [(one.kind, one.question or one.record) for one in found_in(content)]
