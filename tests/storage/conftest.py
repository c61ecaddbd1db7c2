"""Places that every test of this room needs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_workbook.storage.store import Store
from tests.storage.builders import workbook


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


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A file of some pages."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF-1.7 " + os.urandom(900_000))
    return path


@pytest.fixture
def store(target: Path, profile: Path) -> Iterator[Store]:
    """A workbook that is open to edit."""
    workbook(target, profile)
    opened = Store.open(target, profile)
    yield opened
    opened.abandon()
