"""Keeping what was sent and what came back: receipts, and feedback on the answers.

What came back is matched by the id of the return, and never by a name. It may come long after
the review was closed, so it is not part of what is frozen.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.correspondence import Sent
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.fields import REMOVED, FieldValue, to_json
from neglect_workbook.domain.identity import make_id
from neglect_workbook.domain.received import (
    RETURN_FILE,
    Standing,
    feedback_on,
    standing_of,
)
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.check_code import check_code, return_id
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.feedback.feedback import Feedback, ModeratedAnswer
from neglect_workbook.exchange.feedback.receipt import Receipt
from neglect_workbook.exchange.feedback.sentences import (
    about_code_sentence,
    receipt_sentence,
)
from neglect_workbook.workbook.commands import Workbook

_ALREADY_HERE = "It was in the workbook already, so nothing was changed."


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of taking in a receipt or feedback.

    Attributes:
        change_set: what it changed; empty where it was there already.
        sentence: what to tell whoever brought it in.
    """

    change_set: ChangeSet
    sentence: str


def record_sent(
    workbook: Workbook, file_kinds: Iterable[str], code: str, today: date | None
) -> ChangeSet:
    """Remember that files were made of the newest review: their kinds, check code and the day.

    Undo passes it over. Where the workbook is open to read only, nothing is remembered.

    Args:
        workbook: what it was made of.
        file_kinds: what was made, such as "return".
        code: the check code that they carry.
        today: the day on which they were made; ``None`` where it is not known.
    """
    if workbook.is_read_only:
        return ChangeSet("", ())
    snapshot = workbook.snapshot
    edits = [one for kind in file_kinds for one in _sent_edits(snapshot, kind, code, today)]
    return workbook.note("files made", edits)


def take_in_receipt(workbook: Workbook, receipt: Receipt) -> TakenIn:
    """Keep a receipt with the review whose return arrived. The same one counts once.

    Raises:
        KnownError: it is for a return of another workbook, or this one is open to read only.
    """
    snapshot = _review_of(workbook.snapshot, receipt.return_id, receipt.organisation, "receipt")
    fields: dict[str, FieldValue] = {
        "check_code": receipt.check_code,
        "is_as_sent": receipt.is_as_sent,
        "changed_cells": receipt.changed_cells,
        "received_on": receipt.received_on,
        "received_by": receipt.received_by,
    }
    record_id = f"{snapshot.review.id}/{_digest(fields)}"
    edits = [
        *_made_by_us(snapshot, receipt.check_code),
        *_edits(RecordKind.RECEIPT, record_id, {REMOVED: False, **fields}),
    ]
    change_set = workbook.apply_edits("receipt", edits)
    after = _again(workbook.snapshot, snapshot)
    kept = next(one for one in after.receipts if one.id == record_id)
    said = [f"The receipt{_about_review(workbook.snapshot, after)}:", receipt_sentence(after, kept)]
    said += [_ALREADY_HERE] if change_set.is_empty else []
    return TakenIn(change_set, " ".join(said))


def take_in_feedback(workbook: Workbook, feedback: Feedback) -> TakenIn:
    """Keep feedback with the review that it is about. The same feedback counts once.

    Corrected feedback takes the place of what was there; that stays in the history. What it
    says nothing of stays as it was.

    Raises:
        KnownError: it is for a return of another workbook, it is older than what is here, it
            names a question that is not known, or this workbook is open to read only.
    """
    snapshot = _review_of(workbook.snapshot, feedback.return_id, feedback.organisation, "feedback")
    _require_newest(snapshot, feedback)
    _require_known(workbook, feedback)
    edits = list(_made_by_us(snapshot, feedback.check_code))
    new = corrected = 0
    for answer in feedback.answers:
        fields = _feedback_fields(feedback, answer)
        held = snapshot.feedback.get(answer.question_id)
        if held is not None and all(getattr(held, name) == fields[name] for name in fields):
            continue
        new += held is None
        corrected += held is not None
        record_id = f"{snapshot.review.id}/{answer.question_id}"
        anew = {REMOVED: False, **fields, "is_looked_at": False}
        edits += _edits(RecordKind.FEEDBACK, record_id, anew)
    change_set = workbook.apply_edits("feedback", edits)
    after = _again(workbook.snapshot, snapshot)
    said = [
        f"Feedback{_about_review(workbook.snapshot, after)}: {_counted(new, corrected)}",
        about_code_sentence(after, feedback.check_code),
        _changed_sentence(feedback),
    ]
    return TakenIn(change_set, " ".join(part for part in said if part))


def action_from_feedback(workbook: Workbook, question_id: str) -> ChangeSet:
    """Make an action of the feedback on a question, with the comment quoted in it.

    What we will do stays empty: only we can say that, and it is printed as ours. The feedback
    counts as looked at. The new action's id is in the change set.

    Raises:
        KnownError: there is no comment to make it of, or the workbook is open to read only.
    """
    found = feedback_on(workbook.snapshot, question_id)
    if found is None or not found.feedback.comment.strip():
        raise KnownError(
            "no_feedback",
            f"There is no comment on {question_id} to make an action of.",
            "Add the action yourself.",
        )
    action_id = make_id(workbook.next_moment)
    fields: dict[str, FieldValue] = {
        REMOVED: False,
        "question_ids": (question_id,),
        "starting_point": quoted_comment(found.feedback.comment),
    }
    edits = [
        *_edits(RecordKind.ACTION, action_id, fields),
        *_edits(RecordKind.FEEDBACK, found.feedback.id, {"is_looked_at": True}),
    ]
    return workbook.apply_edits("new action from feedback", edits, action_id)


def quoted_comment(comment: str) -> str:
    """What the partnership said of an answer, as its own words in an action of ours."""
    return f'The partnership said: "{comment.strip()}"'


def mark_looked_at(workbook: Workbook, question_id: str) -> ChangeSet:
    """Say that somebody has looked at the feedback on a question; nothing where there is none.

    Raises:
        KnownError: the workbook is open to read only.
    """
    found = feedback_on(workbook.snapshot, question_id)
    if found is None:
        return ChangeSet("", ())
    edits = _edits(RecordKind.FEEDBACK, found.feedback.id, {"is_looked_at": True})
    return workbook.apply_edits(f"feedback on {question_id} looked at", edits)


def _review_of(
    snapshot: WorkbookSnapshot, wanted: str, organisation: str, noun: str
) -> WorkbookSnapshot:
    """The review of this workbook that a return was made of.

    Raises:
        KnownError: it was made of another workbook.
    """
    reviews = (snapshot, *(one.snapshot for one in reversed(snapshot.past)))
    found = next((one for one in reviews if return_id(one) == wanted), None)
    if found is not None:
        return found
    whose = f" of {organisation}" if organisation else ""
    raise KnownError(
        "other_return",
        f"This {noun} is about return {wanted}{whose}, which was not made from this workbook.",
        "Open the workbook that the return was made from, and bring it in there.",
    )


def _again(snapshot: WorkbookSnapshot, earlier: WorkbookSnapshot) -> WorkbookSnapshot:
    """A review as it stands now, of the newest snapshot of its workbook."""
    past = (one.snapshot for one in snapshot.past)
    is_newest = snapshot.review.id == earlier.review.id
    return snapshot if is_newest else next(p for p in past if p.review.id == earlier.review.id)


def _about_review(newest: WorkbookSnapshot, one: WorkbookSnapshot) -> str:
    """Which review it is about, where it is not the newest."""
    if one.review.id == newest.review.id:
        return ""
    return f" on the {one.framework.review_kind(one.review.kind_id).name.lower()}"


def _require_newest(snapshot: WorkbookSnapshot, feedback: Feedback) -> None:
    held = [one.moderated_on for one in snapshot.feedback.values() if one.moderated_on]
    day = feedback.moderated_on
    if day is not None and held and day < max(held):
        raise KnownError(
            "older_feedback",
            f"This feedback is of {long_date(day)}, and the workbook has later feedback, of "
            f"{long_date(max(held))}.",
            "Nothing was changed. Ask the partnership if you are not sure which one counts.",
        )


def _require_known(workbook: Workbook, feedback: Feedback) -> None:
    known = {question.id for question in workbook.framework.questions()}
    unknown = next((one for one in feedback.answers if one.question_id not in known), None)
    if unknown is not None:
        raise KnownError(
            "other_framework",
            f"This feedback is on question {unknown.question_id}, which this workbook does not "
            "have.",
            "Nothing was changed. Ask the partnership for feedback on your own return.",
        )


def _feedback_fields(feedback: Feedback, answer: ModeratedAnswer) -> dict[str, FieldValue]:
    return {
        "check_code": feedback.check_code,
        "moderated_on": feedback.moderated_on,
        "moderated_by": feedback.moderated_by,
        "own_rating": answer.own_rating,
        "moderated_rating": answer.moderated_rating,
        "result": answer.result.value if answer.result else "",
        "comment": clean_text(answer.comment),
    }


def _made_by_us(snapshot: WorkbookSnapshot, code: str) -> Iterator[FieldEdit]:
    """That a return was made of what the workbook holds now, where nobody noted it then.

    A return made on a computer that could only read the workbook left no note. Its content
    shows that it is ours, and the day stays unknown.
    """
    if standing_of(snapshot, code) is Standing.UNKNOWN and check_code(snapshot) == code:
        yield from _sent_edits(snapshot, RETURN_FILE, code, None)


def _sent_edits(
    snapshot: WorkbookSnapshot, file_kind: str, code: str, day: date | None
) -> list[FieldEdit]:
    made = [one for one in snapshot.sent if one.file_kind == file_kind]
    last = max(made, key=lambda one: one.place, default=Sent())
    fields: dict[str, FieldValue] = {
        REMOVED: False,
        "file_kind": file_kind,
        "check_code": code,
        "made_on": day,
        "place": last.place if last.check_code == code else last.place + 1,
    }
    return _edits(RecordKind.SENT, f"{snapshot.review.id}/{file_kind}/{code}", fields)


def _counted(new: int, corrected: int) -> str:
    if not new and not corrected:
        return _ALREADY_HERE[0].lower() + _ALREADY_HERE[1:]
    said = [f"{new} {_questions(new)}"] if new else []
    said += [f"{corrected} {_questions(corrected)} corrected"] if corrected else []
    return f"{', '.join(said)}."


def _questions(count: int) -> str:
    return "question" if count == 1 else "questions"


def _changed_sentence(feedback: Feedback) -> str:
    """What is not as it was when the file was made, so that somebody can ask."""
    if not feedback.changed:
        return ""
    named = ", ".join(feedback.changed)
    return f"Changed since the partnership made the file: {named}. Ask whether that is right."


def _digest(fields: Mapping[str, FieldValue]) -> str:
    """What follows from a receipt itself, so that it has one id in every copy."""
    text = repr([(name, to_json(fields[name])) for name in sorted(fields)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _edits(kind: RecordKind, record_id: str, fields: Mapping[str, FieldValue]) -> list[FieldEdit]:
    return [
        FieldEdit(FieldKey(kind, record_id, name), to_json(value)) for name, value in fields.items()
    ]
