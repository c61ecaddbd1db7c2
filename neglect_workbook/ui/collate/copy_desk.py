"""Takes in another moderator's copy of the collation that is open."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.copies import CopyFound, fetch_copy, take_in_copy
from neglect_workbook.keeping.passwords import wants_password
from neglect_workbook.ui.news import News
from neglect_workbook.ui.password_dialog import Asking, PasswordDialog
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.ui.collate.collate_window import CollateWindow
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

#: It is no copy of the one that is open, so whoever drops it wants to open it.
_ANOTHER: Final = frozenset({"another_collation", "other_framework"})


class CopyDesk(QObject):
    """Reads a copy on a thread of its own, and says what came of it."""

    def __init__(self, window: "CollateWindow", theme: "Theme") -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._tasks = TaskRunner(self)

    def bring_in(self, session: "CollationSession", path: "Path", password: str = "") -> None:
        """Take in a copy; open what is another collation.

        Args:
            session: the open collation.
            path: the other file.
            password: opens it; for none, that of the open one is tried.
        """
        session.flush()
        fetch = partial(fetch_copy, session.collation, path, password)
        self._tasks.run(
            fetch, partial(self._take_in, session, path), partial(self._on_failed, session, path)
        )

    def _take_in(self, session: "CollationSession", path: "Path", found: CopyFound) -> None:
        view = self._window.view
        if view is None or session is not self._window.session:
            found.other.forget()
            return
        session.flush()
        count = len(found.changes)
        session.do(None, lambda collation: take_in_copy(collation, found))
        said = "1 change" if count == 1 else f"{count} changes"
        text = f"{said} came in." if count else "It holds nothing that is not here already."
        view.tell_of_copies(News("info", f"{path.name}: {text}"))

    def _on_failed(self, session: "CollationSession", path: "Path", error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        if session is not self._window.session:
            return
        if error.code in _ANOTHER:
            self._window.open_path(path)
        elif wants_password(error):
            asking = Asking(error.sentence, go_on="Bring it in")
            dialog = PasswordDialog(self._theme, asking, self._window)
            dialog.given.connect(partial(self.bring_in, session, path))
            dialog.given.connect(dialog.accept)
            dialog.open()
        else:
            self._window.tell(News("problem", error.sentence, error.next_step))
