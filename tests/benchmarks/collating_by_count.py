"""Collating returns, by how many they are, beside a bare loop over their cells and pandas."""

from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.collating import with_calamine, with_ours, with_pandas
from tests.benchmarks.made_returns import make_returns
from tests.benchmarks.pairing import COLUMNS, in_turns, timed
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target

if TYPE_CHECKING:
    from collections.abc import Callable

_OURS = "ours: read, checked, picture"
_NOISE = 1.25


def measure(scale: Scale, folder: Path) -> list[Table]:
    """The returns are made before they are counted in."""
    rows: list[tuple[str, ...]] = []
    busy: dict[int, float] = {}
    notes: list[str] = []
    if find_spec("python_calamine") is None or find_spec("pandas") is None:
        notes.append("pandas and python-calamine are not installed (group bench): ours alone.")
    for count in scale.returns:
        files = list(make_returns(folder / "returns", count))
        works: dict[str, Callable[[], object]] = {_OURS: partial(with_ours, files)}
        if find_spec("python_calamine") is not None:
            works["python-calamine, bare loop"] = partial(with_calamine, files)
        if find_spec("pandas") is not None and count <= scale.most_for_pandas:
            works["pandas.read_excel, openpyxl"] = partial(with_pandas, files)
        rounds = in_turns({name: timed(work) for name, work in works.items()}, scale.slow_rounds)
        busy[count] = rounds.busy(_OURS)
        rows += [
            (f"{count}", name, *rounds.row(name), f"{rounds.ratio(_OURS, name):.2f}")
            for name in works
        ]
    notes.append(f"pandas reads at most {scale.most_for_pandas}: it takes too long for more.")
    first = scale.returns[0]
    targets = tuple(
        Target(
            f"collating {count}, beside {count // first} times as long as {first}",
            busy[count] / busy[first] * first / count,
            _NOISE,
            "times",
        )
        for count in scale.returns[1:]
    )
    columns = ("Returns", "By", *COLUMNS, "Ours beside it")
    return [Table("Collating", columns, tuple(rows), tuple(notes), targets)]
