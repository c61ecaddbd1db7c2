"""What two copies say differently, in the words that people know their workbook by."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.fields import FIELD_TYPES, REMOVED, FieldType, JsonValue
from neglect_workbook.domain.numbers import number_text
from neglect_workbook.domain.progress import WRITING_FIELDS
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.keeping.apart import Conflict, Difference, standing
from neglect_workbook.keeping.apart_words import ConflictWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook.domain.changes import Change
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.workbook.commands import Workbook

_Labels = Mapping[str, str]

_LABELS: Final[Mapping[RecordKind, _Labels]] = MappingProxyType(
    {
        RecordKind.ORGANISATION: {
            "name": "Name",
            "sector_id": "Sector",
            "set_ids": "Question sets",
            "setting_id": "URN or charity number",
            "contact_role": "Contact role",
            "substitute_contact_role": "Stand-in's role",
            "next_review_on": "Next review",
        },
        RecordKind.REVIEW: {
            "kind_id": "Kind of review",
            "started_on": "Started on",
            "people_involved": "People involved",
            "limits": "Limits",
            "ask_of_partners": "One thing we need from partners",
            "approved_role": "Approved by",
            "approved_on": "Approved on",
            "minute_reference": "Where it is minuted",
            "privacy_confirmed": "Read for names",
            "forms_given_out": "Forms given out",
        },
        RecordKind.ANSWER: {
            "rating": "Our rating",
            "checks": "The checks",
            "override_reason": "Why we chose another rating",
            "not_applicable_reason": "Why it does not apply to us",
            "no_action_reason": "Why we have no action",
            "come_back": "Come back to this",
            "to_confirm": "To confirm",
        },
        RecordKind.EVIDENCE: {
            "title": "Title",
            "type_id": "Type",
            "shows": "What it shows",
            "level": "Level",
            "whose_view": "Whose view it gives",
            "period": "Period it covers",
            "dated": "Date",
            "kept_at": "Where it is kept",
            "question_ids": "Questions it supports",
            "also_used_for": "Also used for",
            "checked_for_names": "Checked for names",
            "file_digest": "Attached copy",
            "file_name": "Name of the attached copy",
        },
        RecordKind.ACTION: {
            "question_ids": "Questions it answers",
            "area_id": "Area",
            "difference": "What will be different for children",
            "what_we_do": "What we will do",
            "lead_role": "Who leads",
            "with_whom": "With whom",
            "start": "Start",
            "due": "By when",
            "measure": "How we will know",
            "starting_point": "Where we are now",
            "target": "Where we want to be",
            "status_id": "Status",
            "last_update": "Last update",
            "difference_seen": "Difference seen so far",
            "help_needed": "Help needed from partners",
            "no_date_reason": "Why it has no date",
        },
        RecordKind.INDICATOR: {
            "name": "Name",
            "direction": "Direction wanted",
            "unit": "Counted in",
            "note": "What we think it shows",
            "rhythm": "How often it is counted",
            "suggestion_id": "Suggested indicator",
        },
        RecordKind.INDICATOR_VALUE: {
            "indicator_id": "Indicator",
            "period": "Period",
            "value": "Number",
            "note": "What happened",
        },
        RecordKind.CLOSED_REVIEW: {"content": "What was kept when it was closed"},
    }
)
_NUMBERED: Final = MappingProxyType(
    {
        RecordKind.EVIDENCE: ("E", "title"),
        RecordKind.ACTION: ("A", "what_we_do"),
        RecordKind.INDICATOR: ("I", "name"),
    }
)
_DIRECTIONS: Final = MappingProxyType({"up": "Up", "down": "Down", "watch": "To watch"})
#: The names of what is chosen from the framework.
_NAMED: "Final[Mapping[tuple[RecordKind, str], Callable[[Framework, str], str]]]" = {
    (RecordKind.ORGANISATION, "sector_id"): lambda one, value: one.sector(value).name,
    (RecordKind.REVIEW, "kind_id"): lambda one, value: one.review_kind(value).name,
    (RecordKind.EVIDENCE, "type_id"): lambda one, value: one.evidence_type(value).name,
    (RecordKind.EVIDENCE, "level"): lambda one, value: one.evidence_level(int(value)).name,
    (RecordKind.ACTION, "area_id"): lambda one, value: one.area(value).name,
    (RecordKind.ACTION, "status_id"): lambda one, value: one.action_status(value).name,
    (RecordKind.INDICATOR, "direction"): lambda _, value: _DIRECTIONS[value],
    (RecordKind.INDICATOR, "rhythm"): lambda _, value: value.replace("_", " "),
}
_THIS_REVIEW: Final = "This review"
_NOTHING: Final = "Nothing"
_STILL_THERE: Final = "It is still there."
_IS_REMOVED: Final = "It was removed."
_LONGEST_TITLE: Final = 80


def words_of(workbook: "Workbook", conflict: Conflict) -> ConflictWords:
    """How a conflict is told of."""
    return ConflictWords(
        _place(workbook, conflict.key.kind, conflict.key.record_id),
        _field(workbook, conflict),
        _says(workbook, conflict, conflict.ours),
        _says(workbook, conflict, conflict.theirs),
        standing(workbook, conflict),
    )


def numbers_of(workbook: "Workbook") -> Mapping[str, str]:
    """What every numbered record is called, such as 'E4', by its id."""
    snapshot = workbook.snapshot
    return {
        **{one.id: one.label for one in snapshot.evidence},
        **{one.id: one.label for one in snapshot.actions},
        **{one.id: one.label for one in snapshot.indicators},
    }


def _place(workbook: "Workbook", kind: RecordKind, record_id: str) -> str:
    state, snapshot = workbook.state, workbook.snapshot
    if kind is RecordKind.ANSWER:
        question_id = record_id.partition("/")[2]
        found = (one for one in snapshot.framework.questions() if one.id == question_id)
        return next((f"{one.id} {one.short_name}" for one in found), question_id)
    if kind is RecordKind.INDICATOR_VALUE:
        indicator_id = state.value(FieldKey(kind, record_id, "indicator_id"))
        return _place(workbook, RecordKind.INDICATOR, str(indicator_id))
    if kind in _NUMBERED:
        letter, title_field = _NUMBERED[kind]
        ids = list(state.record_ids(kind))
        number = ids.index(record_id) + 1 if record_id in ids else 0
        title = " ".join(str(state.value(FieldKey(kind, record_id, title_field)) or "").split())
        return f"{letter}{number} {title[:_LONGEST_TITLE]}".strip()
    return "The organisation" if kind is RecordKind.ORGANISATION else _THIS_REVIEW


def _field(workbook: "Workbook", conflict: Conflict) -> str:
    key = conflict.key
    if conflict.difference is Difference.REMOVED:
        return "Removed in one copy, changed in the other"
    if conflict.difference is Difference.TWIN:
        period = workbook.state.value(FieldKey(key.kind, key.record_id, "period"))
        return f"Two numbers for {period}"
    label = field_label(workbook.framework, key.kind, key.field)
    if key.kind is RecordKind.INDICATOR_VALUE and key.field != "period":
        period = workbook.state.value(FieldKey(key.kind, key.record_id, "period"))
        return f"{label}, {period}"
    return label


def field_label(framework: "Framework", kind: RecordKind, field: str) -> str:
    """What a field of a record is called."""
    if kind is RecordKind.ANSWER and field in WRITING_FIELDS:
        return framework.field_guide(field).label
    return _LABELS[kind].get(field, field)


def _says(workbook: "Workbook", conflict: Conflict, change: "Change") -> str:
    """What one side says."""
    key, state = change.key, workbook.state
    if conflict.difference is Difference.REMOVED:
        value = conflict.our_value if change is conflict.ours else conflict.their_value
        is_all = key.field == REMOVED
        label = "" if is_all else field_label(workbook.framework, key.kind, key.field)
        still_there = f"{_STILL_THERE} Changed: {label}." if label else _STILL_THERE
        return _IS_REMOVED if value else still_there
    if conflict.difference is Difference.TWIN:
        number = state.value(FieldKey(key.kind, key.record_id, "value"))
        note = state.value(FieldKey(key.kind, key.record_id, "note"))
        shown = _in_words(workbook.framework, FieldKey(key.kind, key.record_id, "value"), number)
        return f"{shown}. {note}" if note else shown
    if key.kind is RecordKind.CLOSED_REVIEW:
        return f"Closed on {long_date(change.made_at.astimezone().date())}."
    if key.field == "file_digest":
        return _copy_name(workbook, change)
    return _in_words(workbook.framework, key, change.value)


def _copy_name(workbook: "Workbook", change: "Change") -> str:
    """The name of an attached copy, as it was when it was attached."""
    if not change.value:
        return "No copy"
    names = workbook.history(FieldKey(change.key.kind, change.key.record_id, "file_name"))
    own = (one for one in names if one.author == change.author and one.value)
    return str(next(own, names[0]).value) if names else "A copy"


def _in_words(framework: "Framework", key: FieldKey, value: JsonValue) -> str:
    """A value of a field, as people read it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        checks = (one for one in framework.scale.checks if one.id in value)
        said = [f"{one.text} {'Yes' if value[one.id] else 'No'}" for one in checks]
        return "\n".join(said) or _NOTHING
    if isinstance(value, list):
        return ", ".join(value) or _NOTHING
    return _one_in_words(framework, key, value) or _NOTHING


def _one_in_words(framework: "Framework", key: FieldKey, value: str | float | None) -> str:
    if key.kind is RecordKind.ANSWER and key.field == "rating":
        return framework.scale.words(str(value) if value else None)
    if (key.kind, key.field) in _NAMED:
        return _NAMED[key.kind, key.field](framework, str(value)) if value else ""
    if FIELD_TYPES[key.kind].get(key.field) is FieldType.DATE and value:
        return long_date(date.fromisoformat(str(value)))
    return number_text(value) if isinstance(value, float | int) else str(value or "").strip()
