"""The heat map: questions against sectors, small groups hidden, and what may be added up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from neglect_workbook.domain.collating.hiding import may_be_joined, must_hide
from neglect_workbook.domain.collating.layout import NOT_ANSWERED
from neglect_workbook.domain.collating.picture import HeatCell
from neglect_workbook.domain.collating.tally import CellTally, Tally

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Total:
    """The counts of one question over all the groups that may be added up.

    Attributes:
        returns: how many returns are in the counts.
        counts: how many chose each rating.
        left_out: how many returns of small groups are in no count.
        shown_returns: how many are of sectors that are shown by themselves.
        takes_small: whether the small groups together are in the counts.
    """

    returns: int
    counts: Mapping[str, int]
    left_out: int
    shown_returns: int
    takes_small: bool


class HeatMap:
    """The cells of all questions and sectors, and the totals of the questions.

    Args:
        tally: what was counted.

    Attributes:
        layout: the framework.
        sectors: how many returns each sector has: the framework's order, unknown ones last.
        cells: by question and sector.
        totals: by question.
    """

    def __init__(self, tally: Tally) -> None:
        self.layout = tally.layout
        order = (*(one.id for one in self.layout.framework.sectors), "")
        self.sectors = {one: tally.sectors[one] for one in order if tally.sectors[one]}
        self._smallest = self.layout.framework.smallest_group
        self._tally = tally
        self.cells: dict[tuple[str, str], HeatCell] = {
            (question_id, sector_id): self._cell(question_id, sector_id)
            for question_id in self.layout.questions
            for sector_id in self.sectors
        }
        self.totals = {one: self._total(one) for one in self.layout.questions}

    def shown_cells(self, question_id: str) -> Iterator[HeatCell]:
        """The cells of a question that are shown and hold anything."""
        for sector_id in self.sectors:
            cell = self.cells[question_id, sector_id]
            if cell.returns and not cell.is_hidden:
                yield cell

    def shown_tallies(self, question_id: str) -> Iterator[CellTally]:
        """What was counted of the cells of a question that are shown."""
        for cell in self.shown_cells(question_id):
            tally = self._tally.cells.get((question_id, cell.sector_id))
            if tally is not None:
                yield tally

    def is_counted(self, question_id: str, sector_id: str) -> bool:
        """Whether the answers of a sector are in the total of a question."""
        cell = self.cells[question_id, sector_id]
        return cell.returns > 0 and (not cell.is_hidden or self.totals[question_id].takes_small)

    def _cell(self, question_id: str, sector_id: str) -> HeatCell:
        size = self._tally.size(question_id, sector_id)
        tally = self._tally.cells.get((question_id, sector_id), CellTally())
        hidden = must_hide(size, self._smallest)
        counts = _NOTHING if hidden else self._counts(question_id, sector_id)
        return HeatCell(
            question_id=question_id,
            sector_id=sector_id,
            returns=size,
            counts=counts,
            is_hidden=hidden,
            most_common=self.layout.most_common(counts),
            policy_alone=0 if hidden else tally.policy_alone,
            show_difference=0 if hidden else tally.show_difference,
            places=tuple(tally.places),
        )

    def _total(self, question_id: str) -> Total:
        shown = list(self.shown_cells(question_id))
        small = [
            one
            for sector_id in self.sectors
            if (one := self.cells[question_id, sector_id]).is_hidden
        ]
        sizes = [one.returns for one in small]
        together = self.layout.sum_of([self._counts(question_id, one.sector_id) for one in small])
        takes_small = bool(sizes) and may_be_joined(sizes, together.values(), self._smallest)
        shown_returns = sum(one.returns for one in shown)
        counts = [one.counts for one in shown] + ([together] if takes_small else [])
        return Total(
            returns=shown_returns + (sum(sizes) if takes_small else 0),
            counts=self.layout.sum_of(counts),
            left_out=0 if takes_small else sum(sizes),
            shown_returns=shown_returns,
            takes_small=takes_small,
        )

    def _counts(self, question_id: str, sector_id: str) -> Mapping[str, int]:
        """The counts of a group: whoever has no rating has not answered, even without a row."""
        tally = self._tally.cells.get((question_id, sector_id), CellTally())
        counts = self.layout.no_counts() | tally.counts
        rated = sum(tally.counts.values())
        counts[NOT_ANSWERED] = self._tally.size(question_id, sector_id) - rated
        return MappingProxyType(counts)
