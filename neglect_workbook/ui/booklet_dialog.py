"""Asks whose questions a booklet is to hold, and where it goes."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from neglect_workbook.domain.clock import today_here
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.booklet import booklet_name, make_booklet
from neglect_workbook.ui.dialog_size import grow_to_fit
from neglect_workbook.ui.folder_words import folder_words
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework, Sector
    from neglect_workbook.ui.theme import Theme

_WHAT: Final = (
    "The questions of one role in Word, with help and room to write. It holds none of your answers."
)
_SAVE: Final = "Make the booklet…"
_FILTER: Final = "Word files (*.docx)"
_WIDTH: Final = 460


class BookletDialog(QDialog):
    """A choice of roles, and one button that asks for the file."""

    def __init__(
        self, theme: "Theme", framework: "Framework", sector: "Sector | None", parent: QWidget
    ) -> None:
        """Offer the first role.

        Args:
            theme: gives fonts and colours.
            framework: whose questions they are.
            sector: whose help the booklet gives; ``None`` for the help of all.
            parent: the window that asks.
        """
        super().__init__(parent)
        self._framework = framework
        self._sector = sector
        self._roles = {one.id: QRadioButton(one.role) for one in framework.question_sets}
        next(iter(self._roles.values())).setChecked(True)
        self._banner = Banner(theme, "problem", "")
        self._save = Button(theme, _SAVE, kind="filled")
        self._close = Button(theme, "Close")
        self._save.clicked.connect(self._ask_file)
        self._close.clicked.connect(self.reject)
        self._column = QVBoxLayout(self)
        self.setWindowTitle("A booklet to write in")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self._arrange(theme)

    def _arrange(self, theme: "Theme") -> None:
        column = self._column
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Body(theme, _WHAT))
        for radio in self._roles.values():
            column.addWidget(radio)
        column.addWidget(self._banner)
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self._save)
        buttons.addWidget(self._close)
        column.addLayout(buttons)
        self._banner.hide()

    def _ask_file(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        proposed = str(folder / booklet_name(self._framework, self._set_id))
        dialog = QFileDialog(self, "Where the booklet goes", proposed, _FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("docx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._make)
        dialog.open()

    @property
    def _set_id(self) -> str:
        return next(set_id for set_id, radio in self._roles.items() if radio.isChecked())

    def _make(self, file: str) -> None:
        path = Path(file)
        try:
            make_booklet(self._framework, self._set_id, path, today_here(), self._sector)
        except KnownError as error:
            self._banner.set_content("problem", error.sentence, error.next_step)
        else:
            where = folder_words(path.parent, Path.home())
            self._banner.set_content("info", "The booklet is made.", f"{path.name} is in {where}.")
        self._banner.show()
        grow_to_fit(self, self._column)
