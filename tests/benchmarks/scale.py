"""How much a run measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes and rounds.

    Attributes:
        rounds: of what is quick.
        slow_rounds: of what takes seconds.
        starts: of every program, which meet what else the machine does more than all others.
        times: how many times as large as the sample a workbook is.
        reviews: of the workbook that was kept for years.
        forms: of colleagues in its newest review; in each earlier one a tenth of them.
        copies: attached files of 20 MB.
        keys: pressed.
        returns: how many are collated.
        most_for_pandas: more returns than these are not read with pandas.
    """

    rounds: int
    slow_rounds: int
    starts: int
    times: tuple[int, ...]
    reviews: int
    forms: int
    copies: int
    keys: int
    returns: tuple[int, ...]
    most_for_pandas: int


#: For the ordinary tests: only whether it runs.
SMALLEST = Scale(1, 1, 1, (1,), 2, 20, 1, 12, (2,), 2)
QUICK = Scale(3, 1, 3, (1, 10), 4, 100, 2, 60, (10,), 10)
FULL = Scale(5, 3, 11, (1, 10, 100), 20, 500, 10, 600, (10, 100, 1000), 100)
