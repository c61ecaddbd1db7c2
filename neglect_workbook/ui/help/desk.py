"""Where the window asks for help: one help window, and the list that is printed."""

from typing import TYPE_CHECKING

from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.help.topics import pages_of, topic_for
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.printing import print_document

if TYPE_CHECKING:
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.theme import Theme


class HelpDesk:
    """Answers what is asked for in the menu 'Help'."""

    def __init__(self, window: "MainWindow", theme: "Theme") -> None:
        self._window = window
        self._help = HelpWindow(theme, window.framework, window)

    def show_present(self) -> None:
        """Show the help with what the window shows now."""
        view = self._window.view
        if self._window.asks_for_new:
            self._help.show_topic(TopicId.NEW_WORKBOOK)
        else:
            self._help.show_topic(topic_for(view.place.page if view else None))

    def show_topic(self, topic_id: str) -> None:
        """Show a topic. Raises ``ValueError`` where there is no such topic."""
        self._help.show_topic(topic_id)

    def show_words(self) -> None:
        """Show the words of the field, explained."""
        self._help.show_topic(TopicId.WORDS)

    def show_keys(self) -> None:
        """Show the keys that do something."""
        self._help.show_topic(TopicId.SHORTCUTS)

    def print_to_have_to_hand(self) -> None:
        """Print what to have to hand."""
        pages = pages_of(self._window.framework)
        print_document(self._window, pages[TopicId.TO_HAVE_TO_HAND].document)
