"""A return makes a workbook again: where it goes is asked, and it is made off this thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.file_kind import WORKBOOK_FILE
from neglect_workbook.ui.free_path import free_path
from neglect_workbook.ui.news import News
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.workbook.importing import BroughtIn, brought_back
from neglect_workbook.workbook.restoring import restore_workbook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.exchange.incoming.recognise import Incoming
    from neglect_workbook.ui.preferences import Preferences

_MAKING: Final = "Making the workbook…"
_ASKED: Final = "Where the workbook goes"


class MakingAgain(QObject):
    """Makes a workbook of a return that was recognised, and hands it over closed."""

    def __init__(
        self,
        window: "QWidget",
        preferences: "Preferences",
        tell: Callable[[News], None],
        show_made: Callable[[Path, BroughtIn], None],
    ) -> None:
        """Begin with nothing to make.

        Args:
            window: asks where the file goes; with it this ends.
            preferences: whose profile it is made in.
            tell: says how far it is, and what was in the way.
            show_made: opens the workbook that was made, and says what came of it.
        """
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._tell = tell
        self._show_made = show_made
        self._tasks = TaskRunner(self)

    def ask_place(self, incoming: "Incoming", organisation: str) -> None:
        """Ask where the workbook goes, and make it there. A file is never put over another.

        Args:
            incoming: the return.
            organisation: whose it is.
        """
        proposed = free_path(incoming.path.parent, organisation)
        dialog = QFileDialog(
            self._window, _ASKED, str(proposed), f"Workbooks (*{WORKBOOK_FILE.suffix})"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Make it")
        dialog.setDefaultSuffix(WORKBOOK_FILE.suffix.removeprefix("."))
        # A workbook that is there is never replaced, so nobody is asked whether it should be.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._make(incoming, Path(chosen)))
        dialog.open()

    def _make(self, incoming: "Incoming", target: Path) -> None:
        if self._tasks.is_busy:
            return
        self._tell(News("info", _MAKING))
        profile, author = self._preferences.profile, self._preferences.settings.author
        work = partial(_make_closed, target, incoming, profile, author)
        self._tasks.run(work, partial(self._show_made, target), self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self._tell(News("problem", "No workbook was made: this program made a mistake."))
            raise error
        self._tell(News("problem", error.sentence, error.next_step))


def _make_closed(target: Path, incoming: "Incoming", profile: Path, author: str) -> BroughtIn:
    """Make a workbook and close it, so that it is in its folder and can be opened as any other."""
    made = restore_workbook(target, incoming, profile=profile, author=author)
    try:
        return brought_back(made, incoming)
    finally:
        made.workbook.close()
