"""What each action of the window does: one method for each ActionId, of the same name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore, QtWidgets

from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.window_handlers import WindowHandlers

if TYPE_CHECKING:
    from neglect_workbook.ui import booklet_dialog, forget_dialog
    from neglect_workbook.ui.help import desk as help_desk
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.pages import questions_page
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.search import desk as search_desk
    from neglect_workbook.ui.theme import Theme
else:
    booklet_dialog = Late("neglect_workbook.ui.booklet_dialog")
    forget_dialog = Late("neglect_workbook.ui.forget_dialog")
    help_desk = Late("neglect_workbook.ui.help.desk")
    questions_page = Late("neglect_workbook.ui.pages.questions_page")
    search_desk = Late("neglect_workbook.ui.search.desk")

_FILTER: Final = "Workbooks (*.nwbk)"
_TO_OPEN: Final = "Workbooks, and returns to make one again (*.nwbk *.xlsx)"
_OURS: Final = "Forms, returns, feedback and workbooks (*.xlsx *.docx *.nwbk)"


class Handlers(WindowHandlers):
    """Carries out what the menus, the tool row and the keys ask for."""

    def __init__(self, window: "MainWindow", theme: "Theme", preferences: "Preferences") -> None:
        super().__init__(theme, preferences)
        self._window: MainWindow = window
        self._help_desk: help_desk.HelpDesk | None = None
        self._search_desk: search_desk.SearchDesk | None = None

    @property
    def by_action(self) -> Mapping[str, Callable[[], None]]:
        """The method of every action.

        Raises:
            AttributeError: an action has none.
        """
        return {action_id: getattr(self, action_id) for action_id in ActionId}

    # -- the file ---------------------------------------------------------------------

    def new(self) -> None:
        """Ask what a new workbook is made of."""
        self._window.show_new()

    def open(self) -> None:
        """Ask which workbook to open."""
        filters = f"{_TO_OPEN};;All files (*)"
        dialog = self._file_dialog("Open a workbook", self._folder, filters)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._window.open_path)
        dialog.open()

    def save_copy(self) -> None:
        """Ask where to put a copy."""
        view = self._window.view
        if view is None:
            return
        path = self._window.workbook_path
        proposed = path.with_name(f"{path.stem}-copy{path.suffix}")
        dialog = self._file_dialog("Save a copy", str(proposed), _FILTER)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("nwbk")
        dialog.fileSelected.connect(self._window.save_copy)
        dialog.open()

    def booklet(self) -> None:
        """Ask whose questions a booklet is to hold."""
        session = self._window.session
        framework, sector = self._window.framework, None
        if session is not None:
            framework, sector = session.snapshot.framework, session.snapshot.sector
        dialog = booklet_dialog.BookletDialog(self._theme, framework, sector, self._window)
        dialog.open()

    def bring_in(self) -> None:
        """Ask for files to take into the open workbook, or for a return to make one again."""
        dialog = self._file_dialog("Bring in", self._folder, f"{_OURS};;All files (*)")
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._window.bring_in)
        dialog.open()

    def forget_earlier(self) -> None:
        """Ask whether earlier wording is to go from the open workbook for good."""
        if self._window.session is not None:
            forget = forget_dialog.ForgetDialog
            forget(self._theme, self._window.session, self._window).open()

    def lock_now(self) -> None:
        """Close the open workbook until its password is given."""
        self._window.protection.lock_now()

    def close_workbook(self) -> None:
        """Go back to the start page."""
        self._window.close_workbook()

    # -- the work ---------------------------------------------------------------------

    def find(self) -> None:
        """Look for words in everything."""
        self._search.show_find()

    # -- where to go ------------------------------------------------------------------

    def go_overview(self) -> None:
        """Show where we are."""
        self._go(PageId.OVERVIEW)

    def go_questions(self) -> None:
        """Show the questions."""
        self._go(PageId.QUESTIONS)

    def go_evidence(self) -> None:
        """Show the evidence."""
        self._go(PageId.EVIDENCE)

    def go_action_plan(self) -> None:
        """Show the action plan."""
        self._go(PageId.ACTION_PLAN)

    def go_indicators(self) -> None:
        """Show the numbers counted over time."""
        self._go(PageId.INDICATORS)

    def go_voices(self) -> None:
        """Show what colleagues' forms said."""
        self._go(PageId.VOICES)

    def go_compare(self) -> None:
        """Show this review beside an earlier one."""
        self._go(PageId.COMPARE)

    def go_library(self) -> None:
        """Show what others wrote, to read and think with."""
        self._go(PageId.LIBRARY)

    def go_merge(self) -> None:
        """Show where two copies say something different."""
        self._go(PageId.MERGE)

    def go_send(self) -> None:
        """Show what is left before sending."""
        self._go(PageId.SEND)

    def next_question(self) -> None:
        """Show the next question."""
        self._step(1)

    def previous_question(self) -> None:
        """Show the question before."""
        self._step(-1)

    def commands(self) -> None:
        """List everything that can be done now."""
        self._search.show_commands()

    # -- how it looks -----------------------------------------------------------------

    def toggle_help(self) -> None:
        """Show or hide the help with the question."""
        page = self._window.view.current_page if self._window.view else None
        if isinstance(page, questions_page.QuestionsPage):
            page.toggle_help()

    def help(self) -> None:
        """Show the help with the present page."""
        self._help.show_present()

    def help_words(self) -> None:
        """Show the words of the field, explained."""
        self._help.show_words()

    def help_keys(self) -> None:
        """Show the keys that do something."""
        self._help.show_keys()

    def to_have_to_hand(self) -> None:
        """Print what to have to hand."""
        self._help.print_to_have_to_hand()

    # -- how --------------------------------------------------------------------------

    @property
    def _folder(self) -> str:
        """The folder to begin looking in: that of the newest workbook, or the person's own."""
        profile = self._preferences.profile
        paths = (Path(entry.path) for entry in self._preferences.settings.recent)
        own = next((path.parent for path in paths if not path.is_relative_to(profile)), None)
        documents = QtCore.QStandardPaths.StandardLocation.DocumentsLocation
        return str(own) if own else QtCore.QStandardPaths.writableLocation(documents)

    @property
    def _help(self) -> "help_desk.HelpDesk":
        """Who never asks for help does not wait for it at the start."""
        if self._help_desk is None:
            self._help_desk = help_desk.HelpDesk(self._window, self._theme)
        return self._help_desk

    @property
    def _search(self) -> "search_desk.SearchDesk":
        """As the help: made when it is first asked for."""
        if self._search_desk is None:
            self._search_desk = search_desk.SearchDesk(
                self._window, self._theme, self._preferences, self._show_topic
            )
        return self._search_desk

    def _show_topic(self, topic_id: str) -> None:
        self._help.show_topic(topic_id)

    def _go(self, page: PageId) -> None:
        if self._window.view is not None:
            self._window.view.go_to(Jump(page))

    def _step(self, step: int) -> None:
        """To another question; from another page, first back to the one that was shown."""
        view = self._window.view
        if view is None:
            return
        page = view.current_page
        if isinstance(page, questions_page.QuestionsPage):
            page.step(step)
        else:
            view.go_to(Jump(PageId.QUESTIONS))
