"""What is done with the attached copy of the item that the details show."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from neglect_workbook.domain.file_titles import title_from_file_name
from neglect_workbook.domain.records import Evidence
from neglect_workbook.errors import KnownError
from neglect_workbook.ui.folder_words import folder_words
from neglect_workbook.ui.pages.evidence.copying import Copying
from neglect_workbook.workbook.attaching import TakenCopy, attach_copy, copies_in, detach_copy

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.evidence.copy_field import CopyField
    from neglect_workbook.ui.session import WorkbookSession

_SAVED: Final = "Saved as {name} in {folder}."
_REMOVED: Final = "The copy of {label} was removed."
_HELD: Final = "Another item or a closed review still holds it."
_OPENED: Final = "Opened to be read. Changes to it do not come into the workbook."

_NOT_OPENED: Final = KnownError(
    "not_opened", "No program on this computer opens it.", "Save a copy instead."
)


class ItemCopy(QObject):
    """Attaches, opens, saves and removes. A copy that comes late still goes to its own item.

    Signals:
        made: the id of the item that was made with its copy.
        mended: a copy that was damaged or missing is whole again, and no field has changed.
        removed: a sentence on the copy that was removed.
    """

    made = Signal(str)
    mended = Signal()
    removed = Signal(str)

    def __init__(self, session: "WorkbookSession", field: "CopyField", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._field = field
        self._item = Evidence()
        #: The item that a dialog was opened for.
        self._asked_for = Evidence()
        self._copying = Copying(session, self)
        field.attach_requested.connect(self._choose)
        field.open_requested.connect(self._open)
        field.save_requested.connect(self._ask_where)
        field.removal_requested.connect(self._remove)
        field.cancel_requested.connect(self._copying.cancel)
        self._copying.begun.connect(field.begin)
        self._copying.ended.connect(field.end)
        self._copying.progressed.connect(field.show_progress)
        self._copying.refused.connect(field.show_problem)

    def set_item(self, item: Evidence) -> None:
        """Do everything from now on with this item; one without id is made with its copy."""
        self._item = item

    def _choose(self) -> None:
        if self._copying.is_busy:
            return
        self._asked_for = self._item
        dialog = QFileDialog(self._field, "Choose a file", "", "All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self._copying.take(Path(path), self._on_taken)

    def _on_taken(self, copy: TakenCopy) -> None:
        record_id, title = self._asked_for.id, title_from_file_name(copy.name)
        made = self._session.do(
            self, lambda workbook: attach_copy(workbook, record_id or None, copy, title)
        )
        if made.record_id:
            self.made.emit(made.record_id)
        elif made.is_empty:
            self.mended.emit()

    def _open(self) -> None:
        self._copying.read_to_open(self._item, self._on_ready)

    def _on_ready(self, file: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._field.say(_OPENED)
        else:
            self._field.show_problem(_NOT_OPENED)

    def _ask_where(self) -> None:
        if self._copying.is_busy:
            return
        self._asked_for = self._item
        dialog = QFileDialog(self._field, "Save a copy", self._item.file_name, "All files (*)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Nothing is replaced: a name that is taken is followed by a number.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_place)
        dialog.open()

    def _on_place(self, path: str) -> None:
        self._copying.save(self._asked_for, Path(path), self._on_saved)

    def _on_saved(self, file: Path) -> None:
        if self._asked_for.id == self._item.id:
            where = folder_words(file.parent, Path.home())
            self._field.say(_SAVED.format(name=file.name, folder=where))

    def _remove(self) -> None:
        item = self._item
        change_set = self._session.do(self, lambda workbook: detach_copy(workbook, item.id))
        if not change_set.is_empty:
            is_held = item.file_digest in copies_in(self._session.workbook).sizes
            sentence = _REMOVED.format(label=item.label)
            self.removed.emit(f"{sentence} {_HELD}" if is_held else sentence)
