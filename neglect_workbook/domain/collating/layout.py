"""A framework as counting wants it: looked up once, not for each of thousands of answers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.rating_scale import Rag

if TYPE_CHECKING:
    from neglect_workbook.domain.question_set import Question

#: The code of an answer without a rating.
NOT_ANSWERED = ""


class Layout:
    """What counting asks of a framework.

    Args:
        framework: the framework that the returns answer.

    Attributes:
        framework: the same.
        questions: all questions by id, in order.
        set_ids: the question sets, in order.
        codes: the codes of the scale in order, and at the end that of 'not answered'.
        known_codes: those of the scale alone.
        lowest_first: those of the scale from the lowest up; those without a rank after them.
        ranks: the rank of each code that is on the scale.
        top_rank: the highest of them.
        red: the codes that count as red.
        green: the codes that count as green.
        top_level: the highest level of evidence.
    """

    def __init__(self, framework: Framework) -> None:
        scale = framework.scale
        self.framework = framework
        self.questions: Mapping[str, Question] = {one.id: one for one in framework.questions()}
        self.set_ids = tuple(one.id for one in framework.question_sets)
        self.codes = (*(one.code for one in scale.ratings), NOT_ANSWERED)
        self.known_codes = frozenset(one.code for one in scale.ratings)
        self.ranks = {one.code: one.rank for one in scale.ratings if one.rank is not None}
        self.top_rank = max(self.ranks.values())
        self.lowest_first = tuple(
            sorted(
                (one.code for one in scale.ratings),
                key=lambda code: self.ranks.get(code, self.top_rank + 1),
            )
        )
        self.red = frozenset(one.code for one in scale.ratings if one.rag is Rag.RED)
        self.green = frozenset(one.code for one in scale.ratings if one.rag is Rag.GREEN)
        self.top_level = max(one.level for one in framework.evidence_levels)
        self._set_of = {one.id: one.set_id for one in self.questions.values()}
        self._sectors = frozenset(one.id for one in framework.sectors)

    def sector_of(self, facts: ReturnFacts) -> str:
        """The sector of a return; empty for none that the framework has."""
        return facts.sector_id if facts.sector_id in self._sectors else ""

    def sets_of(self, facts: ReturnFacts) -> tuple[str, ...]:
        """The sets that a return answers, in order.

        A set counts too that it does not name but rates a question of.
        """
        found = {*facts.set_ids}
        if len(found) < len(self.set_ids):
            for one in facts.answers:
                if one.rating:
                    found.add(self._set_of.get(one.question_id, ""))
        return tuple([one for one in self.set_ids if one in found])

    def sector_name(self, sector_id: str) -> str:
        """What a sector is called."""
        return self.framework.sector(sector_id).name if sector_id else "Sector not known"

    def no_counts(self) -> dict[str, int]:
        """Nought of each rating and of 'not answered'."""
        return dict.fromkeys(self.codes, 0)

    def sum_of(self, several: "list[Mapping[str, int]]") -> Mapping[str, int]:
        """Counts added up, rating by rating."""
        total = self.no_counts()
        for counts in several:
            for code, count in counts.items():
                total[code] += count
        return MappingProxyType(total)

    def most_common(self, counts: Mapping[str, int]) -> str:
        """The code that most chose; the lower one of two that are as common.

        'Not answered' is most common only where nobody answered.
        """
        found, most = NOT_ANSWERED, 0
        for code in self.lowest_first:
            if counts.get(code, 0) > most:
                found, most = code, counts[code]
        return found
