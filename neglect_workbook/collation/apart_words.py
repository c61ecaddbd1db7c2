"""What two copies of a collation say differently, in the words that people know it by."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.collating.records import AnswerModeration, Choice
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.fields import FIELD_TYPES, REMOVED, FieldType, JsonValue
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.feedback.words import RESULT_WORDS
from neglect_workbook.keeping.apart import Conflict, Difference, standing
from neglect_workbook.keeping.apart_words import ConflictWords

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.changes import Change, FieldKey
    from neglect_workbook.domain.framework import Framework

_LABELS: Final[Mapping[RecordKind, Mapping[str, str]]] = MappingProxyType(
    {
        RecordKind.COLLATION: {
            "name": "Name",
            "received_by": "Who collates",
            "due_on": "Due by",
            "sample_seed": "Number that the sample follows from",
            "random_in_hundred": "Further answers of a hundred in the sample",
            "is_sampled": "Whether a sample is drawn",
            "earlier_content": "The collation before this one",
        },
        RecordKind.GATHERED: {
            "choice": "Whether it counts",
            "expected_id": "Which one on the list it is",
        },
        RecordKind.EXPECTED: {"name": "Name", "sector_id": "Sector", "contact": "Contact"},
        RecordKind.MODERATION: {
            "rating": "Moderated rating",
            "result": "Result",
            "feedback": "Feedback to the organisation",
            "note": "Panel note",
        },
    }
)
_CHOICES: Final[Mapping[str, str]] = MappingProxyType(
    {Choice.USE: "It counts", Choice.LEAVE_OUT: "It is left out", "": "As we propose"}
)
_NOTHING: Final = "Nothing"


def words_of(collation: "Collation", conflict: Conflict) -> ConflictWords:
    """How a conflict is told of."""
    key = conflict.key
    is_removal = conflict.difference is Difference.REMOVED
    label = _LABELS.get(key.kind, {}).get(key.field, key.field)
    return ConflictWords(
        _place(collation, key),
        "Removed in one copy, changed in the other" if is_removal else label,
        _says(collation, conflict, conflict.ours),
        _says(collation, conflict, conflict.theirs),
        standing(collation, conflict),
    )


def _place(collation: "Collation", key: "FieldKey") -> str:
    snapshot = collation.snapshot
    if key.kind is RecordKind.MODERATION:
        said = AnswerModeration(id=key.record_id)
        names = {one.facts.return_id: one.facts.organisation for one in snapshot.gathered}
        who = "second moderator" if said.moderator > 1 else "first moderator"
        name = names.get(said.return_id) or said.return_id
        return f"{name}, {said.question_id}, {who}"
    if key.kind is RecordKind.GATHERED:
        held = snapshot.held(key.record_id)
        return "A return" if held is None else held.facts.organisation or held.facts.file
    if key.kind is RecordKind.EXPECTED:
        names = {one.id: one.name for one in snapshot.expected}
        return names.get(key.record_id, "The expected list")
    return "The collation"


def _says(collation: "Collation", conflict: Conflict, change: "Change") -> str:
    """What one side says."""
    if conflict.difference is Difference.REMOVED:
        value = conflict.our_value if change is conflict.ours else conflict.their_value
        return "It was removed." if value else "It is still there."
    return _in_words(collation, change.key, change.value)


def _in_words(collation: "Collation", key: "FieldKey", value: JsonValue) -> str:
    """A value of a field, as people read it."""
    if key.field == REMOVED or isinstance(value, bool):
        return "Yes" if value else "No"
    text = str(value or "").strip()
    if key.kind is RecordKind.GATHERED and key.field == "choice":
        return _CHOICES.get(text, text)
    if key.kind is RecordKind.GATHERED and key.field == "expected_id":
        names = {one.id: one.name for one in collation.snapshot.expected}
        return names.get(text, "None of them")
    if key.field == "earlier_content":
        return "One is given" if text else "None is given"
    return _of_framework(collation.framework, key, text) if text else _NOTHING


def _of_framework(framework: "Framework", key: "FieldKey", text: str) -> str:
    """What is chosen from lists, by its name."""
    if key.kind is RecordKind.MODERATION and key.field == "rating":
        return framework.scale.words(text)
    if key.kind is RecordKind.MODERATION and key.field == "result":
        return RESULT_WORDS[ModerationResult(text)]
    if key.kind is RecordKind.EXPECTED and key.field == "sector_id":
        return framework.sector(text).name
    if FIELD_TYPES[key.kind].get(key.field) is FieldType.DATE:
        return long_date(date.fromisoformat(text))
    return text
