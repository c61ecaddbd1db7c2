"""Where a new workbook goes: a folder and a name, proposed and changeable."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.free_path import free_path
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_SUFFIX: Final = ".nwbk"
_LABEL: Final = "Where the file goes"


class FilePlace(QWidget):
    """The folder and the name of the file, and a button that changes both.

    Signals:
        changed: the place is another one.
    """

    changed = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
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
        column.addWidget(Strong(theme, _LABEL))
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

    def propose(self, organisation: str) -> None:
        """Name the file after an organisation, unless a person named it."""
        if not self._is_chosen:
            self._show(free_path(_documents(), organisation))

    def set_problem(self, text: str) -> None:
        """Say what is wrong, in red; empty when nothing is."""
        self._note.show_note(NoteKind.PROBLEM, text)

    def focus_editor(self) -> None:
        """Put the focus on 'Change'."""
        self._change.setFocus()

    def _ask(self) -> None:
        dialog = QFileDialog(self, _LABEL, str(self._path), f"Workbooks (*{_SUFFIX})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        # A workbook that is there is never replaced, so nobody is asked whether it should be.
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
