"""Whether time grows no faster than what the work is done on."""

from collections.abc import Callable, Mapping

from tests.benchmarks.pairing import COLUMNS, Rounds, in_turns, timed
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target

#: What differs from one run to the next, on a machine that does other things too.
_NOISE = 1.25
_LARGE = 100


def by_size(
    title: str, scale: Scale, works: Mapping[str, Callable[[int], Callable[[], object]]]
) -> tuple[Table, dict[int, Rounds]]:
    """Time works at every size, in turns. Growth is told by processor time.

    Args:
        title: of the table.
        scale: the sizes and rounds; the largest sizes have one round.
        works: each gives its work for a size.
    """
    found: dict[int, Rounds] = {}
    for times in scale.times:
        ready = {name: timed(make(times)) for name, make in works.items()}
        if times == 1:
            in_turns(ready, 1)
        found[times] = in_turns(ready, scale.rounds if times < _LARGE else 1)
    rows, targets = [], []
    for name in works:
        once = found[1].busy(name)
        for times, rounds in found.items():
            beside = rounds.busy(name) / once
            rows.append((name, f"{times}", *rounds.row(name), f"{beside:.1f}"))
            if times > 1:
                what = f"{title}: {name}, {times} times as large, beside {times} times as long"
                targets.append(Target(what, beside / times, _NOISE, "times"))
    columns = ("What", "Times as large", *COLUMNS, "Processor beside the sample")
    return Table(title, columns, tuple(rows), (), tuple(targets)), found
