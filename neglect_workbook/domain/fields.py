"""Between a field's value in a record and its value in the log or in a content file.

One table, worked out from the record classes, says what each field of each kind of record
may hold. Dates are ISO strings in JSON, lists of ids are lists, 'nothing' is null.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields as dataclass_fields
from datetime import date
from enum import StrEnum
from math import isfinite
from types import MappingProxyType
from typing import get_type_hints

from neglect_workbook.domain.records import DERIVED_FIELDS, RECORD_CLASSES, RecordKind

#: A value as JSON holds it.
JsonValue = str | int | float | bool | list[str] | Mapping[str, bool | str] | None
#: A value as a record holds it.
FieldValue = (
    str
    | int
    | float
    | bool
    | date
    | tuple[str, ...]
    | Mapping[str, bool]
    | Mapping[str, str]
    | None
)


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    FLAG = "flag"
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"
    IDS = "ids"
    FLAGS = "flags"
    CODES = "codes"


_TYPES: Mapping[object, FieldType] = {
    str: FieldType.TEXT,
    bool: FieldType.FLAG,
    int: FieldType.WHOLE,
    float | None: FieldType.NUMBER,
    date | None: FieldType.DATE,
    tuple[str, ...]: FieldType.IDS,
    Mapping[str, bool]: FieldType.FLAGS,
    Mapping[str, str]: FieldType.CODES,
}

#: Marks a record as removed; part of the log of every kind of record.
REMOVED = "removed"
#: Begins the name of the mark of two changes that two copies made apart: see ``parting``.
APART = "apart/"
#: Begins the name of the mark that lists forgotten changes: see ``forgetting``.
FORGOT = "forgot/"


def _field_types() -> dict[RecordKind, Mapping[str, FieldType]]:
    table: dict[RecordKind, Mapping[str, FieldType]] = {}
    for kind, record_class in RECORD_CLASSES.items():
        hints = get_type_hints(record_class)
        kept = {
            one.name: _TYPES[hints[one.name]]
            for one in dataclass_fields(record_class)
            if one.name not in DERIVED_FIELDS
        }
        table[kind] = MappingProxyType(kept)
    return table


#: What each field of each kind of record holds.
FIELD_TYPES: Mapping[RecordKind, Mapping[str, FieldType]] = MappingProxyType(_field_types())


def is_mark(field: str) -> bool:
    """Whether a field of the log is about changes and not about the work, and holds no words."""
    return field.startswith((APART, FORGOT))


def to_json(value: FieldValue) -> JsonValue:
    """A record's value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {**value}
    return value


def from_json(kind: RecordKind, field: str, value: JsonValue) -> FieldValue:
    """A JSON value as the record holds it.

    Raises:
        KeyError: the kind of record has no such field.
        ValueError: the value is not of the field's type; the message says what was wanted.
    """
    if field == REMOVED or field.startswith(APART):
        return _flag(value)
    if field.startswith(FORGOT):
        return _ids(value)
    return _DECODERS[FIELD_TYPES[kind][field]](value)


def _text(value: JsonValue) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("a text is wanted here")


def _flag(value: JsonValue) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("true or false is wanted here")


def _whole(value: JsonValue) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("a whole number is wanted here")


def _number(value: JsonValue) -> float | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        with suppress(OverflowError):
            number = float(value)
            if isfinite(number):
                return number
    raise ValueError("a number or null is wanted here")


def _date(value: JsonValue) -> date | None:
    if value is None:
        return None
    if isinstance(value, str):
        with suppress(ValueError):
            day = date.fromisoformat(value)
            # Python also takes 20261217 and 2026-W51-4, which few other programs read.
            if day.isoformat() == value:
                return day
        raise ValueError(f"'{value}' is not a date such as 2026-12-17")
    raise ValueError("a date such as 2026-12-17, or null, is wanted here")


def _ids(value: JsonValue) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError("a list of ids is wanted here")


def _flags(value: JsonValue) -> Mapping[str, bool]:
    if isinstance(value, dict):
        flags = {key: flag for key, flag in value.items() if isinstance(flag, bool)}
        if len(flags) == len(value):
            return MappingProxyType(flags)
    raise ValueError("a map of ids to true or false is wanted here")


def _codes(value: JsonValue) -> Mapping[str, str]:
    if isinstance(value, dict):
        codes = {key: code for key, code in value.items() if isinstance(code, str)}
        if len(codes) == len(value):
            return MappingProxyType(codes)
    raise ValueError("a map of ids to codes is wanted here")


_DECODERS: Mapping[FieldType, Callable[[JsonValue], FieldValue]] = {
    FieldType.TEXT: _text,
    FieldType.FLAG: _flag,
    FieldType.WHOLE: _whole,
    FieldType.NUMBER: _number,
    FieldType.DATE: _date,
    FieldType.IDS: _ids,
    FieldType.FLAGS: _flags,
    FieldType.CODES: _codes,
}
