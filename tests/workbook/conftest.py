"""A workbook on disk, a clock that the test moves, and a second opening of the same file."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from neglect_workbook.workbook import NewWorkbook, Workbook, create_workbook, open_workbook

FRAMEWORK = "bscp-neglect-2026"
AUTHOR = "aaaaaaaaaaaa"


class MovingClock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> MovingClock:
    """The clock of the workbook."""
    return MovingClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workbook is."""
    return tmp_path / "ours.nwbk"


@pytest.fixture
def workbook(path: Path, isolated_profile: Path, clock: MovingClock) -> Iterator[Workbook]:
    """A new workbook of a primary school, closed after the test."""
    wanted = NewWorkbook(FRAMEWORK, "Hazelmoor Primary School", "primary", ("M", "S"))
    made = create_workbook(path, wanted, profile=isolated_profile, author=AUTHOR, clock=clock)
    yield made
    made.close()


@pytest.fixture
def reopened(path: Path, isolated_profile: Path, workbook: Workbook) -> Callable[[], Workbook]:
    """Closes the workbook and opens it again to read."""

    def reopen() -> Workbook:
        workbook.close()
        return open_workbook(path, profile=isolated_profile, author="b" * 12, read_only=True)

    return reopen
