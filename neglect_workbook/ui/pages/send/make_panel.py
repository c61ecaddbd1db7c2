"""Makes the files: which ones, where they go, and what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.folder_words import folder_words
from neglect_workbook.ui.pages.send.folder import export_folder
from neglect_workbook.ui.pages.send.previews import EMAIL, PLAN, RETURN, Wish
from neglect_workbook.ui.pages.send.private_rows import STOPPED
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.pages.page import Page
    from neglect_workbook.ui.pages.send.more_choices import MoreChoices
    from neglect_workbook.ui.preferences import Preferences

_FILES: Final = {
    PLAN: "Action plan, Word",
    RETURN: "Return, Excel",
    EMAIL: "E-mail draft",
}
#: What a draft can take along.
_ATTACHED: Final = (PLAN, RETURN)
_HELD: Final = "held_open"
_CLOSE_IT: Final = "Close it there and make the files again."
_BESIDE: Final = "Save it as … (2)"
_ELSEWHERE: Final = "Choose another folder"
_SHOW_STOPS: Final = "Show them"
_MAKE: Final = "Make the files"
_MAKING: Final = "Making the files"
_NOTHING_IS_SENT: Final = "Nothing is sent until you press Send in your mail program."
_CHANGE: Final = "Change the folder"
_CHOOSE_ONE: Final = "Tick at least one file to make."


class MakePanel(QWidget):
    """Tick boxes, the check code, the one filled button of the page and the folder.

    Signals:
        make_requested: the ``Wish`` to make.
        password_doubted: nothing is made, because the password is not the same twice.
        stops_requested: somebody wants to see what says who somebody is.
    """

    make_requested = Signal(object)
    password_doubted = Signal()
    stops_requested = Signal()

    def __init__(self, page: "Page", preferences: "Preferences", more: "MoreChoices") -> None:
        """Offer what most people send.

        Args:
            page: gives the theme and the session.
            more: what only some people want, which stands elsewhere.
            preferences: remembers where files went.
        """
        super().__init__()
        theme = page.theme
        self._page = page
        self._preferences = preferences
        self._is_making = False
        self._is_held = False
        self._is_stopped = False
        self._ticks = {kind: QCheckBox(words) for kind, words in _FILES.items()}
        self._more = more
        self._code = RunsLabel(theme)
        self._make = Button(theme, _MAKE, kind="filled", icon="file-check")
        self._problem = Banner(theme, "problem", "")
        self._folder_words = ElidedLabel(theme, ink="ink2")
        self._change = Button(theme, _CHANGE, kind="link")
        self._arrange()
        for tick in self._ticks.values():
            tick.setChecked(True)
            tick.toggled.connect(self._show_state)
        self._more.changed.connect(self._show_state)
        self._make.clicked.connect(lambda: self._ask(beside_held=False))
        self._problem.link_activated.connect(self._follow_way_out)
        self._change.clicked.connect(self._ask_folder)
        self._show_folder()
        self._show_state()

    @property
    def kinds(self) -> list[str]:
        """The files that are ticked. A draft alone has nothing to take along."""
        kinds = [kind for kind, tick in self._ticks.items() if tick.isChecked()]
        kinds = [kind for kind in kinds if kind != EMAIL or self._has_something_to_send]
        return kinds + self._more.kinds

    @property
    def _has_something_to_send(self) -> bool:
        return any(self._ticks[kind].isChecked() for kind in _ATTACHED)

    @property
    def folder(self) -> Path:
        """Where the files go."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        workbook = self._page.session.workbook.path
        return export_folder(
            self._preferences.export_folder(workbook),
            workbook,
            self._preferences.profile,
            Path(QStandardPaths.writableLocation(documents)),
        )

    def show_check_code(self, code: str) -> None:
        """Show the code that the files would carry now."""
        self._code.set_runs([Run("Check code ", ink="ink2"), Run(code, is_strong=True)])

    def focus_button(self) -> None:
        """Put the keyboard on what makes the files, or on a tick while none is wanted."""
        first: QWidget = self._make if self._make.isEnabled() else next(iter(self._ticks.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_making(self) -> None:
        """Say that the files are on their way."""
        self._is_making = True
        self._forget_problem()
        self._show_state()

    def show_done(self) -> None:
        """Be ready to make them again."""
        self._is_making = False
        self._show_state()

    def show_problem(self, error: "KnownError") -> None:
        """Say why nothing was made, and the next step."""
        self.show_done()
        self._is_held = error.code == _HELD
        self._is_stopped = error.code == STOPPED
        next_step = _CLOSE_IT if self._is_held else error.next_step
        is_elsewhere = next_step.rstrip(".") == _ELSEWHERE
        said = "" if is_elsewhere else next_step
        way_out = _ELSEWHERE if is_elsewhere else _SHOW_STOPS if self._is_stopped else ""
        link = _BESIDE if self._is_held else way_out
        self._problem.set_content("problem", error.sentence, said, link)
        self._problem.show()
        # The focus is on the button, so this is what a screen reader says.
        self._make.setAccessibleDescription(f"{error.sentence} {next_step}")
        self._make.setFocus()

    def choose_folder(self, folder: str) -> None:
        """Let files go to a folder from now on. What was wrong with the one before is forgotten."""
        self._preferences.set_export_folder(folder, self._page.session.workbook.path)
        self._forget_problem()
        self._show_folder()

    def _follow_way_out(self) -> None:
        if self._is_held:
            self._ask(beside_held=True)
        elif self._is_stopped:
            self.stops_requested.emit()
        else:
            self._ask_folder()

    def _ask(self, *, beside_held: bool) -> None:
        """Ask for the files, if the password is the same twice."""
        if not self._more.is_typed_twice_alike:
            self.password_doubted.emit()
            return
        wish = Wish(tuple(self.kinds), self._more.password, beside_held=beside_held)
        self.make_requested.emit(wish)

    def _forget_problem(self) -> None:
        self._problem.hide()
        self._make.setAccessibleDescription("")

    def _arrange(self) -> None:
        ticks = FlowLayout(gap=16)
        for tick in self._ticks.values():
            ticks.addWidget(tick)
        where = FlowLayout(gap=8)
        where.addWidget(self._folder_words)
        where.addWidget(self._change)
        self._problem.hide()
        self._make.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(ticks)
        column.addWidget(self._code)
        column.addWidget(self._problem)
        column.addWidget(self._make)
        column.addLayout(where)
        column.addWidget(Lead(self._page.theme, _NOTHING_IS_SENT))

    def _show_state(self) -> None:
        self._make.set_words(_MAKING if self._is_making else _MAKE)
        self._make.setEnabled(bool(self.kinds) and not self._is_making)
        for tick in (*self._ticks.values(), self._more):
            tick.setEnabled(not self._is_making)
        self._ticks[EMAIL].setEnabled(not self._is_making and self._has_something_to_send)
        self._change.setEnabled(not self._is_making)
        self._show_folder()

    def _show_folder(self) -> None:
        folder = self.folder
        where = f"Files go to {folder_words(folder, Path.home())}." if self.kinds else _CHOOSE_ONE
        self._folder_words.set_words(where)
        self._change.setToolTip(str(folder))
        self._change.setAccessibleDescription(f"Files go to {folder}")

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Where the files go", str(self.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.open()
