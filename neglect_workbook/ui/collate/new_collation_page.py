"""Making a new collation: its name, who collates, when returns were due, and where they are."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.storage.file_kind import COLLATION_FILE
from neglect_workbook.ui.free_path import free_collation_path
from neglect_workbook.ui.pages.start.paper_and_sheet import PaperAndSheet
from neglect_workbook.ui.pages.start.promise import Promise
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.file_place import FilePlace
from neglect_workbook.ui.widgets.labels import Hint, PageTitle, Strong
from neglect_workbook.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAUSE_MS: Final = 200
_NO_NAME: Final = "Write a name, such as 'Autumn 2026'."
_TO_HAND: Final = (
    "The folder that the returns came into",
    "The list of organisations that you expect, if you have one",
    "Who will moderate",
)


class NewCollationPage(PaperAndSheet):
    """Asks what a new collation is, and nothing more.

    Signals:
        create_requested: name, who collates, the day it is due by or ``None``, the folder of
            returns or ``None``, and the path of the file to make.
        cancelled: go back to the start.
    """

    create_requested = Signal(str, str, object, object, object)
    cancelled = Signal()

    def __init__(
        self, theme: "Theme", framework: "Framework", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._framework = framework
        self._folder: Path | None = None
        self._name = LineField(
            theme, "What it is called", placeholder="Autumn 2026", pause_ms=_PAUSE_MS
        )
        self._who = LineField(theme, "Who collates", hint="stands on receipts and letters")
        self._due = DateField(theme, "When returns are due")
        self._where = ElidedLabel(theme, "", ink="ink2", cut=Qt.TextElideMode.ElideMiddle)
        self._choose = Button(theme, "Choose the folder", icon="folder-open")
        self._place = FilePlace(
            theme, COLLATION_FILE, "Where the collation goes", free_collation_path
        )
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for line in (self._name, self._who):
            line.leave_unchecked()
            line.undo_here()
        self._fill_paper()
        self._fill_sheet()
        self._name.text_edited.connect(self._on_name)
        self._choose.clicked.connect(self._ask_folder)
        self._place.changed.connect(lambda: self._place.set_problem(""))
        self.start()

    @property
    def place(self) -> FilePlace:
        """Where the file goes."""
        return self._place

    def start(self) -> None:
        """Ask anew, with nothing filled in and the keyboard in the first field."""
        self._name.flush()
        self._name.set_text("")
        self._name.set_problem("")
        self._who.flush()
        self._who.set_text(self._framework.partnership)
        self._due.forget_typing()
        self._due.set_date(None)
        self.set_folder(None)
        self._place.start()
        self.verticalScrollBar().setValue(0)
        self._name.focus_editor()

    def set_folder(self, folder: Path | None) -> None:
        """Say where the returns are."""
        self._folder = folder
        self._where.set_words(str(folder) if folder is not None else "You can add them later.")

    def show_problem(self, error: "KnownError") -> None:
        """Say what could not be done, and the next step."""
        self._place.set_problem(str(error))
        self._place.focus_editor()
        self.ensureWidgetVisible(self._place)

    @override
    def arrange(self, *, narrow: bool) -> None:
        super().arrange(narrow=narrow)
        direction = QBoxLayout.Direction
        self._first.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    @override
    def keyPressEvent(self, arg__1: "QKeyEvent") -> None:
        if arg__1.key() in _ENTER:
            self._create()
        else:
            super().keyPressEvent(arg__1)

    def _fill_paper(self) -> None:
        theme, column = self._theme, self.paper
        back = Button(theme, "Back", kind="link", icon="chevron-left")
        back.clicked.connect(self.cancelled)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(PageTitle(theme, "New collation"))
        column.addSpacing(10)
        column.addWidget(Promise(theme, "A name is enough to begin."))
        column.addSpacing(22)
        column.addWidget(Strong(theme, "What to have to hand"))
        column.addSpacing(6)
        column.addWidget(BulletList(theme, _TO_HAND))
        column.addStretch(1)

    def _fill_sheet(self) -> None:
        theme, column = self._theme, self.sheet
        create = Button(theme, "Make the collation", kind="filled")
        create.clicked.connect(self._create)
        cancel = Button(theme, "Cancel", kind="quiet")
        cancel.clicked.connect(self.cancelled)
        self._first.setSpacing(20)
        self._first.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        self._first.addWidget(self._who, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._first)
        column.addSpacing(10)
        self._due.setMaximumWidth(theme.scaled(360))
        column.addWidget(self._due)
        column.addWidget(Hint(theme, "Optional. A return with a later date is marked late."))
        column.addSpacing(14)
        column.addWidget(Strong(theme, "The folder of returns"))
        column.addSpacing(4)
        folder = QHBoxLayout()
        folder.setSpacing(12)
        folder.addWidget(self._choose)
        folder.addWidget(self._where, 1)
        column.addLayout(folder)
        column.addSpacing(16)
        column.addWidget(self._place)
        column.addSpacing(10)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(create)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def _on_name(self, name: str) -> None:
        self._place.propose(name)
        if name.strip():
            self._name.set_problem("")

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "The folder of returns")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.set_folder(Path(chosen)))
        dialog.open()

    def _create(self) -> None:
        self._name.flush()
        self._who.flush()
        name = self._name.text().strip()
        self._name.set_problem("" if name else _NO_NAME)
        if not name:
            self._name.focus_editor()
            self.ensureWidgetVisible(self._name)
            return
        if not self._due.commit():
            self._due.focus_editor()
            return
        day: date | None = self._due.day
        who = self._who.text().strip()
        self.create_requested.emit(name, who, day, self._folder, self._place.path)
