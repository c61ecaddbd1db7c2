"""The collation's window, collations for it, and real returns in a folder."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neglect_workbook.collation.gather import gather
from neglect_workbook.collation.opening import create_collation
from neglect_workbook.collation.taking_in import take_in
from neglect_workbook.questions.front import load_front
from neglect_workbook.ui.collate.collate_window import CollateWindow
from tests.collation.builders import FRAMEWORK, gathered
from tests.many_returns import many_returns
from tests.ui.collate.shown import open_and_wait

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

#: As many invented returns as show a heat map with some groups hidden.
MANY = 150
_REAL = 6

Opened = Callable[[Path], CollateWindow]


@pytest.fixture(scope="session")
def real_returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of returns as they come in."""
    folder = tmp_path_factory.mktemp("returns")
    many_returns(folder, _REAL)
    return folder


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory, real_returns: Path) -> Path:
    """A collation of these returns, sampled, to be copied."""
    folder = tmp_path_factory.mktemp("collation")
    path = folder / "autumn.ncol"
    profile = folder / "profile"
    profile.mkdir()
    collation = create_collation(
        path, "Autumn 2026", FRAMEWORK, profile=profile, author="a" * 12, received_by="Example"
    )
    take_in(collation, gather([real_returns], date(2026, 12, 1)))
    collation.draw_sample(seed=4711)
    collation.close()
    return path


@pytest.fixture(scope="session")
def many_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collation of many returns with made-up contents, to be copied."""
    folder = tmp_path_factory.mktemp("many")
    path = folder / "many.ncol"
    profile = folder / "profile"
    profile.mkdir()
    collation = create_collation(path, "Many", FRAMEWORK, profile=profile, author="a" * 12)
    take_in(collation, gathered(MANY))
    collation.close()
    return path


@pytest.fixture
def window(qtbot: "QtBot", theme: "Theme", preferences: "Preferences") -> Iterator[CollateWindow]:
    """The window, shown, closed after the test."""
    window = CollateWindow(theme, load_front(FRAMEWORK), preferences)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    assert window.close()


@pytest.fixture
def opened(qtbot: "QtBot", window: CollateWindow, tmp_path: Path) -> Opened:
    """Opens a copy of a collation in the window."""

    def open_copy(path: Path) -> CollateWindow:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        open_and_wait(qtbot, window, copy)
        return window

    return open_copy
