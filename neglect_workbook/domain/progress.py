"""How far a workbook is: counts, and what is left. Never averages or percentages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: The text boxes of an answer, in the order of the page.
WRITING_FIELDS = (
    "reason",
    "working_well",
    "worried_about",
    "needs_to_happen",
    "changing_for_children",
    "how_we_know",
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions answered of those that count, and about how many minutes are left."""

    answered: int
    total: int
    minutes_left: int


def progress(snapshot: WorkbookSnapshot, set_id: str | None = None) -> Progress:
    """The progress of the sets answered, or of one of them."""
    questions = [q for q in snapshot.questions if set_id in (None, q.set_id)]
    open_questions = [q for q in questions if not snapshot.answers[q.id].is_answered]
    minutes = sum(
        snapshot.framework.question_set(q.set_id).minutes_per_question for q in open_questions
    )
    return Progress(len(questions) - len(open_questions), len(questions), minutes)


def boxes_written(answer: Answer) -> int:
    """How many of the text boxes of an answer hold something."""
    return sum(1 for name in WRITING_FIELDS if str(getattr(answer, name)).strip())


def word_count(text: str) -> int:
    """Words as a person counts them: runs of anything but white space."""
    return len(text.split())


def rating_counts(snapshot: WorkbookSnapshot, questions: Iterable[Question]) -> Mapping[str, int]:
    """How many of these questions have each rating code; the empty code is 'not answered'.

    Every code of the scale is there, in its order, with the empty one last.
    """
    counts = dict.fromkeys([rating.code for rating in snapshot.framework.scale.ratings], 0)
    counts[""] = 0
    for question in questions:
        counts[snapshot.answers[question.id].rating] += 1
    return counts


def questions_by_area(
    framework: Framework, questions: Iterable[Question]
) -> Mapping[str, tuple[Question, ...]]:
    """Questions by their main area, in the framework's order; the empty id is 'across all'."""
    wanted = tuple(questions)
    area_ids = [*(area.id for area in framework.areas), ""]
    return {area_id: tuple(q for q in wanted if q.area_id == area_id) for area_id in area_ids}
