"""Whether a value makes sense in a framework: that the ids in it are there."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from neglect_workbook.domain.collating.records import Choice
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.fields import FIELD_TYPES, FieldType, JsonValue, from_json
from neglect_workbook.domain.framework import Direction, Framework
from neglect_workbook.domain.periods import Rhythm
from neglect_workbook.domain.records import RecordKind

_Known = Callable[[Framework], Iterable[str]]


def _question_ids(framework: Framework) -> Iterable[str]:
    return (question.id for question in framework.questions())


def _check_ids(framework: Framework) -> Iterable[str]:
    return (check.id for check in framework.scale.checks)


def _rating_codes(framework: Framework) -> Iterable[str]:
    return (one.code for one in framework.scale.ratings)


def _levels(framework: Framework) -> Iterable[str]:
    return ("0", *(str(step.level) for step in framework.evidence_levels))


#: The ids that a field may hold, by field. An empty text stands for 'not chosen', but for the
#: fields of ``_ALWAYS_CHOSEN``.
_KNOWN_IDS: Mapping[tuple[RecordKind, str], _Known] = MappingProxyType(
    {
        (RecordKind.ORGANISATION, "sector_id"): lambda f: (one.id for one in f.sectors),
        (RecordKind.ORGANISATION, "set_ids"): lambda f: (one.id for one in f.question_sets),
        (RecordKind.REVIEW, "kind_id"): lambda f: (one.id for one in f.review_kinds),
        (RecordKind.ANSWER, "rating"): _rating_codes,
        (RecordKind.ANSWER, "checks"): _check_ids,
        (RecordKind.EVIDENCE, "type_id"): lambda f: (one.id for one in f.evidence_types),
        (RecordKind.EVIDENCE, "level"): _levels,
        (RecordKind.EVIDENCE, "question_ids"): _question_ids,
        (RecordKind.ACTION, "question_ids"): _question_ids,
        (RecordKind.ACTION, "area_id"): lambda f: (one.id for one in f.areas),
        (RecordKind.ACTION, "status_id"): lambda f: (one.id for one in f.action_statuses),
        (RecordKind.INDICATOR, "direction"): lambda _: tuple(Direction),
        (RecordKind.INDICATOR, "rhythm"): lambda _: tuple(Rhythm),
        (RecordKind.INDICATOR, "suggestion_id"): lambda f: (
            one.id for one in f.suggested_indicators
        ),
        (RecordKind.VOICE, "set_id"): lambda f: (one.id for one in f.question_sets),
        (RecordKind.VOICE, "group_id"): lambda f: (one.id for one in f.colleague_groups),
        (RecordKind.VOICE, "ratings"): _question_ids,
        (RecordKind.FEEDBACK, "own_rating"): _rating_codes,
        (RecordKind.FEEDBACK, "moderated_rating"): _rating_codes,
        (RecordKind.FEEDBACK, "result"): lambda _: tuple(ModerationResult),
        (RecordKind.GATHERED, "choice"): lambda _: tuple(Choice),
        (RecordKind.EXPECTED, "sector_id"): lambda f: (one.id for one in f.sectors),
        (RecordKind.MODERATION, "rating"): _rating_codes,
        (RecordKind.MODERATION, "result"): lambda _: tuple(ModerationResult),
    }
)

#: The codes that may stand beside the ids of a map, by field.
_KNOWN_CODES: Mapping[tuple[RecordKind, str], _Known] = MappingProxyType(
    {(RecordKind.VOICE, "ratings"): lambda f: (one.code for one in f.scale.steps)}
)

#: What every record has from its first moment: screens and documents rely on it.
_ALWAYS_CHOSEN = frozenset(
    {
        (RecordKind.ORGANISATION, "sector_id"),
        (RecordKind.REVIEW, "kind_id"),
        (RecordKind.ACTION, "status_id"),
        (RecordKind.INDICATOR, "direction"),
        (RecordKind.INDICATOR, "rhythm"),
        (RecordKind.VOICE, "set_id"),
        (RecordKind.VOICE, "group_id"),
    }
)

#: Texts that no person types, besides ids of the framework.
_NOT_TYPED = frozenset(
    {
        *((RecordKind.GATHERED, field) for field in ("facts", "content", "expected_id")),
        (RecordKind.COLLATION, "earlier_content"),
        (RecordKind.MODERATION, "answer_digest"),
    }
)

#: A longer text is cut where a message quotes it.
_LONGEST_QUOTE = 60


def require_known(framework: Framework, kind: RecordKind, field: str, value: JsonValue) -> None:
    """Make sure that a value is of its field's type and that every id in it is known.

    Raises:
        KeyError: the kind of record has no such field.
        ValueError: the value is not right; the message says what was wanted.
    """
    from_json(kind, field, value)
    known_ids = _KNOWN_IDS.get((kind, field))
    if known_ids is None:
        return
    known = tuple(known_ids(framework))
    if not value and (kind, field) in _ALWAYS_CHOSEN:
        raise ValueError(f"this is never empty; choose one of {', '.join(known)}")
    _require_in(_ids_in(value), known)
    known_codes = _KNOWN_CODES.get((kind, field))
    if known_codes is not None and isinstance(value, dict):
        _require_in(map(str, value.values()), tuple(known_codes(framework)))


def is_free_text(kind: RecordKind, field: str) -> bool:
    """Whether a field holds what a person typed, and not a choice from the framework."""
    is_text = FIELD_TYPES[kind].get(field) is FieldType.TEXT
    return is_text and (kind, field) not in _KNOWN_IDS.keys() | _NOT_TYPED


def _require_in(found: Iterable[str], known: tuple[str, ...]) -> None:
    unknown = next((one for one in found if one not in known), None)
    if unknown is not None:
        raise ValueError(f"'{unknown[:_LONGEST_QUOTE]}' is not one of {', '.join(known)}")


def _ids_in(value: JsonValue) -> Iterable[str]:
    if isinstance(value, list | dict):
        return value
    return (str(value),) if value not in ("", None) else ()
