"""The way from a workbook's window to the partnership's side, which has a window of its own."""

from functools import partial
from typing import TYPE_CHECKING

from neglect_workbook.ui.late import Late

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.ui.collate import collate_window
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.quick_hide import QuickHide
    from neglect_workbook.ui.theme import Theme
else:
    collate_window = Late("neglect_workbook.ui.collate.collate_window")


class CollationsDoor:
    """Makes the other window when it is first asked for. Hardly anybody goes there."""

    def __init__(self, window: "MainWindow", theme: "Theme", preferences: "Preferences") -> None:
        self._window = window
        self._theme = theme
        self._preferences = preferences
        self._made: collate_window.CollateWindow | None = None

    @property
    def window(self) -> "collate_window.CollateWindow | None":
        """The other window; ``None`` before it was asked for."""
        return self._made

    def open(self, path: "Path | None" = None) -> None:
        """Show the other window, with a collation where one is named."""
        if self._made is None:
            made = collate_window.CollateWindow(self._theme, self._window.front, self._preferences)
            self._made = made
            # Whoever hides one window wants nothing to be seen of the other.
            ours, theirs = self._window.quick_hide, made.quick_hide
            theirs.changed.connect(partial(_hide_too, theirs, ours))
            ours.changed.connect(partial(_hide_too, ours, theirs))
        self._made.come_forward()
        if path is not None:
            self._made.open_path(path)


def _hide_too(hidden: "QuickHide", other: "QuickHide") -> None:
    if hidden.is_hidden:
        other.hide_work()
