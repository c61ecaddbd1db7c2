"""The questions that many have not in place, and those that rest on little."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from neglect_workbook.domain.collating.heat_map import HeatMap
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.picture import Gap

_UNKNOWN: Final = "unknown"
_MOST_SECTORS: Final = 3


def most_common_gaps(heat_map: HeatMap) -> tuple[Gap, ...]:
    """The questions with red answers, those with the most first, else in the framework's order."""
    layout = heat_map.layout
    found = [
        Gap(
            question_id=question_id,
            red=red,
            unknown=total.counts.get(_UNKNOWN, 0),
            answered=sum(total.counts.get(code, 0) for code in layout.ranks),
            worst_sectors=_worst_sectors(heat_map, question_id),
        )
        for question_id, total in heat_map.totals.items()
        if (red := red_in(layout, total.counts))
    ]
    return tuple(sorted(found, key=lambda one: -one.red))


def red_in(layout: Layout, counts: Mapping[str, int]) -> int:
    """How many answers of these counts are red; 'we do not know yet' is."""
    return sum(counts.get(code, 0) for code in layout.red)


def policy_alone(heat_map: HeatMap) -> Mapping[str, int]:
    """How many answers rest on policy alone, by question, over the sectors that are shown."""
    return _by_question(
        heat_map,
        (
            (one, sum(cell.policy_alone for cell in heat_map.shown_cells(one)))
            for one in heat_map.layout.questions
        ),
    )


def unknown(heat_map: HeatMap) -> Mapping[str, int]:
    """How many answers say 'we do not know yet', by question."""
    return _by_question(
        heat_map,
        ((one, total.counts.get(_UNKNOWN, 0)) for one, total in heat_map.totals.items()),
    )


def _by_question(heat_map: HeatMap, numbers: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Numbers by question; none for a question of which nothing may be said."""
    return MappingProxyType(
        {one: number for one, number in numbers if heat_map.totals[one].returns}
    )


def _worst_sectors(heat_map: HeatMap, question_id: str) -> tuple[str, ...]:
    reds = [
        (red_in(heat_map.layout, cell.counts), cell.sector_id)
        for cell in heat_map.shown_cells(question_id)
    ]
    found = sorted((one for one in reds if one[0]), key=lambda one: -one[0])
    return tuple(sector_id for _, sector_id in found[:_MOST_SECTORS])
