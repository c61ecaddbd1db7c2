"""The real window with the sample workbook, for tools that look at it or measure it."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from neglect_workbook.questions.front import load_front
from neglect_workbook.settings import SettingsFile
from neglect_workbook.ui.loading_ahead import steps_to_a_workbook
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.preferences import Preferences
from neglect_workbook.ui.theme import STYLE, Theme
from neglect_workbook.ui.window_first import put_window_first

#: The framework of every workbook here.
FRAMEWORK_ID = "bscp-neglect-2026"
#: A screen of 1366 by 768 pixels less its taskbar.
SIZE = (1366, 736)


@contextmanager
def sample_window() -> Iterator[tuple[MainWindow, Theme, Path]]:
    """The window, its theme, and a folder of its own; nothing of it is left afterwards."""
    with sample_theme() as (theme, preferences, folder):
        window = MainWindow(theme, load_front(FRAMEWORK_ID), preferences)
        window.resize(*SIZE)
        window.show()
        # What the program does at its start, and in the first second after it.
        put_window_first()
        for step in steps_to_a_workbook(window):
            step()
        settle()
        yield window, theme, folder
        window.close()
        settle()


@contextmanager
def sample_theme() -> Iterator[tuple[Theme, Preferences, Path]]:
    """What a window is made with, and a folder; nothing of it is left afterwards."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        profile.mkdir()
        preferences = Preferences(profile, SettingsFile(profile))
        yield Theme(app, "light"), preferences, Path(folder)


def settle() -> None:
    """Let the window lay itself out and finish what it put off."""
    for _ in range(20):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
