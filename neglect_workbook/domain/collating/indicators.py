"""Suggested indicators side by side: who counts them, and which way they went."""

from collections.abc import Iterable

from neglect_workbook.domain.collating.facts import IndicatorFacts, ReturnFacts
from neglect_workbook.domain.collating.hiding import must_hide
from neglect_workbook.domain.collating.picture import IndicatorRow
from neglect_workbook.domain.framework import Framework


def indicator_rows(framework: Framework, facts: Iterable[ReturnFacts]) -> tuple[IndicatorRow, ...]:
    """The suggested indicators that returns have values for, in the framework's order.

    Of two that one organisation has for the same suggestion, the first is counted. An indicator
    that is only an organisation's own stands beside no other.
    """
    found: dict[str, list[tuple[str, IndicatorFacts]]] = {}
    for one in facts:
        seen = set()
        for indicator in one.indicators:
            is_new = indicator.suggestion_id not in seen
            if indicator.suggestion_id and indicator.value is not None and is_new:
                seen.add(indicator.suggestion_id)
                found.setdefault(indicator.suggestion_id, []).append((one.key, indicator))
    return tuple(
        _row(framework, suggestion.id, suggestion.name, found[suggestion.id])
        for suggestion in framework.suggested_indicators
        if suggestion.id in found
    )


def _row(
    framework: Framework, suggestion_id: str, name: str, found: list[tuple[str, IndicatorFacts]]
) -> IndicatorRow:
    is_hidden = must_hide(len(found), framework.smallest_group)
    counted = [] if is_hidden else found
    steps = [
        (indicator.value > indicator.before) - (indicator.value < indicator.before)
        for _, indicator in counted
        if indicator.value is not None and indicator.before is not None
    ]
    return IndicatorRow(
        suggestion_id=suggestion_id,
        name=name,
        returns=len(found),
        rose=steps.count(1),
        same=steps.count(0),
        fell=steps.count(-1),
        values=tuple(
            (key, one.label, one.period, one.value) for key, one in counted if one.value is not None
        ),
        is_hidden=is_hidden,
    )
