"""Where the window asks for the panels: Find, and the command list."""

from typing import TYPE_CHECKING

from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.command_list.command_panel import CommandPanel
from neglect_workbook.ui.command_list.commands import (
    commands_of_actions,
    commands_of_questions,
    commands_of_recent,
    commands_of_work,
)
from neglect_workbook.ui.find.find_panel import FindPanel
from neglect_workbook.ui.find.found import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook.domain.search import Hit
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme


class SearchDesk:
    """Opens the panels over a window, and goes where they lead."""

    def __init__(
        self,
        window: "MainWindow",
        theme: "Theme",
        preferences: "Preferences",
        show_topic: "Callable[[str], None]",
    ) -> None:
        """Make both panels, closed.

        Args:
            window: they open over it.
            theme: gives colours and sizes.
            preferences: know the recent workbooks.
            show_topic: shows a topic of the help.
        """
        self._window = window
        self._preferences = preferences
        self._show_topic = show_topic
        self._find = FindPanel(theme, window)
        self._commands = CommandPanel(theme, window)
        self._find.target_chosen.connect(self._go_to)
        for panel in (self._find, self._commands):
            window.quick_hide.hiding.connect(panel.close_panel)

    def show_find(self) -> None:
        """Look for words in the open workbook."""
        if self._window.session is not None:
            self._commands.close_panel()
            self._find.open_for(self._window.session)

    def show_commands(self) -> None:
        """List what can be done now."""
        self._find.close_panel()
        commands = [*commands_of_actions(self._window.menus)]
        view, session, path = self._window.view, self._window.session, ""
        if view is not None and session is not None:
            path = str(session.workbook.path)
            commands += commands_of_work(view, session.workbook)
            commands += commands_of_questions(view, session.snapshot)
        recent = self._preferences.settings.recent
        commands += commands_of_recent(recent, self._window.open_path, path)
        self._commands.open_with(tuple(commands))

    def _go_to(self, hit: "Hit") -> None:
        place = place_of(hit)
        if isinstance(place, TopicId):
            self._show_topic(place)
        elif self._window.view is not None:
            self._window.view.go_to(place)
