"""Lists names that the personal-data check always finds, kept on this computer only."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from neglect_workbook.checks.personal_data.listed_names import ListedNames, ListedNamesFile
from neglect_workbook.errors import KnownError
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body, Lead, Strong
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from neglect_workbook.keeping import known_words
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.banner import BannerKind
else:
    known_words = Late("neglect_workbook.keeping.known_words")

_WHAT: Final = (
    "Paste the names that must never be sent, such as a class list. "
    "Where one stands in what you write, the check asks about it."
)
_WHERE: Final = (
    "They stay on this computer, scrambled so that nobody reads them at a glance. "
    "They never go into the workbook or into a file that you send."
)
_LABEL: Final = "Names, one to a line"
_KEEP: Final = "Keep these names"
_FORGET: Final = "Forget the list"
_FORGOTTEN: Final = "The list is forgotten."
_WIDTH: Final = 520
_LINES: Final = 6


class NamesDialog(QDialog):
    """A box to paste names into, how many there are, and a button that forgets them all.

    Signals:
        names_changed: other names are listed.
    """

    names_changed = Signal()

    def __init__(self, theme: "Theme", framework_id: str, profile: "Path", parent: QWidget) -> None:
        """Say how many names are listed.

        Args:
            theme: gives fonts and colours.
            framework_id: whose words are no names on their own.
            profile: the folder in which names are listed.
            parent: the window that asks.
        """
        super().__init__(parent)
        self._framework_id = framework_id
        self._file = ListedNamesFile(profile)
        self._tasks = TaskRunner(self)
        self._box = TextBox(theme, _LABEL, lines=_LINES)
        self._box.leave_unchecked()
        self._box.undo_here()
        self._count = Strong(theme)
        self._banner = Banner(theme, "problem", "")
        self._keep = Button(theme, _KEEP, kind="filled")
        self._forget = Button(theme, _FORGET, icon="x")
        self._close = Button(theme, "Close")
        self._keep.clicked.connect(self._add)
        self._forget.clicked.connect(self._remove_all)
        self._close.clicked.connect(self.reject)
        self.setWindowTitle("Names to catch")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self._column = QVBoxLayout(self)
        self._arrange(theme)
        self._show_count(self._file.read())

    def _arrange(self, theme: "Theme") -> None:
        column = self._column
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Body(theme, _WHAT))
        column.addWidget(self._box)
        column.addWidget(Lead(theme, _WHERE))
        column.addWidget(self._banner)
        column.addWidget(self._count)
        buttons = FlowLayout(gap=10)
        for button in (self._keep, self._forget, self._close):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self._banner.hide()
        self._box.focus_editor()

    def _add(self) -> None:
        names = [line for line in self._box.text().splitlines() if line.strip()]
        if not names:
            self._say("warning", "There are no names in the box.", "Paste one to a line.")
            self._box.focus_editor()
            return
        self._keep.setEnabled(False)
        # To know which words are no names takes longer than a window may stand still.
        work = partial(_listed, self._file, names, self._framework_id)
        self._tasks.run(work, self._on_added, self._on_failed)

    def _on_added(self, listed: ListedNames) -> None:
        self._keep.setEnabled(True)
        self._box.begin_with("")
        self._banner.hide()
        self._show_count(listed)
        self._box.focus_editor()
        self.names_changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._keep.setEnabled(True)
        if not isinstance(error, KnownError):
            raise error
        self._say("problem", error.sentence, error.next_step)

    def _remove_all(self) -> None:
        try:
            self._file.remove_all()
        except KnownError as error:
            self._say("problem", error.sentence, error.next_step)
            return
        self._say("info", _FORGOTTEN, "")
        self._show_count(ListedNames())
        self._box.focus_editor()
        self.names_changed.emit()

    def _show_count(self, listed: ListedNames) -> None:
        count = listed.count
        name = "1 name is" if count == 1 else f"{count} names are"
        self._count.setText(f"{name} kept on this computer." if count else "No names are kept yet.")
        self._forget.setEnabled(count > 0)

    def _say(self, kind: "BannerKind", strong: str, text: str) -> None:
        self._banner.set_content(kind, strong, text)
        self._banner.show()
        # As high as its texts need where they take several lines.
        height = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), height))


def _listed(file: ListedNamesFile, names: "Sequence[str]", framework_id: str) -> ListedNames:
    """List further names."""
    return file.add(names, known_words.words_of(framework_id))
