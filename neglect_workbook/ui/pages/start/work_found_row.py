"""Work on this computer that is not in its file: bring it back, leave it, or discard it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from neglect_workbook.ui.backup_words import moment_words
from neglect_workbook.ui.folder_words import folder_words
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead, Strong

if TYPE_CHECKING:
    from neglect_workbook.storage.leftovers import WorkFound
    from neglect_workbook.ui.theme import Theme

_PADDING: Final = 20
_ICON: Final = 24
_GAP: Final = 16
#: What is asked before work is discarded, one after the other, with the two answers.
_QUESTIONS: Final = (
    ("Discard the work that is not in your file?", "Discard it", "Keep it"),
    ("It cannot be brought back. Discard it for good?", "Discard it for good", "Keep it"),
)


class WorkFoundRow(QFrame):
    """Which file, since when, and what to do.

    Signals:
        recover_requested: open the file, which brings the work back.
        leave_requested: say nothing of it until the program starts again.
        discard_requested: delete it for good; asked twice already.
    """

    recover_requested = Signal()
    leave_requested = Signal()
    discard_requested = Signal()

    def __init__(self, theme: "Theme", found: "WorkFound") -> None:
        super().__init__()
        self._theme = theme
        self._asked = 0
        name = found.target.name
        self.setToolTip(str(found.target))
        folder = folder_words(found.target.parent, Path.home())
        since = moment_words(found.opened_at.astimezone())
        self._about = Lead(theme, f"In {folder}. You opened it on {since}.")
        self._words = self._about.text()
        self._first = Button(theme, "Recover it")
        self._second = Button(theme, "Leave it")
        self._discard = Button(theme, "Discard it…", kind="quiet")
        for button in (self._first, self._second, self._discard):
            button.setAccessibleDescription(name)
        self._first.clicked.connect(self._on_first)
        self._second.clicked.connect(self._on_second)
        self._discard.clicked.connect(self._ask)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(Strong(theme, name))
        self._column.addWidget(self._about)
        buttons = FlowLayout(gap=10)
        for button in (self._first, self._second, self._discard):
            buttons.addWidget(button)
        self._column.addLayout(buttons)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.drawPixmap(QPoint(_PADDING, 12), theme.pixmap("history", "amber", _ICON))
        painter.end()

    def _on_first(self) -> None:
        if not self._asked:
            self.recover_requested.emit()
        elif self._asked < len(_QUESTIONS):
            self._ask()
        else:
            self.discard_requested.emit()

    def _on_second(self) -> None:
        if self._asked:
            self._show(self._words, "Recover it", "Leave it")
            self._asked = 0
            self._discard.show()
        else:
            self.leave_requested.emit()

    def _ask(self) -> None:
        self._show(*_QUESTIONS[self._asked])
        self._asked += 1
        self._discard.hide()
        # A key that is pressed twice by mistake keeps the work.
        self._second.setFocus()

    def _show(self, words: str, first: str, second: str) -> None:
        self._about.setText(words)
        self._first.set_words(first)
        self._second.set_words(second)

    def _on_theme_changed(self) -> None:
        left = _PADDING + self._theme.scaled(_ICON) + _GAP
        self._column.setContentsMargins(left, 10, 12, 12)
