"""Everything of the window that has to do with a password: asking, changing and locking."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.clipboard_guard import ClipboardGuard
from neglect_workbook.ui.idle_watch import IdleWatch
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.news import News

if TYPE_CHECKING:
    from neglect_workbook.keeping import passwords
    from neglect_workbook.ui import password_change_dialog, password_dialog
    from neglect_workbook.ui.jump import Jump
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.opener import Opener, Opening
    from neglect_workbook.ui.theme import Theme
else:
    passwords = Late("neglect_workbook.keeping.passwords")
    password_change_dialog = Late("neglect_workbook.ui.password_change_dialog")
    password_dialog = Late("neglect_workbook.ui.password_dialog")

_IDLE: Final = "Locked after ten minutes without use."
_ASKED: Final = "Locked."
_SAVED: Final = "Everything is saved."
_NOT_LOCKED: Final = "The workbook is hidden but not locked, because it could not be saved."
_EARLIER: Final = (
    "Which password did the workbook have before? It brings in the work that was left under it."
)
_NOT_EARLIER: Final = KnownError(
    "wrong_password",
    "The work was not saved under that password.",
    "Check caps lock, then type it again.",
)


class Protection(QObject):
    """Asks for passwords, and takes a protected workbook away when nobody is there.

    Attributes:
        idle: notices that nobody is there.
        clipboard: takes back what was copied.
    """

    def __init__(self, window: "MainWindow", theme: "Theme", opener: "Opener") -> None:
        """Begin with no workbook.

        Args:
            window: whose workbook it is.
            theme: gives fonts and colours.
            opener: opens workbooks.
        """
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._opener = opener
        self.idle = IdleWatch(self)
        self.clipboard = ClipboardGuard(self)
        self.idle.idle.connect(self._on_idle)

    def watch(self, *, is_protected: bool) -> None:
        """Say whether a protected workbook is open now."""
        self.idle.set_watching(is_watching=is_protected)
        self.clipboard.set_watching(is_watching=is_protected)

    def ask(self, opening: "Opening", why: str, place: "Jump | None" = None) -> None:
        """Ask for the password of a workbook until it opens or somebody cancels.

        Args:
            opening: opens it.
            why: a sentence or two.
            place: where to go in it; ``None`` for where the person was last.
        """
        asking = password_dialog.Asking(why)
        dialog = password_dialog.PasswordDialog(self._theme, asking, self._window)
        dialog.given.connect(partial(self._on_given, dialog, opening, place))
        dialog.open()

    def ask_earlier(self) -> None:
        """Ask for the password under which a crash left work of the open workbook."""
        asking = password_dialog.Asking(
            _EARLIER, label="Earlier password", go_on="Bring the work in"
        )
        dialog = password_dialog.PasswordDialog(self._theme, asking, self._window)
        dialog.given.connect(partial(self._on_earlier_given, dialog))
        dialog.open()

    def lock_now(self) -> None:
        """Take the workbook away because somebody asked for it."""
        self._lock(_ASKED)

    def _on_idle(self) -> None:
        dialogs = self._window.findChildren(password_change_dialog.PasswordChangeDialog)
        # It ends by itself, and then the next look locks.
        if not any(dialog.is_busy for dialog in dialogs):
            self._lock(_IDLE)

    def _lock(self, why: str) -> None:
        """Save, close, and ask for the password; hide only where it cannot be saved."""
        window = self._window
        view, session = window.view, window.session
        if view is None or session is None or not passwords.is_protected(session.workbook):
            return
        opening = self._opener.opening(window.workbook_path)
        place = view.place
        # At once: saving may wait for a slow folder.
        window.quick_hide.close_dialogs()
        window.quick_hide.hide_work()
        self.clipboard.clear()
        problem = window.let_go()
        if window.session is not None and problem is not None:
            view.show_news(News("problem", _NOT_LOCKED, str(problem)))
            return
        window.show_start()
        window.quick_hide.show_work()
        self.ask(opening, f"{why} {problem.sentence if problem else _SAVED}", place)

    def _on_given(
        self,
        dialog: "password_dialog.PasswordDialog",
        opening: "Opening",
        place: "Jump | None",
        password: str,
    ) -> None:
        problem = self._window.open_with(opening, (password,), place)
        if problem is not None and passwords.wants_password(problem):
            dialog.show_problem(problem)
        else:
            dialog.accept()

    def _on_earlier_given(self, dialog: "password_dialog.PasswordDialog", password: str) -> None:
        """Open the workbook again, with both."""
        view, session = self._window.view, self._window.session
        if view is None or session is None:
            dialog.reject()
            return
        workbook = session.workbook
        before = workbook.store.locked
        # It was open to be edited, whoever else had it open.
        opening = self._opener.opening(workbook.path, anyway=True)
        self._window.open_or_ask(opening, (passwords.password_of(workbook), password), view.place)
        opened = self._window.session
        if opened is not None and opened.workbook.store.locked >= before:
            dialog.show_problem(_NOT_EARLIER)
        else:
            dialog.accept()
