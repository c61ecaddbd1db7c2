"""Whether the benchmarks still run; how fast anything is, is not asked for here."""

import zipfile
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import PARTS, run
from tests.benchmarks.pairing import Taken, in_turns
from tests.benchmarks.scale import SMALLEST
from tests.benchmarks.sizes import sizes
from tests.benchmarks.table import Target


@pytest.mark.parametrize("part", ["check", "exports"])
def test_a_part_gives_a_row_for_each_thing(part: str, tmp_path: Path) -> None:
    tables = PARTS[part](SMALLEST, tmp_path)

    assert tables
    for table in tables:
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.slow
def test_all_parts_end_with_what_is_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(list(PARTS), SMALLEST, tmp_path)

    said = capsys.readouterr().out
    assert "### Held to" in said
    assert "| memory: window, the sample open |" in said


def test_rounds_are_compared_one_by_one() -> None:
    """A machine that is slow in one round is slow for both works of it."""
    ours, theirs = iter((1.0, 10.0, 1.0)), iter((2.0, 20.0, 4.0))
    rounds = in_turns({"ours": lambda: Taken(next(ours)), "theirs": lambda: Taken(next(theirs))}, 3)

    assert rounds.ratio("ours", "theirs") == 0.5
    assert rounds.median("ours") == 1.0


@pytest.mark.parametrize(
    ("found", "busy", "verdict"),
    [
        (0.4, 0.4, "held"),
        (0.6, 0.4, "MISSED by the clock, held by processor time"),
        (0.6, 0.6, "MISSED"),
        (0.6, 0.0, "MISSED"),
    ],
)
def test_what_is_over_its_limit_is_said(found: float, busy: float, verdict: str) -> None:
    assert Target("an export", found, 0.5, "s", busy).verdict == verdict


def test_what_is_installed_is_measured_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "tree-portable.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tree", bytes(2_000_000))

    assert ("the Windows tree, installed", "2.0 MB") in sizes(tmp_path).rows
