"""How long it takes to collate many returns, beside what reading their cells alone takes.

    python -m tests.benchmarks.collating [--returns 500] [--memory] [--ten-thousand]

Every round reads the same files with python-calamine in a bare loop, and with our own reading,
checking and picture, one after the other; the ratio is the median of the rounds. pandas with
openpyxl reads them once, in the same run. Where other programs keep the processors busy, half of
the time that processors were busy says what two free ones would take. Needs the group ``bench``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

from neglect_workbook.collation.gather import gather
from neglect_workbook.collation.one_file import Gathered
from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.questions.loader import load
from tests.benchmarks.machine import keep_compiled
from tests.benchmarks.made_returns import DAY, make_returns
from tests.benchmarks.table import say
from tests.collation.measured_reading import most_memory

_FRAMEWORK = "bscp-neglect-2026"


def with_calamine(files: list[Path], leave_out: tuple[str, ...] = ()) -> int:
    """Every cell of every sheet, and nothing else."""
    calamine = import_module("python_calamine")
    cells = 0
    for path in files:
        book = calamine.CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            if name not in leave_out:
                cells += sum(map(len, book.get_sheet_by_name(name).to_python()))
    return cells


def with_calamine_in_part(files: list[Path]) -> int:
    """The same without the two sheets that we pass over where a return is whole."""
    return with_calamine(files, ("Summary", "Lists and meanings"))


def with_pandas(files: list[Path]) -> int:
    """Every sheet as a table."""
    pandas = import_module("pandas")
    cells = 0
    for path in files:
        tables = pandas.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        cells += sum(table.size for table in tables.values())
    return cells


def with_ours(files: list[Path]) -> int:
    """Read, checked, and made a picture of."""
    facts = [one.facts for one in gather(files, DAY) if isinstance(one, Gathered)]
    if len(facts) != len(files):
        raise AssertionError(f"{len(files) - len(facts)} returns were not read")
    if not all(one.is_as_sent for one in facts[:500]):
        raise AssertionError("a return is not as it was sent")
    return _picture(facts)


def _picture(facts: list[ReturnFacts]) -> int:
    """How many returns the picture rests on."""
    with suppress(ImportError):
        make_picture = import_module("neglect_workbook.domain.collating.make_picture").make_picture
        returns: int = make_picture(load(_FRAMEWORK), facts).returns
        return returns
    say("(The picture is not there yet: only its counts by question and rating were made.)")
    counts: dict[tuple[str, str, str], int] = {}
    for one in facts:
        for answer in one.answers:
            cell = (answer.question_id, one.sector_id, answer.rating)
            counts[cell] = counts.get(cell, 0) + 1
    return len(facts)


@dataclass(frozen=True, slots=True)
class Taken:
    """How long some work took, and how long processors were busy with it."""

    seconds: float
    busy: float


def taken_by(work: Callable[[list[Path]], int], files: list[Path]) -> Taken:
    """What some work takes, with that of the processes which it starts."""
    began, busy = perf_counter(), sum(os.times()[:4])
    work(files)
    return Taken(perf_counter() - began, sum(os.times()[:4]) - busy)


def times(files: list[Path], rounds: int) -> None:
    """Print the table of times."""
    # The first processes compile what they load, as an installer does once.
    with_calamine(files[:10])
    with_ours(files[:10])
    pairs = [(taken_by(with_calamine, files), taken_by(with_ours, files)) for _ in range(rounds)]
    in_part = [taken_by(with_calamine_in_part, files) for _ in range(rounds)]
    pandas = taken_by(with_pandas, files)
    say(f"\n{len(files)} returns, {sum(one.stat().st_size for one in files) / 1e6:.1f} MB\n")
    say("| What | Seconds | Busy | A return | Beside the bare loop |")
    say("|---|---|---|---|---|")
    bare = median(one.seconds for one, _ in pairs)
    for what, found, beside in (
        ("python-calamine, bare loop, one process", [one for one, _ in pairs], 1.0),
        (
            "the same without 'Summary' and 'Lists and meanings'",
            in_part,
            median(one.seconds for one in in_part) / bare,
        ),
        (
            "ours: read, checked, picture",
            [one for _, one in pairs],
            median(ours.seconds / one.seconds for one, ours in pairs),
        ),
        ("pandas.read_excel, openpyxl", [pandas], pandas.seconds / bare),
    ):
        taken, busy = median(one.seconds for one in found), median(one.busy for one in found)
        each = 1000 * taken / len(files)
        say(f"| {what} | {taken:.2f} s | {busy:.2f} s | {each:.1f} ms | {beside:.2f} |")
    ours = median(one.seconds for _, one in pairs)
    say(f"\nOurs beside pandas: {ours / pandas.seconds:.3f}. Limit: 0.1.")
    say("Ours beside the bare loop, round by round. Limit: 2.")
    for bare_one, our_one in pairs:
        by_time = our_one.seconds / bare_one.seconds
        by_busy = our_one.busy / bare_one.busy / 2
        say(f"  {by_time:.2f} by the clock; {by_busy:.2f} by half of all processor time")


def memory(folder: Path, count: int) -> None:
    """Print how much memory a process of its own takes for so many returns."""
    list(make_returns(folder, count))
    command = (sys.executable, "-m", "tests.benchmarks.collating", "--measure", str(count))
    done = subprocess.run((*command, "--folder", str(folder)), capture_output=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    taken, parent, child = found["seconds"], found["parent"], found["child"]
    say(f"| {count} | {taken:.1f} s | {parent:.0f} MB | {child:.0f} MB |")


def measured(folder: Path, count: int) -> None:
    """Collate so many returns here, and print what it took."""
    began = perf_counter()
    files = [folder / f"return-{number:05}.xlsx" for number in range(count)]
    child = 0

    def look(done: int, _: int, __: str) -> None:
        nonlocal child
        if done == count:
            child = max(map(most_memory, _children()))

    facts = [one.facts for one in gather(files, DAY, progress=look) if isinstance(one, Gathered)]
    _picture(facts)
    taken = perf_counter() - began
    say(json.dumps({"seconds": taken, "parent": most_memory() / 1e6, "child": child / 1e6}))


def _children() -> list[str]:
    """The processes that this one started."""
    return [
        one
        for task in Path("/proc/self/task").iterdir()
        for one in (task / "children").read_text(encoding="ascii").split()
    ]


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--returns", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the returns are made, to use them again")
    parser.add_argument("--memory", action="store_true", help="at 200 and 2,000 returns")
    parser.add_argument("--ten-thousand", action="store_true", help="at 10,000 returns as well")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        keep_compiled(Path(temporary, "compiled"))
        folder = options.folder or Path(temporary)
        if options.measure:
            measured(folder, options.measure)
            return
        times(list(make_returns(folder, options.returns)), options.rounds)
        counts = [200, 2_000] * options.memory + [10_000] * options.ten_thousand
        if counts:
            say("\n| Returns | Time | Most memory | Most memory of a reading process |")
            say("|---|---|---|---|")
        for count in counts:
            memory(folder, count)


if __name__ == "__main__":
    main()
