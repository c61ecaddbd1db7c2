"""Reads files that somebody chose, and asks for the password of one that has one."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.password_dialog import Asking, PasswordDialog
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme

_Read = TypeVar("_Read")

#: A file has a password, or another one than was given.
_LOCKED: Final = "needs_password"
_ABOUT_PASSWORD: Final = frozenset({_LOCKED, "wrong_password"})


class FileReader(Generic[_Read]):
    """Reads one file after the other, off the window's thread.

    A password that opened one file is tried on the next, so that forms which came back with the
    same one are asked about once. It is forgotten when the last file is read.
    """

    def __init__(
        self,
        theme: "Theme",
        view: "QWidget",
        read: Callable[[Path, str], _Read],
        each: Callable[[_Read | KnownError, str], object],
        done: Callable[[], object],
    ) -> None:
        """Begin with nothing to read.

        Args:
            theme: gives fonts and colours.
            view: asks for passwords; with it the reading ends.
            read: reads a file with a password, which may be empty; it touches nothing of Qt.
            each: is told what was read, or why it was not, and with which password. The next
                file is read when it has returned.
            done: is called when there is nothing left to read.
        """
        self._theme = theme
        self._view = view
        self._read = read
        self._each = each
        self._done = done
        self._tasks = TaskRunner(view)
        self._waiting: list[Path] = []
        self._known = ""
        self._is_busy = False
        self._dialog: PasswordDialog | None = None

    @property
    def is_busy(self) -> bool:
        """Whether files are being read, or a password is asked for."""
        return self._is_busy

    def read(self, files: Sequence[Path]) -> None:
        """Read files, after those that are still on their way."""
        self._waiting += files
        if self._waiting and not self._is_busy:
            self._is_busy = True
            self._read_next()

    def _read_next(self) -> None:
        if self._waiting:
            self._start(self._waiting.pop(0), "")
            return
        self._known = ""
        self._is_busy = False
        self._done()

    def _start(self, file: Path, password: str, locked: KnownError | None = None) -> None:
        """Read a file; ``locked`` says that it has a password, where one is tried unasked."""
        done = partial(self._on_read, password)
        failed = partial(self._on_failed, file, password, locked)
        self._tasks.run(partial(self._read, file, password), done, failed)

    def _on_read(self, password: str, read: _Read) -> None:
        self._known = password or self._known
        self._settle(read, password)

    def _on_failed(
        self, file: Path, password: str, locked: KnownError | None, error: BaseException
    ) -> None:
        if not isinstance(error, KnownError):
            sentence = f"{file.name} could not be read: this program made a mistake."
            self._settle(KnownError("fault", sentence, "Your work is as it was."), password)
            raise error
        if error.code == _LOCKED and self._known and not password:
            self._start(file, self._known, error)
        elif error.code in _ABOUT_PASSWORD:
            self._ask_password(file, locked or error)
        else:
            self._settle(error, password)

    def _settle(self, outcome: _Read | KnownError, password: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog = None
        self._each(outcome, password)
        self._read_next()

    def _ask_password(self, file: Path, error: KnownError) -> None:
        """Ask for the password of a file; without one it is passed over, and that is said."""
        if self._dialog is not None:
            self._dialog.show_problem(error)
            return
        why = f"{error.sentence} What is its password?"
        asking = Asking(why, go_on="Open the file", leave="Leave it out")
        self._dialog = PasswordDialog(self._theme, asking, self._view)
        self._dialog.given.connect(partial(self._try, file))
        self._dialog.rejected.connect(partial(self._leave_out, error))
        self._dialog.open()

    def _try(self, file: Path, password: str) -> None:
        if self._dialog is not None:
            self._dialog.wait()
        self._start(file, password)

    def _leave_out(self, error: KnownError) -> None:
        self._dialog = None
        self._settle(error, "")
