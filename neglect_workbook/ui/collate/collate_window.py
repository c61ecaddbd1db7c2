"""The collation's own window: a start, and the stages of the one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.errors import KnownError
from neglect_workbook.settings import RecentWorkbook
from neglect_workbook.ui.actions import Needs
from neglect_workbook.ui.collate.actions import COLLATE_ACTIONS
from neglect_workbook.ui.collate.collation_desk import CollationDesk
from neglect_workbook.ui.collate.collation_view import CollationView
from neglect_workbook.ui.collate.handlers import CollateHandlers
from neglect_workbook.ui.collate.new_collation_page import NewCollationPage
from neglect_workbook.ui.collate.session import CollationSession
from neglect_workbook.ui.collate.start_collation_page import StartCollationPage
from neglect_workbook.ui.drop_cover import DropCover
from neglect_workbook.ui.faults import show_fault
from neglect_workbook.ui.menus import Menus
from neglect_workbook.ui.news_banner import News
from neglect_workbook.ui.pages.evidence.drop_zone import files_in
from neglect_workbook.ui.quick_hide import QuickHide
from neglect_workbook.ui.regions import Regions
from neglect_workbook.ui.tab_order import focus_neighbour
from neglect_workbook.ui.undo_keys import UndoKeys
from neglect_workbook.ui.widgets.focus_ring import install_focus_ring
from neglect_workbook.ui.widgets.footer import Footer
from neglect_workbook.ui.widgets.page_stack import PageStack
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QResizeEvent,
    )

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

_NAME: Final = "Neglect Workbook"
_START: Final = "Collate returns"
_SUFFIX: Final = ".ncol"


@dataclass(frozen=True, slots=True)
class _Open:
    """The collation that is open, and how it is shown."""

    session: CollationSession
    view: CollationView


class CollateWindow(QMainWindow):
    """Holds one collation at a time, or the start. A workbook is never opened here."""

    def __init__(self, theme: "Theme", framework: "Framework", preferences: "Preferences") -> None:
        super().__init__()
        self.framework = framework
        #: What F6 goes round.
        self.regions = Regions(self)
        self._theme = theme
        self._preferences = preferences
        self._open: _Open | None = None
        self._stack = PageStack(theme, self)
        self._start = StartCollationPage(theme, framework, preferences, self)
        self._new = NewCollationPage(theme, framework, self)
        self._footer = Footer(theme, framework, self)
        self._work = QWidget(self)
        #: Takes everything out of sight by F9 or Escape twice.
        self.quick_hide = QuickHide(self, theme, self._work)
        self._desk = CollationDesk(self, theme)
        self._drop_cover = DropCover(theme, self)
        self._handlers = CollateHandlers(self, theme, preferences)
        self._menus = Menus(self, theme, self._handlers.by_action, COLLATE_ACTIONS)
        self._build()
        install_focus_ring(self, theme)
        UndoKeys(self)
        theme.changed.connect(self._fit)
        self.show_start()

    @property
    def view(self) -> CollationView | None:
        """The open collation's view; ``None`` while none is open."""
        return self._open.view if self._open else None

    @property
    def session(self) -> CollationSession | None:
        """The open collation; ``None`` while none is open."""
        return self._open.session if self._open else None

    @property
    def menus(self) -> Menus:
        """What can be asked of the window, and whether it can be asked now."""
        return self._menus

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
            room = import_module("neglect_workbook.collation.opening")
            collation: Collation = room.open_collation(
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
            room = import_module("neglect_workbook.collation.opening")
            collation: Collation = room.create_collation(
                target,
                name,
                self.framework.id,
                profile=self._preferences.profile,
                author=self._preferences.settings.author,
                received_by=who,
            )
        except KnownError as error:
            self._new.show_problem(error)
            return
        self._show_collation(collation)
        if self.session is not None and due is not None:
            self.session.set_head(due_on=due)
        if folder is not None:
            self.add_files([folder])

    def show_new(self) -> None:
        """Ask what a new collation is, once the open one is closed."""
        if self._leave():
            self._show(self._new)
            self._new.start()

    def show_start(self, problem: KnownError | None = None) -> None:
        """Go to the start, and say there what could not be done."""
        self._start.refresh()
        if problem is not None:
            self._start.show_news(News("problem", problem.sentence, problem.next_step))
        self._show(self._start)
        self._start.focus_first()

    def close_collation(self) -> None:
        """Go back to the start."""
        if self._leave():
            self.show_start()

    # -- what is asked of the open one -------------------------------------------------

    def add_files(self, files: Sequence[Path | str]) -> None:
        """Read files and folders and add what they are."""
        paths = [Path(one) for one in files]
        collations = [one for one in paths if one.suffix.lower() == _SUFFIX]
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

    def save_copy(self, target: str) -> None:
        """Put a copy of the open collation somewhere else, and say where."""
        if self._open is None:
            return
        self._open.session.flush()
        try:
            self._open.session.collation.save_copy(Path(target))
        except KnownError as error:
            self._open.view.show_error(error)
            return
        text = f"It is {target}. You are still working in your own file."
        self._open.view.show_news(News("info", "The copy is saved.", text))

    def tell(self, news: News) -> None:
        """Say something beside the work, or at the start while no collation is open."""
        if self._open is not None:
            self._open.view.show_news(news)
        else:
            self._start.show_news(news)

    def tell_of_fault(self, report: str) -> None:
        """Save what is being typed, then say that the program met a fault of its own."""
        if self._open is not None:
            self._open.session.flush()
        show_fault(self, report)

    # -- Qt's ---------------------------------------------------------------------------

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return focus_neighbour(self, is_next=next) or super().focusNextPrevChild(next)

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if not self.quick_hide.is_hidden and files_in(event.mimeData()):
            event.acceptProposedAction()
            self._drop_cover.show_over()

    @override
    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self._drop_cover.hide()

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        self._drop_cover.hide()
        self.add_files(files_in(event.mimeData()))

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        if self._leave():
            event.accept()
        else:
            self.quick_hide.show_work()
            event.ignore()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        has_left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if has_left and self._open is not None:
            self._open.session.publish()

    # -- how ----------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumSize(760, 520)
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._footer)
        self._stack.addWidget(self._start)
        self._stack.addWidget(self._new)
        self._start.new_requested.connect(self.show_new)
        self._start.open_requested.connect(self._handlers.open_collation)
        self._start.recent_requested.connect(self.open_path)
        self._new.create_requested.connect(self.create_collation)
        self._new.cancelled.connect(self.show_start)
        self.quick_hide.hiding.connect(self._send_typing)
        self.quick_hide.changed.connect(self._show_state)

    def _send_typing(self) -> None:
        if self._open is not None:
            self._open.session.flush()

    def _show_collation(self, collation: "Collation") -> None:
        session = CollationSession(collation, self._preferences.profile, self)
        view = CollationView(self._theme, session, self)
        self._open = _Open(session, view)
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

    def _leave(self) -> bool:
        """Close what is open; what was typed is kept whatever happens.

        Returns:
            Whether whoever asked can go on.
        """
        if self._open is None:
            return True
        session = self._open.session
        session.stop_adding()
        session.flush()
        self._remember()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            session.finish_adding()
            session.close()
        except KnownError as error:
            if error.code != "not_published":
                way_out = "Close without the last changes"
                news = News("problem", error.sentence, error.next_step, way_out, self._abandon)
                self._open.view.show_news(news)
                return False
            self._forget()
            self.show_start(error)
            return False
        finally:
            QApplication.restoreOverrideCursor()
        self._forget()
        return True

    def _abandon(self) -> None:
        if self._open is not None:
            self._open.session.abandon()
            self._forget()
            self.show_start()

    def _forget(self) -> None:
        if self._open is not None:
            session, view = self._open.session, self._open.view
            self._open = None
            self._stack.removeWidget(view)
            view.hide()
            view.deleteLater()
            session.deleteLater()

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

    def _show(self, page: "StartCollationPage | NewCollationPage | CollationView") -> None:
        self._stack.setCurrentWidget(page)
        self.regions.set_parts((*page.regions, self._footer))
        self._show_state()

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

    def _fit(self) -> None:
        self._menus.set_narrow(is_narrow=is_narrow(self, self._theme))
        self._footer.fit_window()
        if self._open is not None:
            self._open.view.fit_window()
