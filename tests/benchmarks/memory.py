"""The most memory that the program holds, in a process of its own for each thing that it does."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import all_pages, bare_window, collating
from tests.benchmarks.grown import grown_content
from tests.benchmarks.machine import Held, display, most_memory_of, our_variables
from tests.benchmarks.made_returns import make_returns
from tests.benchmarks.made_workbooks import profile_in
from tests.benchmarks.opening import workbooks
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target

_LIMIT = 120
_KINDS = "plan,return,summary,email,pdf"
_PROGRAM = (sys.executable, "-m", "neglect_workbook")


def measure(scale: Scale, folder: Path) -> list[Table]:
    """One row for each thing that a person may do."""
    paths = workbooks(scale, folder)
    with display() as shown:
        variables = our_variables(profile_in(folder), shown)
        windows = dict(_windows(paths, variables))
    variables = our_variables(profile_in(folder), {"QT_QPA_PLATFORM": "offscreen"})
    commands = dict(_commands(scale, folder, next(iter(paths.values())), variables))
    collated = dict(_collations(scale, folder, variables))
    rows = tuple((what, held.words) for what, held in (windows | commands | collated).items())
    targets = tuple(
        Target(f"memory: {what}", held.megabytes, _LIMIT, "MB")
        for what, held in windows.items()
        if "the sample" in what
    )
    notes = ("A megabyte is a million bytes. Bytes of shared libraries count in full.",)
    return [Table("Most memory", ("What", "Held"), rows, notes, targets)]


def _windows(paths: dict[str, Path], variables: dict[str, str]) -> Iterator[tuple[str, Held]]:
    bare = [sys.executable, "-m", bare_window.__name__]
    yield "a bare PySide6 window", most_memory_of(bare, variables)
    ready = [*_PROGRAM, "--exit-when-ready"]
    yield "window, the start page", most_memory_of(ready, variables)
    for name, path in paths.items():
        yield f"window, {name} open", most_memory_of([*ready, str(path)], variables)
    for name, path in paths.items():
        every = [sys.executable, "-m", all_pages.__name__, str(path)]
        yield f"window, {name} open, every page made", most_memory_of(every, variables)


def _commands(
    scale: Scale, folder: Path, sample: Path, variables: dict[str, str]
) -> Iterator[tuple[str, Held]]:
    yield "command check, sample", most_memory_of([*_PROGRAM, "check", str(sample)], variables)
    for times in scale.times:
        path = folder / f"grown-{times}.nwbk"
        path.unlink(missing_ok=True)
        content = folder / f"grown-{times}.json"
        content.write_text(json.dumps(grown_content(times)), encoding="utf-8")
        words = ("--organisation", "Hazelmoor Primary School", "--sector", "primary")
        for made in (("new", str(path), *words), ("fill", str(path), str(content))):
            most_memory_of([*_PROGRAM, *made], variables)
        export = ("export", str(path), "--to", str(folder / "out"), "--only", _KINDS)
        held = most_memory_of([*_PROGRAM, *export], variables)
        yield f"command export, every file, {times} times the sample", held


def _collations(
    scale: Scale, folder: Path, variables: dict[str, str]
) -> Iterator[tuple[str, Held]]:
    for count in scale.returns:
        list(make_returns(folder / "returns", count))
        measure_it = ("--measure", str(count), "--folder", str(folder / "returns"))
        command = [sys.executable, "-m", collating.__name__, *measure_it]
        done = subprocess.run(command, env=variables, capture_output=True, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        yield f"collating {count} returns", Held(found["parent"])
        yield f"collating {count} returns, a reading process", Held(found["child"])
