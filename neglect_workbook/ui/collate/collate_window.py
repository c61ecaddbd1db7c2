"""The collation's own window: a start, and the stages of the one that is open."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from neglect_workbook.errors import KnownError
from neglect_workbook.settings import RecentWorkbook
from neglect_workbook.storage.file_kind import COLLATION_FILE
from neglect_workbook.ui.actions import Needs
from neglect_workbook.ui.collate.actions import COLLATE_ACTIONS
from neglect_workbook.ui.collate.collation_desk import CollationDesk
from neglect_workbook.ui.collate.collation_view import CollationView
from neglect_workbook.ui.collate.handlers import CollateHandlers
from neglect_workbook.ui.collate.new_collation_page import NewCollationPage
from neglect_workbook.ui.collate.session import CollationSession
from neglect_workbook.ui.collate.start_collation_page import StartCollationPage
from neglect_workbook.ui.file_window import FileWindow, OpenFile
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.menus import Menus
from neglect_workbook.ui.news_banner import News

if TYPE_CHECKING:
    from datetime import date

    from neglect_workbook.collation import opening
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.front import Front
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
else:
    opening = Late("neglect_workbook.collation.opening")

_NAME: Final = "Neglect Workbook"
_START: Final = "Collate returns"


class CollateWindow(FileWindow[CollationSession, CollationView]):
    """Holds one collation at a time, or the start. A workbook is never opened here."""

    def __init__(self, theme: "Theme", front: "Front", preferences: "Preferences") -> None:
        super().__init__(theme, front, preferences)
        self._start: StartCollationPage = StartCollationPage(theme, front, preferences, self)
        self._desk = CollationDesk(self, theme)
        self._handlers = CollateHandlers(self, theme, preferences)
        self._menus = Menus(self, theme, self._handlers.by_action, COLLATE_ACTIONS)
        self._connect()
        self._arrange()

    def come_forward(self) -> None:
        """Show the window, in front of the others."""
        self.show()
        self.raise_()
        self.activateWindow()

    # -- opening and closing ----------------------------------------------------------

    def open_path(self, path: Path | str, password: str = "") -> None:
        """Open a collation; on failure the start says why and what to do."""
        target = Path(path)
        if not self._leave():
            return
        try:
            collation = opening.open_collation(
                target,
                profile=self._preferences.profile,
                author=self._preferences.settings.author,
                passwords=(password,) if password else (),
            )
        except KnownError as error:
            self._say_not_open(target, error)
            return
        self._show_collation(collation)

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
        self._show_collation(collation)
        if self.session is not None and due is not None:
            self.session.set_head(due_on=due)
        if folder is not None:
            self.add_files([folder])

    def close_collation(self) -> None:
        """Go back to the start."""
        if self._leave():
            self.show_start()

    # -- what is asked of the open one -------------------------------------------------

    def add_files(self, files: Sequence[Path | str]) -> None:
        """Read files and folders and add what they are."""
        paths = [Path(one) for one in files]
        collations = [one for one in paths if one.suffix.lower() == COLLATION_FILE.suffix]
        if collations and len(collations) == len(paths):
            self.open_path(collations[0])
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
    def _before_closing(self, session: CollationSession) -> None:
        self._remember()

    def _show_collation(self, collation: "Collation") -> None:
        session = CollationSession(collation, self._preferences.profile, self)
        view = CollationView(self._theme, session, self)
        self._open = OpenFile(session, view)
        session.changed.connect(self._show_state)
        view.stage_changed.connect(self._show_state)
        self._desk.watch(session, view)
        returns, outputs = view.returns, view.outputs
        returns.files_requested.connect(self._handlers.add_returns)
        returns.folder_requested.connect(self._handlers.add_folder)
        returns.list_requested.connect(self._handlers.expected_list)
        outputs.read_back_requested.connect(self._handlers.read_moderation)
        self._stack.addWidget(view)
        self._show(view)
        view.go_to(view.stage_id)
        view.focus_first()
        self._remember()

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
        self._menus.show_state(
            frozenset({Needs.WORKBOOK}) if collation else frozenset(),
            undo=collation.undo_summary if collation else "",
            redo=collation.redo_summary if collation else "",
        )
        self._footer.set_promise(self._open.view.stage.promise if self._open else "")
        name = self._open.session.head.name if self._open else _START
        is_named = not self.quick_hide.is_hidden
        self.setWindowTitle(f"{name} · {_NAME}" if is_named else _NAME)

    @override
    def _fit(self) -> None:
        super()._fit()
        if self._open is not None:
            self._open.view.fit_window()
