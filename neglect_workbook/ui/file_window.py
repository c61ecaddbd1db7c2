"""What both windows of the program share: one open file at a time, or a start page."""

from abc import abstractmethod
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.dragged_files import files_in
from neglect_workbook.ui.faults import show_fault
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.news import News
from neglect_workbook.ui.quick_hide import QuickHide
from neglect_workbook.ui.regions import Regions
from neglect_workbook.ui.tab_order import focus_neighbour
from neglect_workbook.ui.undo_keys import UndoKeys
from neglect_workbook.ui.widgets.focus_ring import install_focus_ring
from neglect_workbook.ui.widgets.footer import Footer
from neglect_workbook.ui.widgets.page_stack import PageStack
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QResizeEvent,
        QShowEvent,
    )

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.front import Front
    from neglect_workbook.keeping.going_back import BackupFound
    from neglect_workbook.questions import loader
    from neglect_workbook.ui import drop_cover, going_back_dialog, password_change_dialog
    from neglect_workbook.ui.collate.collation_view import CollationView
    from neglect_workbook.ui.collate.new_collation_page import NewCollationPage
    from neglect_workbook.ui.collate.start_collation_page import StartCollationPage
    from neglect_workbook.ui.file_session import FileSession
    from neglect_workbook.ui.menus import Menus
    from neglect_workbook.ui.pages.new_workbook_page import NewWorkbookPage
    from neglect_workbook.ui.pages.start_page import StartPage
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.workbook_view import WorkbookView
    from neglect_workbook.workbook import Workbook
else:
    loader = Late("neglect_workbook.questions.loader")
    drop_cover = Late("neglect_workbook.ui.drop_cover")
    going_back_dialog = Late("neglect_workbook.ui.going_back_dialog")
    password_change_dialog = Late("neglect_workbook.ui.password_change_dialog")

_Session = TypeVar("_Session", bound="FileSession[Workbook] | FileSession[Collation]")
_View = TypeVar("_View", bound="WorkbookView | CollationView")


class OpenFile(Struct, Generic[_Session, _View], frozen=True):
    """The file that is open, and how it is shown."""

    session: _Session
    view: _View


class FileWindow(QMainWindow, Generic[_Session, _View]):
    """Holds one file at a time, or the start page. What it opens, its own kind of window says.

    Attributes:
        front: what of a framework is shown where no file says otherwise.
        regions: what F6 goes round.
        quick_hide: takes everything out of sight by F9 or Escape twice.
    """

    _menus: "Menus"
    _start: "StartPage | StartCollationPage"

    def __init__(self, theme: "Theme", front: "Front", preferences: "Preferences") -> None:
        super().__init__()
        self.front = front
        self.regions = Regions(self)
        self._theme = theme
        self._preferences = preferences
        self._open: OpenFile[_Session, _View] | None = None
        self._follows_screens = False
        self._new: NewWorkbookPage | NewCollationPage | None = None
        # From the outside inwards: whatever is given another parent is dressed anew.
        self._work = QWidget()
        self.quick_hide = QuickHide(self, theme, self._work)
        self._stack = PageStack(theme, self._work)
        self._footer = Footer(theme, front, self._work)
        #: Made when files are dragged over the window for the first time.
        self._drop_cover: drop_cover.DropCover | None = None

    @property
    def framework(self) -> "Framework":
        """All of what the front is of, read when it is first wanted."""
        return loader.load(self.front.framework_id)

    @property
    def view(self) -> _View | None:
        """The view of the open file; ``None`` while none is open."""
        return self._open.view if self._open else None

    @property
    def session(self) -> _Session | None:
        """The open file; ``None`` while none is open."""
        return self._open.session if self._open else None

    @property
    def menus(self) -> "Menus":
        """What can be asked of the window, and whether it can be asked now."""
        return self._menus

    def show_new(self) -> None:
        """Ask what a new file is made of, once the open one is closed."""
        if self._leave():
            if self._new is None:
                self._new = self._make_new()
                self._stack.addWidget(self._new)
            self._show(self._new)
            self._new.start()

    def show_start(self, problem: KnownError | None = None) -> None:
        """Go to the start page, once nothing is open, and say there what could not be done."""
        self._start.refresh()
        if problem is not None:
            self._start.show_news(News("problem", problem.sentence, problem.next_step))
        self._show(self._start)
        self._start.focus_first()

    def let_go(self) -> KnownError | None:
        """Close what is open; what was typed is kept whatever happens.

        Returns:
            What went wrong. Where this computer could not save, the file is still open and
            says so; where only the folder could not be reached, it is closed.
        """
        if self._open is None:
            return None
        session = self._open.session
        session.flush()
        self._before_closing(session)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            session.close()
        except KnownError as error:
            if error.code != "not_published":
                self._say_unsaved(error)
                return error
            self._forget_view()
            return error
        finally:
            QApplication.restoreOverrideCursor()
        self._forget_view()
        return None

    def save_copy(self, target: Path | str) -> None:
        """Put a copy of the open file somewhere else, and say where."""
        if self._open is None:
            return
        self._open.session.flush()
        try:
            self._open.session.file.save_copy(Path(target))
        except KnownError as error:
            self._open.view.show_error(error)
            return
        text = f"It is {target}. You are still working in your own file."
        self._open.view.show_news(News("info", "The copy is saved.", text))

    def change_password(self) -> None:
        """Ask what to do with the password of the open file."""
        if self._open is not None:
            change = password_change_dialog.PasswordChangeDialog
            change(self._theme, self._open.session, self).open()

    def go_back(self) -> None:
        """Show the earlier copies of the open file, and the way back to one."""
        if self._open is None:
            return
        session, view = self._open.session, self._open.view
        what = partial(self._what_would_change, session)
        go_back = going_back_dialog.GoingBackDialog
        go_back(self._theme, session, what, view.show_news, self).open()

    def tell_of_fault(self, report: str) -> None:
        """Save what is being typed, then say that the program met a fault of its own."""
        self._send_typing()
        show_fault(self, report)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # From outside a page, too, Tab comes into it at its beginning, whatever was made last.
        return focus_neighbour(self, is_next=next) or super().focusNextPrevChild(next)

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if not self.quick_hide.is_hidden and files_in(event.mimeData()):
            event.acceptProposedAction()
            if self._drop_cover is None:
                self._drop_cover = drop_cover.DropCover(self._theme, self)
            self._drop_cover.show_over()

    @override
    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self._hide_drop_cover()

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        self._hide_drop_cover()
        self._take(files_in(event.mimeData()))

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        if self._leave():
            event.accept()
        else:
            # What is in the way is said there.
            self.quick_hide.show_work()
            event.ignore()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        if not self._follows_screens:
            self._follows_screens = True
            # Queued: the dots of the other screen count a moment later.
            queued = Qt.ConnectionType.QueuedConnection
            self.windowHandle().screenChanged.connect(self._on_screen_changed, queued)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        has_left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if has_left and self._open is not None:
            # Somebody may be about to look at the file in its folder.
            self._open.session.publish()

    def _on_screen_changed(self) -> None:
        """On a screen with other dots a text may take another line, of which Qt tells no layout."""
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()

    def _hide_drop_cover(self) -> None:
        if self._drop_cover is not None:
            self._drop_cover.hide()

    @abstractmethod
    def _make_new(self) -> "NewWorkbookPage | NewCollationPage":
        """The page that asks what a new file is made of."""

    @abstractmethod
    def _take(self, files: "Sequence[Path]") -> None:
        """Do what is meant with files that were dropped on the window."""

    @abstractmethod
    def _before_closing(self, session: _Session) -> None:
        """Note what is to be noted before a file is closed, and end what is going on in it."""

    @abstractmethod
    def _what_would_change(self, session: _Session, found: "BackupFound") -> tuple[str, ...]:
        """What going back to a backup would change, a sentence each; empty for nothing."""

    @abstractmethod
    def _show_state(self) -> None:
        """Bring menus and title up to date."""

    def _arrange(self) -> None:
        """Put the parts in their places, once pages and menus are made, and begin."""
        self.setMinimumSize(760, 520)
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._footer)
        self._stack.addWidget(self._start)
        self.quick_hide.hiding.connect(self._send_typing)
        self.quick_hide.changed.connect(self._show_state)
        install_focus_ring(self, self._theme)
        UndoKeys(self).asked.connect(self._send_typing)
        self._theme.changed.connect(self._fit)
        self.show_start()

    def _leave(self) -> bool:
        """Close what is open.

        Returns:
            Whether whoever asked can go on. Where the folder could not be reached, the start
            page says so first; where this computer could not save, or a date cannot be read,
            the file stays open.
        """
        if self._stays_for_unread():
            return False
        problem = self.let_go()
        if problem is not None and self._open is None:
            self.show_start(problem)
        return problem is None

    def _stays_for_unread(self) -> bool:
        """Whether something is written that cannot be kept; somebody is told of it first."""
        return False

    def _say_unsaved(self, error: KnownError) -> None:
        if self._open is not None:
            way_out = "Close without the last changes"
            news = News("problem", error.sentence, error.next_step, way_out, self._abandon)
            self._open.view.show_news(news)

    def _abandon(self) -> None:
        if self._open is not None:
            self._open.session.abandon()
            self._forget_view()
            self.show_start()

    def _forget_view(self) -> None:
        """Let go of the view and the session of a file that is closed."""
        if self._open is not None:
            session, view = self._open.session, self._open.view
            self._open = None
            self._stack.removeWidget(view)
            view.hide()
            view.deleteLater()
            session.deleteLater()

    def _send_typing(self) -> None:
        if self._open is not None:
            self._open.session.flush()

    def _show(
        self,
        page: "StartPage | StartCollationPage | NewWorkbookPage | NewCollationPage | "
        "WorkbookView | CollationView",
    ) -> None:
        self._stack.setCurrentWidget(page)
        self.regions.set_parts((*page.regions, self._footer))
        self._show_state()

    def _fit(self) -> None:
        self._menus.set_narrow(is_narrow=is_narrow(self, self._theme))
        self._footer.fit_window()
