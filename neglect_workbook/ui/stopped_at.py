"""Where in a workbook somebody stopped, in the words in which the start page says it."""

from typing import TYPE_CHECKING

from neglect_workbook.ui.jump import Jump, PageId

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework


def stopped_at(place: Jump, framework: "Framework") -> tuple[str, ...]:
    """Three parts of which the middle one is bold.

    'You were writing', 'What is changing for children', 'in M3.' None where the place is no
    question.
    """
    question_id = place.question_id
    if place.page is not PageId.QUESTIONS or not question_id:
        return ()
    for guide in framework.field_guides:
        if guide.field == place.field:
            return "You were writing ", guide.label, f" in {question_id}."
    return "You were at ", f"{question_id} {framework.question(question_id).short_name}", "."
