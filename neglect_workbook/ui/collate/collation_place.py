"""Where a new collation goes: a file beside the returns, unless a person says otherwise."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.files import free_name, slug
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_SUFFIX: Final = ".ncol"
_LABEL: Final = "Where the collation goes"
_LONGEST: Final = 40


class CollationPlace(QWidget):
    """Proposes a name from the collation's. A file that is there is never replaced.

    Signals:
        changed: a person chose another place.
    """

    changed = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._path = Path()
        self._is_chosen = False
        self._name = ElidedLabel(theme, "", strong=True, cut=Qt.TextElideMode.ElideMiddle)
        self._folder = ElidedLabel(theme, "", ink="ink2", cut=Qt.TextElideMode.ElideMiddle)
        self._change = Button(theme, "Change")
        self._change.clicked.connect(self._ask)
        self._note = FieldNote(theme)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._folder)
        card = Card(theme)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(theme, _LABEL))
        column.addWidget(card)
        column.addWidget(self._note)
        self.propose("")

    @property
    def path(self) -> Path:
        """The file to make."""
        return self._path

    def propose(self, name: str, folder: Path | None = None) -> None:
        """Name the file after the collation, unless a person named it."""
        if not self._is_chosen:
            stem = slug(name, _LONGEST) if name.strip() else ""
            where = folder or _documents()
            name = f"collation-{stem}" if stem else "collation"
            self._show(free_name(where / f"{name}{_SUFFIX}"))

    def start(self) -> None:
        """Forget what was chosen."""
        self._is_chosen = False
        self.set_problem("")
        self.propose("")

    def set_problem(self, text: str) -> None:
        """Say what is wrong, in red; empty when nothing is."""
        self._note.show_note(NoteKind.PROBLEM, text)

    def focus_editor(self) -> None:
        """Put the keyboard on 'Change'."""
        self._change.setFocus()

    def _ask(self) -> None:
        dialog = QFileDialog(self, _LABEL, str(self._path), f"Collations (*{_SUFFIX})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        # A collation that is there is never replaced, so nobody is asked whether it should be.
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
        self._change.setAccessibleName(f"Change where it goes: {path.name} in {path.parent}")


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()
