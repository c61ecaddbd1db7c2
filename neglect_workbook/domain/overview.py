"""The work as a whole: its questions by area and by set, and the dates that come next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from neglect_workbook.domain.progress import questions_by_area
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: An area with fewer questions of its own than this also shows those that count under it, so
#: that it is never empty for an organisation that answers one set.
_FEW = 2


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Questions that belong together.

    Attributes:
        id: of the area or the question set; empty for 'across all areas'.
        name: what it is called.
        questions: those of its own, in the framework's order.
        also: questions of other rows that count here too; only where there are few of its own.
        to_answer: how many of its own are not answered.
    """

    id: str
    name: str
    questions: tuple[Question, ...]
    also: tuple[Question, ...]
    to_answer: int


@dataclass(frozen=True, slots=True)
class NextDate:
    """A date that comes.

    Attributes:
        day: the day.
        text: what it is, in a sentence or a title.
        action: the action that is due, or ``None`` for a date of the framework or our own.
        is_ours: it is a suggestion, not a date that the partnership set.
    """

    day: date
    text: str
    action: ImprovementAction | None = None
    is_ours: bool = False


def rows_by_area(snapshot: WorkbookSnapshot) -> tuple[QuestionRow, ...]:
    """The questions answered by main area, then those across all; rows without any are left out."""
    framework = snapshot.framework
    names = {area.id: area.name for area in framework.areas}
    found = []
    for area_id, questions in questions_by_area(framework, snapshot.questions).items():
        also: tuple[Question, ...] = ()
        if area_id and len(questions) < _FEW:
            also = tuple(q for q in snapshot.questions if area_id in q.also_area_ids)
        if questions or also:
            name = names.get(area_id, framework.across_all_areas)
            found.append(_row(snapshot, area_id, name, questions, also))
    return tuple(found)


def rows_by_set(snapshot: WorkbookSnapshot) -> tuple[QuestionRow, ...]:
    """The questions answered by question set."""
    return tuple(
        _row(snapshot, one.id, one.name, one.questions, ())
        for one in snapshot.framework.question_sets
        if one.id in snapshot.organisation.set_ids
    )


def next_dates(snapshot: WorkbookSnapshot, today: date, most: int = 4) -> tuple[NextDate, ...]:
    """The next dates of the framework's timeline, of open actions and of our next review.

    Dates that have passed are left out. The date on which assurance is sought and our own
    next review are always among them while they lie ahead, however many actions come first.
    """
    coming = sorted(
        (one for one in _dates(snapshot) if one.day >= today),
        key=lambda one: (one.day, one.action is not None),
    )
    pinned = [one for one in coming if one.action is None and not one.is_ours][:1]
    chosen = [one for one in coming if one not in pinned][: most - len(pinned)]
    return tuple(one for one in coming if one in chosen or one in pinned)


def _row(
    snapshot: WorkbookSnapshot,
    row_id: str,
    name: str,
    questions: tuple[Question, ...],
    also: tuple[Question, ...],
) -> QuestionRow:
    open_questions = [q for q in questions if not snapshot.answers[q.id].is_answered]
    return QuestionRow(row_id, name, questions, also, len(open_questions))


def _dates(snapshot: WorkbookSnapshot) -> Iterator[NextDate]:
    framework = snapshot.framework
    for one in framework.timeline:
        yield NextDate(one.date, one.text, is_ours=one.is_ours)
    if snapshot.organisation.next_review_on is not None:
        yield NextDate(snapshot.organisation.next_review_on, "Our next review")
    for action in snapshot.actions:
        if action.due is not None and framework.action_status(action.status_id).is_open:
            title = action.difference.strip() or action.what_we_do.strip() or "Action"
            yield NextDate(action.due, title, action=action)
