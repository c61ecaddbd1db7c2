"""The attached copy of an item: its name and size, and what can be done with it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.storage.attachments import size_words
from neglect_workbook.ui.pages.evidence.copy_progress import CopyProgress
from neglect_workbook.ui.pages.evidence.file_panel import PRIVACY
from neglect_workbook.ui.personal_data.field_marks import FieldMarks
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column_scroll import SHOW_WHOLE
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Hint
from neglect_workbook.workbook.attachable import opens_here

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from neglect_workbook.domain.records import Evidence
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme

_LABEL: Final = "Attached copy"
_HINT: Final = "optional, up to 20 MB"
_LOST: Final = "The copy is damaged or missing in this workbook."
_NOT_OPENED: Final = "This kind of file is not opened from here. Save a copy to look at it."
_WHAT_NOW: Final = "Attach the file again, or look in a backup copy of the workbook."


class CopyField(QWidget):
    """Shows whether there is a copy, and offers what can be done; it does nothing itself.

    Signals:
        attach_requested: somebody wants to choose a file.
        open_requested: somebody wants to look at the copy.
        save_requested: somebody wants to have it in a folder.
        removal_requested: somebody wants it gone from the workbook.
        cancel_requested: a file that is being read is not wanted any more.
    """

    attach_requested = Signal()
    open_requested = Signal()
    save_requested = Signal()
    removal_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._is_read_only = False
        self._item: Evidence | None = None
        self._is_lost = False
        self._name = IconLabel(theme, "paperclip")
        self._found = FieldNote(theme)
        self._marks = FieldMarks(self, self._file_name)
        self._marks.changed.connect(self._show_marks)
        self._none = IconLabel(theme, "shield", PRIVACY, ink="ink3", size=16)
        self._problem = Banner(theme, "problem", "")
        self._news = IconLabel(theme, "check", ink="ink2", icon_ink="green")
        self._closed = Hint(theme, _NOT_OPENED)
        self._attach = Button(theme, "Attach a copy", icon="paperclip", is_slim=True)
        self._open = Button(theme, "Open", is_slim=True)
        self._save = Button(theme, "Save a copy as…", is_slim=True)
        self._remove = Button(theme, "Remove the copy", icon="x", is_slim=True)
        self._progress = CopyProgress(theme)
        self._attach.clicked.connect(self.attach_requested)
        self._open.clicked.connect(self.open_requested)
        self._save.clicked.connect(self.save_requested)
        self._remove.clicked.connect(self.removal_requested)
        self._progress.cancel_requested.connect(self.cancel_requested)
        self._arrange(theme)

    def show_item(self, item: "Evidence", *, is_lost: bool) -> None:
        """Show the copy of an item, or that it has none.

        Args:
            item: a new one has none.
            is_lost: whether its copy is damaged or missing.
        """
        if self._item is None or (item.id, item.file_digest) != (
            self._item.id,
            self._item.file_digest,
        ):
            self._problem.hide()
            self._news.hide()
        self._item, self._is_lost = item, is_lost
        self._show_state()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people open and save only."""
        self._is_read_only = is_read_only

    def begin(self) -> None:
        """Something is being done, so what was said of the last time is past."""
        self._problem.hide()
        self._news.hide()

    def end(self) -> None:
        """Nothing is being done any more."""
        self._progress.hide()

    def show_progress(self, read: int, total: int) -> None:
        """Say how much of a file was read."""
        self._progress.show_progress(read, total)

    def show_problem(self, error: "KnownError") -> None:
        """Say what could not be done."""
        self._problem.set_content("problem", error.sentence, error.next_step)
        self._problem.show()

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self._news.setText(sentence)
        self._news.show()

    def focus_editor(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        buttons = (self._attach, self._open, self._save)
        first = next((one for one in buttons if not one.isHidden()), self._save)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, theme: "Theme") -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self._attach, self._open, self._save, self._remove):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(FieldLabel(theme, _LABEL, _HINT))
        for widget in (
            self._name,
            self._found,
            self._closed,
            self._problem,
            buttons,
            self._progress,
            self._news,
            self._none,
        ):
            layout.addWidget(widget)
        self._problem.hide()
        self._news.hide()
        self.setAccessibleName(_LABEL)
        self.setProperty(SHOW_WHOLE, "yes")

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._marks.ask()

    def _file_name(self) -> str:
        return self._item.file_name if self._item is not None and self._item.has_copy else ""

    def _show_marks(self) -> None:
        """A name of a file often says whose file it is."""
        self._found.show_note(self._marks.note_kind, self._marks.sentence)

    def _show_state(self) -> None:
        item = self._item
        if item is None:
            return
        self._marks.ask()
        can_write, has_copy = not self._is_read_only, item.has_copy
        ink = "red" if self._is_lost else "ink"
        words = f"{item.file_name}, {size_words(item.file_size)}" if has_copy else "None"
        if self._is_lost:
            words = f"{words}. {_LOST} {_WHAT_NOW}"
        icon = "octagon-alert" if self._is_lost else "paperclip"
        self._name.set_content(icon, words, ink=ink)
        self._name.setVisible(has_copy or not can_write)
        self._none.setVisible(can_write and not has_copy)
        self._attach.setVisible(can_write and (not has_copy or self._is_lost))
        is_whole, opens = has_copy and not self._is_lost, opens_here(item.file_name)
        self._open.setVisible(is_whole and opens)
        self._closed.setVisible(is_whole and not opens)
        self._save.setVisible(is_whole)
        self._remove.setVisible(can_write and has_copy)
