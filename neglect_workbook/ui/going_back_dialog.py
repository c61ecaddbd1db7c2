"""Asks to which earlier copy of a file to go back, and says before what that would change."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.going_back import (
    BackupFound,
    backups_of,
    go_back,
    look_into_backup,
    prepare_to_go_back,
    save_backup_as,
)
from neglect_workbook.ui.backup_words import backup_words, moment_words
from neglect_workbook.ui.news import News
from neglect_workbook.ui.password_dialog import Asking, PasswordDialog
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body, Lead

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.storage.rotation import Backup
    from neglect_workbook.ui.file_session import FileSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook import Workbook

_WHAT: Final = (
    "The program keeps earlier copies of your {noun} in the folder Backups beside it. "
    "Choose one to see what going back to it would change."
)
_NONE: Final = (
    "There is no earlier copy yet. One is kept each time that you open the {noun} and change "
    "something."
)
_CHANGES: Final = "Going back to this copy:"
_NOT_READ: Final = "This copy could not be read."
_READING: Final = "Reading the copy…"
_SAME: Final = "It says the same as your {noun} does now."
_READ_ONLY: Final = (
    "This {noun} is open to read only, so it stays as it is. You can save the copy as a file."
)
_GO: Final = "Go back to this copy"
_SAVE: Final = "Save it as a file…"
_ABOUT_PASSWORD: Final = frozenset({"needs_password", "wrong_password"})
_WIDTH: Final = 640
_INDENT: Final = 28
_HEIGHT: Final = 560
#: As large as the smallest window, whatever the size of the text.
_MOST_WIDTH: Final = 740
_MOST_HEIGHT: Final = 700


class GoingBackDialog(QDialog):
    """The earlier copies, what differs from now, and the way back."""

    def __init__(
        self,
        theme: "Theme",
        session: "FileSession[Workbook] | FileSession[Collation]",
        what_would_change: "Callable[[BackupFound], tuple[str, ...]]",
        tell: "Callable[[News], None]",
        parent: QWidget,
    ) -> None:
        """List the copies.

        Args:
            theme: gives fonts and colours.
            session: the open file.
            what_would_change: what going back to a copy would change, a sentence each.
            tell: says what came of it.
            parent: the window that asks.
        """
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._kind = session.file.store.kind
        self._what_would_change = what_would_change
        self._tell = tell
        self._tasks = TaskRunner(self)
        self._found: BackupFound | None = None
        session.flush()
        self._radios = {one: QRadioButton(backup_words(one)) for one in backups_of(session.file)}
        self._scroll = ColumnScroll(theme)
        self._places = {one: QVBoxLayout() for one in self._radios}
        self._lines: QWidget | None = None
        self._banner = Banner(theme, "problem", "")
        self._go = Button(theme, _GO, kind="filled")
        self._save = Button(theme, _SAVE)
        self._close = Button(theme, "Close")
        self._go.clicked.connect(self._prepare)
        self._save.clicked.connect(self._ask_file)
        self._close.clicked.connect(self.reject)
        self.finished.connect(self._forget)
        self.setWindowTitle("Go back to an earlier copy")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(theme.scaled(_WIDTH), _MOST_WIDTH))
        self._arrange()
        self._show_buttons()

    # -- how it is laid out -----------------------------------------------------------

    def _arrange(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        if self._radios:
            self._fill()
            column.addWidget(self._scroll, 1)
            self.resize(self.minimumWidth(), min(theme.scaled(_HEIGHT), _MOST_HEIGHT))
        else:
            column.addWidget(Body(theme, self._words(_NONE)))
        column.addWidget(self._banner)
        self._banner.hide()
        buttons = FlowLayout(gap=10)
        for button in (self._go, self._save, self._close):
            buttons.addWidget(button)
            button.setVisible(button is self._close or bool(self._radios))
        column.addLayout(buttons)

    def _fill(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(8)
        column.addWidget(Body(self._theme, self._words(_WHAT)))
        for backup, radio in self._radios.items():
            radio.toggled.connect(partial(self._on_toggled, backup))
            column.addWidget(radio)
            column.addLayout(self._places[backup])
        column.addStretch(1)
        self._scroll.show_column(content)

    def _show_lines(self, lead: str, lines: tuple[str, ...]) -> None:
        """Say something of the chosen copy, below it."""
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
            self._lines = None
        backup = self._chosen
        if backup is None:
            return
        self._lines = QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(self._theme.scaled(_INDENT), 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(Lead(self._theme, lead))
        if lines:
            column.addWidget(BulletList(self._theme, lines))
        self._places[backup].addWidget(self._lines)
        # At once: a layout would wait for the next turn of the loop.
        self._lines.show()
        self._radios[backup].setAccessibleDescription(" ".join((lead, *lines)))

    def _show_buttons(self) -> None:
        is_read = self._found is not None and not self._tasks.is_busy
        self._go.setEnabled(is_read and not self._session.file.is_read_only)
        self._save.setEnabled(self._chosen is not None and not self._tasks.is_busy)

    def _words(self, text: str) -> str:
        """A sentence about this kind of file."""
        return text.replace("{noun}", self._kind.noun)

    # -- looking into one -------------------------------------------------------------

    @property
    def _chosen(self) -> "Backup | None":
        chosen = (one for one, radio in self._radios.items() if radio.isChecked())
        return next(chosen, None)

    def _on_toggled(self, backup: "Backup", *_state: object) -> None:
        if backup is self._chosen:
            self._banner.hide()
            self._look_into(backup, "")

    def _look_into(self, backup: "Backup", password: str) -> None:
        self._forget()
        self._show_lines(_READING, ())
        look = partial(look_into_backup, self._session.file, backup, password)
        self._tasks.run(look, self._on_found, partial(self._on_failed, backup))
        self._show_buttons()

    def _on_found(self, found: BackupFound) -> None:
        if found.backup is not self._chosen or self._found is not None:
            # Somebody chose another one while it was read.
            found.forget()
            return
        self._found = found
        lines = self._what_would_change(found)
        lead = _READ_ONLY if self._session.file.is_read_only else _CHANGES
        self._show_lines(self._words(lead if lines else _SAME), lines)
        # What it says is laid out in the next turn of the loop.
        QTimer.singleShot(0, self, self._reveal)
        self._show_buttons()

    def _reveal(self) -> None:
        if self._lines is not None:
            self._scroll.reveal(self._lines)

    def _on_failed(self, backup: "Backup", error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        if backup is not self._chosen:
            return
        self._show_lines(_NOT_READ, ())
        self._show_buttons()
        if error.code in _ABOUT_PASSWORD:
            self._ask_password(backup, error)
        else:
            self._show_problem(error)

    def _ask_password(self, backup: "Backup", error: KnownError) -> None:
        """A copy from before the password was changed opens with the one of then."""
        asking = Asking(f"{error.sentence} What was its password?", go_on="Open the copy")
        dialog = PasswordDialog(self._theme, asking, self)
        dialog.given.connect(partial(self._look_into, backup))
        # A wrong one is asked about anew.
        dialog.given.connect(dialog.accept)
        dialog.rejected.connect(partial(self._show_problem, error))
        dialog.open()

    def _show_problem(self, error: KnownError) -> None:
        self._banner.set_content("problem", error.sentence, error.next_step)
        self._banner.show()

    def _forget(self) -> None:
        if self._found is not None:
            self._found.forget()
            self._found = None

    # -- going back, and keeping one --------------------------------------------------

    def _prepare(self) -> None:
        if self._found is None:
            return
        self._session.flush()
        prepare = partial(prepare_to_go_back, self._session.file, self._found)
        self._tasks.run(prepare, self._go_back, self._on_not_prepared)
        for radio in self._radios.values():
            radio.setEnabled(False)
        self._show_buttons()

    def _go_back(self, _prepared: None) -> None:
        found = self._found
        if found is None:
            return
        self._session.flush()
        self._session.do(None, lambda kept: go_back(kept, found))
        when = moment_words(found.backup.made_at)
        news = News(
            "info",
            self._words(f"Your {{noun}} is as it was on {when}."),
            "What came since is kept in a backup, and undo brings it back.",
            "Undo",
            self._session.undo,
        )
        self._tell(news)
        self.accept()

    def _on_not_prepared(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        for radio in self._radios.values():
            radio.setEnabled(True)
        self._show_problem(error)
        self._show_buttons()

    def _ask_file(self) -> None:
        backup = self._chosen
        if backup is None:
            return
        proposed = str(self._session.file.path.with_name(backup.path.name))
        suffix = self._kind.suffix
        filters = f"{self._kind.noun.capitalize()}s (*{suffix})"
        dialog = QFileDialog(self, "Save the earlier copy as a file", proposed, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self._save_as, backup))
        dialog.open()

    def _save_as(self, backup: "Backup", file: str) -> None:
        path = Path(file)
        try:
            save_backup_as(self._session.file, backup, path)
        except KnownError as error:
            self._show_problem(error)
        else:
            said = f"It is {path}. Open it like any {self._kind.noun}."
            self._banner.set_content("info", "The copy is saved.", said)
            self._banner.show()
