"""The collation's own window: a start, and the stages of the one that is open."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from typing_extensions import override

from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.keeping.passwords import password_of
from neglect_workbook.settings import RecentWorkbook
from neglect_workbook.storage.file_kind import COLLATION_FILE
from neglect_workbook.ui.actions import Needs
from neglect_workbook.ui.collate.actions import COLLATE_ACTIONS
from neglect_workbook.ui.collate.collation_desk import CollationDesk
from neglect_workbook.ui.collate.collation_view import CollationView
from neglect_workbook.ui.collate.copy_desk import CopyDesk
from neglect_workbook.ui.collate.counted import count
from neglect_workbook.ui.collate.handlers import CollateHandlers
from neglect_workbook.ui.collate.new_collation_page import NewCollationPage
from neglect_workbook.ui.collate.opener import CollationOpener, Opened
from neglect_workbook.ui.collate.session import CollationSession
from neglect_workbook.ui.collate.start_collation_page import StartCollationPage
from neglect_workbook.ui.file_window import FileWindow, OpenFile
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.menus import Menus
from neglect_workbook.ui.news import News
from neglect_workbook.ui.opening_news import opening_news

if TYPE_CHECKING:
    from datetime import date

    from neglect_workbook.collation import back_words, opening
    from neglect_workbook.domain.front import Front
    from neglect_workbook.keeping.going_back import BackupFound
    from neglect_workbook.ui.collate import copies_dialog
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
else:
    back_words = Late("neglect_workbook.collation.back_words")
    opening = Late("neglect_workbook.collation.opening")
    copies_dialog = Late("neglect_workbook.ui.collate.copies_dialog")

_NAME: Final = "Neglect Workbook"
_START: Final = "Collate returns"


class CollateWindow(FileWindow[CollationSession, CollationView]):
    """Holds one collation at a time, or the start. A workbook is never opened here."""

    def __init__(self, theme: "Theme", front: "Front", preferences: "Preferences") -> None:
        super().__init__(theme, front, preferences)
        self._start: StartCollationPage = StartCollationPage(theme, front, preferences, self)
        self._desk = CollationDesk(self, theme)
        self._copies = CopyDesk(self, theme)
        self._opener = CollationOpener(preferences, self)
        self._handlers = CollateHandlers(self, theme, preferences)
        self._menus = Menus(self, theme, self._handlers.by_action, COLLATE_ACTIONS)
        self._connect()
        self._arrange()

    @property
    def is_opening(self) -> bool:
        """Whether a collation is being opened."""
        return self._opener.is_busy

    def come_forward(self) -> None:
        """Show the window, in front of the others; one that was closed begins at the start."""
        if not self.isVisible() and self._open is None:
            self.show_start()
        self.show()
        self.raise_()
        self.activateWindow()

    # -- opening and closing ----------------------------------------------------------

    def open_path(self, path: Path | str, *passwords: str, anyway: bool = False) -> None:
        """Begin to open a collation; on failure the start says why and what to do."""
        if not self._leave():
            return
        target = Path(path)
        self.show_start()
        self._start.show_news(News("info", f"Opening {target.name}."))
        self._opener.open(target, passwords, anyway=anyway)

    def create_collation(
        self, name: str, who: str, due: "date | None", folder: Path | None, target: Path
    ) -> None:
        """Make a collation, and add a folder to it at once where there is one."""
        try:
            collation = opening.create_collation(
                target,
                name,
                self.front.framework_id,
                profile=self._preferences.profile,
                author=self._preferences.settings.author,
                received_by=who,
            )
        except KnownError as error:
            if self._new is not None:
                self._new.show_problem(error)
            return
        self._show_collation(Opened(collation, count(collation.snapshot)))
        if self.session is not None and due is not None:
            self.session.set_head(due_on=due)
        if folder is not None:
            self.add_files([folder])

    def close_collation(self) -> None:
        """Go back to the start."""
        if self._leave():
            self.show_start()

    # -- what is asked of the open one -------------------------------------------------

    @override
    def let_go(self) -> KnownError | None:
        # One that is on its way is open before it can be closed.
        self._opener.finish()
        return super().let_go()

    def add_files(self, files: Sequence[Path | str]) -> None:
        """Read files and folders and add what they are."""
        paths = [Path(one) for one in files]
        collations = [one for one in paths if one.suffix.lower() == COLLATION_FILE.suffix]
        if collations and len(collations) == len(paths):
            self._take_collations(collations)
        elif self.session is None:
            text = "Make a collation first, or open one."
            self._start.show_news(News("info", "Nothing was added.", text))
        elif self._open is not None:
            self._desk.add(self._open.session, paths)

    def open_expected(self, path: str) -> None:
        """Read a list of expected organisations."""
        if self._open is not None:
            self._desk.open_expected(self._open.session, Path(path))

    def read_moderation(self, path: str) -> None:
        """Read what somebody said of answers in the collation workbook."""
        if self._open is not None:
            self._desk.read_moderation(self._open.session, Path(path))

    def set_earlier(self, path: str) -> None:
        """Measure movement against another collation."""
        if self._open is not None:
            author = self._preferences.settings.author
            self._open.session.set_earlier(Path(path), author)

    def choose_between_copies(self) -> None:
        """Show where two copies say something different, to choose what to keep."""
        if self._open is not None:
            copies_dialog.CopiesDialog(self._theme, self._open.session, self).open()

    def tell(self, news: News) -> None:
        """Say something beside the work, or at the start while no collation is open."""
        if self._open is not None:
            self._open.view.show_news(news)
        else:
            self._start.show_news(news)

    # -- how ----------------------------------------------------------------------------

    def _connect(self) -> None:
        self._start.new_requested.connect(self.show_new)
        self._start.open_requested.connect(self._handlers.open_collation)
        self._start.recent_requested.connect(self.open_path)
        self._opener.opened.connect(self._show_collation)
        self._opener.failed.connect(self._say_not_open)

    @override
    def _make_new(self) -> NewCollationPage:
        page = NewCollationPage(self._theme, self.framework, self)
        page.create_requested.connect(self.create_collation)
        page.cancelled.connect(self.show_start)
        return page

    @override
    def _take(self, files: Sequence[Path]) -> None:
        self.add_files(files)

    @override
    def _what_would_change(
        self, session: CollationSession, found: "BackupFound"
    ) -> tuple[str, ...]:
        return back_words.what_would_change(session.collation, found)

    @override
    def _before_closing(self, session: CollationSession) -> None:
        self._remember()

    def _take_collations(self, paths: Sequence[Path]) -> None:
        """Take in copies of the open collation, such as another moderator's; open another one."""
        if self._open is None:
            self.open_path(paths[0])
            return
        for path in paths:
            self._copies.bring_in(self._open.session, path)

    def _show_collation(self, opened: Opened) -> None:
        session = CollationSession(opened.collation, opened.now, self._preferences.profile, self)
        view = CollationView(self._theme, session, self)
        self._open = OpenFile(session, view)
        session.changed.connect(self._show_state)
        view.stage_changed.connect(self._show_state)
        self._desk.watch(session, view)
        view.files_requested.connect(self._handlers.add_returns)
        view.folder_requested.connect(self._handlers.add_folder)
        view.list_requested.connect(self._handlers.expected_list)
        view.read_back_requested.connect(self._handlers.read_moderation)
        session.password_changed.connect(self._show_state)
        view.copies_requested.connect(self.choose_between_copies)
        self._stack.addWidget(view)
        self._show(view)
        view.focus_first()
        # The frame is there; the first stage is made in the next turn of the loop.
        QTimer.singleShot(0, view, lambda: view.go_to(view.stage_id))
        news = opening_news(
            opened.collation,
            open_anyway=self._open_anyway,
            save_copy=self._handlers.save_collation_copy,
            ask_earlier=partial(self._desk.ask_earlier, session),
        )
        if news is not None:
            view.show_news(news)
        else:
            view.tell_of_copies(News("info", ""))
        self._remember()

    def _open_anyway(self) -> None:
        if self._open is not None:
            collation = self._open.session.collation
            self.open_path(collation.path, password_of(collation), anyway=True)

    def _say_not_open(self, target: Path, error: KnownError) -> None:
        self.show_start()
        if error.code in ("needs_password", "wrong_password"):
            self._desk.ask_password(target, error)
        else:
            self._start.show_news(News("problem", error.sentence, error.next_step))

    def _remember(self) -> None:
        if self._open is None:
            return
        session = self._open.session
        count = len(session.standings.counted)
        now = datetime.now().astimezone()
        self._preferences.add_recent_collation(
            RecentWorkbook(
                path=str(session.collation.path),
                organisation=session.head.name,
                review="",
                progress="1 return" if count == 1 else f"{count} returns",
                place=self._open.view.stage_id.value,
                opened_at=now.isoformat(timespec="seconds"),
            )
        )

    @override
    def _show_state(self) -> None:
        collation = self._open.session.collation if self._open else None
        met = {Needs.WORKBOOK} if collation else set()
        if collation is not None and open_conflicts(collation):
            met.add(Needs.CHOICES)
        self._menus.show_state(
            frozenset(met),
            undo=collation.undo_summary if collation else "",
            redo=collation.redo_summary if collation else "",
        )
        self._footer.set_promise(self._open.view.promise if self._open else "")
        name = self._open.session.head.name if self._open else _START
        is_named = not self.quick_hide.is_hidden
        self.setWindowTitle(f"{name} · {_NAME}" if is_named else _NAME)

    @override
    def _fit(self) -> None:
        super()._fit()
        if self._open is not None:
            self._open.view.fit_window()
