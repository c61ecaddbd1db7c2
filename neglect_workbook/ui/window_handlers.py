"""What the actions that change the look do, in every window of the program."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

_ZOOM_STEP: Final = 25
_NORMAL_ZOOM: Final = 100


class LookHandlers:
    """One method for each action of the look, of the same name."""

    def __init__(self, theme: "Theme", preferences: "Preferences") -> None:
        self._look = theme
        self._remembers = preferences

    def zoom_in(self) -> None:
        """Make everything larger."""
        self._set_zoom(self._look.zoom + _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make everything smaller."""
        self._set_zoom(self._look.zoom - _ZOOM_STEP)

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

    def _set_theme(self, name: str) -> None:
        self._look.set_name(name)
        self._remembers.set_theme(self._look.name)

    def _set_zoom(self, percent: int) -> None:
        self._look.set_zoom(percent)
        self._remembers.set_zoom(self._look.zoom)
