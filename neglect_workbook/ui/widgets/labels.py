"""Texts of a page by their rank. Their text is always plain, whatever it holds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from neglect_workbook.ui.theme import PAGE, QUESTION, SECTION, START, TEXT

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class _Text(QLabel):
    """A wrapped, plain text that follows the theme."""

    _points = TEXT
    _is_strong = False
    _ink = "ink"

    def __init__(self, theme: "Theme", text: str = "", parent: QWidget | None = None) -> None:
        """Show a text.

        Args:
            theme: gives font and colour.
            text: shown as it is; markup has no meaning.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # A wrapped text is as tall as its width needs and never taller.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_token(self, token: str) -> None:
        """Show the text in the colour of another token, such as "red" for an error."""
        if token != self._ink:
            self._ink = token
            self._on_theme_changed()

    def dress(self) -> None:
        """Take font and colour from the theme again."""
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(points=self._points, strong=self._is_strong))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._ink))
        self.setPalette(palette)


class StartTitle(_Text):
    """The name of the program on the start page, 22.5 points."""

    _points = START
    _is_strong = True


class PageTitle(_Text):
    """The title of a page, 18 points."""

    _points = PAGE
    _is_strong = True


class QuestionText(_Text):
    """A question in its own words, 15 points."""

    _points = QUESTION
    _is_strong = True


class SectionHeading(_Text):
    """A heading within a page, 13.5 points."""

    _points = SECTION
    _is_strong = True


class Strong(_Text):
    """A label of a field or the first words of a row, semibold."""

    _is_strong = True


class Body(_Text):
    """Text."""


class Lead(_Text):
    """The one-line summary under a title, and supporting text."""

    _ink = "ink2"


class Hint(_Text):
    """What helps and may be passed over."""

    _ink = "ink3"
