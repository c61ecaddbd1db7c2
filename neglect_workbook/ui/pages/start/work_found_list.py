"""The work on this computer that is not in its files, on the first screen."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.storage.open_folder import working_folders
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import SectionHeading

if TYPE_CHECKING:
    from neglect_workbook.storage import leftovers
    from neglect_workbook.ui.pages.start import work_found_row
    from neglect_workbook.ui.theme import Theme
else:
    leftovers = Late("neglect_workbook.storage.leftovers")
    work_found_row = Late("neglect_workbook.ui.pages.start.work_found_row")

_HEADING: Final = "Work found that is not in your file yet"


class WorkFoundList(QWidget):
    """A row for each file; nothing where there is none.

    Signals:
        recover_requested: the path of the workbook to open.
    """

    recover_requested = Signal(str)

    def __init__(self, theme: "Theme", profile: Path) -> None:
        super().__init__()
        self._theme = theme
        self._profile = profile
        self._left: set[Path] = set()
        self._content = QWidget()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 24)
        self._outer.addWidget(self._content)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def stops(self) -> list[QPushButton]:
        """What can be pressed, in reading order."""
        return self._content.findChildren(QPushButton)

    def refresh(self) -> None:
        """Look again, and show what there is.

        On the window's own thread: while somebody looks at a working copy, nobody opens it.
        """
        found = [one for one in self._find() if one.target not in self._left]
        content = QWidget()
        if found:
            self._fill(content, found)
        self._outer.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()
        self.setVisible(bool(found))

    def _fill(self, content: QWidget, found: "list[leftovers.WorkFound]") -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHeading(self._theme, _HEADING))
        column.addSpacing(4)
        column.addWidget(Hairline(self._theme))
        for one in found:
            column.addWidget(self._row(one))

    def _find(self) -> "tuple[leftovers.WorkFound, ...]":
        """Nothing is loaded where no session left a folder, as nearly always."""
        return leftovers.work_found(self._profile) if working_folders(self._profile) else ()

    def _row(self, found: "leftovers.WorkFound") -> "work_found_row.WorkFoundRow":
        row = work_found_row.WorkFoundRow(self._theme, found)
        row.recover_requested.connect(lambda: self.recover_requested.emit(str(found.target)))
        row.leave_requested.connect(partial(self._leave, found))
        row.discard_requested.connect(partial(self._discard, found))
        return row

    def _leave(self, found: "leftovers.WorkFound") -> None:
        self._left.add(found.target)
        self.refresh()

    def _discard(self, found: "leftovers.WorkFound") -> None:
        leftovers.discard_work(self._profile, found.target)
        self.refresh()
