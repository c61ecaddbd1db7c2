"""The line that filters a table by words."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.theme import Theme

_WIDTH: Final = 188


class FilterLine(QLineEdit):
    """A line with a magnifier; Escape or its cross empties it, Down goes to the table.

    Signals:
        left_downwards: Down asks for what is below.
    """

    left_downwards = Signal()

    def __init__(self, theme: "Theme", words: str) -> None:
        """Make an empty line.

        Args:
            theme: gives colours and sizes.
            words: what it does, shown while it is empty.
        """
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        leading, trailing = QLineEdit.ActionPosition.LeadingPosition, QLineEdit.ActionPosition
        # Qt makes a button of it, so it wants a name.
        self._magnifier = QAction(words, self)
        self.addAction(self._magnifier, leading)
        self._cross = QAction("Clear the filter", self)
        self._cross.triggered.connect(self.clear)
        self.addAction(self._cross, trailing.TrailingPosition)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self._cross.setVisible(False)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(_WIDTH), super().sizeHint().height())

    @override
    def keyPressEvent(self, arg__1: "QKeyEvent") -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif arg__1.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(arg__1)

    def _on_theme_changed(self) -> None:
        self._magnifier.setIcon(self._theme.icon("search", "ink2", 16))
        self._cross.setIcon(self._theme.icon("x", "ink2", 16))
        self.updateGeometry()
