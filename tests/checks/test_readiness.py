from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.checks.readiness import Finding, Readiness, Severity, findings, is_ready
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.joining import join_lines
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import ORGANISATION_ID, take_snapshot
from neglect_workbook.questions.loader import load
from tests.builders import Log, sample_content, sample_snapshot
from tests.checks.ready import TODAY, answer_of, found_in, ready_content


@pytest.mark.parametrize(
    ("severities", "ready"),
    [
        ([], True),
        (["look", "look"], True),
        (["look", "missing"], False),
        (["stop"], False),
    ],
)
def test_a_workbook_is_ready_when_there_is_at_most_something_to_look_at(
    severities: list[str], *, ready: bool
) -> None:
    found = [Finding("kind", Severity(one), "It is so", "Do this.") for one in severities]
    assert is_ready(found) is ready


def test_findings_come_by_severity_then_in_the_order_of_the_framework() -> None:
    content = ready_content()
    content["organisation"].update(set_ids=["M", "S"], contact_role="")
    content["answers"] += [
        {
            "question_id": f"S{number}",
            "rating": "1",
            "reason": "Why.",
            "changing_for_children": "Sooner.",
        }
        for number in range(1, 9)
    ]
    answer_of(content, "M1").update(come_back=True, reason="")
    answer_of(content, "S8").update(reason="")
    answer_of(content, "S2").update(come_back=True)
    content["evidence"][0].update(dated="2020-01-01")
    content["actions"][0].update(due="2020-01-01", lead_role="")
    order = [
        (one.severity.value, one.question or one.record or one.field) for one in found_in(content)
    ]
    assert order == [
        ("missing", "S8"),
        ("missing", "M1"),
        ("missing", "contact_role"),
        ("missing", "A1"),
        ("look", "S2"),
        ("look", "M1"),
        ("look", "A1"),
        ("look", "E1"),
    ]


def test_the_sample_has_one_of_each_thing_that_is_worth_showing() -> None:
    found = findings(sample_snapshot(), TODAY)
    assert [(one.severity.value, one.kind, one.question or one.record) for one in found] == [
        ("missing", "red_without_action", "S4"),
        ("look", "policy_alone", "M2"),
        ("look", "come_back", "M2"),
        ("look", "evidence_stronger", "M3"),
        ("look", "action_overdue", "A1"),
        ("look", "evidence_out_of_date", "E10"),
    ]
    assert not is_ready(found)


def test_the_sample_is_ready_once_its_red_says_why_it_has_no_action() -> None:
    content = sample_content()
    answer_of(content, "S4").update(no_action_reason="The budget is set in January.")
    assert is_ready(found_in(content))


def test_nothing_in_the_sample_is_overdue_or_old_before_its_day() -> None:
    kinds = {one.kind for one in findings(sample_snapshot(), date(2026, 9, 15))}
    assert not kinds & {"action_overdue", "evidence_out_of_date"}


def test_every_finding_says_what_is_so_and_what_to_do_in_plain_words() -> None:
    content = ready_content()
    for question_id in ("M1", "M2", "M3"):
        answer_of(content, question_id).update(rating="", changing_for_children="")
    answer_of(content, "M4").update(rating="na")
    answer_of(content, "M5").update(rating="3", reason="word " * 151, come_back=True)
    content["organisation"] = {"sector_id": "primary", "set_ids": ["M"]}
    content["review"] = {"kind_id": "first"}
    content["evidence"][0].update(level=0, question_ids=[], dated="2020-01-01")
    content["actions"] = [{"id": "A1"}, {"id": "A2", "due": "2026-01-01", "lead_role": "Head"}]
    found = found_in(content)
    assert len({one.kind for one in found}) >= 14
    for one in found:
        assert not one.message.endswith(".")
        assert one.detail.endswith((".", "?"))
        text = f"{one.message}. {one.detail}".lower()
        assert not {"!", "please"} & set(text.replace("!", " ! ").split())
        longest = max(len(sentence.split()) for sentence in text.split(". "))
        assert longest <= 25


#: What changes the findings of an answer, of the texts, of an action, of evidence and of all.
_EDITS: tuple[tuple[RecordKind, str, dict[str, Any]], ...] = (
    (RecordKind.ANSWER, "r/M1", {"rating": "0"}),
    (RecordKind.ANSWER, "r/M1", {"rating": "1", "reason": "Why."}),
    (RecordKind.ANSWER, "r/M2", {"rating": "0", "come_back": True}),
    (RecordKind.ACTION, "a", {"question_ids": ["M1"], "due": "2020-01-01"}),
    (RecordKind.ACTION, "a", {"question_ids": ["M2"], "due": None}),
    (RecordKind.ACTION, "a", {"removed": True}),
    (RecordKind.EVIDENCE, "e", {"question_ids": ["M1", "M2"], "dated": "2020-01-01", "level": 4}),
    (RecordKind.EVIDENCE, "e", {"dated": "2026-11-01", "level": 1}),
    (RecordKind.INDICATOR, "i", {"name": join_lines("One", "Two")}),
    (RecordKind.INDICATOR, "i", {"name": "One"}),
    (RecordKind.ORGANISATION, ORGANISATION_ID, {"set_ids": ["M"]}),
    (RecordKind.ORGANISATION, ORGANISATION_ID, {"set_ids": ["M", "P"], "contact_role": "Lead"}),
    (RecordKind.REVIEW, "r", {"people_involved": "2 leads"}),
)


@given(st.lists(st.sampled_from(_EDITS), min_size=1, max_size=12))
def test_looking_again_at_what_changed_finds_what_looking_at_everything_does(
    edits: list[tuple[RecordKind, str, dict[str, Any]]],
) -> None:
    log, state, readiness = Log(), FoldedState(), Readiness()
    for edit in ((RecordKind.REVIEW, "r", {"kind_id": "first"}), *edits):
        before = len(log.changes)
        log.write(*edit)
        for change in log.changes[before:]:
            state.apply(change)
        snapshot = take_snapshot(state, load("bscp-neglect-2026"), "w")
        assert readiness.findings(snapshot, TODAY) == findings(snapshot, TODAY)
