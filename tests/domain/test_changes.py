from dataclasses import replace
from datetime import UTC, datetime

import pytest

from neglect_workbook.domain.changes import Change, ChangeSet, FieldKey
from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.records import RecordKind

KEY = FieldKey(RecordKind.ANSWER, "r/M1", "reason")
CHANGE = Change("0001", 1_781_654_400_000_000, "a-profile", KEY, "We asked all staff.")


@pytest.mark.parametrize(
    "other",
    [
        replace(CHANGE, id="0002"),
        replace(CHANGE, moment=CHANGE.moment + 1),
        replace(CHANGE, author="another"),
        replace(CHANGE, key=FieldKey(RecordKind.EVIDENCE, "r/M1", "reason")),
        replace(CHANGE, key=FieldKey(RecordKind.ANSWER, "r/M2", "reason")),
        replace(CHANGE, key=FieldKey(RecordKind.ANSWER, "r/M1", "how_we_know")),
        replace(CHANGE, value="We asked all staff"),
        replace(CHANGE, value=None),
        replace(CHANGE, value=["We asked all staff."]),
        # The same letters, parted elsewhere.
        replace(CHANGE, id="00011", moment=781_654_400_000_000),
        replace(CHANGE, author="a-profilea", key=replace(KEY, record_id="/M1")),
        replace(CHANGE, key=FieldKey(RecordKind.ANSWER, "r/M1r", "eason")),
    ],
)
def test_the_digest_changes_with_any_column(other: Change) -> None:
    assert other.digest != CHANGE.digest


def test_equal_changes_have_one_digest_of_32_bytes() -> None:
    assert replace(CHANGE).digest == CHANGE.digest
    assert len(CHANGE.digest) == 32


@pytest.mark.parametrize(
    ("one", "other"), [("1", 1), (1, True), (0, False), ("", None), ([], {}), ("true", True)]
)
def test_values_that_look_alike_have_different_digests(one: JsonValue, other: JsonValue) -> None:
    assert replace(CHANGE, value=one).digest != replace(CHANGE, value=other).digest


def test_the_order_of_the_keys_of_a_map_does_not_matter() -> None:
    one = replace(CHANGE, value={"do": True, "routine": False})
    other = replace(CHANGE, value={"routine": False, "do": True})
    assert one.value_text == other.value_text == '{"do":true,"routine":false}'
    assert one.digest == other.digest


@pytest.mark.parametrize("text", ["\ud800", "Siân 🌱", "a\x00b", "\u202eright to left"])
def test_any_text_that_a_box_can_hold_has_a_digest(text: str) -> None:
    assert replace(CHANGE, value=text).digest != CHANGE.digest


def test_changes_are_ordered_by_moment_and_then_by_id() -> None:
    later = replace(CHANGE, id="0000", moment=CHANGE.moment + 1)
    tied = replace(CHANGE, id="0002")
    assert sorted([later, tied, CHANGE], key=lambda one: one.order) == [CHANGE, tied, later]


def test_a_change_knows_when_it_was_made() -> None:
    assert CHANGE.made_at == datetime(2026, 6, 17, 0, 0, tzinfo=UTC)


def test_a_change_set_says_what_it_touched() -> None:
    changes = ChangeSet("reason of M1", (CHANGE,))
    assert not changes.is_empty
    assert changes.keys == {KEY}
    assert changes.touches(RecordKind.ANSWER)
    assert changes.touches(RecordKind.ANSWER, "r/M1")
    assert not changes.touches(RecordKind.ANSWER, "r/M2")
    assert not changes.touches(RecordKind.EVIDENCE)


def test_a_command_that_changed_nothing_is_empty() -> None:
    nothing = ChangeSet("reason of M1", ())
    assert nothing.is_empty
    assert not nothing.touches(RecordKind.ANSWER)
