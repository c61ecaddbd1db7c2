"""The window's way in: wires paths, settings, theme and the window together."""

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from neglect_workbook.errors import KnownError
from neglect_workbook.questions.front import load_front
from neglect_workbook.settings import PROFILE_VARIABLE, SettingsFile, profile_folder
from neglect_workbook.ui.faults import FaultWatch
from neglect_workbook.ui.icons import app_icon
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.loading_ahead import LoadingAhead, steps_to_a_workbook
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.preferences import Preferences
from neglect_workbook.ui.theme import STYLE, Theme
from neglect_workbook.ui.window_first import put_window_first
from neglect_workbook.ui.window_place import place_window, remember_window

if sys.platform == "win32":
    import ctypes

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook.storage import file_kind
    from neglect_workbook.ui.collate import collate_window

    _Window = MainWindow | collate_window.CollateWindow
else:
    file_kind = Late("neglect_workbook.storage.file_kind")
    collate_window = Late("neglect_workbook.ui.collate.collate_window")

_EXIT_WHEN_READY: Final = "--exit-when-ready"
_FRAMEWORK: Final = "bscp-neglect-2026"
#: The installers give it to the shortcut.
_WINDOWS_ID: Final = "NeglectWorkbook.NeglectWorkbook"


def run(words: list[str]) -> None:
    """Open the window and stay until it is closed.

    Args:
        words: the command line: a workbook to open, if any, and ``--exit-when-ready``, which
            leaves once the window can be used and prints the milliseconds since the process
            began.
    """
    names = [word for word in words if not word.startswith("-")]
    unknown = [word for word in words if word.startswith("-") and word != _EXIT_WHEN_READY]
    if unknown or len(names) > 1:
        _refuse("Use: neglect-workbook [FILE] [--exit-when-ready]")
    try:
        profile = profile_folder(os.environ.get(PROFILE_VARIABLE))
    except KnownError as error:
        _refuse(str(error))
    if _has_no_display():
        _refuse(
            "There is no display here, so no window can open. "
            "Every command works without one: see `neglect-workbook --help`."
        )
    put_window_first()
    _share_a_taskbar_button()
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("neglect-workbook")
    app.setApplicationDisplayName("Neglect Workbook")
    app.setWindowIcon(app_icon())
    preferences = Preferences(profile, SettingsFile(profile))
    theme = Theme(app, preferences.settings.theme, preferences.settings.zoom)
    window = _window(theme, preferences, names)
    watch = FaultWatch(profile, window)
    watch.met.connect(window.tell_of_fault)
    place_window(window, preferences)
    app.aboutToQuit.connect(lambda: remember_window(window, preferences))
    if names:
        window.open_path(Path(names[0]).absolute())
    once_drawn = _leave if _EXIT_WHEN_READY in words else _load_the_rest
    QTimer.singleShot(0, lambda: _when_drawn(window, once_drawn))
    sys.exit(app.exec())


def _window(theme: Theme, preferences: Preferences, names: list[str]) -> "_Window":
    """The window for what is to be opened: a collation has its own."""
    front = load_front(_FRAMEWORK)
    if names and names[0].lower().endswith(file_kind.COLLATION_FILE.suffix):
        return collate_window.CollateWindow(theme, front, preferences)
    return MainWindow(theme, front, preferences)


def _when_drawn(window: "_Window", function: "Callable[[_Window], None]") -> None:
    """Call a function as soon as the window was drawn."""
    if window.windowHandle().isExposed():
        function(window)
    else:
        QTimer.singleShot(1, lambda: _when_drawn(window, function))


def _load_the_rest(window: "_Window") -> None:
    """Load what was left out so that the window opens sooner, then tidy up as Python does."""
    steps = steps_to_a_workbook(window) if isinstance(window, MainWindow) else ()
    ahead = LoadingAhead(steps, window)
    ahead.finished.connect(_collect_garbage_again)


def _collect_garbage_again() -> None:
    """What was loaded stays, so nobody looks through it again: see ``__main__``."""
    gc.freeze()
    gc.enable()


def _leave(window: "_Window") -> None:
    """Say how long it took, and leave."""
    if sys.stdout is not None:
        sys.stdout.write(f"{_milliseconds_since_start():.0f}\n")
        sys.stdout.flush()
    window.close()


def _milliseconds_since_start() -> float:
    """Time since this process began; since this module was loaded where no one says."""
    stat = Path("/proc/self/stat")
    if os.name == "posix" and stat.exists():
        ticks = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[19])
        began = ticks / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
    return time.process_time() * 1000


def _has_no_display() -> bool:
    """Whether Qt would end with a message of its own, which helps nobody."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named)


def _share_a_taskbar_button() -> None:
    """Tell Windows that the windows are ours and not Python's, by the id of our shortcut."""
    if sys.platform == "win32":
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_WINDOWS_ID)


def _refuse(sentence: str) -> None:
    if sys.stderr is None:
        _show(sentence)
    else:
        sys.stderr.write(f"{sentence}\n")
    sys.exit(2)


def _show(sentence: str) -> None:
    """Say it in a box: who starts the program from a menu on Windows has nowhere to read."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.Warning, "Neglect Workbook", sentence)
    box.open()
    app.exec()
