"""The heat map in words: what each cell of questions against sectors says."""

from collections.abc import Iterator
from dataclasses import dataclass

from neglect_workbook.domain.collating.picture import HeatCell, Picture
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.question_set import Question

#: No return of the sector answered the question's set.
NOBODY = "None"
HIDDEN = "Hidden"


@dataclass(frozen=True, slots=True)
class HeatWords:
    """What one cell says.

    Attributes:
        words: the short word of the most common rating, or why nothing is shown.
        count: how many chose it; ``None`` where nothing is shown.
        rating: the code of that rating; empty for answers without one.
    """

    words: str
    count: int | None = None
    rating: str = ""

    @property
    def text(self) -> str:
        """Both in one line."""
        return self.words if self.count is None else f"{self.words} {self.count}"


def heat_words(framework: Framework, cell: HeatCell | None) -> HeatWords:
    """What a cell says; ``None`` where the sector has none for the question."""
    if cell is None or not cell.returns:
        return HeatWords(NOBODY)
    if cell.returns < framework.smallest_group:
        return HeatWords(f"Under {framework.smallest_group}")
    if cell.is_hidden:
        return HeatWords(HIDDEN)
    code = cell.most_common
    words = framework.scale.rating(code).short if code else framework.scale.not_answered_short
    return HeatWords(words, cell.counts.get(code, 0), code)


def heat_rows(
    framework: Framework, picture: Picture
) -> Iterator[tuple[Question, tuple[HeatWords, ...]]]:
    """Every question that a return was asked, with a cell for each sector of the picture."""
    asked = {question_id for question_id, _ in picture.cells}
    for question in framework.questions():
        if question.id in asked:
            yield (
                question,
                tuple(
                    heat_words(framework, picture.cells.get((question.id, sector_id)))
                    for sector_id in picture.sectors
                ),
            )
