"""Starting the program to a usable window, beside a bare window and LibreOffice."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks import bare_window, office
from tests.benchmarks.machine import (
    can_forget,
    display,
    forget_what_was_read,
    our_variables,
    seconds_to_first_line,
)
from tests.benchmarks.made_workbooks import profile_in, sample_workbook
from tests.benchmarks.pairing import COLUMNS, Rounds, Taken, busy_so_far, in_turns
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target

_BARE = "a bare PySide6 window"
_OURS = "ours, to the start page"
_SAMPLE = "ours, with the sample open"
_TO_BARE, _TO_OFFICE = 1.5, 0.25


def measure(scale: Scale, folder: Path) -> list[Table]:
    """Warm and cold starts, all of them in turns."""
    folder.mkdir(exist_ok=True)
    with display() as variables:
        works = _ours(folder, variables)
        notes = [] if "DISPLAY" in variables else ["Xvfb is not here: windows are drawn unseen."]
        if office.is_here():
            suite = office.Office(folder / "office")
            works |= suite.conversions()
            works |= suite.windows(variables) if office.shows_windows(variables) else {}
        else:
            notes.append("LibreOffice is not on this computer.")
        # Compiles what was not compiled yet, and reads it from the disk.
        in_turns(works, 1)
        tables = [_table("Warm start", in_turns(works, scale.starts), tuple(notes))]
        if can_forget():
            cold = {name: partial(_cold, work) for name, work in works.items()}
            note = "Before each start the system forgot what it had read from disks."
            rounds = in_turns(cold, max(1, scale.starts // 2))
            tables.append(_table("Cold start", rounds, (note,)))
    if can_forget():
        return tables
    missing = ("A cold start needs root, to have the system forget what it read from disks.",)
    return [*tables, Table("Cold start", ("What",), (), missing)]


def _ours(folder: Path, variables: dict[str, str]) -> dict[str, Callable[[], Taken]]:
    """The starts in Python: the least there can be, and the program."""
    sample = sample_workbook(folder)
    ours = our_variables(profile_in(folder), variables)
    program = ("-m", "neglect_workbook", "--exit-when-ready")
    starts = {
        _BARE: ("-m", bare_window.__name__),
        _OURS: program,
        _SAMPLE: (*program, str(sample)),
    }

    def start(words: tuple[str, ...]) -> Taken:
        busy = busy_so_far()
        seconds = seconds_to_first_line([sys.executable, *words], ours)
        return Taken(seconds, busy_so_far() - busy)

    return {name: partial(start, words) for name, words in starts.items()}


def _cold(work: Callable[[], Taken]) -> Taken:
    forget_what_was_read()
    return work()


def _table(title: str, rounds: Rounds, notes: tuple[str, ...]) -> Table:
    words = title.lower()
    limit_busy = rounds.busy(_OURS) / rounds.busy(_BARE)
    targets = [
        Target(
            f"{words}, beside a bare window",
            rounds.ratio(_OURS, _BARE),
            _TO_BARE,
            "times",
            limit_busy,
        )
    ]
    targets += [
        Target(f"{words}, beside {name}", rounds.ratio(_OURS, name), _TO_OFFICE, "times")
        for name in rounds.taken
        if name.startswith(office.WRITER)
    ]
    columns = ("What", *COLUMNS, "Beside a bare window")
    return Table(title, columns, rounds.rows(_BARE), notes, tuple(targets))
