"""What was said of answers elsewhere, as edits of a collation."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.changes import FieldEdit
from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.domain.collating.snapshot import CollationSnapshot
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping import edits_of

if TYPE_CHECKING:
    from neglect_workbook.domain.fields import FieldValue

_MODERATORS: Final = frozenset({1, 2})


def moderation_edits(
    snapshot: CollationSnapshot, moderations: Iterable[AnswerModeration]
) -> list[FieldEdit]:
    """The edits that take in what was said of answers.

    Args:
        snapshot: the collation, whose answers are remembered with what is said of them.
        moderations: with their ids.
    """
    newest: dict[str, ReturnFacts] = {}
    for held in sorted(snapshot.gathered, key=lambda one: one.facts.made_on or date.min):
        newest[held.facts.return_id] = held.facts
    edits: list[FieldEdit] = []
    for one in moderations:
        fields: dict[str, FieldValue] = {
            "rating": one.rating,
            "result": one.result,
            "feedback": one.feedback,
            "note": one.note,
        }
        facts = newest.get(one.return_id)
        if facts is not None:
            fields["answer_digest"] = answer_digest(facts, one.question_id)
        edits += edits_of(RecordKind.MODERATION, one.id, fields)
    return edits


def answer_digest(facts: ReturnFacts, question_id: str) -> str:
    """The digest of one answer of a return; empty where it has none."""
    found = (one.digest for one in facts.answers if one.question_id == question_id)
    return next(found, "")


def require_answer(framework: Framework, record_id: str) -> None:
    """Raise ``KnownError`` where a record is of no question, or of no moderator."""
    one = AnswerModeration(id=record_id)
    try:
        is_known = one.moderator in _MODERATORS
        framework.question(one.question_id)
    except (IndexError, KeyError, ValueError):
        is_known = False
    if not is_known:
        raise KnownError(
            "unknown_answer",
            "What was said of an answer names a question that the framework does not have.",
            "Take the return id and the question id from the collation.",
        )
