"""Files that somebody brings in while no workbook is open: what each of them is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.recognise import Incoming, IncomingKind, recognise
from neglect_workbook.ui.file_reader import FileReader
from neglect_workbook.ui.models.brought_words import brought_words, refused_lines
from neglect_workbook.ui.news import News
from neglect_workbook.workbook.restoring import read_incoming

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme

_LOOKING: Final = "Reading the files…"
_CAN_BE_MADE: Final = (
    "If the workbook is lost, it can be made again from this return. If you still have it, open "
    "the workbook instead."
)
_MAKE: Final = "Make the workbook again from this return"
_KINDS: Final = {
    IncomingKind.FORM: "a form from a colleague",
    IncomingKind.FEEDBACK: "feedback from the partnership",
    IncomingKind.RECEIPT: "a receipt from the partnership",
}
_OPEN_FIRST: Final = "Open the workbook that it belongs to, then bring it in."


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file that was recognised, and whose it is where it is a return."""

    incoming: Incoming
    organisation: str = ""


class LookingAt(QObject):
    """Opens a workbook, offers to make one again from a return, and says what to do with others."""

    def __init__(
        self,
        theme: "Theme",
        window: "QWidget",
        tell: Callable[[News], None],
        open_with: Callable[[Path, Sequence[Path]], None],
        make_again: Callable[[Incoming, str], None],
    ) -> None:
        """Begin with nothing to look at.

        Args:
            theme: gives fonts and colours.
            window: asks for passwords; with it this ends.
            tell: says what the files are.
            open_with: opens a workbook and brings the other files into it.
            make_again: asks where the workbook of a return goes, and makes it.
        """
        super().__init__(window)
        self._tell = tell
        self._open_with = open_with
        self._make_again = make_again
        self._files: list[Path] = []
        self._seen: list[_Seen] = []
        self._refused: list[KnownError] = []
        self._reader = FileReader(theme, window, _look, self._on_looked, self._on_all_looked)

    def look(self, files: Sequence[Path]) -> None:
        """Look at files, after those that are still on their way."""
        if files and not self._reader.is_busy:
            for seen in (self._files, self._seen, self._refused):
                seen.clear()
            self._tell(News("info", _LOOKING))
        self._files += files
        self._reader.read(files)

    def _on_looked(self, looked: _Seen | KnownError, _password: str) -> None:
        if isinstance(looked, KnownError):
            self._refused.append(looked)
        else:
            self._seen.append(looked)

    def _on_all_looked(self) -> None:
        workbook = self._first(IncomingKind.WORKBOOK)
        if workbook is not None:
            path = workbook.incoming.path
            self._open_with(path, [one for one in self._files if one != path])
            return
        found = self._first(IncomingKind.RETURN)
        others = [_no_place(one.incoming) for one in self._seen if one is not found]
        refused = (*others, *self._refused)
        if found is None:
            words = brought_words((), refused)
            self._tell(News("problem", words.strong, words.text, lines=words.lines))
            return
        name = found.incoming.path.name
        whose = f" of {found.organisation}" if found.organisation else ""
        self._tell(
            News(
                "info",
                f"{name} is a return{whose}.",
                _CAN_BE_MADE,
                _MAKE,
                partial(self._make_again, found.incoming, found.organisation),
                refused_lines(refused),
            )
        )

    def _first(self, kind: IncomingKind) -> _Seen | None:
        return next((one for one in self._seen if one.incoming.kind is kind), None)


def _look(file: Path, password: str) -> _Seen:
    """Read what a file is, and a return as far as to know that a workbook can be made of it."""
    incoming = recognise(file, password)
    if incoming.kind is not IncomingKind.RETURN:
        return _Seen(incoming)
    read, _ = read_incoming(incoming)
    return _Seen(incoming, read.organisation_name)


def _no_place(incoming: Incoming) -> KnownError:
    """Says what to do with a file that only a workbook can take in."""
    name = incoming.path.name
    if incoming.kind is IncomingKind.RETURN:
        return KnownError("one_at_a_time", f"{name} is a return too.", "Bring it in by itself.")
    return KnownError("no_workbook", f"{name} is {_KINDS[incoming.kind]}.", _OPEN_FIRST)
