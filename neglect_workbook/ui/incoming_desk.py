"""Where files come into the window: by the menu, dropped, or opened though they are no workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neglect_workbook.ui.late import Late
from neglect_workbook.ui.news import News

if TYPE_CHECKING:
    from neglect_workbook.exchange.incoming.recognise import Incoming
    from neglect_workbook.ui import bringing_in, looking_at, making_again
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook.importing import BroughtIn
else:
    bringing_in = Late("neglect_workbook.ui.bringing_in")
    looking_at = Late("neglect_workbook.ui.looking_at")
    making_again = Late("neglect_workbook.ui.making_again")


class IncomingDesk(QObject):
    """Hands files to who knows what to do with them, which takes long to load and so comes late."""

    def __init__(self, window: "MainWindow", theme: "Theme", preferences: "Preferences") -> None:
        """Begin with nothing loaded.

        Args:
            window: its workbook takes the files in; without one, its start page says what they are.
            theme: gives fonts and colours.
            preferences: whose profile workbooks are made in.
        """
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._preferences = preferences
        self._bringing_in: bringing_in.BringingIn | None = None
        self._looking_at: looking_at.LookingAt | None = None
        self._making: making_again.MakingAgain | None = None

    def bring_in(self, files: Sequence[Path]) -> None:
        """Take files into the open workbook; without one, say what can be done with them."""
        session, view = self._window.session, self._window.view
        if session is None or view is None:
            self.look_at(files)
            return
        if self._bringing_in is None:
            self._bringing_in = bringing_in.BringingIn(self._theme, session, view, self._make_again)
        self._bringing_in.bring_in(files)

    def look_at(self, files: Sequence[Path]) -> None:
        """Say what files are: a workbook opens, and a return can make one again."""
        if self._looking_at is None:
            self._looking_at = looking_at.LookingAt(
                self._theme, self._window, self._window.tell, self._open_with, self._make_again
            )
        self._looking_at.look(files)

    def forget_workbook(self) -> None:
        """The workbook is no longer open."""
        self._bringing_in = None

    def _open_with(self, workbook: Path, others: Sequence[Path]) -> None:
        self._window.open_path(workbook)
        if others and self._window.view is not None:
            self.bring_in(others)

    def _make_again(self, incoming: "Incoming", organisation: str) -> None:
        if self._making is None:
            self._making = making_again.MakingAgain(
                self._window, self._preferences, self._window.tell, self._show_made
            )
        self._making.ask_place(incoming, organisation)

    def _show_made(self, path: Path, made: "BroughtIn") -> None:
        self._window.open_path(path)
        lines = tuple(f"•\N{NO-BREAK SPACE}{note}" for note in made.notes)
        if self._window.view is not None:
            self._window.tell(News("info", made.sentence, lines=lines))
