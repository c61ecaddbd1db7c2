"""How long a commit takes, in a workbook that was worked on for a year."""

import statistics
import time
from pathlib import Path

import pytest

from neglect_workbook.storage.store import Store
from tests.faults.rounds import Figures
from tests.storage.builders import HEADING, change, change_set

#: Milliseconds within which 95 of 100 commits are on the disk.
_LONGEST = 50


@pytest.mark.slow
def test_a_commit_is_on_the_disk_within_fifty_milliseconds(
    target: Path, profile: Path, figures: Figures
) -> None:
    year = [change(f"Answer {number}. " * 20, at=f"M{number % 60}") for number in range(3000)]
    store = Store.create(target, profile, HEADING, year)
    took = []
    last = change("typing")
    store.append(change_set(last)).result()
    for number in range(400):
        newest = change(f"typing {number} " * 40)
        began = time.perf_counter()
        store.append(change_set(newest, replacing=(last,))).result()
        took.append((time.perf_counter() - began) * 1000)
        last = newest
    store.close()

    p95 = statistics.quantiles(took, n=20)[18]
    figures(
        "1",
        "a commit in a workbook of 3,000 changes",
        commits=len(took),
        median_ms=round(statistics.median(took), 1),
        p95_ms=round(p95, 1),
    )
    assert p95 <= _LONGEST
