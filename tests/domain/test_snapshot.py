from datetime import date
from typing import TYPE_CHECKING

import pytest

from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import RecordKind, Review
from neglect_workbook.domain.snapshot import ORGANISATION_ID, answer_id
from neglect_workbook.questions.loader import load
from tests.builders import Log

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neglect_workbook.domain.fields import JsonValue


@pytest.fixture
def framework() -> Framework:
    return load("bscp-neglect-2026")


def test_an_empty_log_is_an_empty_workbook_with_every_question(framework: Framework) -> None:
    snapshot = Log().snapshot(framework)
    assert list(snapshot.answers) == [question.id for question in framework.questions()]
    assert not any(answer.is_answered for answer in snapshot.answers.values())
    assert snapshot.review == Review()
    assert snapshot.questions == ()
    records = (*snapshot.evidence, *snapshot.actions, *snapshot.indicators)
    assert not records


def test_fields_come_out_as_records_hold_them(framework: Framework) -> None:
    log = Log()
    log.write(
        RecordKind.ORGANISATION,
        ORGANISATION_ID,
        {"name": "Hazelmoor", "sector_id": "primary", "set_ids": ["M"]},
    )
    fields: Mapping[str, JsonValue] = {
        "title": "Log",
        "level": 2,
        "dated": "2026-11-20",
        "question_ids": ["M3", "M4"],
    }
    log.write(RecordKind.EVIDENCE, log.new_id(), fields)
    snapshot = log.snapshot(framework)
    item = snapshot.evidence[0]
    assert (item.title, item.level, item.dated) == ("Log", 2, date(2026, 11, 20))
    assert item.question_ids == ("M3", "M4")
    assert snapshot.organisation.name == "Hazelmoor"
    assert snapshot.sector.id == "primary"
    assert [question.id for question in snapshot.questions] == ["M1", "M2", "M3", "M4", "M5"]


def test_a_field_that_was_emptied_with_null_has_its_default_again(framework: Framework) -> None:
    log = Log()
    item_id = log.write(RecordKind.EVIDENCE, log.new_id(), {"dated": "2026-11-20", "title": "A"})
    log.write(RecordKind.EVIDENCE, item_id, {"dated": None})
    item = log.snapshot(framework).evidence[0]
    assert item.dated is None
    assert item.title == "A"


def test_a_field_of_a_later_version_is_passed_over(framework: Framework) -> None:
    log = Log()
    fields: Mapping[str, JsonValue] = {"title": "A", "colour": "blue", "number": 9, "id": "forged"}
    item_id = log.write(RecordKind.EVIDENCE, log.new_id(), fields)
    item = log.snapshot(framework).evidence[0]
    assert (item.id, item.number, item.title) == (item_id, 1, "A")


def test_a_removed_record_is_gone_and_its_number_is_never_used_again(framework: Framework) -> None:
    log = Log()
    ids = [log.write(RecordKind.ACTION, log.new_id(), {"what_we_do": str(n)}) for n in range(3)]
    log.set(RecordKind.ACTION, ids[1], REMOVED, value=True)
    log.write(RecordKind.ACTION, log.new_id(), {"what_we_do": "new"})
    labels = [(one.label, one.what_we_do) for one in log.snapshot(framework).actions]
    assert labels == [("A1", "0"), ("A3", "2"), ("A4", "new")]


def test_a_removed_record_that_is_brought_back_has_its_number_and_text(
    framework: Framework,
) -> None:
    log = Log()
    first = log.write(RecordKind.EVIDENCE, log.new_id(), {"title": "one"})
    log.write(RecordKind.EVIDENCE, log.new_id(), {"title": "two"})
    log.set(RecordKind.EVIDENCE, first, REMOVED, value=True)
    log.set(RecordKind.EVIDENCE, first, REMOVED, value=False)
    labels = [(one.label, one.title) for one in log.snapshot(framework).evidence]
    assert labels == [("E1", "one"), ("E2", "two")]


def test_each_kind_of_record_is_numbered_by_itself(framework: Framework) -> None:
    log = Log()
    log.write(RecordKind.EVIDENCE, log.new_id(), {"title": "e"})
    log.write(RecordKind.ACTION, log.new_id(), {"what_we_do": "a"})
    log.write(RecordKind.INDICATOR, log.new_id(), {"name": "i"})
    snapshot = log.snapshot(framework)
    labels = [snapshot.evidence[0].label, snapshot.actions[0].label, snapshot.indicators[0].label]
    assert labels == ["E1", "A1", "I1"]


def test_the_values_of_a_removed_indicator_go_with_it(framework: Framework) -> None:
    log = Log()
    kept, removed = (
        log.write(RecordKind.INDICATOR, log.new_id(), {"name": name}) for name in ("kept", "gone")
    )
    for indicator_id in (removed, kept):
        fields: Mapping[str, JsonValue] = {
            "indicator_id": indicator_id,
            "period": "May 2026",
            "value": 7,
        }
        log.write(RecordKind.INDICATOR_VALUE, log.new_id(), fields)
    log.set(RecordKind.INDICATOR, removed, REMOVED, value=True)
    snapshot = log.snapshot(framework)
    assert [one.indicator_id for one in snapshot.indicator_values] == [kept]
    assert [one.value for one in snapshot.values_of(kept)] == [7]


def test_the_latest_review_is_the_open_one_and_has_answers_of_its_own(
    framework: Framework,
) -> None:
    log = Log()
    first = log.write(RecordKind.REVIEW, log.new_id(), {"kind_id": "first"})
    log.write(RecordKind.ANSWER, answer_id(first, "M1"), {"rating": "1"})
    second = log.write(RecordKind.REVIEW, log.new_id(), {"kind_id": "midpoint"})
    log.write(RecordKind.ANSWER, answer_id(second, "M2"), {"rating": "2"})
    snapshot = log.snapshot(framework)
    assert snapshot.review.id == second
    assert snapshot.answers["M1"].rating == ""
    assert snapshot.answers["M2"].rating == "2"
    assert snapshot.answers["M2"].id == f"{second}/M2"


def test_evidence_and_actions_are_found_by_their_questions(framework: Framework) -> None:
    log = Log()
    log.write(RecordKind.EVIDENCE, log.new_id(), {"question_ids": ["M1", "S4"]})
    log.write(RecordKind.EVIDENCE, log.new_id(), {"question_ids": ["M3"]})
    log.write(RecordKind.ACTION, log.new_id(), {"question_ids": ["S4"]})
    snapshot = log.snapshot(framework)
    assert [one.label for one in snapshot.evidence_for("S4")] == ["E1"]
    assert [one.label for one in snapshot.evidence_for("M3")] == ["E2"]
    assert [one.label for one in snapshot.actions_for("S4")] == ["A1"]
    assert snapshot.actions_for("M1") == ()
