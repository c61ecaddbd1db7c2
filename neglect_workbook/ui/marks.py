"""Icons as files, for the stylesheet: it takes pictures by their path only."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTemporaryDir

from neglect_workbook.ui.icons import coloured_source

if TYPE_CHECKING:
    from neglect_workbook.ui.tokens import Tokens

#: Icon and token by the name that the stylesheet calls a mark by.
_MARKS: Final = {
    "tick": ("check", "surface"),
    "dash": ("minus", "surface"),
    "menu_tick": ("check", "ink"),
    "down": ("chevron-down", "ink2"),
    "down_off": ("chevron-down", "disabled"),
    "right": ("chevron-right", "ink2"),
    "sorted_up": ("arrow-up", "ink2"),
    "sorted_down": ("arrow-down", "ink2"),
}
#: What stands inside a small box is drawn bolder.
_BOLD: Final = frozenset({"tick", "dash"})


class MarkFiles:
    """A folder of coloured icons that lives as long as the theme.

    Qt keeps pictures by their path, so each colour has a file of its own. Where the folder
    cannot be made, boxes and arrows stay plain and everything works.
    """

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def paths(self, tokens: "Tokens") -> dict[str, str]:
        """The path of every mark in a theme's colours, as the stylesheet writes it."""
        return {
            f"mark_{name}": self._file(icon, getattr(tokens, token), is_bold=name in _BOLD)
            for name, (icon, token) in _MARKS.items()
        }

    def _file(self, icon: str, colour: str, *, is_bold: bool) -> str:
        weight = "bold" if is_bold else "plain"
        path = Path(self._folder.filePath(f"{icon}-{weight}-{colour[1:]}.svg"))
        if self._folder.isValid() and not path.exists():
            stroke = "3" if is_bold else "1.75"
            path.write_text(coloured_source(icon, colour, stroke), encoding="utf-8")
        return path.as_posix()
