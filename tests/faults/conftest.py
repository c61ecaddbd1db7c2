"""Places for the tests of faults."""

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
    folder = tmp_path / "Shared folder"
    folder.mkdir()
    return folder / "Self evaluation.nwbk"
