"""What a benchmark hands back: rows with their words, and what the figures are held to."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is held to a limit.

    Attributes:
        what: is measured.
        found: the figure.
        limit: what it may be at most.
        unit: of both.
        busy: the same in processor time, which others on the machine change less; 0 if not known.
    """

    what: str
    found: float
    limit: float
    unit: str
    busy: float = 0.0

    @property
    def verdict(self) -> str:
        if self.found <= self.limit:
            return "held"
        if 0 < self.busy <= self.limit:
            return "MISSED by the clock, held by processor time"
        return "MISSED"


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a heading over the columns, rows, and sentences below."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


def say(text: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def show(table: Table) -> None:
    """Print a table so that Markdown shows it."""
    say(f"\n### {table.title}\n")
    for cells in (table.columns, ("---",) * len(table.columns), *table.rows):
        say(f"| {' | '.join(cells)} |")
    for note in table.notes:
        say(f"\n{note}")


def held_to(targets: list[Target]) -> Table:
    """Every figure beside its limit."""
    rows = tuple(
        (
            one.what,
            f"{one.found:.2f} {one.unit}".rstrip(),
            f"{one.busy:.2f} {one.unit}" if one.busy else "",
            f"{one.limit:g} {one.unit}".rstrip(),
            one.verdict,
        )
        for one in targets
    )
    return Table("Held to", ("What", "Found", "Processor time", "At most", ""), rows)
