"""Files that somebody brings into the open workbook, one after the other."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.recognise import Incoming, IncomingKind, recognise
from neglect_workbook.ui.news_banner import News
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.workbook.importing import prepare, take_in
from neglect_workbook.workbook.merging import CopyFound, fetch_copy, taken_in

if TYPE_CHECKING:
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.widgets.banner import BannerKind
    from neglect_workbook.ui.workbook_view import WorkbookView
    from neglect_workbook.workbook import Workbook

_LOOKING: Final = "Bringing in…"
#: A file has a password, or another one than was given.
_ABOUT_PASSWORD: Final = frozenset({"needs_password", "wrong_password"})


class BringingIn(QObject):
    """Reads each file off the window's thread, takes it in, and says what came of it."""

    def __init__(self, session: "WorkbookSession", view: "WorkbookView") -> None:
        """Begin with nothing to bring in.

        Args:
            session: the open workbook.
            view: says what came of it; with it this ends.
        """
        super().__init__(view)
        self._session = session
        self._view = view
        self._tasks = TaskRunner(self)
        self._waiting: list[Path] = []
        self._said: list[str] = []
        self._kind: BannerKind = "info"

    def bring_in(self, files: Sequence[Path]) -> None:
        """Bring in files, after those that are still on their way."""
        self._waiting += files
        if self._waiting and not self._tasks.is_busy:
            self._said.clear()
            self._kind = "info"
            self._view.show_news(News("info", _LOOKING))
            self._bring_in_next()

    def _bring_in_next(self) -> None:
        if not self._waiting:
            first, *others = self._said
            self._view.tell_of_copies(self._kind, first, " ".join(others))
            return
        # What was typed and not sent yet is on our side of every comparison.
        self._session.flush()
        self._fetch(self._waiting.pop(0), "")

    def _fetch(self, file: Path, password: str) -> None:
        fetch = partial(_fetch, self._session.workbook, file, password)
        done, failed = partial(self._on_fetched, password), partial(self._on_failed, file)
        self._tasks.run(fetch, done, failed)

    def _on_fetched(self, password: str, found: CopyFound | Incoming) -> None:
        self._session.flush()
        self._session.do(None, partial(self._take_in, found, password))
        self._bring_in_next()

    def _take_in(
        self, found: CopyFound | Incoming, password: str, workbook: "Workbook"
    ) -> ChangeSet:
        try:
            if isinstance(found, CopyFound):
                copy = taken_in(workbook, found)
                return self._say(found.name, (copy.sentence,), copy.change_set)
            brought_in = take_in(workbook, found, password)
        except KnownError as error:
            self._say_failed(error)
            return ChangeSet("", ())
        said = (brought_in.sentence, *brought_in.notes)
        return self._say(found.path.name, said, brought_in.change_set)

    def _say(self, name: str, said: Sequence[str], change_set: ChangeSet) -> ChangeSet:
        self._said.append(f"{name}: {' '.join(said)}")
        return change_set

    def _on_failed(self, file: Path, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        if error.code in _ABOUT_PASSWORD:
            self._ask_password(file, error)
            return
        self._say_failed(error)
        self._bring_in_next()

    def _ask_password(self, file: Path, error: KnownError) -> None:
        """Ask for the password of a file; without one it is passed over, and that is said."""
        dialog = QInputDialog(self._view)
        dialog.setWindowTitle("Password")
        dialog.setLabelText(f"{error.sentence} What is its password?")
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setOkButtonText("Open the file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(partial(self._fetch, file))
        dialog.rejected.connect(partial(self._pass_over, error))
        dialog.open()

    def _pass_over(self, error: KnownError) -> None:
        self._say_failed(error)
        self._bring_in_next()

    def _say_failed(self, error: KnownError) -> None:
        self._kind = "problem"
        self._said.append(f"{error.sentence} {error.next_step}".strip())


def _fetch(workbook: "Workbook", file: Path, password: str) -> CopyFound | Incoming:
    """Read what takes long: what the file holds, and all of another copy of the workbook."""
    incoming = recognise(file, password)
    prepare(workbook, incoming)
    is_copy = incoming.kind is IncomingKind.WORKBOOK
    return fetch_copy(workbook, file, password) if is_copy else incoming
