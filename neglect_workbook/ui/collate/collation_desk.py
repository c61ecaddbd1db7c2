"""What a collation's window does with files: reading them, and asking for their passwords."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from neglect_workbook.errors import KnownError
from neglect_workbook.files import slug
from neglect_workbook.keeping.passwords import password_of
from neglect_workbook.ui.collate.adder import Added
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.news import News
from neglect_workbook.ui.password_dialog import Asking, PasswordDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from neglect_workbook.ui.collate.collate_window import CollateWindow
    from neglect_workbook.ui.collate.collation_view import CollationView
    from neglect_workbook.ui.collate.problem_rows import ProblemRow
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.banner import BannerKind

_SEE: Final = "See the problems"
_SAVE: Final = "Save the e-mail draft"
_DRAFTS: Final = "E-mail drafts (*.eml)"
_LONGEST: Final = 40
_EARLIER: Final = Asking(
    "Which password did the collation have before? It brings in the work that was left under it.",
    label="Earlier password",
    go_on="Bring the work in",
)
#: As many sentences of one file as can be read beside the work.
_MOST_NOTES: Final = 5


class CollationDesk(QObject):
    """Answers what the stages ask for, and says above them what came of it."""

    def __init__(self, window: "CollateWindow", theme: "Theme") -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme

    def watch(self, session: "CollationSession", view: "CollationView") -> None:
        """Serve a collation that was just opened."""
        session.adding_ended.connect(partial(self._on_added, view))
        session.list_read.connect(partial(self._on_list, session))
        session.moderation_read.connect(self._on_moderation)
        session.earlier_read.connect(self._on_earlier)
        session.file_wanted.connect(partial(self._ask_where, session))
        view.chase_requested.connect(partial(self._save_reminder, session))
        view.draft_requested.connect(partial(self._save_reply, session))
        view.report_requested.connect(partial(self._make_report, view))

    def add(self, session: "CollationSession", paths: "Sequence[Path]") -> None:
        """Read files and folders."""
        view = self._window.view
        if view is not None and not session.is_adding:
            view.go_to(StageId.RETURNS)
            session.add(paths)

    def open_expected(self, session: "CollationSession", path: Path) -> None:
        """Read a list of expected organisations, and say how many are on it."""
        session.open_expected(path)

    def read_moderation(self, session: "CollationSession", path: Path) -> None:
        """Read moderation out of a collation workbook, and say how much there was."""
        session.read_moderation(path)

    def ask_password(self, target: Path, error: "KnownError") -> None:
        """Ask for the password of a collation until it opens or somebody cancels."""
        asking = Asking(error.sentence, go_on="Open the collation")
        dialog = PasswordDialog(self._theme, asking, self._window)
        dialog.given.connect(partial(self._try, dialog, target))
        dialog.open()

    def ask_earlier(self, session: "CollationSession") -> None:
        """Ask for the password under which a crash left work of the open collation."""
        collation = session.collation
        dialog = PasswordDialog(self._theme, _EARLIER, self._window)
        # It was open to be edited, whoever else had it open.
        dialog.given.connect(
            lambda given: self._window.open_path(
                collation.path, password_of(collation), given, anyway=True
            )
        )
        dialog.given.connect(dialog.accept)
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

    def _save_reminder(self, session: "CollationSession", expected_id: str) -> None:
        names = {one.id: one.name for one in session.expected}
        proposed = f"reminder-{slug(names.get(expected_id, ''), _LONGEST)}.eml"
        self._ask_target(session, proposed, partial(session.save_reminder, expected_id))

    def _save_reply(self, session: "CollationSession", row: "ProblemRow", text: str) -> None:
        proposed = f"reply-{slug(row.title, _LONGEST)}.eml"
        self._ask_target(session, proposed, partial(session.save_reply, row, text))

    def _ask_target(
        self, session: "CollationSession", proposed: str, save: "Callable[[Path], None]"
    ) -> None:
        folder = session.collation.path.parent
        dialog = QFileDialog(self._window, _SAVE, str(folder / proposed), _DRAFTS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("eml")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._save(Path(chosen), save))
        dialog.open()

    def _save(self, target: Path, save: "Callable[[Path], None]") -> None:
        try:
            save(target)
        except KnownError as error:
            self._window.tell(News("problem", error.sentence, error.next_step))
            return
        text = f"It is {target}. Open it in your mail program, and press Send there."
        self._window.tell(News("info", "The draft is saved.", text, is_passing=True))

    def _on_list(self, session: "CollationSession", name: str, notes: "tuple[str, ...]") -> None:
        count = len(session.expected)
        said = "1 organisation is" if count == 1 else f"{count} organisations are"
        self._tell_read(f"{said} expected now, from {name}.", notes)

    def _on_moderation(self, name: str, notes: "tuple[str, ...]") -> None:
        self._tell_read(f"The moderation in {name} is in the collation now.", notes)

    def _on_earlier(self, name: str) -> None:
        self._tell_read(f"Movement is measured against {name} now.", ())

    def _tell_read(self, strong: str, notes: "tuple[str, ...]") -> None:
        shown = notes[:_MOST_NOTES]
        more = len(notes) - len(shown)
        lines = (*shown, f"And {more} more like that.") if more else shown
        kind: BannerKind = "warning" if notes else "info"
        text = "Some of it could not be read:" if notes else ""
        self._window.tell(News(kind, strong, text, lines=lines, is_passing=True))

    def _make_report(self, view: "CollationView") -> None:
        view.go_to(StageId.OUTPUTS)
        view.outputs.make_report()
