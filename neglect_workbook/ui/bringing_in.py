"""Files that somebody brings into the open workbook, one after the other."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.recognise import Incoming, IncomingKind, recognise
from neglect_workbook.ui.file_reader import FileReader
from neglect_workbook.ui.news_banner import News
from neglect_workbook.workbook.importing import prepare, take_in
from neglect_workbook.workbook.merging import CopyFound, fetch_copy, taken_in

if TYPE_CHECKING:
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.widgets.banner import BannerKind
    from neglect_workbook.ui.workbook_view import WorkbookView
    from neglect_workbook.workbook import Workbook

_LOOKING: Final = "Bringing in…"


class BringingIn(QObject):
    """Takes in each file as it is read, and says at the end what came of all of them."""

    def __init__(self, session: "WorkbookSession", view: "WorkbookView") -> None:
        """Begin with nothing to bring in.

        Args:
            session: the open workbook.
            view: says what came of it; with it this ends.
        """
        super().__init__(view)
        self._session = session
        self._view = view
        self._said: list[str] = []
        self._kind: BannerKind = "info"
        fetch = partial(_fetch, session.workbook)
        self._reader = FileReader(view, fetch, self._on_fetched, self._tell)

    def bring_in(self, files: Sequence[Path]) -> None:
        """Bring in files, after those that are still on their way."""
        if files and not self._reader.is_busy:
            self._said.clear()
            self._kind = "info"
            self._view.show_news(News("info", _LOOKING))
            # What was typed and not sent yet is on our side of every comparison.
            self._session.flush()
        self._reader.read(files)

    def _on_fetched(self, found: CopyFound | Incoming | KnownError, password: str) -> None:
        if isinstance(found, KnownError):
            self._say_failed(found)
            return
        self._session.flush()
        self._session.do(None, partial(self._take_in, found, password))

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

    def _say_failed(self, error: KnownError) -> None:
        self._kind = "problem"
        self._said.append(f"{error.sentence} {error.next_step}".strip())

    def _tell(self) -> None:
        first, *others = self._said
        self._view.tell_of_copies(self._kind, first, " ".join(others))


def _fetch(workbook: "Workbook", file: Path, password: str) -> CopyFound | Incoming:
    """Read what takes long: what the file holds, and all of another copy of the workbook."""
    incoming = recognise(file, password)
    prepare(workbook, incoming)
    is_copy = incoming.kind is IncomingKind.WORKBOOK
    return fetch_copy(workbook, file, password) if is_copy else incoming
