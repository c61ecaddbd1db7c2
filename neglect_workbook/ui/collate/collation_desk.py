"""What a collation's window does with files: reading them, and asking for their passwords."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from neglect_workbook.ui.collate.adder import Added
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.news_banner import News
from neglect_workbook.ui.password_dialog import Asking, PasswordDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.collate.collate_window import CollateWindow
    from neglect_workbook.ui.collate.collation_view import CollationView
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_SEE: Final = "See the problems"
_DRAFTS: Final = "E-mail drafts (*.eml)"


class CollationDesk(QObject):
    """Answers what the stages ask for, and says above them what came of it."""

    def __init__(self, window: "CollateWindow", theme: "Theme") -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme

    def watch(self, session: "CollationSession", view: "CollationView") -> None:
        """Serve a collation that was just opened."""
        session.adding_ended.connect(partial(self._on_added, view))
        session.file_wanted.connect(partial(self._ask_where, session))
        view.returns.chase_requested.connect(partial(self._save_chase, session))
        view.problems.draft_requested.connect(partial(self._save_reply, session))
        view.picture.report_requested.connect(partial(self._make_report, view))

    def add(self, session: "CollationSession", paths: "Sequence[Path]") -> None:
        """Read files and folders."""
        view = self._window.view
        if view is not None and not session.is_adding:
            view.go_to(StageId.RETURNS)
            session.add(paths)

    def open_expected(self, session: "CollationSession", path: Path) -> None:
        """Read a list of expected organisations, and say how many are on it."""
        session.open_expected(path, self._window.tell)

    def read_moderation(self, session: "CollationSession", path: Path) -> None:
        """Read moderation out of a collation workbook, and say how much there was."""
        session.read_moderation(path, self._window.tell)

    def ask_password(self, target: Path, error: "KnownError") -> None:
        """Ask for the password of a collation until it opens or somebody cancels."""
        asking = Asking(error.sentence, go_on="Open the collation")
        dialog = PasswordDialog(self._theme, asking, self._window)
        dialog.given.connect(partial(self._try, dialog, target))
        dialog.open()

    def _try(self, dialog: PasswordDialog, target: Path, password: str) -> None:
        dialog.accept()
        self._window.open_path(target, password)

    def _on_added(self, view: "CollationView", added: Added) -> None:
        view.returns.refresh()
        said = "1 return was read" if added.returns == 1 else f"{added.returns} returns were read"
        if added.is_stopped:
            said = f"Stopped. {said}"
        if not added.refused:
            view.show_news(News("info", f"{said}.", is_passing=True))
            return
        could = (
            "1 file needs a word with its sender."
            if added.refused == 1
            else f"{added.refused} files need a word with their senders."
        )
        go = partial(view.go_to, StageId.PROBLEMS)
        view.show_news(News("warning", f"{said}.", could, _SEE, go, is_passing=True))

    def _ask_where(self, session: "CollationSession", key: str, file: str, password: str) -> None:
        dialog = QFileDialog(self._window, f"Where is {file}?")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda chosen: session.try_password_on(key, Path(chosen), file, password)
        )
        dialog.open()

    def _save_chase(self, session: "CollationSession", expected_id: str) -> None:
        name = session.chase_name(expected_id)
        self._ask_target(name, partial(session.save_chase, expected_id))

    def _save_reply(self, session: "CollationSession", key: str, text: str) -> None:
        self._ask_target(session.reply_name(key), partial(session.save_reply, key, text))

    def _ask_target(self, name: str, save: "partial[News]") -> None:
        dialog = QFileDialog(self._window, "Save the e-mail draft", name, _DRAFTS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("eml")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._window.tell(save(Path(chosen))))
        dialog.open()

    def _make_report(self, view: "CollationView") -> None:
        view.go_to(StageId.OUTPUTS)
        view.outputs.make_report()
