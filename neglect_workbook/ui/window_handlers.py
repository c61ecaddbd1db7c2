"""What the actions do that every window of the program has: one method for each, of its name."""

from typing import TYPE_CHECKING, Final

from PySide6 import QtWidgets
from PySide6.QtCore import Qt

from neglect_workbook import __version__
from neglect_workbook.ui.late import Late

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from neglect_workbook.ui.collate.collate_window import CollateWindow
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.personal_data import names_dialog
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
else:
    names_dialog = Late("neglect_workbook.ui.personal_data.names_dialog")

_ZOOM_STEP: Final = 25
_NORMAL_ZOOM: Final = 100


class WindowHandlers:
    """Carries out what the menus, the tool row and the keys of a window ask for."""

    _window: "MainWindow | CollateWindow"

    def __init__(self, theme: "Theme", preferences: "Preferences") -> None:
        self._theme = theme
        self._preferences = preferences

    # -- the work ---------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the newest change."""
        if self._window.session is not None:
            self._window.session.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._window.session is not None:
            self._window.session.redo()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def next_region(self) -> None:
        """Put the keyboard into the next part of the window."""
        self._window.regions.focus_next()

    # -- the file ---------------------------------------------------------------------

    def earlier_copy(self) -> None:
        """Show the earlier copies of the open file, and the way back to one."""
        self._window.go_back()

    def protect(self) -> None:
        """Set, change or remove the password of the open file."""
        self._window.change_password()

    def names_to_catch(self) -> None:
        """Show which names the personal-data check always finds."""
        window = self._window
        dialog = names_dialog.NamesDialog(
            self._theme, window.front.framework_id, self._preferences.profile, window
        )
        dialog.names_changed.connect(self._look_again)
        dialog.open()

    # -- how it looks -----------------------------------------------------------------

    def hide_screen(self) -> None:
        """Show nothing of anybody's work until a key or a click."""
        self._window.quick_hide.hide_work()

    def zoom_in(self) -> None:
        """Make everything larger."""
        self._set_zoom(self._theme.zoom + _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make everything smaller."""
        self._set_zoom(self._theme.zoom - _ZOOM_STEP)

    def zoom_reset(self) -> None:
        """Make everything as large as it is meant to be."""
        self._set_zoom(_NORMAL_ZOOM)

    def theme_system(self) -> None:
        """Take the computer's colours."""
        self._set_theme("system")

    def theme_light(self) -> None:
        """Take dark text on light ground."""
        self._set_theme("light")

    def theme_dark(self) -> None:
        """Take light text on dark ground."""
        self._set_theme("dark")

    def theme_high_contrast(self) -> None:
        """Take the strongest contrast."""
        self._set_theme("high_contrast")

    def about(self) -> None:
        """Say what this program is and whose it is not."""
        box = QtWidgets.QMessageBox(self._window)
        box.setWindowTitle("About Neglect Workbook")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Neglect Workbook {__version__}")
        box.setInformativeText(self._window.front.wording.not_ours)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # -- how --------------------------------------------------------------------------

    def _file_dialog(self, title: str, begins_at: str, filters: str) -> "QFileDialog":
        """A dialog for files that goes when it is closed; who asks says for how many."""
        dialog = QtWidgets.QFileDialog(self._window, title, begins_at, filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _look_again(self) -> None:
        if self._window.view is not None:
            self._window.view.look_again()

    def _set_theme(self, name: str) -> None:
        self._theme.set_name(name)
        self._preferences.set_theme(self._theme.name)

    def _set_zoom(self, percent: int) -> None:
        self._theme.set_zoom(percent)
        self._preferences.set_zoom(self._theme.zoom)
