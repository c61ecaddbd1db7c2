"""A window, and a workbook for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from neglect_workbook.questions.front import load_front
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.opener import Opener
from neglect_workbook.workbook import NewWorkbook, open_workbook
from tests.ui.main_window.protected import KETTLES, give

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

FRAMEWORK_ID = "bscp-neglect-2026"


@pytest.fixture
def window(qtbot: "QtBot", theme: "Theme", preferences: "Preferences") -> Iterator[MainWindow]:
    """The whole window, shown, closed after the test."""
    window = MainWindow(theme, load_front("bscp-neglect-2026"), preferences)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    assert window.close()


@pytest.fixture
def ours(preferences: "Preferences", tmp_path: Path) -> Path:
    """A workbook of a primary school that answers two sets, closed."""
    path = tmp_path / "ours" / "ours.nwbk"
    path.parent.mkdir()
    wanted = NewWorkbook(FRAMEWORK_ID, "Hazelmoor Primary School", "primary", ("S", "M"))
    Opener(preferences).create(wanted, path).close()
    return path


@pytest.fixture
def opened(window: MainWindow, ours: Path) -> MainWindow:
    """The window with that workbook open."""
    window.open_path(ours)
    assert window.view is not None
    return window


@pytest.fixture
def held_elsewhere(ours: Path, tmp_path: Path) -> Iterator[Path]:
    """The workbook while somebody else has it open."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = open_workbook(ours, profile=elsewhere, author="b" * 12)
    yield ours
    other.close()


@pytest.fixture
def protected(preferences: "Preferences", tmp_path: Path) -> Path:
    """A workbook with a password, closed."""
    path = tmp_path / "protected" / "ours.nwbk"
    path.parent.mkdir()
    wanted = NewWorkbook(FRAMEWORK_ID, "Hazelmoor Primary School", "primary", ("S", "M"))
    Opener(preferences).create(wanted, path, KETTLES).close()
    return path


@pytest.fixture
def unlocked(qtbot: "QtBot", window: MainWindow, protected: Path) -> MainWindow:
    """The window with that workbook open."""
    window.open_path(protected)
    give(window, KETTLES)
    assert window.view is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window
