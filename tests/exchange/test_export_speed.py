"""Ten times as much to write takes at most ten times as long."""

import sys
from pathlib import Path
from time import perf_counter

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.export import ExportKind, make_exports
from tests.benchmarks.grown import grown_snapshot
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY

TIMES = 10


def _seconds(snapshot: WorkbookSnapshot, kind: ExportKind, folder: Path) -> float:
    """The quickest of three exports, writing and reading back."""
    taken = []
    for _ in range(3):
        start = perf_counter()
        make_exports(snapshot, [kind], folder, TODAY)
        taken.append(perf_counter() - start)
    return min(taken)


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", [ExportKind.PLAN, ExportKind.RETURN, ExportKind.SUMMARY, ExportKind.EMAIL]
)
def test_time_grows_no_faster_than_the_workbook(kind: ExportKind, tmp_path: Path) -> None:
    once = _seconds(sample_snapshot(), kind, tmp_path)
    many = _seconds(grown_snapshot(TIMES), kind, tmp_path)
    # Shown by ``pytest -rP``.
    sys.stdout.write(f"{kind}: {once * 1000:.0f} ms; ten times as large: {many * 1000:.0f} ms\n")
    assert many < TIMES * once
