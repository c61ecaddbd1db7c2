"""The line of a search panel. The keyboard stays in it while the arrows go through the results."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.theme import Theme

_LEAVES: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Up})


class SearchLine(FilterLine):
    """A line with a magnifier. Escape is left to the panel, which it closes at once."""

    def __init__(self, theme: "Theme", words: str) -> None:
        super().__init__(theme, words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def keyPressEvent(self, arg__1: "QKeyEvent") -> None:
        if arg__1.key() in _LEAVES:
            arg__1.ignore()
        else:
            super().keyPressEvent(arg__1)
