"""How long a key keeps the window busy while somebody writes, and until it is on the disk."""

import time
from pathlib import Path
from statistics import median, quantiles

from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.benchmarks.pairing import clock
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target
from tools.sample_window import sample_window, settle
from tools.smoothness import keystrokes

_COMMITS = 20


def measure(scale: Scale, _folder: Path) -> list[Table]:
    """Keys in the box of a reason, in the sample."""
    with sample_window() as (window, _, _):
        window.open_sample()
        settle()
        _make_pages(window)
        by_clock = keystrokes(window, scale.keys)
        by_processor = keystrokes(window, scale.keys, time.thread_time)
        committed = []
        session = window.session
        if session is None:
            raise RuntimeError("the sample did not open")
        for _ in range(min(scale.keys, _COMMITS)):
            began = time.perf_counter()
            keystrokes(window, 1)
            session.flush()
            saved = session.workbook.last_save
            if saved is None:
                raise RuntimeError("the key was not sent")
            saved.result()
            committed.append((time.perf_counter() - began) * 1000)
        settle()
    named = (
        ("key handled and drawn, processor", by_processor),
        ("key handled and drawn, by the clock", by_clock),
        ("key sent at once and committed, by the clock", committed),
    )
    rows = tuple(
        (name, f"{len(found)}", *(clock(one / 1000) for one in (median(found), p99(found))))
        for name, found in named
    )
    target = Target("a key in a text box, p99 of processor time", p99(by_processor), 4, "ms")
    notes = (
        "Every page was made before, as it is a few seconds after opening.",
        "While somebody writes on, what they wrote is sent after a short pause.",
    )
    return [Table("Writing", ("What", "Keys", "Median", "p99"), rows, notes, (target,))]


def _make_pages(window: MainWindow) -> None:
    """What the window does by and by after opening, so that it is not counted as a key's."""
    view = window.view
    if view is None:
        raise RuntimeError("the sample did not open")
    for page in PageId:
        view.page(page).prepare()
        settle()


def p99(found: list[float]) -> float:
    """What 99 of 100 are not over."""
    return quantiles(found, n=100, method="inclusive")[98]
