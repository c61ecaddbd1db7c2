"""Places that every test of this room needs."""

from pathlib import Path

import pytest


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The private folder of the person."""
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the workbook goes; not there yet."""
    folder = tmp_path / "Shared folder (é)"
    folder.mkdir()
    return folder / "Self evaluation.nwbk"
