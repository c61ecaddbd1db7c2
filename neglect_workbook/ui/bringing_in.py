"""Files that somebody brings into the open workbook, one after the other."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QObject

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.recognise import Incoming, IncomingKind, recognise
from neglect_workbook.keeping.copies import CopyFound, fetch_copy
from neglect_workbook.ui.file_reader import FileReader
from neglect_workbook.ui.models.brought_words import Came, brought_words
from neglect_workbook.ui.news import News
from neglect_workbook.workbook.comparing import OTHER_WORKBOOK
from neglect_workbook.workbook.importing import BroughtIn, prepare, refusal, take_in
from neglect_workbook.workbook.merging import taken_in
from neglect_workbook.workbook.restoring import read_incoming

if TYPE_CHECKING:
    from neglect_workbook.domain.changes import FieldKey
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.banner import BannerKind
    from neglect_workbook.ui.workbook_view import WorkbookView
    from neglect_workbook.workbook import Workbook

_LOOKING: Final = "Bringing in…"
_MAKE_ONE: Final = "Make a workbook of it"


class BringingIn(QObject):
    """Takes in each file as it is read, and says at the end what came of all of them."""

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        view: "WorkbookView",
        make_again: Callable[[Incoming, str], None],
    ) -> None:
        """Begin with nothing to bring in.

        Args:
            theme: gives fonts and colours.
            session: the open workbook.
            view: says what came of it; with it this ends.
            make_again: makes a workbook of a return that is not of this one, and of whose it is.
        """
        super().__init__(view)
        self._session = session
        self._view = view
        self._make_again = make_again
        self._begin()
        session.changed.connect(self._on_changed)
        fetch = partial(_fetch, session.workbook)
        self._reader = FileReader(theme, view, fetch, self._on_fetched, self._tell)

    def bring_in(self, files: Sequence[Path]) -> None:
        """Bring in files, after those that are still on their way."""
        if files and not self._reader.is_busy:
            self._begin()
            self._view.show_news(News("info", _LOOKING))
            # What was typed and not sent yet is on our side of every comparison.
            self._session.flush()
        self._reader.read(files)

    def _begin(self) -> None:
        self._came: list[Came] = []
        self._refused: list[KnownError] = []
        #: What came in. Once it is another, what was said of it is no longer true.
        self._keys: set[FieldKey] = set()
        self._has_copy = False
        self._other_return: Incoming | None = None
        self._told: News | None = None

    def _on_fetched(self, found: CopyFound | Incoming | KnownError, password: str) -> None:
        if isinstance(found, KnownError):
            self._refused.append(found)
            return
        self._session.flush()
        self._session.do(None, partial(self._take_in, found, password))

    def _take_in(
        self, found: CopyFound | Incoming, password: str, workbook: "Workbook"
    ) -> ChangeSet:
        try:
            if isinstance(found, CopyFound):
                copy = taken_in(workbook, found)
                self._has_copy = True
                return self._note(Came(found.name, copy.sentence), copy.change_set)
            brought_in = take_in(workbook, found, password)
        except KnownError as error:
            name = found.name if isinstance(found, CopyFound) else found.path.name
            self._refused.append(refusal(name, error))
            if isinstance(found, Incoming) and error.code == OTHER_WORKBOOK:
                self._other_return = self._other_return or found
            return ChangeSet("", ())
        return self._note(_came(found.path.name, brought_in), brought_in.change_set)

    def _note(self, came: Came, change_set: ChangeSet) -> ChangeSet:
        self._came.append(came)
        self._keys |= change_set.keys
        return change_set

    def _tell(self) -> None:
        words = brought_words(self._came, self._refused)
        kind: BannerKind = "info" if self._came else "problem"
        news = News(kind, words.strong, words.text, lines=words.lines, is_passing=True)
        if self._other_return is not None:
            make = partial(self._make, self._other_return)
            # The link does what the next step says how to do.
            news = replace(news, text="", link=_MAKE_ONE, on_link=make)
        self._told = self._view.tell_of_copies(news) if self._has_copy else news
        if not self._has_copy:
            self._view.show_news(news)
        self._view.focus_news()

    def _make(self, incoming: Incoming) -> None:
        read, _ = read_incoming(incoming)
        self._make_again(incoming, read.organisation_name)

    def _on_changed(self, notice: "ChangeNotice") -> None:
        if self._told is not None and not self._keys.isdisjoint(notice.change_set.keys):
            self._view.drop_news(self._told)


def _came(name: str, brought_in: BroughtIn) -> Came:
    is_counted = brought_in.kind is IncomingKind.FORM and brought_in.is_changed
    return Came(name, " ".join((brought_in.sentence, *brought_in.notes)), is_counted)


def _fetch(workbook: "Workbook", file: Path, password: str) -> CopyFound | Incoming:
    """Read what takes long: what the file holds, and all of another copy of the workbook."""
    incoming = recognise(file, password)
    prepare(workbook, incoming)
    is_copy = incoming.kind is IncomingKind.WORKBOOK
    return fetch_copy(workbook, file, password) if is_copy else incoming
