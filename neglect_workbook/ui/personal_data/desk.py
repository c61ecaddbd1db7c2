"""Looks through the texts of an open workbook or collation, off the window's thread."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neglect_workbook.domain.confirmations import confirmed_digest
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.personal_data.mark_finder import MarkFinder
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from neglect_workbook.checks.personal_data.check import Checker
    from neglect_workbook.checks.personal_data.marks import Mark
    from neglect_workbook.keeping import known_words
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
else:
    known_words = Late("neglect_workbook.keeping.known_words")


def checker_here(framework_id: str, profile: "Path") -> "Checker":
    """The check with the names that are listed on this computer. Never on the window's thread.

    Args:
        framework_id: whose words are known.
        profile: the folder in which the names are listed.
    """
    return known_words.checker_here(framework_id, profile)


class PersonalDataDesk(QObject):
    """Answers the fields of a file's pages, for all that asked meanwhile at once."""

    def __init__(
        self, session: "WorkbookSession | CollationSession", profile: "Path", parent: "QObject"
    ) -> None:
        """Look through nothing yet.

        Args:
            session: the open workbook or collation.
            profile: the folder in which names are listed.
            parent: the widget whose fields it serves.
        """
        super().__init__(parent)
        self._session = session
        self._profile = profile
        self._tasks = TaskRunner(self)
        self._finder = MarkFinder(parent)
        self._finder.asked.connect(self._ask)
        self._wanted: dict[str, None] = {}
        session.changed.connect(self._on_changed)

    def ask_again(self) -> None:
        """The check is another one: other names are listed."""
        self._finder.outdated.emit()

    def _ask(self, text: str) -> None:
        self._wanted[text] = None
        self._start()

    def _start(self) -> None:
        if not self._wanted or self._tasks.is_busy:
            return
        texts = tuple(self._wanted)
        self._wanted.clear()
        snapshot = self._session.snapshot
        confirmed = frozenset(one.digest for one in snapshot.confirmations if one.reason)
        work = partial(_look, snapshot.framework.id, self._profile, texts, confirmed)
        self._tasks.run(work, self._on_looked, self._on_failed)

    def _on_looked(self, answers: "Mapping[str, tuple[Mark, ...]]") -> None:
        self._finder.answered.emit(answers)
        self._start()

    def _on_failed(self, error: BaseException) -> None:
        self._start()
        raise error

    def _on_changed(self, notice: "ChangeNotice") -> None:
        if notice.change_set.touches(RecordKind.CONFIRMATION):
            self._finder.outdated.emit()


def _look(
    framework_id: str, profile: "Path", texts: tuple[str, ...], confirmed: frozenset[str]
) -> "Mapping[str, tuple[Mark, ...]]":
    """The marks in each text, less those of a kind that somebody said may stay in it."""
    checker = checker_here(framework_id, profile)
    return {
        text: tuple(
            mark
            for mark in checker.marks_of(text)
            if confirmed_digest(text, mark.kind) not in confirmed
        )
        for text in texts
    }
