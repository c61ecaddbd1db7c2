"""Opens a collation and counts it, on a thread of its own: a large one takes seconds."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.beside_others import open_beside_others
from neglect_workbook.ui.collate.counted import Counted, count
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.collation import opening
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.ui.preferences import Preferences
else:
    opening = Late("neglect_workbook.collation.opening")

#: How long whoever closes the window waits for what is being opened, in seconds.
_LONGEST_WAIT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Opened:
    """A collation that was opened, and what it counts to."""

    collation: "Collation"
    now: Counted


class CollationOpener(QObject):
    """Opens one collation at a time.

    Signals:
        opened: the Opened.
        failed: the path, and the KnownError for which it is not open.
    """

    opened = Signal(object)
    failed = Signal(object, object)

    def __init__(self, preferences: "Preferences", parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._tasks = TaskRunner(self)

    @property
    def is_busy(self) -> bool:
        """Whether one is being opened."""
        return self._tasks.is_busy

    def open(self, target: Path, passwords: "Sequence[str]" = (), *, anyway: bool = False) -> None:
        """Begin to open a collation; to read only where somebody else has it open.

        Args:
            target: its file.
            passwords: its own, then earlier ones, for what a crash left.
            anyway: to write even so. What both sides write is kept.
        """
        profile, author = self._preferences.profile, self._preferences.settings.author
        work = partial(_open, target, profile, author, tuple(passwords), anyway=anyway)
        self._tasks.run(work, self.opened.emit, partial(self._on_failed, target))

    def finish(self) -> None:
        """Wait for the one that is being opened, and tell of it now."""
        self._tasks.finish(_LONGEST_WAIT)

    def _on_failed(self, target: Path, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(target, error)


def _open(
    target: Path, profile: Path, author: str, passwords: tuple[str, ...], *, anyway: bool
) -> Opened:
    opens = partial(
        opening.open_collation, target, profile=profile, author=author, passwords=passwords
    )
    collation = open_beside_others(opens, anyway=anyway)
    try:
        return Opened(collation, count(collation.snapshot))
    except Exception:
        collation.close()
        raise
