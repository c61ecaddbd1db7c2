import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.fields import (
    FIELD_TYPES,
    REMOVED,
    FieldType,
    FieldValue,
    JsonValue,
    from_json,
    to_json,
)
from neglect_workbook.domain.records import DERIVED_FIELDS, RECORD_CLASSES, RecordKind

_VALUES: dict[FieldType, st.SearchStrategy[FieldValue]] = {
    FieldType.TEXT: st.text(),
    FieldType.FLAG: st.booleans(),
    FieldType.WHOLE: st.integers(),
    FieldType.NUMBER: st.none() | st.floats(allow_nan=False, allow_infinity=False),
    FieldType.DATE: st.none() | st.dates(),
    FieldType.IDS: st.lists(st.text()).map(tuple),
    FieldType.FLAGS: st.dictionaries(st.text(), st.booleans()),
    FieldType.CODES: st.dictionaries(st.text(), st.text()),
}

_EVERY_FIELD = [(kind, name) for kind, types in FIELD_TYPES.items() for name in types]


@st.composite
def _field_and_value(draw: st.DrawFn) -> tuple[RecordKind, str, FieldValue]:
    kind, name = draw(st.sampled_from(_EVERY_FIELD))
    return kind, name, draw(_VALUES[FIELD_TYPES[kind][name]])


@given(_field_and_value())
def test_every_value_comes_back_from_json_as_it_was(
    case: tuple[RecordKind, str, FieldValue],
) -> None:
    kind, name, value = case
    through_text = json.loads(json.dumps(to_json(value), allow_nan=False))
    assert from_json(kind, name, through_text) == value


@pytest.mark.parametrize(("kind", "name"), _EVERY_FIELD)
def test_the_default_of_every_field_is_a_value_of_its_type(kind: RecordKind, name: str) -> None:
    default = getattr(RECORD_CLASSES[kind](), name)
    assert from_json(kind, name, to_json(default)) == default


def test_fields_that_are_worked_out_are_never_written() -> None:
    written = {name for _, name in _EVERY_FIELD}
    assert not written & DERIVED_FIELDS
    assert {"question_id", "rating"} <= set(FIELD_TYPES[RecordKind.ANSWER])


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (RecordKind.ANSWER, "reason", None),
        (RecordKind.ANSWER, "reason", 3),
        (RecordKind.ANSWER, "come_back", 1),
        (RecordKind.ANSWER, "come_back", "true"),
        (RecordKind.ANSWER, "checks", ["do"]),
        (RecordKind.ANSWER, "checks", {"do": 1}),
        (RecordKind.EVIDENCE, "level", True),
        (RecordKind.EVIDENCE, "level", 2.0),
        (RecordKind.EVIDENCE, "level", "2"),
        (RecordKind.EVIDENCE, "question_ids", "M1"),
        (RecordKind.EVIDENCE, "question_ids", ["M1", 2]),
        (RecordKind.EVIDENCE, "dated", "4 September 2026"),
        (RecordKind.EVIDENCE, "dated", "2026-02-30"),
        (RecordKind.EVIDENCE, "dated", "20260904"),
        (RecordKind.EVIDENCE, "dated", "2026-W36-5"),
        (RecordKind.EVIDENCE, "dated", 20260904),
        (RecordKind.EVIDENCE, REMOVED, "yes"),
        (RecordKind.INDICATOR_VALUE, "value", True),
        (RecordKind.INDICATOR_VALUE, "value", "6"),
        (RecordKind.INDICATOR_VALUE, "value", float("nan")),
        (RecordKind.INDICATOR_VALUE, "value", float("-inf")),
        (RecordKind.INDICATOR_VALUE, "value", 10**400),
    ],
)
def test_a_value_of_another_type_is_refused_with_what_was_wanted(
    kind: RecordKind, name: str, value: JsonValue
) -> None:
    with pytest.raises(ValueError, match=r"wanted here$|is not a date such as 2026-12-17$"):
        from_json(kind, name, value)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError, match="rang"):
        from_json(RecordKind.ANSWER, "rang", "2")


def test_a_whole_number_is_taken_as_the_value_of_an_indicator() -> None:
    assert from_json(RecordKind.INDICATOR_VALUE, "value", 6) == 6.0


def test_dates_are_iso_text_in_json() -> None:
    assert to_json(date(2026, 12, 17)) == "2026-12-17"


def test_a_change_of_a_map_afterwards_does_not_reach_the_record() -> None:
    given_map: dict[str, bool] = {"do": True}
    held = from_json(RecordKind.ANSWER, "checks", given_map)
    given_map["do"] = False
    assert held == {"do": True}
