"""Opening workbooks: the file alone, and in the window until it has laid itself out."""

from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from neglect_workbook.ui.main_window import MainWindow
from tests.benchmarks.made_workbooks import (
    full_of_copies,
    kept_for_years,
    opened,
    sample_workbook,
)
from tests.benchmarks.pairing import COLUMNS, Taken, busy_so_far, in_turns
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target
from tools.sample_window import sample_window, settle

if TYPE_CHECKING:
    from collections.abc import Callable

_SAMPLE, _YEARS, _COPIES = "the sample", "kept for years", "full of copies"


def workbooks(scale: Scale, folder: Path) -> dict[str, Path]:
    """What is opened, by what it is called in the tables."""
    folder.mkdir(exist_ok=True)
    return {
        _SAMPLE: sample_workbook(folder),
        _YEARS: kept_for_years(folder, scale),
        _COPIES: full_of_copies(folder, scale),
    }


def measure(scale: Scale, folder: Path) -> list[Table]:
    """Both ways of opening, each workbook in turn with the others."""
    paths = workbooks(scale, folder)
    alone = in_turns({name: partial(_open, path) for name, path in paths.items()}, scale.rounds)
    with sample_window() as (window, _, _):
        works: dict[str, Callable[[], Taken]] = {
            name: partial(_open_in_window, window, path) for name, path in paths.items()
        }
        in_turns(works, 1)
        shown = in_turns(works, scale.rounds)
    sizes = tuple(f"{path.stat().st_size / 1e6:.1f} MB" for path in paths.values())
    with opened(paths[_YEARS]) as workbook:
        changes = len(workbook.changes)
        forms, reviews = len(workbook.snapshot.voices), len(workbook.snapshot.past) + 1
    notes = (
        f"Kept for years: {reviews} reviews, {forms} forms in the newest, {changes} changes.",
        f"Files in this order: {', '.join(sizes)}. Closing is not counted.",
    )
    targets = tuple(
        Target(f"opening the workbook {name}, in the window", shown.median(name), 1, "s", busy)
        for name, busy in ((one, shown.busy(one)) for one in (_YEARS, _COPIES))
    )
    columns = ("What", *COLUMNS, "Beside the sample")
    return [
        Table("Opening a workbook, the file alone", columns, alone.rows(_SAMPLE)),
        Table("Opening a workbook in the window", columns, shown.rows(_SAMPLE), notes, targets),
    ]


def _open(path: Path) -> Taken:
    began, busy = perf_counter(), busy_so_far()
    with opened(path):
        return Taken(perf_counter() - began, busy_so_far() - busy)


def _open_in_window(window: MainWindow, path: Path) -> Taken:
    began, busy = perf_counter(), busy_so_far()
    window.open_path(path)
    settle()
    taken = Taken(perf_counter() - began, busy_so_far() - busy)
    if window.session is None:
        raise RuntimeError(f"{path.name} did not open")
    window.close_workbook()
    settle()
    return taken
