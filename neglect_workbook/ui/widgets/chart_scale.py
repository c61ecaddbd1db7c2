"""The numbers at the side of a chart: a few even steps from nought to above the largest value."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: Steps that people count in, to be multiplied by ten as often as it takes.
_STEPS: Final = (1, 2, 5, 10)
_MOST_STEPS: Final = 5


@dataclass(frozen=True, slots=True)
class ChartScale:
    """Even ticks, the lowest first. Nought is always one of them."""

    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far up a value lies: 0 at the lowest tick, 1 at the highest."""
        low, high = self.ticks[0], self.ticks[-1]
        return (value - low) / (high - low)


def scale_for(values: Iterable[float]) -> ChartScale:
    """The scale on which these values are shown; whole steps unless all are small."""
    shown = list(values)
    low, high = min((0.0, *shown)), max((0.0, *shown))
    if low == high:
        high = float(_MOST_STEPS)
    step = _step_for(high - low)
    first, last = math.floor(low / step), math.ceil(high / step)
    return ChartScale(tuple(at * step for at in range(first, last + 1)))


def _step_for(span: float) -> float:
    """The smallest step with which few enough ticks span this much."""
    power = 10.0 ** math.floor(math.log10(span / _MOST_STEPS))
    return next(one * power for one in _STEPS if one * power * _MOST_STEPS >= span * (1 - 1e-9))
