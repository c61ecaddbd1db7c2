"""One line that says how something stands: an icon, a few words, and why where it is bad."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme

_ICON: Final = 18
_GAP: Final = 10


class StateLine(QWidget):
    """Good news is quiet; bad news is spoken, and has a link to the reason.

    Signals:
        explanation_requested: the KnownError behind bad news.
    """

    explanation_requested = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._icon, self._ink = "check", "ink2"
        self._error: KnownError | None = None
        self._picture = QLabel()
        self._text = RunsLabel(theme)
        self._why = Button(theme, "Why", kind="link")
        self._why.clicked.connect(lambda: self.explanation_requested.emit(self._error))
        self._why.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._draw_picture)
        self._draw_picture()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_state(self, icon: str, ink: str, words: Sequence[Run]) -> None:
        """Say how it stands. A screen reader would drown work in every 'Saved', so it is quiet.

        Args:
            icon: its name.
            ink: token of its colour.
            words: what to say.
        """
        self._show(icon, ink, words, None)

    def show_problem(self, icon: str, ink: str, text: str, error: "KnownError") -> None:
        """Say that something is wrong, aloud too.

        Args:
            icon: its name.
            ink: token of the colour of icon and words.
            text: a few words.
            error: the reason, for whoever asks why.
        """
        self._show(icon, ink, (Run(text, ink=ink),), error)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show(self, icon: str, ink: str, words: Sequence[Run], error: "KnownError | None") -> None:
        is_other_picture = (icon, ink) != (self._icon, self._ink)
        self._icon, self._ink, self._error = icon, ink, error
        self._text.set_runs(words)
        self._why.setVisible(error is not None)
        self._why.setAccessibleName(f"Why: {self.text}")
        if is_other_picture:
            self._draw_picture()

    def _draw_picture(self) -> None:
        # In the middle of the first line, however many there are.
        line = QFontMetrics(self._theme.font()).height()
        self._picture.setFixedHeight(max(line, self._theme.scaled(_ICON)))
        self._picture.setPixmap(self._theme.pixmap(self._icon, self._ink, _ICON))
