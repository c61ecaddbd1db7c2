"""What each action of the collation's window does: one method for each id, of the same name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.collate.actions import COLLATE_ACTIONS
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.window_handlers import WindowHandlers

if TYPE_CHECKING:
    from neglect_workbook.ui import help_window
    from neglect_workbook.ui.collate import about_dialog, find_panel
    from neglect_workbook.ui.collate.collate_window import CollateWindow
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
else:
    help_window = Late("neglect_workbook.ui.help_window")
    about_dialog = Late("neglect_workbook.ui.collate.about_dialog")
    find_panel = Late("neglect_workbook.ui.collate.find_panel")

_COLLATIONS: Final = "Collations (*.ncol)"
_RETURNS: Final = "Returns (*.xlsx *.xlsm *.ods);;All files (*)"
_EARLIER: Final = "Collations and their workbooks (*.ncol *.xlsx);;All files (*)"
_LISTS: Final = "Lists (*.csv *.xlsx);;All files (*)"
_WORKBOOKS: Final = "Collation workbooks (*.xlsx);;All files (*)"


class CollateHandlers(WindowHandlers):
    """Carries out what the menus, the tool row and the keys ask for."""

    def __init__(self, window: "CollateWindow", theme: "Theme", preferences: "Preferences") -> None:
        super().__init__(theme, preferences)
        self._window: CollateWindow = window
        self._help: help_window.HelpWindow | None = None
        self._finder: find_panel.CollateFindPanel | None = None

    @property
    def by_action(self) -> Mapping[str, Callable[[], None]]:
        """The method of every action. Raises ``AttributeError`` where one has none."""
        return {spec.id: getattr(self, spec.id) for spec in COLLATE_ACTIONS}

    # -- the file ---------------------------------------------------------------------

    def new_collation(self) -> None:
        """Ask what a new collation is."""
        self._window.show_new()

    def open_collation(self) -> None:
        """Ask which collation to open."""
        dialog = self._dialog("Open a collation", f"{_COLLATIONS};;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._window.open_path)
        dialog.open()

    def add_returns(self) -> None:
        """Ask which files to add."""
        dialog = self._dialog("Add returns", _RETURNS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._window.add_files)
        dialog.open()

    def add_folder(self) -> None:
        """Ask which folder to add."""
        dialog = self._dialog("Add a folder", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self._window.add_files([folder]))
        dialog.open()

    def expected_list(self) -> None:
        """Ask for the list of organisations that a return is expected of."""
        dialog = self._dialog("Open the expected list", _LISTS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._window.open_expected)
        dialog.open()

    def read_moderation(self) -> None:
        """Ask for a collation workbook in which somebody moderated."""
        dialog = self._dialog("Read the moderation back", _WORKBOOKS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._window.read_moderation)
        dialog.open()

    def earlier_collation(self) -> None:
        """Ask for the collation before this one, or for its workbook."""
        dialog = self._dialog("The collation before this one", _EARLIER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._window.set_earlier)
        dialog.open()

    def about_collation(self) -> None:
        """Change the collation's name, who collates, and when returns are due."""
        if self._window.session is not None:
            about = about_dialog.AboutDialog(self._theme, self._window.session, self._window)
            about.open()

    def save_collation_copy(self) -> None:
        """Ask where to put a copy."""
        session = self._window.session
        if session is None:
            return
        path = session.collation.path
        dialog = self._dialog("Save a copy", _COLLATIONS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(str(path.with_name(f"{path.stem}-copy{path.suffix}")))
        dialog.setDefaultSuffix("ncol")
        dialog.fileSelected.connect(self._window.save_copy)
        dialog.open()

    def close_collation(self) -> None:
        """Go back to the start."""
        self._window.close_collation()

    # -- the work ---------------------------------------------------------------------

    def find(self) -> None:
        """Look for organisations, and for words in what they wrote."""
        session = self._window.session
        if session is not None:
            if self._finder is None:
                made = find_panel.CollateFindPanel(self._theme, self._window)
                made.target_chosen.connect(self._go_to_found)
                self._window.quick_hide.hiding.connect(made.close_panel)
                self._finder = made
            self._finder.open_for(session)

    def filter_list(self) -> None:
        """Look for words in what is listed."""
        if self._window.view is not None:
            self._window.view.look_for_words()

    # -- where to go ------------------------------------------------------------------

    def go_returns(self) -> None:
        """Show the returns."""
        self._go(StageId.RETURNS)

    def go_problems(self) -> None:
        """Show the files with problems."""
        self._go(StageId.PROBLEMS)

    def go_picture(self) -> None:
        """Show the picture."""
        self._go(StageId.PICTURE)

    def go_moderation(self) -> None:
        """Show the sample."""
        self._go(StageId.MODERATION)

    def go_outputs(self) -> None:
        """Show what can be made."""
        self._go(StageId.OUTPUTS)

    def go_merge(self) -> None:
        """Show where two copies say something different."""
        self._window.choose_between_copies()

    # -- how it looks, and help -------------------------------------------------------

    def collate_help(self) -> None:
        """Show the help with collating."""
        if self._help is None:
            framework = self._window.framework
            self._help = help_window.HelpWindow(self._theme, framework, self._window)
        self._help.show_topic(TopicId.COLLATE)

    # -- how --------------------------------------------------------------------------

    def _go(self, stage: StageId) -> None:
        if self._window.view is not None:
            self._window.view.go_to(stage)

    def _go_to_found(self, found: object) -> None:
        if self._window.view is not None:
            self._window.view.show_found(found)

    def _dialog(self, title: str, filters: str) -> QFileDialog:
        return self._file_dialog(title, self._folder, filters)

    @property
    def _folder(self) -> str:
        """The folder to begin looking in: that of the open collation, or of the newest one."""
        session = self._window.session
        if session is not None:
            return str(session.collation.path.parent)
        recent = self._preferences.settings.recent_collations
        if recent:
            return str(Path(recent[0].path).parent)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return QStandardPaths.writableLocation(place)
