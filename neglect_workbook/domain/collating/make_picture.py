"""The picture that many returns make together."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from neglect_workbook.domain.collating import counts, gaps
from neglect_workbook.domain.collating.earlier import Earlier
from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.heat_map import HeatMap
from neglect_workbook.domain.collating.indicators import indicator_rows
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.movement import movement_by_question
from neglect_workbook.domain.collating.names import plain_name
from neglect_workbook.domain.collating.picture import Picture, Strong
from neglect_workbook.domain.collating.roles import role_differences
from neglect_workbook.domain.collating.tally import Tally
from neglect_workbook.domain.collating.voices import voice_rows
from neglect_workbook.domain.framework import Framework


def make_picture(
    framework: Framework, facts: Iterable[ReturnFacts], before: Earlier | None = None
) -> Picture:
    """Count what returns say together.

    Args:
        framework: what they answer.
        facts: the returns that count, each organisation once.
        before: an earlier collation to measure movement against; ``None`` measures it against
            the rating last time that each return carries.
    """
    layout = Layout(framework)
    tally = Tally(layout, facts, before)
    heat_map = HeatMap(tally)
    return Picture(
        returns=len(tally.returns),
        sectors=MappingProxyType(heat_map.sectors),
        cells=MappingProxyType(heat_map.cells),
        by_area=counts.by_area(heat_map, tally),
        by_question=counts.by_question(heat_map),
        by_sector=counts.by_sector(heat_map, tally),
        by_set=counts.by_set(heat_map, tally),
        gaps=gaps.most_common_gaps(heat_map),
        roles=role_differences(layout, tally),
        shown_returns=MappingProxyType(
            {one: total.shown_returns for one, total in heat_map.totals.items()}
        ),
        policy_alone=gaps.policy_alone(heat_map),
        unknown=gaps.unknown(heat_map),
        strong=_strongest_first(heat_map, tally),
        movement=movement_by_question(heat_map),
        indicators=indicator_rows(framework, tally.returns),
        voices=voice_rows(layout, tally.answering),
    )


def _strongest_first(heat_map: HeatMap, tally: Tally) -> tuple[Strong, ...]:
    """Examples of impact: the highest rating first, then by question and organisation."""
    layout = heat_map.layout
    order = {one: place for place, one in enumerate(layout.questions)}

    def place(found: tuple[Strong, str]) -> tuple[int, int, str, str]:
        one, rating = found
        name = plain_name(one.organisation)
        return -layout.ranks[rating], order[one.place.question_id], name, one.place.key

    return tuple(
        replace(one, is_hidden=heat_map.cells[one.place.question_id, one.sector_id].is_hidden)
        for one, _ in sorted(tally.strong, key=place)
    )
