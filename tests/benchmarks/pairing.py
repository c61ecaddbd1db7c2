"""Works measured in turns, so that what else the machine does meets all of them alike."""

import resource
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

#: Over the cells of ``Rounds.row``.
COLUMNS = ("By the clock", "Spread", "Processor")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and seconds that processors were busy with it; 0 if not known."""

    seconds: float
    busy: float = 0.0


@dataclass(frozen=True, slots=True)
class Rounds:
    """What each work took, once for each round; those of one round belong together."""

    taken: Mapping[str, list[Taken]]

    def median(self, work: str) -> float:
        """By the clock."""
        return median(one.seconds for one in self.taken[work])

    def busy(self, work: str) -> float:
        """Of processors."""
        return median(one.busy for one in self.taken[work])

    def ratio(self, work: str, beside: str) -> float:
        """The median of the ratios of every round, by the clock."""
        pairs = zip(self.taken[work], self.taken[beside], strict=True)
        return median(one.seconds / other.seconds for one, other in pairs)

    def row(self, work: str) -> tuple[str, ...]:
        """The median, the spread and the processor's part."""
        seconds = [one.seconds for one in self.taken[work]]
        busy = self.busy(work)
        spread = f"{clock(min(seconds))} to {clock(max(seconds))}"
        return clock(median(seconds)), spread, clock(busy) if busy else "not known"

    def rows(self, beside: str, works: Iterable[str] = ()) -> tuple[tuple[str, ...], ...]:
        """A row for each work, with its ratio beside one of them."""
        return tuple(
            (one, *self.row(one), f"{self.ratio(one, beside):.2f}") for one in works or self.taken
        )


def in_turns(works: Mapping[str, Callable[[], Taken]], rounds: int) -> Rounds:
    """Do every work once in each round, every other round from the last to the first.

    Args:
        works: each gives what it took.
        rounds: how many.
    """
    found: dict[str, list[Taken]] = {name: [] for name in works}
    for number in range(rounds):
        names = list(works)
        for name in names if number % 2 == 0 else reversed(names):
            found[name].append(works[name]())
    return Rounds(found)


def timed(work: Callable[[], object]) -> Callable[[], Taken]:
    """The same work, which gives what it took."""

    def measured() -> Taken:
        began, busy = perf_counter(), busy_so_far()
        work()
        return Taken(perf_counter() - began, busy_so_far() - busy)

    return measured


def busy_so_far() -> float:
    """Seconds that processors were busy with this process and those that it has seen end."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def clock(seconds: float) -> str:
    """Seconds, or milliseconds where they are few."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
