"""Finds out which recent workbooks are not where they were, without holding up the window.

A share that is switched off can take many seconds to say so.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal


class MissingSearch(QObject):
    """Looks for files on a thread of its own.

    Signals:
        done: the paths that were not found, as a frozenset of strings.
    """

    done = Signal(object)
    _found = Signal(int, object)

    def __init__(self) -> None:
        # Without a parent: the search itself keeps it alive until there is an answer.
        super().__init__()
        self._round = 0
        self._found.connect(self._on_found)

    def start(self, paths: Sequence[str]) -> None:
        """Look for these; the answer to an earlier question is passed over."""
        self._round += 1
        asked, wanted = self._round, tuple(paths)
        if not wanted:
            self.done.emit(frozenset())
            return
        QThreadPool.globalInstance().start(lambda: self._found.emit(asked, _missing(wanted)))

    def _on_found(self, asked: int, missing: object) -> None:
        if asked == self._round:
            self.done.emit(missing)


def _missing(paths: tuple[str, ...]) -> frozenset[str]:
    return frozenset(path for path in paths if not Path(path).is_file())
