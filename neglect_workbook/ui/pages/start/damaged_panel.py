"""What a person can do where a workbook turns out to be damaged."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from neglect_workbook.domain.clock import system_clock
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.going_back import newest_whole_backup, open_instead
from neglect_workbook.ui.backup_words import moment_words
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.workbook.salvaging import salvage_sentences, save_what_can_be_read

if TYPE_CHECKING:
    from neglect_workbook.storage.rotation import Backup
    from neglect_workbook.storage.salvage import Salvaged
    from neglect_workbook.ui.theme import Theme

_LOOKING: Final = "Looking for a backup beside it…"
_NO_BACKUP: Final = "There is no whole backup beside it. Most of the work can often be read still."
_OPENING: Final = "The damaged file is set aside, and the backup goes in its place…"
_SAVING: Final = "Reading what is left…"
_FILTER: Final = "Workbooks (*.nwbk)"


class DamagedPanel(QWidget):
    """What is damaged, and three ways on: the newest backup, what can be read, another file.

    Signals:
        open_requested: the path of a workbook to open, and what to say of it then.
        choose_requested: choose another file.
    """

    open_requested = Signal(str, str)
    choose_requested = Signal()

    def __init__(self, theme: "Theme", framework_id: str) -> None:
        """Make a panel that says nothing yet.

        Args:
            theme: gives fonts and colours.
            framework_id: what a workbook answers where that cannot be read.
        """
        super().__init__()
        self._framework_id = framework_id
        self._tasks = TaskRunner(self)
        self._path = Path()
        self._password = ""
        self._backup: Backup | None = None
        self._banner = Banner(theme, "problem", "")
        self._about = Lead(theme)
        self.open_backup = Button(theme, "Open the newest backup", kind="filled")
        self.save = Button(theme, "Save what can be read…")
        self.choose = Button(theme, "Choose another file")
        self.open_backup.clicked.connect(self._open_backup)
        self.save.clicked.connect(self._ask_file)
        self.choose.clicked.connect(self.choose_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._banner)
        column.addWidget(self._about)
        buttons = FlowLayout(gap=10)
        for button in self.stops:
            buttons.addWidget(button)
        column.addLayout(buttons)

    @property
    def stops(self) -> tuple[Button, ...]:
        """What can be pressed, in reading order."""
        return self.open_backup, self.save, self.choose

    def show_damage(self, path: Path, error: KnownError, password: str = "") -> None:
        """Say what is damaged, and look for a backup.

        Args:
            path: the damaged file.
            error: what is damaged.
            password: opens it and its backups, where they have one.
        """
        self._path, self._password = path, password
        self._backup = None
        self._banner.set_content("problem", error.sentence, "The file was left as it is.")
        self._work(_LOOKING)
        self.choose.setFocus()
        self._tasks.run(
            partial(newest_whole_backup, path, password), self._on_looked, self._on_failed
        )

    def _on_looked(self, backup: "Backup | None") -> None:
        self._backup = backup
        self._rest()
        if self.choose.hasFocus():
            # Nobody went elsewhere while it was looked for.
            (self.save if backup is None else self.open_backup).setFocus()

    def _work(self, words: str) -> None:
        """Say what goes on; meanwhile nothing else can be begun."""
        self._about.setText(words)
        for button in (self.open_backup, self.save):
            button.setEnabled(False)

    def _rest(self) -> None:
        backup = self._backup
        if backup is None:
            self._about.setText(_NO_BACKUP)
        else:
            self._about.setText(
                f"The newest whole backup is of {moment_words(backup.made_at)}. Opened, it takes "
                "the place of the damaged file, which is set aside beside it."
            )
        self.open_backup.setVisible(backup is not None)
        self.open_backup.setEnabled(backup is not None)
        self.save.set_kind("outlined" if backup is not None else "filled")
        self.save.setEnabled(True)

    def _open_backup(self) -> None:
        if self._backup is not None:
            backup, now = self._backup, system_clock().astimezone()
            self._work(_OPENING)
            self._tasks.run(
                partial(open_instead, self._path, backup, now),
                partial(self._on_put_back, backup),
                self._on_failed,
            )

    def _on_put_back(self, backup: "Backup", aside: Path) -> None:
        self._rest()
        said = (
            f"This is the backup of {moment_words(backup.made_at)}. "
            f"The damaged file is kept as {aside.name}."
        )
        self.open_requested.emit(str(self._path), said)

    def _ask_file(self) -> None:
        proposed = str(self._path.with_stem(f"{self._path.stem} saved"))
        dialog = QFileDialog(self, "Where what can be read goes", proposed, _FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("nwbk")
        # A file that is there is never replaced, and that is said.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, file: str) -> None:
        self._work(_SAVING)
        save = partial(
            save_what_can_be_read, self._path, Path(file), self._framework_id, self._password
        )
        self._tasks.run(save, self._on_saved, self._on_failed)

    def _on_saved(self, saved: "Salvaged") -> None:
        self._rest()
        self.open_requested.emit(str(saved.path), " ".join(salvage_sentences(saved)))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._banner.set_content("problem", error.sentence, error.next_step)
        self._rest()
