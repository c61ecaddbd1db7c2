"""What is left to do before a workbook can be sent, in a few lines, and about how long it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from neglect_workbook.checks.answers import answer_findings
from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: About how long it takes to look at one answer again, in minutes.
_A_LOOK = 2
#: About how long it takes to finish an answer that has a rating, in minutes.
_A_TEXT = 5

#: Findings about an answer that has a rating and lacks words.
_UNFINISHED = frozenset({"rating_reason_missing", "reason_missing", "override_reason_missing"})


class LeftKind(StrEnum):
    """What is to be done."""

    FINISH = "finish"
    ANSWER = "answer"
    CONFIRM = "confirm"
    COME_BACK = "come_back"
    RED_WITHOUT_ACTION = "red_without_action"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Left:
    """One line of what is left.

    Attributes:
        kind: what is to be done.
        question_ids: for which questions; empty for actions.
        record_ids: for which actions; empty for questions.
        field: the field of the first question to go to; empty for the question as a whole.
        minutes: about how long all of it takes; 0 where nobody can say.
    """

    kind: LeftKind
    question_ids: tuple[str, ...] = ()
    record_ids: tuple[str, ...] = ()
    field: str = ""
    minutes: int = 0

    @property
    def count(self) -> int:
        """How many questions or actions it is about."""
        return len(self.question_ids) or len(self.record_ids)


def things_left(snapshot: WorkbookSnapshot, today: date) -> tuple[Left, ...]:
    """What is left, in the order in which it is best done. Empty where nothing is."""
    return tuple(one for one in _all_left(snapshot, today) if one.count)


def _all_left(snapshot: WorkbookSnapshot, today: date) -> Iterator[Left]:
    framework = snapshot.framework
    answers = [snapshot.answers[question.id] for question in snapshot.questions]
    found = [
        finding
        for question in snapshot.questions
        for finding in answer_findings(snapshot, question.id, today)
    ]
    unfinished = [one for one in found if one.kind in _UNFINISHED]
    ids = tuple(dict.fromkeys(one.question for one in unfinished))
    field = unfinished[0].field if unfinished else ""
    yield Left(LeftKind.FINISH, ids, field=field, minutes=_A_TEXT * len(ids))
    open_ids = tuple(one.question_id for one in answers if not one.is_rated)
    minutes = sum(
        framework.question_set(framework.question(one).set_id).minutes_per_question
        for one in open_ids
    )
    yield Left(LeftKind.ANSWER, open_ids, field="rating", minutes=minutes)
    to_confirm = tuple(one.question_id for one in answers if one.is_rated and one.to_confirm)
    yield Left(LeftKind.CONFIRM, to_confirm, minutes=_A_LOOK * len(to_confirm))
    marked = tuple(one.question_id for one in answers if one.come_back)
    yield Left(LeftKind.COME_BACK, marked, minutes=_A_TEXT * len(marked))
    reds = tuple(one.question for one in found if one.kind == "red_without_action")
    yield Left(LeftKind.RED_WITHOUT_ACTION, reds, field="actions")
    overdue = tuple(
        action.id
        for action in snapshot.actions
        if action.due is not None
        and action.due < today
        and framework.action_status(action.status_id).is_open
    )
    yield Left(LeftKind.OVERDUE, record_ids=overdue)
