"""The window: start page or open workbook, menus above, contacts below."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from typing_extensions import override

from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.ui.actions import Needs
from neglect_workbook.ui.collations_door import CollationsDoor
from neglect_workbook.ui.file_window import FileWindow, OpenFile
from neglect_workbook.ui.handlers import Handlers
from neglect_workbook.ui.incoming_desk import IncomingDesk
from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.menus import Menus
from neglect_workbook.ui.news import News
from neglect_workbook.ui.opener import Opener, Opening, is_office_file
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.protection import Protection

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from neglect_workbook.domain.front import Front
    from neglect_workbook.keeping import apart, passwords
    from neglect_workbook.keeping.going_back import BackupFound
    from neglect_workbook.storage import file_kind
    from neglect_workbook.ui import opening_news, workbook_view
    from neglect_workbook.ui import session as sessions
    from neglect_workbook.ui.jump import Jump
    from neglect_workbook.ui.pages import new_workbook_page
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook import NewWorkbook, Workbook, back_words
else:
    apart = Late("neglect_workbook.keeping.apart")
    passwords = Late("neglect_workbook.keeping.passwords")
    file_kind = Late("neglect_workbook.storage.file_kind")
    opening_news = Late("neglect_workbook.ui.opening_news")
    workbook_view = Late("neglect_workbook.ui.workbook_view")
    sessions = Late("neglect_workbook.ui.session")
    new_workbook_page = Late("neglect_workbook.ui.pages.new_workbook_page")
    back_words = Late("neglect_workbook.workbook.back_words")

_NAME: Final = "Neglect Workbook"
#: The place is remembered when nothing was changed for this long, in milliseconds.
_REMEMBER_AFTER: Final = 1_500


class MainWindow(FileWindow["sessions.WorkbookSession", "workbook_view.WorkbookView"]):
    """Holds one workbook at a time, or the start page."""

    def __init__(self, theme: "Theme", front: "Front", preferences: "Preferences") -> None:
        super().__init__(theme, front, preferences)
        self._opener = Opener(preferences)
        #: The way to the partnership's side.
        self.collations = CollationsDoor(self, theme, preferences)
        self._incoming = IncomingDesk(self, theme, preferences)
        self._start: StartPage = StartPage(theme, front, preferences, self._stack)
        #: Asks for passwords, and locks.
        self.protection = Protection(self, theme, self._opener)
        self._remember = QTimer(self, singleShot=True, interval=_REMEMBER_AFTER)
        self._remember.timeout.connect(self._remember_place)
        self._handlers = Handlers(self, theme, preferences)
        self._menus = Menus(self, theme, self._handlers.by_action)
        self._connect()
        self._arrange()

    @property
    def asks_for_new(self) -> bool:
        """Whether it asks what a new workbook is made of."""
        return self._new is not None and self._stack.currentWidget() is self._new

    @property
    def workbook_path(self) -> Path:
        """The file of the open workbook. Raises ``BugError`` while none is open."""
        if self._open is None:
            raise BugError("no workbook is open")
        return self._open.session.workbook.path

    def open_path(self, path: Path | str) -> None:
        """Open a workbook; on failure the start page says why and what to do.

        A return is no workbook, but one can be made again from it: that is offered.
        """
        if Path(path).suffix.lower() == file_kind.COLLATION_FILE.suffix:
            self.collations.open(Path(path))
            return
        if is_office_file(Path(path)):
            self._incoming.look_at([Path(path)])
            return
        self.open_or_ask(self._opener.opening(Path(path)))

    def close_workbook(self) -> None:
        """Go back to the start page."""
        if self._leave():
            self.show_start()

    def open_sample(self) -> None:
        """Open the filled workbook of an invented school."""
        self.open_or_ask(self._opener.opening_of_sample())

    def open_or_ask(
        self, opening: Opening, given: Sequence[str] = (), place: "Jump | None" = None
    ) -> None:
        """Open a workbook, and ask for its password where those given do not open it."""
        problem = self.open_with(opening, given, place)
        if problem is not None and passwords.wants_password(problem):
            self.protection.ask(opening, problem.sentence, place)

    def open_with(
        self, opening: Opening, given: Sequence[str], place: "Jump | None" = None
    ) -> KnownError | None:
        """Open a workbook with passwords.

        Args:
            opening: opens it.
            given: its own, then earlier ones.
            place: where to go in it; ``None`` for where the person was last.

        Returns:
            Why it is not open. What another password cannot cure is said on the start page.
        """
        if not self._leave():
            return None
        try:
            workbook = opening.open(given)
        except KnownError as error:
            if error.code == "damaged":
                self.show_start()
                self._start.show_damaged(opening.path, error, next(iter(given), ""))
            elif not passwords.wants_password(error):
                self.show_start(error)
            elif self._stack.currentWidget() is not self._start:
                self.show_start()
            return error
        self._show_workbook(workbook, place)
        return None

    def bring_in(self, files: list[str]) -> None:
        """Take files into the open workbook, and say what came of each.

        Without a workbook the start page says what can be done with them.
        """
        self._incoming.bring_in([Path(file) for file in files])

    def tell(self, news: News) -> None:
        """Say something beside the work, or on the start page while no workbook is open."""
        if self._open is not None:
            self._open.view.show_news(news)
            return
        if self.asks_for_new:
            self.show_start()
        self._start.show_news(news)

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.protection.clipboard.clear()

    @override
    def _take(self, files: Sequence[Path]) -> None:
        self._incoming.bring_in(files)

    @override
    def _what_would_change(
        self, session: "sessions.WorkbookSession", found: "BackupFound"
    ) -> tuple[str, ...]:
        return back_words.what_would_change(session.workbook, found)

    @override
    def _stays_for_unread(self) -> bool:
        return self.view is not None and self.view.stay_for_unread()

    @override
    def _before_closing(self, session: "sessions.WorkbookSession") -> None:
        self._remember.stop()
        self._remember_place()

    # -- opening and closing ----------------------------------------------------------

    def _open_rescued(self, path: str, said: str) -> None:
        """Open what takes the place of a damaged workbook, and say what it is."""
        self.open_path(path)
        if self._open is not None:
            self._open.view.show_news(News("info", "Your workbook is open again.", said))

    def _create(self, wanted: "NewWorkbook", target: Path, password: str) -> None:
        try:
            workbook = self._opener.create(wanted, target, password)
        except KnownError as error:
            if self._new is not None:
                self._new.show_problem(error)
            return
        self._show_workbook(workbook)

    def _show_workbook(self, workbook: "Workbook", place: "Jump | None" = None) -> None:
        session = sessions.WorkbookSession(workbook, self)
        view = workbook_view.WorkbookView(self._theme, session, self._preferences, self)
        self._open = OpenFile(session, view)
        session.changed.connect(self._show_state)
        session.changed.connect(self._remember_soon)
        session.password_changed.connect(self._show_state)
        view.place_changed.connect(self._show_state)
        view.place_changed.connect(self._remember_soon)
        self._stack.addWidget(view)
        self._show(view)
        view.go_to(place or self._opener.resume_place(workbook))
        news = opening_news.opening_news(
            workbook,
            open_anyway=self._open_anyway,
            save_copy=self._handlers.save_copy,
            ask_earlier=self.protection.ask_earlier,
        )
        if news is not None:
            view.show_news(news)
        elif apart.open_conflicts(workbook):
            view.tell_of_copies(News("info", ""))
        self._remember_place()

    def _remember_soon(self) -> None:
        self._remember.start()

    def _remember_place(self) -> None:
        """So that even after a power cut the next opening is at the very box."""
        if self._open is not None:
            self._preferences.add_recent(self._open.view.recent_entry())

    def _open_anyway(self) -> None:
        if self._open is not None:
            workbook = self._open.session.workbook
            opening = self._opener.opening(workbook.path, anyway=True)
            self.open_or_ask(opening, (passwords.password_of(workbook),))

    @override
    def _forget_view(self) -> None:
        super()._forget_view()
        self._incoming.forget_workbook()
        self.protection.watch(is_protected=False)

    # -- what is shown ----------------------------------------------------------------

    def _connect(self) -> None:
        self._start.new_requested.connect(self.show_new)
        self._start.open_requested.connect(self._handlers.open)
        self._start.sample_requested.connect(self.open_sample)
        self._start.bring_in_requested.connect(self._handlers.bring_in)
        self._start.recent_requested.connect(self.open_path)
        self._start.rescued.connect(self._open_rescued)
        self._start.collate_requested.connect(self.collations.open)
        self._start.print_requested.connect(self._handlers.to_have_to_hand)

    @override
    def _make_new(self) -> "new_workbook_page.NewWorkbookPage":
        page = new_workbook_page.NewWorkbookPage(self._theme, self.framework, self)
        page.cancelled.connect(self.show_start)
        page.create_requested.connect(self._create)
        return page

    @override
    def _show_state(self) -> None:
        workbook = self._open.session.workbook if self._open else None
        met = {Needs.WORKBOOK} if workbook else set()
        if self._open is not None and self._open.view.place.page is PageId.QUESTIONS:
            met.add(Needs.QUESTION)
        if workbook is not None and apart.open_conflicts(workbook):
            met.add(Needs.CHOICES)
        has_password = workbook is not None and passwords.is_protected(workbook)
        if has_password:
            met.add(Needs.PROTECTED)
        self.protection.watch(is_protected=has_password)
        self._menus.show_state(
            frozenset(met),
            undo=workbook.undo_summary if workbook else "",
            redo=workbook.redo_summary if workbook else "",
        )
        is_named = workbook is not None and not self.quick_hide.is_hidden
        name = workbook.snapshot.organisation.name if workbook and is_named else ""
        self.setWindowTitle(f"{name} · {_NAME}" if name else _NAME)
