"""The framework's words as sentences of findings want them."""

from collections.abc import Iterable, Sequence

from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.framework import Framework


class Words:
    """Words of a framework.

    Args:
        framework: whose words they are.

    Attributes:
        framework: the same.
        layout: the same, looked up.
        red: the words of the red ratings, with 'or' between.
        green: the words of the green ratings.
        unknown: the words for 'we do not know yet'.
        lowest_level: what the first step of evidence is called.
    """

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.layout = Layout(framework)
        self.red = self._all_of(self.layout.red)
        self.green = self._all_of(self.layout.green)
        self.unknown = self.rating("unknown")
        self.lowest_level = min(framework.evidence_levels, key=lambda one: one.level).name

    def rating(self, code: str) -> str:
        """The words of a rating."""
        return self.framework.scale.words(code or None)

    def question(self, question_id: str) -> str:
        """What a question is called in lists."""
        return f"{question_id} {self.layout.questions[question_id].short_name}"

    def area(self, area_id: str) -> str:
        """An area, within a sentence."""
        return _lower(self.framework.area(area_id).name)

    def role(self, set_id: str) -> str:
        """A role, within a sentence."""
        return _lower(self.framework.question_set(set_id).name)

    def roles(self, *set_ids: str) -> str:
        """Roles in the framework's order, within a sentence."""
        return listed([self.role(one) for one in self.layout.set_ids if one in set_ids])

    def group(self, sector_id: str, count: int) -> str:
        """So many organisations of a sector."""
        if count == 1 and sector_id:
            return f"1 return ({self.framework.sector(sector_id).name})"
        return f"{count} {self.group_name(sector_id)}"

    def group_name(self, sector_id: str) -> str:
        """What several organisations of a sector are called."""
        if not sector_id:
            return "returns of no known sector"
        sector = self.framework.sector(sector_id)
        return sector.many or f"returns ({sector.name})"

    def _all_of(self, codes: Iterable[str]) -> str:
        wanted = {*codes}
        words = [self.rating(one) for one in self.layout.lowest_first if one in wanted]
        return listed(words, "or")


def are(count: int, thing: str) -> str:
    """So many things, and the verb that fits."""
    return f"1 {thing} is" if count == 1 else f"{count} {thing}s are"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words with commas between, and a word before the last."""
    *before, end = words
    return f"{', '.join(before)} {last} {end}" if before else end


def _lower(name: str) -> str:
    """A name with a small first letter, unless it is a short form."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
