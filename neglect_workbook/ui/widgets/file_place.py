"""Where a new file goes: a folder and a name, proposed and changeable."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook.storage.file_kind import FileKind
    from neglect_workbook.ui.theme import Theme


class FilePlace(QWidget):
    """The folder and the name of the file, and a button that changes both.

    Signals:
        changed: the place is another one.
    """

    changed = Signal()

    def __init__(
        self,
        theme: "Theme",
        kind: "FileKind",
        label: str,
        free_path: "Callable[[Path, str], Path]",
    ) -> None:
        """Show the place.

        Args:
            theme: gives its look.
            kind: what is made.
            label: stands above it.
            free_path: a path in a folder that no file has yet, for something of a name.
        """
        super().__init__()
        self._kind = kind
        self._label = label
        self._free_path = free_path
        self._path = Path()
        self._is_chosen = False
        self._name = ElidedLabel(theme)
        self._folder = ElidedLabel(theme, ink="ink2")
        self._change = Button(theme, "Change")
        self._change.clicked.connect(self._ask)
        self._note = FieldNote(theme)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._folder)
        card = Card(theme)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(theme, label))
        column.addWidget(card)
        column.addWidget(self._note)

    @property
    def path(self) -> Path:
        """The file to make."""
        return self._path

    def start(self) -> None:
        """Forget what was chosen and propose a name for nobody yet."""
        self._is_chosen = False
        self.propose("")

    def propose(self, name: str, folder: Path | None = None) -> None:
        """Name the file, in a folder or the person's own, unless a person named it."""
        if not self._is_chosen:
            self._show(self._free_path(folder or _documents(), name))

    def set_problem(self, text: str) -> None:
        """Say what is wrong, in red; empty when nothing is."""
        self._note.show_note(NoteKind.PROBLEM, text)

    def focus_editor(self) -> None:
        """Put the focus on 'Change'."""
        self._change.setFocus()

    def _ask(self) -> None:
        kind = self._kind
        kinds = f"{kind.noun.capitalize()}s (*{kind.suffix})"
        dialog = QFileDialog(self, self._label, str(self._path), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.suffix.removeprefix("."))
        # A file that is there is never replaced, so nobody is asked whether it should be.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._choose)
        dialog.open()

    def _choose(self, name: str) -> None:
        self._is_chosen = True
        self._show(Path(name))
        self.changed.emit()

    def _show(self, path: Path) -> None:
        self._path = path
        self._name.set_words(path.name)
        self._folder.set_words(f"In {path.parent}")
        self._change.setAccessibleName(f"Change where the file goes: {path.name} in {path.parent}")


def _documents() -> Path:
    folder = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    return folder if folder.is_dir() else Path.home()
