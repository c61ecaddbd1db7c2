"""The sample workbook is what a newcomer reads first, so it is held to the rules it shows."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

from neglect_workbook.domain.progress import word_count
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.rules import require_known
from neglect_workbook.exchange.content import read_content
from tests.builders import sample_content, sample_snapshot

_KINDS = {
    "organisation": RecordKind.ORGANISATION,
    "review": RecordKind.REVIEW,
    "answers": RecordKind.ANSWER,
    "evidence": RecordKind.EVIDENCE,
    "actions": RecordKind.ACTION,
    "indicators": RecordKind.INDICATOR,
}


def test_the_sample_is_in_the_shape_that_fill_takes() -> None:
    content = read_content(json.dumps(sample_content()))
    assert content.framework_id == "bscp-neglect-2026"
    assert len(content.answers) == 13
    assert [len(one.values) for one in content.indicators] == [8, 6, 5, 4]


def test_every_id_in_the_sample_is_known_to_the_framework() -> None:
    content = sample_content()
    framework = sample_snapshot().framework
    checked = 0
    for part, kind in _KINDS.items():
        records = content[part] if isinstance(content[part], list) else [content[part]]
        for record in records:
            fields = {
                name: value
                for name, value in record.items()
                if name not in {"id", "question_id", "values"}
            }
            for name, value in fields.items():
                require_known(framework, kind, name, value)
                checked += 1
    assert checked > 300


def test_every_question_is_answered_and_every_kind_of_rating_is_there() -> None:
    snapshot = sample_snapshot()
    ratings = Counter(snapshot.answers[one.id].rating for one in snapshot.questions)
    assert ratings == {"unknown": 1, "0": 2, "1": 5, "2": 4, "3": 1}


def test_every_level_status_and_direction_is_shown() -> None:
    snapshot = sample_snapshot()
    assert {one.level for one in snapshot.evidence} == {1, 2, 3, 4}
    assert {one.status_id for one in snapshot.actions} == {
        "not_started",
        "on_track",
        "at_risk",
        "done",
    }
    assert {one.direction for one in snapshot.indicators} == {"up", "down", "watch"}


def test_labels_in_the_file_are_those_that_the_workbook_gives() -> None:
    content, snapshot = sample_content(), sample_snapshot()
    for part, records in (
        ("evidence", snapshot.evidence),
        ("actions", snapshot.actions),
        ("indicators", snapshot.indicators),
    ):
        assert [one["id"] for one in content[part]] == [one.label for one in records]


def test_no_number_about_children_is_under_five() -> None:
    values = [one.value for one in sample_snapshot().indicator_values]
    assert min(one for one in values if one is not None) >= 5


def test_texts_keep_to_the_length_that_they_ask_for() -> None:
    snapshot = sample_snapshot()
    guides = {one.field: one.word_limit for one in snapshot.framework.field_guides}
    for question in snapshot.questions:
        answer = snapshot.answers[question.id]
        assert 40 <= word_count(answer.reason) <= 90
        for field, limit in guides.items():
            assert word_count(getattr(answer, field)) <= limit


def test_every_text_is_plain_and_british() -> None:
    american = ("ize ", "color", "center", "behavior", "program ")
    for text in _texts(sample_content()):
        assert text == text.strip()
        assert "!" not in text
        assert not [one for one in american if one in text.lower()]


def test_dates_fit_the_story() -> None:
    snapshot = sample_snapshot()
    dates = [one.dated for one in snapshot.evidence if one.dated is not None]
    assert len(dates) == len(snapshot.evidence)
    assert min(dates) >= date(2025, 9, 1)
    for action in snapshot.actions:
        assert action.start is not None
        assert action.due is not None
        assert action.start < action.due
    assert snapshot.review.approved_on is not None
    assert snapshot.review.started_on is not None
    assert snapshot.review.started_on < snapshot.review.approved_on
    assert max(dates) < snapshot.review.approved_on


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
