"""The plan's view of the areas of progress: which questions speak to each."""

from collections.abc import Iterator
from dataclasses import dataclass

from neglect_workbook.domain.progress import questions_by_area
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan.words import area_name


@dataclass(frozen=True, slots=True)
class AreaView:
    """One area with the questions answered under it.

    Attributes:
        name: the area's name, or the words for 'across all areas'.
        questions: those whose main area it is.
        also: where it is nobody's main area, the questions that count under it as well.
    """

    name: str
    questions: tuple[Question, ...]
    also: tuple[Question, ...]


def area_views(snapshot: WorkbookSnapshot) -> Iterator[AreaView]:
    """The areas in the framework's order; 'across all areas' last, where a question is.

    A set may have no question of its own for an area: the managers' set has none for lived
    experience. The area is then read from the questions that speak to it besides.
    """
    by_area = questions_by_area(snapshot.framework, snapshot.questions)
    for area_id, questions in by_area.items():
        also: tuple[Question, ...] = ()
        if area_id and not questions:
            also = tuple(q for q in snapshot.questions if area_id in q.also_area_ids)
        if area_id or questions:
            yield AreaView(area_name(snapshot.framework, area_id), questions, also)
