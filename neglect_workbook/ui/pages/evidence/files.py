"""From a file to an item of evidence: the drop zone, and what becomes of what was dropped."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from neglect_workbook.domain.file_titles import title_from_file_name
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.storage.attachments import MANY_BYTES, size_words
from neglect_workbook.ui.pages.evidence.copying import Copying
from neglect_workbook.ui.pages.evidence.drop_zone import DropZone
from neglect_workbook.ui.pages.evidence.file_panel import FilePanel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.workbook.attaching import TakenCopy, attach_copy, copies_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_MANY: Final = (
    "The attached copies have {size} together. From {many} on it takes longer to save. "
    "Note where a file is kept wherever you can."
)
_ONE: Final = "Drop one file at a time."
#: Folders in which every person has a folder that is called by their name.
_HOMES: Final = ("home", "home$", "homes", "profiles", "profiles$", "users", "users$")


class EvidenceFiles(QWidget):
    """Takes one file at a time, asks what becomes of it, and makes an item of it.

    Signals:
        item_made: the id of the new item.
    """

    item_made = Signal(str)

    def __init__(self, theme: "Theme", session: "WorkbookSession") -> None:
        super().__init__()
        self._session = session
        self._path = Path()
        self._zone = DropZone(theme)
        self._panel = FilePanel(theme)
        self._news = FieldNote(theme)
        self._many = FieldNote(theme)
        self._copying = Copying(session, self)
        self._zone.choosing_requested.connect(self._choose)
        self._panel.note_requested.connect(self._note)
        self._panel.copy_requested.connect(self._attach)
        self._panel.cancel_requested.connect(self._copying.cancel)
        self._panel.closed.connect(self._close)
        self._copying.begun.connect(self._panel.begin)
        self._copying.ended.connect(self._panel.end)
        self._copying.progressed.connect(self._panel.show_progress)
        self._copying.refused.connect(self._panel.show_problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._panel)
        layout.addWidget(self._zone)
        layout.addWidget(self._news)
        layout.addWidget(self._many)

    @property
    def can_take(self) -> bool:
        """Whether there is time for another file."""
        return not self._session.workbook.is_read_only and not self._copying.is_busy

    def show_room(self) -> None:
        """Warn where the copies in the workbook are many."""
        copies = copies_in(self._session.workbook)
        words = _MANY.format(size=size_words(copies.size), many=size_words(MANY_BYTES))
        self._many.show_note(NoteKind.LOOK, words if copies.are_many else "")

    def set_ready(self, *, is_ready: bool) -> None:
        """Show that a file which is dragged here now can be let go."""
        self._zone.set_ready(is_ready=is_ready)

    def offer(self, paths: "Sequence[Path]") -> None:
        """Ask what becomes of a file; say so where they are several."""
        is_one = len(paths) == 1
        self._news.show_note(NoteKind.LOOK, "" if is_one else _ONE)
        if is_one:
            self._ask(paths[0])

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Choose a file", "", "All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self.offer((Path(path),))

    def _ask(self, path: Path) -> None:
        self._path = path
        self._zone.hide()
        self._panel.ask(path.name)

    def _close(self) -> None:
        self._panel.hide()
        self._zone.show()
        self._zone.focus_choose()

    def _note(self) -> None:
        title, place = title_from_file_name(self._path.name), _place_of(self._path)
        made = self._session.do(
            self,
            lambda workbook: workbook.add_record(RecordKind.EVIDENCE, title=title, kept_at=place),
        )
        self._on_made(made.record_id)

    def _attach(self) -> None:
        self._copying.take(self._path, self._on_taken)

    def _on_taken(self, copy: TakenCopy) -> None:
        title = title_from_file_name(self._path.name)
        made = self._session.do(self, lambda workbook: attach_copy(workbook, None, copy, title))
        self._on_made(made.record_id)

    def _on_made(self, record_id: str) -> None:
        if record_id:
            self._panel.hide()
            self._zone.show()
            self.item_made.emit(record_id)


def _place_of(path: Path) -> str:
    """The folder of a file, by its last name alone, and not by the name of a person."""
    folder = path.parent
    is_somebodys = folder == Path.home() or folder.parent.name.casefold() in _HOMES
    return "" if is_somebodys else folder.name
