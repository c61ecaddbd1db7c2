"""Forms as files: made to be given out, and read when they come back, off the window's thread."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from neglect_workbook.domain.clock import today_here
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.forms.filled import FilledForm
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.ui.file_reader import FileReader
from neglect_workbook.ui.folder_words import folder_words
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.models.forms_words import made_words
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.workbook import add_forms
from neglect_workbook.workbook.form_checks import require_ours
from neglect_workbook.workbook.voices import sort_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.exchange.forms import making, reading
    from neglect_workbook.exchange.forms.form import Form
    from neglect_workbook.ui.pages.page import Page
    from neglect_workbook.ui.pages.voices.bring_panel import BringPanel
    from neglect_workbook.ui.pages.voices.give_panel import GivePanel
    from neglect_workbook.ui.session import WorkbookSession
else:
    # What writes and reads Word and Excel takes long to load.
    making = Late("neglect_workbook.exchange.forms.making")
    reading = Late("neglect_workbook.exchange.forms.reading")

_FILTER: Final = "Forms (*.docx *.xlsx);;All files (*)"


class FormFiles(QObject):
    """Carries out what the two panels ask for."""

    def __init__(
        self, page: "Page", session: "WorkbookSession", give: "GivePanel", bring: "BringPanel"
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._give = give
        self._bring = bring
        self._tasks = TaskRunner(self)
        self._doubtful: tuple[FilledForm, ...] = ()
        self._came: list[FilledForm | KnownError] = []
        self._reader = FileReader(page.theme, page, _read, self._on_read, self._count_new)
        give.make_requested.connect(self._ask_folder)
        bring.choose_requested.connect(self._ask_files)
        bring.another_requested.connect(self._count_doubtful)

    def make(self, set_id: str, suffix: str, count: int, folder: Path) -> None:
        """Make forms in a folder.

        Args:
            set_id: the question set that they ask.
            suffix: the kind of file.
            count: 1 for one blank; how many files otherwise.
            folder: where they go.
        """
        if self._tasks.is_busy:
            return
        form = form_of(self._session.snapshot, set_id, today_here())
        self._give.show_making(is_making=True)
        work = partial(_make, form, folder, suffix, count)
        self._tasks.run(work, partial(self._on_made, count), self._on_not_made)

    def bring_in(self, paths: "Sequence[Path]") -> None:
        """Read files, and count the forms that are new."""
        if self._reader.is_busy or not paths:
            return
        self._came.clear()
        self._bring.show_reading(is_reading=True)
        self._reader.read(paths)

    def _ask_folder(self, set_id: str, suffix: str, count: int) -> None:
        where = self._session.workbook.path.parent
        dialog = QFileDialog(self._page, "Where the forms go", str(where))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self.make(set_id, suffix, count, Path(folder)))
        dialog.open()

    def _ask_files(self) -> None:
        where = self._session.workbook.path.parent
        dialog = QFileDialog(self._page, "Choose the filled forms", str(where), _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self.bring_in([Path(one) for one in paths]))
        dialog.open()

    def _on_made(self, count: int, made: Path) -> None:
        folder = made.parent if count == 1 else made
        place = folder_words(folder, Path.home())
        self._give.show_making(is_making=False)
        self._give.show_made(made_words(count, made.name, place), count)

    def _on_not_made(self, error: BaseException) -> None:
        self._give.show_making(is_making=False)
        if not isinstance(error, KnownError):
            raise error
        self._give.show_problem(error)

    def _on_read(self, read: FilledForm | KnownError, _password: str) -> None:
        self._came.append(read)

    def _count_new(self) -> None:
        self._bring.show_reading(is_reading=False)
        if not self._session.workbook.store.is_open:
            return
        snapshot = self._session.snapshot
        found = [(one, _problem(snapshot, one)) for one in self._came]
        refused = [error for _, error in found if error is not None]
        ours = [one for one, error in found if error is None and isinstance(one, FilledForm)]
        forms = sort_forms(snapshot, ours)
        self._doubtful = forms.doubtful
        if self._count(forms.new):
            self._bring.show_outcome(forms, refused)

    def _count_doubtful(self) -> None:
        forms, self._doubtful = self._doubtful, ()
        if self._count(forms):
            self._bring.show_counted(len(forms))

    def _count(self, forms: "Sequence[FilledForm]") -> bool:
        """Count forms; whether that was done."""
        done = self._session.do(self._page, lambda workbook: add_forms(workbook, forms))
        return not forms or not done.is_empty


def _make(form: "Form", folder: Path, suffix: str, count: int) -> Path:
    return making.make_forms_in(form, folder, suffix, count)


def _read(path: Path, password: str) -> FilledForm:
    return reading.read_form(path, password)


def _problem(snapshot: "WorkbookSnapshot", read: FilledForm | KnownError) -> KnownError | None:
    """Why a file cannot be counted; ``None`` where it can."""
    if isinstance(read, KnownError):
        return read
    try:
        require_ours(snapshot, read)
    except KnownError as error:
        return error
    return None
