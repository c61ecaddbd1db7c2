"""Counts by area, question, sector and role: sums of what the heat map shows."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from neglect_workbook.domain.collating.heat_map import HeatMap
from neglect_workbook.domain.collating.hiding import must_hide
from neglect_workbook.domain.collating.picture import Counted
from neglect_workbook.domain.collating.tally import Tally

_NOTHING: Mapping[str, int] = MappingProxyType({})


def by_question(heat_map: HeatMap) -> tuple[Counted, ...]:
    """Counts by question, in the framework's order."""
    return tuple(
        Counted(
            id=question.id,
            name=question.short_name,
            returns=total.returns,
            counts=total.counts if total.returns or not total.left_out else _NOTHING,
            is_hidden=total.left_out > 0 and not total.returns,
            left_out=total.left_out,
        )
        for question in heat_map.layout.questions.values()
        for total in (heat_map.totals[question.id],)
    )


def by_area(heat_map: HeatMap, tally: Tally) -> tuple[Counted, ...]:
    """Counts by main area; the questions across all areas come last, under the empty id."""
    framework = heat_map.layout.framework
    names = {one.id: one.name for one in framework.areas} | {"": framework.across_all_areas}
    questions = heat_map.layout.questions.values()
    return tuple(
        _sum_of_questions(heat_map, tally, (area_id, name), ids)
        for area_id, name in names.items()
        if (ids := [one.id for one in questions if one.area_id == area_id])
    )


def by_set(heat_map: HeatMap, tally: Tally) -> tuple[Counted, ...]:
    """Counts by question set, which is by role."""
    return tuple(
        _sum_of_questions(
            heat_map, tally, (one.id, one.name), [question.id for question in one.questions]
        )
        for one in heat_map.layout.framework.question_sets
    )


def by_sector(heat_map: HeatMap, tally: Tally) -> tuple[Counted, ...]:
    """Counts by sector: the sums of its cells that are shown.

    Were its other cells in them, the sum less those that are shown would say what they hold.
    """
    return tuple(_of_sector(heat_map, tally, one) for one in heat_map.sectors)


def _of_sector(heat_map: HeatMap, tally: Tally, sector_id: str) -> Counted:
    cells = [heat_map.cells[one, sector_id] for one in heat_map.layout.questions]
    shown = [one for one in cells if one.returns and not one.is_hidden]
    hidden = sum(one.returns for one in cells if one.is_hidden)
    size = heat_map.sectors[sector_id]
    is_small = must_hide(size, heat_map.layout.framework.smallest_group)
    is_hidden = is_small or (hidden > 0 and not shown)
    shown_sets = {heat_map.layout.questions[one.question_id].set_id for one in shown}
    return Counted(
        id=sector_id,
        name=heat_map.layout.sector_name(sector_id),
        returns=_returns(
            tally,
            lambda sector, set_ids: sector == sector_id and not shown_sets.isdisjoint(set_ids),
        ),
        counts=_NOTHING if is_hidden else heat_map.layout.sum_of([one.counts for one in shown]),
        is_hidden=is_hidden,
        left_out=hidden,
    )


def _sum_of_questions(
    heat_map: HeatMap, tally: Tally, named: tuple[str, str], question_ids: Iterable[str]
) -> Counted:
    """Some questions together. What is in no count of one of them is not in their sum either."""
    ids = list(question_ids)
    totals = [heat_map.totals[one] for one in ids]
    left_out = sum(one.left_out for one in totals)
    set_of = {one: heat_map.layout.questions[one].set_id for one in ids}

    def is_in(sector_id: str, set_ids: tuple[str, ...]) -> bool:
        return any(set_of[one] in set_ids and heat_map.is_counted(one, sector_id) for one in ids)

    returns = _returns(tally, is_in)
    is_hidden = left_out > 0 and not returns
    return Counted(
        id=named[0],
        name=named[1],
        returns=returns,
        counts=_NOTHING if is_hidden else heat_map.layout.sum_of([one.counts for one in totals]),
        is_hidden=is_hidden,
        left_out=left_out,
    )


def _returns(tally: Tally, is_in: Callable[[str, tuple[str, ...]], bool]) -> int:
    return sum(
        number
        for (sector_id, set_ids), number in tally.profiles.items()
        if is_in(sector_id, set_ids)
    )
