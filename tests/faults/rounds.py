"""How often a fault is tried: a few times in the ordinary run, as promised in the slow one."""

from collections.abc import Callable

import pytest

#: Under this name a test hands on what it counted.
FIGURE = "fault"

#: What a test counted: the row of the list of faults, what was done, and the counts by name.
Figures = Callable[..., None]


def rounds(ordinary: int, *, slow: int) -> pytest.MarkDecorator:
    """Gives a test the argument ``times``: the small number, and the promised one if slow."""
    return pytest.mark.parametrize(
        "times",
        [
            pytest.param(ordinary, id=f"{ordinary} times"),
            pytest.param(slow, id=f"{slow} times", marks=pytest.mark.slow),
        ],
    )


def table(counted: list[tuple[str, str, dict[str, object]]]) -> list[str]:
    """The figures of a run as lines, in the order of the rows."""
    rows = sorted(counted, key=lambda one: (int(one[0].split(",")[0]), one[1]))
    width = max((len(what) for _, what, _ in rows), default=0)
    return [
        f"{row:>6}  {what:<{width}}  "
        + ", ".join(f"{name} {count}" for name, count in held.items())
        for row, what, held in rows
    ]
