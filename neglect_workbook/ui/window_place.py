"""Where the window opens: as it was left, and never larger than the screen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from neglect_workbook.ui.preferences import Preferences

#: What the frame and its title take, in pixels: nobody knows it before the window is shown.
_FRAME: Final = QSize(16, 48)


def place_window(window: "QMainWindow", preferences: "Preferences") -> None:
    """Show the window at the size at which it was left, or on all of a screen that is smaller."""
    settings = preferences.settings
    if settings.window_width and settings.window_height:
        window.resize(settings.window_width, settings.window_height)
    room = window.screen().availableSize()
    wanted = window.size() + _FRAME
    does_fit = wanted.width() <= room.width() and wanted.height() <= room.height()
    if settings.is_window_maximised or not does_fit:
        window.resize(window.size().boundedTo(room - _FRAME))
        window.showMaximized()
    else:
        window.show()


def remember_window(window: "QMainWindow", preferences: "Preferences") -> None:
    """Keep the size of the window, and whether it fills the screen."""
    size = window.normalGeometry().size() if window.isMaximized() else window.size()
    preferences.set_window(size.width(), size.height(), is_maximised=window.isMaximized())
