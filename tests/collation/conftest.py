"""A collation on disk, and a second opening of the same file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.opening import create_collation, open_collation
from tests.collation.builders import AUTHOR, FRAMEWORK

Reopen = Callable[[], Collation]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the collation is."""
    folder = tmp_path / "Collation (é)"
    folder.mkdir()
    return folder / "autumn.ncol"


@pytest.fixture
def collation(path: Path, isolated_profile: Path) -> Iterator[Collation]:
    """A new collation, closed after the test."""
    made = create_collation(path, "Autumn 2026", FRAMEWORK, profile=isolated_profile, author=AUTHOR)
    yield made
    made.close()


@pytest.fixture
def reopened(path: Path, isolated_profile: Path, collation: Collation) -> Iterator[Reopen]:
    """Closes the collation and opens it again to read, until the end of the test."""
    opened: list[Collation] = []

    def reopen() -> Collation:
        collation.close()
        again = open_collation(path, profile=isolated_profile, author=AUTHOR, read_only=True)
        opened.append(again)
        return again

    yield reopen
    for one in opened:
        one.close()
