import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.frozen import digest_of, freeze, thaw
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import SnapshotTaker, take_snapshot
from neglect_workbook.questions.loader import load
from tests.builders import WORKBOOK_ID, Log

if TYPE_CHECKING:
    from neglect_workbook.domain.fields import JsonValue

FRAMEWORK = load("bscp-neglect-2026")


def _log() -> tuple[Log, str]:
    """A log with one review, an answer, and three items of evidence of which one was removed."""
    log = Log()
    organisation: dict[str, JsonValue] = {
        "name": "Example",
        "sector_id": "primary",
        "set_ids": ["M"],
    }
    log.write(RecordKind.ORGANISATION, "organisation", organisation)
    review = log.write(RecordKind.REVIEW, log.new_id(), {"kind_id": "first"})
    log.write(RecordKind.ANSWER, f"{review}/M1", {"rating": "1", "reason": "As it was."})
    for title in ("One", "Two", "Three"):
        item = log.write(RecordKind.EVIDENCE, log.new_id(), {"title": title, "level": 2})
        if title == "Two":
            log.set(RecordKind.EVIDENCE, item, REMOVED, value=True)
    return log, review


def test_a_frozen_review_gives_the_very_snapshot_back() -> None:
    log, review = _log()
    state = FoldedState(log.changes)
    before = take_snapshot(state, FRAMEWORK, WORKBOOK_ID)
    after = take_snapshot(thaw(freeze(state, review)), FRAMEWORK, WORKBOOK_ID)
    assert after == before
    assert [one.label for one in after.evidence] == ["E1", "E3"]


def test_what_comes_into_the_log_later_does_not_change_it() -> None:
    log, review = _log()
    content = freeze(FoldedState(log.changes), review)
    log.write(RecordKind.CLOSED_REVIEW, review, _closed(content))
    log.set(RecordKind.ANSWER, f"{review}/M1", "reason", "Changed by a late copy.")
    log.set(RecordKind.REVIEW, review, "limits", "Added by a late copy.")
    log.set(RecordKind.EVIDENCE, log.new_id(), "title", "Four")
    snapshot = SnapshotTaker(FRAMEWORK, WORKBOOK_ID).take(FoldedState(log.changes))

    assert snapshot.is_closed
    assert snapshot.answers["M1"].reason == "As it was."
    assert snapshot.review.limits == ""
    assert len(snapshot.past[0].snapshot.evidence) == 2
    assert len(snapshot.evidence) == 3, "evidence goes on"


def test_another_review_and_its_voices_are_left_out() -> None:
    log, review = _log()
    log.write(RecordKind.VOICE, log.new_id(), {"review_id": "another", "set_id": "P"})
    log.write(RecordKind.VOICE, log.new_id(), {"review_id": review, "set_id": "P"})
    other = log.write(RecordKind.REVIEW, log.new_id(), {"kind_id": "midpoint"})
    log.write(RecordKind.ANSWER, f"{other}/M1", {"rating": "3"})
    thawed = thaw(freeze(FoldedState(log.changes), review))

    assert list(thawed.record_ids(RecordKind.REVIEW)) == [review]
    assert list(thawed.record_ids(RecordKind.ANSWER)) == [f"{review}/M1"]
    assert len(list(thawed.record_ids(RecordKind.VOICE))) == 1


def test_a_frozen_review_that_was_tampered_with_is_not_whole() -> None:
    log, review = _log()
    content = freeze(FoldedState(log.changes), review)
    closed = _closed(content)
    log.write(RecordKind.CLOSED_REVIEW, review, {**closed, "content": content.replace("As", "So")})
    snapshot = SnapshotTaker(FRAMEWORK, WORKBOOK_ID).take(FoldedState(log.changes))

    assert [one.is_whole for one in snapshot.past] == [False]
    assert snapshot.past[0].answers["M1"].reason == "So it was."


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ('"rating":"1"', '"rating":"9"'),
        ('"rating":"1"', '"rating":1'),
        ('"level":2', '"level":7'),
        ('"set_ids":["M"]', '"set_ids":["X"]'),
    ],
)
def test_a_value_that_nothing_could_show_is_left_out_of_a_damaged_review(
    here: str, there: str
) -> None:
    log, review = _log()
    content = freeze(FoldedState(log.changes), review)
    assert here in content
    log.write(RecordKind.CLOSED_REVIEW, review, _closed(content.replace(here, there)))
    past = SnapshotTaker(FRAMEWORK, WORKBOOK_ID).take(FoldedState(log.changes)).past

    assert [one.is_whole for one in past] == [False]
    assert past[0].answers["M1"].reason == "As it was."
    assert past[0].answers["M1"].rating in {"", "1"}
    assert {one.level for one in past[0].snapshot.evidence} <= {0, 2}


@pytest.mark.parametrize("content", ["", "[]", "3", "{", '{"nobody": {}}', '{"answer": {"x": 3}}'])
def test_a_frozen_review_that_cannot_be_read_is_passed_over(content: str) -> None:
    log, review = _log()
    log.write(RecordKind.CLOSED_REVIEW, review, {**_closed(content), "digest": "0" * 64})
    snapshot = SnapshotTaker(FRAMEWORK, WORKBOOK_ID).take(FoldedState(log.changes))
    assert snapshot.past == ()
    assert snapshot.answers["M1"].rating == "1"


@pytest.mark.parametrize("here", ["first", "primary"])
def test_a_frozen_review_without_its_kind_or_sector_is_passed_over(here: str) -> None:
    log, review = _log()
    content = freeze(FoldedState(log.changes), review).replace(f'"{here}"', '"nothing"')
    log.write(RecordKind.CLOSED_REVIEW, review, _closed(content))
    assert SnapshotTaker(FRAMEWORK, WORKBOOK_ID).take(FoldedState(log.changes)).past == ()


@given(st.text())
def test_any_text_can_be_frozen_and_has_a_digest(text: str) -> None:
    log, review = _log()
    log.set(RecordKind.ANSWER, f"{review}/M1", "reason", text)
    content = freeze(FoldedState(log.changes), review)
    assert content.isascii()
    assert len(digest_of(content)) == 64
    assert take_snapshot(thaw(content), FRAMEWORK, "").answers["M1"].reason == text


def test_closed_reviews_do_not_nest() -> None:
    log, review = _log()
    log.write(RecordKind.CLOSED_REVIEW, "earlier", _closed("{}"))
    kinds = json.loads(freeze(FoldedState(log.changes), review))
    assert RecordKind.CLOSED_REVIEW.value not in kinds


def _closed(content: str) -> dict[str, str | bool]:
    return {
        REMOVED: False,
        "closed_on": "2026-07-14",
        "content": content,
        "digest": digest_of(content),
    }
