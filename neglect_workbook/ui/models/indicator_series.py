"""An indicator as columns of a chart and of the row of numbers below it, and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from neglect_workbook.domain.framework import Direction
from neglect_workbook.domain.numbers import number_text
from neglect_workbook.domain.periods import Rhythm, chart_labels, columns, present_period
from neglect_workbook.domain.records import Indicator, IndicatorValue
from neglect_workbook.ui.widgets.line_chart import ChartPoint

#: Under this, a number of children can point to one of them.
_SMALLEST = 5

DIRECTION_WORDS = {
    Direction.UP.value: "We want this to go up",
    Direction.DOWN.value: "We want this to go down",
    Direction.WATCH.value: "May rise first, then watch",
}
DIRECTION_ICONS = {
    Direction.UP.value: "trending-up",
    Direction.DOWN.value: "trending-down",
    Direction.WATCH.value: "trending-up",
}
#: What one period of a rhythm is called.
RHYTHM_WORDS = {
    Rhythm.MONTH.value: "month",
    Rhythm.HALF_TERM.value: "half term",
    Rhythm.TERM.value: "term",
    Rhythm.YEAR.value: "year",
}


@dataclass(frozen=True, slots=True)
class SeriesColumn:
    """One period of an indicator, with its value where there is one.

    Attributes:
        period: as it is written.
        value_id: the record; empty where there is none yet.
        value: the number; ``None`` for none.
        event: what happened in the period.
    """

    period: str
    value_id: str = ""
    value: float | None = None
    event: str = ""


def series_columns(
    indicator: Indicator,
    values: Sequence[IndicatorValue],
    today: date | None,
    earlier: Sequence[str] = (),
) -> tuple[SeriesColumn, ...]:
    """The columns of an indicator, the earliest first.

    Args:
        indicator: gives the rhythm.
        values: those of the indicator, in the order of their periods.
        today: the present period has a column whether there is a value or not; ``None`` where
            nothing can be written.
        earlier: further periods that are to have a column.
    """
    texts = [one.period for one in values]
    present = None
    if today is not None:
        present = present_period(Rhythm(indicator.rhythm), today, texts)
    there = {*texts}
    shown = columns([*texts, *(one for one in earlier if one not in there)], present)
    left = list(values)
    found = []
    for text in shown:
        value = next((one for one in left if one.period == text), None)
        if value is None:
            found.append(SeriesColumn(text))
        else:
            left.remove(value)
            found.append(SeriesColumn(text, value.id, value.value, value.note))
    return tuple(found)


def chart_points(series: Sequence[SeriesColumn]) -> tuple[ChartPoint, ...]:
    """What a chart shows of columns."""
    labels = chart_labels([one.period for one in series])
    return tuple(
        ChartPoint(label.name, label.year, one.value, " ".join(one.event.split()))
        for label, one in zip(labels, series, strict=True)
    )


def last_number(values: Sequence[IndicatorValue]) -> str:
    """The newest number of values in the order of their periods; empty where there is none."""
    numbers = [one.value for one in values if one.value is not None]
    return number_text(numbers[-1]) if numbers else ""


def in_words(indicator: Indicator, series: Sequence[SeriesColumn]) -> str:
    """What a chart shows, for who cannot see it."""
    counted = [one for one in series if one.value is not None]
    direction = DIRECTION_WORDS[indicator.direction]
    if not counted:
        return f"{direction}. No numbers yet."
    said = f"{direction}. {len(counted)} numbers." if len(counted) > 1 else f"{direction}."
    return " ".join((said, *(_in_words(one) for one in series if one.value_id)))


def under_five_words(series: Sequence[SeriesColumn]) -> str:
    """What to do about the first number that could point to a child; empty where none could."""
    for one in series:
        if one.value is not None and 0 < one.value < _SMALLEST:
            return (
                f"{one.period} is under five. If it counts children, leave it blank and write "
                "'fewer than five' below."
            )
    return ""


def _in_words(column: SeriesColumn) -> str:
    number = "no number" if column.value is None else number_text(column.value)
    event = " ".join(column.event.split()).rstrip(".")
    return f"{column.period}: {number}, {event}." if event else f"{column.period}: {number}."
