"""A workbook's content as JSON: the one shape that `show --json` prints and `fill` takes.

Keys are the words of the records. Evidence, actions and indicators go by the labels that
people see (E1, A1, I1); the values of an indicator lie inside it, by period. Colleagues' forms
go in one by one and come out as counts (see ``voice_content``). Attached copies stay in the
workbook.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from neglect_workbook.domain.attachments import ATTACHMENT_FIELDS
from neglect_workbook.domain.fields import FIELD_TYPES, JsonValue, from_json, to_json
from neglect_workbook.domain.records import Record, RecordKind
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.voice_content import (
    GroupCounts,
    read_voice_counts,
    voice_counts_of,
)

#: The version of the shape.
FORMAT = 1

_RECEIPTS_KEY, _FEEDBACK_KEY, _SENT_KEY = "receipts", "feedback", "sent"
#: What a whole content file may hold besides the lists of records, for the reader alone. Filling
#: a workbook never changes which workbook it is, nor what was sent of it and came back.
_HEADING_KEYS = frozenset(
    {
        *("format", "framework", "framework_version", "workbook_id"),
        *(_RECEIPTS_KEY, _FEEDBACK_KEY, _SENT_KEY),
    }
)

#: Lists of records: key in the file, kind of record, name of the field that says which one.
_LISTS = (
    ("answers", RecordKind.ANSWER, "question_id"),
    ("evidence", RecordKind.EVIDENCE, "id"),
    ("actions", RecordKind.ACTION, "id"),
    ("indicators", RecordKind.INDICATOR, "id"),
    ("voices", RecordKind.VOICE, "form_id"),
)
_VALUES_KEY = "values"
_VOICE_COUNTS_KEY = "voice_counts"
#: What every form says in a content file. Its review is always the newest.
_FORM_KEYS = frozenset({"set_id", "group_id", "ratings"})


@dataclass(frozen=True, slots=True)
class ContentRecord:
    """One record of a content file.

    Attributes:
        name: the question id, the label or the form's own id, such as ``M3`` or ``E4``.
        place: where it stands in the file, for messages.
        fields: its fields in JSON's terms, checked for type.
        values: the values of an indicator, each a map with at least ``period``.
    """

    name: str
    place: str
    fields: Mapping[str, JsonValue]
    values: tuple[Mapping[str, JsonValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What a content file says. A part that it leaves out is left alone."""

    framework_id: str
    organisation: Mapping[str, JsonValue]
    review: Mapping[str, JsonValue]
    answers: tuple[ContentRecord, ...]
    evidence: tuple[ContentRecord, ...]
    actions: tuple[ContentRecord, ...]
    indicators: tuple[ContentRecord, ...]
    voices: tuple[ContentRecord, ...]
    voice_counts: tuple[GroupCounts, ...]


def content_of(snapshot: WorkbookSnapshot) -> dict[str, object]:
    """A workbook's content, ready for ``json.dumps``."""
    answered_sets = {question.id for question in snapshot.questions}
    answers = [
        {"question_id": answer.question_id, **_fields(RecordKind.ANSWER, answer)}
        for answer in snapshot.answers.values()
        if answer.question_id in answered_sets or answer.is_answered
    ]
    indicators = []
    for indicator in snapshot.indicators:
        values = [
            _fields(RecordKind.INDICATOR_VALUE, value) for value in snapshot.values_of(indicator.id)
        ]
        for value in values:
            del value["indicator_id"]
        fields = _fields(RecordKind.INDICATOR, indicator)
        indicators.append({"id": indicator.label, **fields, _VALUES_KEY: values})
    return {
        "format": FORMAT,
        "framework": snapshot.framework.id,
        "framework_version": snapshot.framework.version,
        "workbook_id": snapshot.workbook_id,
        "organisation": _fields(RecordKind.ORGANISATION, snapshot.organisation),
        "review": _fields(RecordKind.REVIEW, snapshot.review),
        "answers": answers,
        "evidence": [
            {"id": one.label, **_fields(RecordKind.EVIDENCE, one)} for one in snapshot.evidence
        ],
        "actions": [
            {"id": one.label, **_fields(RecordKind.ACTION, one)} for one in snapshot.actions
        ],
        "indicators": indicators,
        _VOICE_COUNTS_KEY: voice_counts_of(snapshot),
        _SENT_KEY: [_fields(RecordKind.SENT, one) for one in snapshot.sent],
        _RECEIPTS_KEY: [_fields(RecordKind.RECEIPT, one) for one in snapshot.receipts],
        _FEEDBACK_KEY: [
            {"question_id": one.question_id, **_fields(RecordKind.FEEDBACK, one)}
            for one in snapshot.feedback.values()
        ],
    }


def content_text(snapshot: WorkbookSnapshot) -> str:
    """A workbook's content as JSON text."""
    return json.dumps(content_of(snapshot), ensure_ascii=False, indent=1)


def read_content(text: str) -> Content:
    """Read a content file strictly.

    Raises:
        KnownError: it is not in the shape; the sentence says where and what is wrong.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _invalid(f"It is not JSON: {place}: {error.msg}.") from error
    except ValueError as error:
        raise _invalid("A number in it has too many digits.") from error
    except RecursionError as error:
        raise _invalid("It has too many brackets inside each other.") from error
    if not isinstance(data, dict):
        raise _invalid("It must be one object with the keys that `show --json` prints.")
    lists = {key for key, _, _ in _LISTS}
    parts = {"organisation", "review", _VOICE_COUNTS_KEY}
    unknown = sorted(set(data) - _HEADING_KEYS - lists - parts)
    if unknown:
        raise _invalid(f"The key '{unknown[0]}' is not known.")
    if data.get("format", FORMAT) != FORMAT:
        found = json.dumps(data["format"])
        raise _invalid(f"Its format is {found}; this program reads format {FORMAT}.")
    if not isinstance(data.get("framework"), str):
        raise _invalid("framework: the id of a framework is wanted here.")
    records = {
        key: tuple(_read_list(data.get(key, []), key, kind, name)) for key, kind, name in _LISTS
    }
    return Content(
        framework_id=data["framework"],
        organisation=_read_fields(
            data.get("organisation", {}), "organisation", RecordKind.ORGANISATION
        ),
        review=_read_fields(data.get("review", {}), "review", RecordKind.REVIEW),
        voice_counts=_read_voice_counts(data.get(_VOICE_COUNTS_KEY, [])),
        **records,
    )


def _fields(kind: RecordKind, record: Record) -> dict[str, JsonValue]:
    left_out = ATTACHMENT_FIELDS | {"question_id"}
    names = (name for name in FIELD_TYPES[kind] if name not in left_out)
    return {name: to_json(getattr(record, name)) for name in names}


def _read_list(
    items: object, key: str, kind: RecordKind, name_field: str
) -> Iterable[ContentRecord]:
    if not isinstance(items, list):
        raise _invalid(f"{key}: a list is wanted here.")
    seen: set[str] = set()
    for index, item in enumerate(items):
        place = f"{key}[{index}]"
        if not isinstance(item, dict) or not isinstance(item.get(name_field), str):
            raise _invalid(f"{place}: an object with a text '{name_field}' is wanted here.")
        name = item[name_field]
        if name in seen:
            raise _invalid(f"{place}: {name_field} '{name}' is there twice.")
        seen.add(name)
        rest = {field: value for field, value in item.items() if field != name_field}
        values: tuple[Mapping[str, JsonValue], ...] = ()
        if kind is RecordKind.INDICATOR:
            values = tuple(_read_values(rest.pop(_VALUES_KEY, []), f"{place}.{_VALUES_KEY}"))
        if kind is RecordKind.VOICE and (not name or rest.keys() != _FORM_KEYS):
            wanted = ", ".join((name_field, *sorted(_FORM_KEYS)))
            raise _invalid(f"{place}: an object with {wanted} is wanted here.")
        yield ContentRecord(name, place, _read_fields(rest, place, kind), values)


def _read_values(items: object, place: str) -> Iterable[Mapping[str, JsonValue]]:
    if not isinstance(items, list):
        raise _invalid(f"{place}: a list is wanted here.")
    for index, item in enumerate(items):
        fields = _read_fields(item, f"{place}[{index}]", RecordKind.INDICATOR_VALUE)
        if not clean_text(str(fields.get("period", ""))):
            raise _invalid(f"{place}[{index}]: a text 'period' is wanted here.")
        yield fields


def _read_voice_counts(items: object) -> tuple[GroupCounts, ...]:
    try:
        return tuple(read_voice_counts(items))
    except ValueError as error:
        raise _invalid(str(error)) from error


def _read_fields(item: object, place: str, kind: RecordKind) -> Mapping[str, JsonValue]:
    if not isinstance(item, dict):
        raise _invalid(f"{place}: an object is wanted here.")
    for field, value in item.items():
        if field not in FIELD_TYPES[kind] or field in ATTACHMENT_FIELDS:
            raise _invalid(f"{place}: the key '{field}' is not known.")
        try:
            from_json(kind, field, value)
        except ValueError as error:
            raise _invalid(f"{place}.{field}: {error}.") from error
    return item


def _invalid(cause: str) -> KnownError:
    return KnownError(
        "content_invalid",
        f"The content could not be read. {cause}",
        "Use the shape that `show --json` prints.",
    )
