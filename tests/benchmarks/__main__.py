"""Measures the program beside what a person would use instead, and prints tables.

`python3 tools/dev.py bench` runs it: few rounds and small sizes, or ``--full``.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tests.benchmarks import (
    checking,
    collating_by_count,
    exports,
    memory,
    opening,
    sizes,
    starting,
    typing_keys,
)
from tests.benchmarks.machine import keep_compiled
from tests.benchmarks.scale import FULL, QUICK, Scale
from tests.benchmarks.table import Table, held_to, say, show

if TYPE_CHECKING:
    from tests.benchmarks.table import Target

PARTS: Mapping[str, Callable[[Scale, Path], list[Table]]] = MappingProxyType(
    {
        "starting": starting.measure,
        "opening": opening.measure,
        "typing": typing_keys.measure,
        "exports": exports.measure,
        "check": checking.measure,
        "collating": collating_by_count.measure,
        "memory": memory.measure,
        "sizes": sizes.measure,
    }
)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="tools/dev.py bench", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="few rounds, small sizes: as if unsaid")
    size.add_argument("--full", action="store_true", help="every size; takes half an hour")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="these parts")
    parser.add_argument("--keep", type=Path, help="a folder for what is made, to use it again")
    options = parser.parse_args()
    # Windows of other parts are drawn unseen; starting has a screen of its own.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        keep_compiled(folder / "compiled")
        run(options.only, FULL if options.full else QUICK, folder)


def run(parts: list[str], scale: Scale, folder: Path) -> None:
    """Print the tables of parts, then what is held to a limit."""
    say(f"{datetime.now(UTC):%d %B %Y, %H:%M} UTC. {os.cpu_count()} processors.")
    targets: list[Target] = []
    for name in parts:
        busy_with = os.getloadavg()[0]
        for table in PARTS[name](scale, folder):
            show(table)
            targets += table.targets
        say(f"\nAs '{name}' began, {busy_with:.1f} programs wanted a processor.")
    show(held_to(targets))


if __name__ == "__main__":
    main()
