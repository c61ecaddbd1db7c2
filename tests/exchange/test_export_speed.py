"""Ten times as much to write takes at most ten times as long."""

import copy
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.export import ExportKind, make_exports
from tests.builders import sample_content, snapshot_from_content
from tests.exchange.return_files import TODAY

TIMES = 10


def _many_times(content: dict[str, Any]) -> dict[str, Any]:
    """A workbook with ten times the text in every answer, and ten times the records."""
    for answer in content["answers"]:
        for key, value in answer.items():
            if isinstance(value, str) and key not in {"question_id", "rating"}:
                answer[key] = "\n".join([value] * TIMES)
    for name in ("evidence", "actions", "indicators"):
        content[name] = [copy.deepcopy(one) for one in content[name] for _ in range(TIMES)]
    return content


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
    once = _seconds(snapshot_from_content(sample_content()), kind, tmp_path)
    many = _seconds(snapshot_from_content(_many_times(sample_content())), kind, tmp_path)
    # Shown by ``pytest -rP``.
    sys.stdout.write(f"{kind}: {once * 1000:.0f} ms; ten times as large: {many * 1000:.0f} ms\n")
    assert many < TIMES * once
