"""The days left, the two states of saving and whether there is a password, always in sight."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import clock_time, day_and_month
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.protected_line import ProtectedLine
from neglect_workbook.ui.widgets.runs_label import Run
from neglect_workbook.ui.widgets.state_line import StateLine

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


class SaveStateView(QFrame):
    """'Saved 10:42' is this computer; 'In your folder 10:41' is the person's own file.

    Signals:
        explanation_requested: the KnownError that somebody wants to read of.
    """

    explanation_requested = Signal(object)

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", *, is_compact: bool = False
    ) -> None:
        """Show how far everything is saved when a workbook was just opened.

        Args:
            theme: gives colours and sizes.
            session: tells what becomes of the work.
            is_compact: the two states only, without the days that are left.
        """
        super().__init__()
        self._session = session
        self._is_unsaved = False
        #: Whether everything is safe on this computer.
        self.local = StateLine(theme)
        #: Whether everything is in the person's own file.
        self.folder = StateLine(theme)
        #: Whether a password keeps others out.
        self.protected = ProtectedLine(theme, session)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        if not is_compact:
            column.setSpacing(3)
            column.addWidget(Hairline(theme))
            column.addSpacing(4)
            self._days = StateLine(theme)
            column.addWidget(self._days)
            session.changed.connect(self._show_days)
            self._show_days()
        for line in (self.local, self.folder):
            column.addWidget(line)
            line.explanation_requested.connect(self.explanation_requested)
        if is_compact:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(18)
            row.addWidget(self.protected, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addLayout(column)
        else:
            column.addWidget(self.protected)
            self.setLayout(column)
        session.saving.connect(self._on_saving)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._on_save_failed)
        session.published.connect(self._on_published)
        session.publish_failed.connect(self._on_publish_failed)
        self._show_opening()

    def show_states(self, *, is_shown: bool) -> None:
        """Show the states, or leave them out where they stand elsewhere."""
        self.local.setVisible(is_shown)
        self.folder.setVisible(is_shown)
        self.protected.set_wanted(is_wanted=is_shown)

    def _show_days(self) -> None:
        snapshot = self._session.snapshot
        words = days_left_words(snapshot.framework, snapshot.organisation.next_review_on)
        self._days.show_state("calendar-days", "ink2", words)

    def _show_opening(self) -> None:
        if self._session.workbook.is_read_only:
            self.local.show_state("eye", "ink2", _plain("Open to read only"))
            self.folder.show_state("folder-check", "ink2", _plain("Nothing is changed"))
            return
        now = clock_time(datetime.now().astimezone())
        self.local.show_state("check", "green", _plain(f"Saved {now}"))
        if self._session.workbook.store.has_unpublished:
            self.folder.show_state("refresh-cw", "ink2", _plain("Not in your folder yet"))
            return
        self.folder.show_state("folder-check", "green", _plain(f"In your folder {now}"))

    def _on_saving(self) -> None:
        if not self._is_unsaved:
            self.local.show_state("refresh-cw", "ink2", _plain("Saving"))

    def _on_saved(self, at: datetime) -> None:
        self._is_unsaved = False
        self.local.show_state("check", "green", _plain(f"Saved {clock_time(at)}"))

    def _on_save_failed(self, error: "KnownError") -> None:
        self._is_unsaved = True
        self.local.show_problem("octagon-alert", "red", "Not saved", error)

    def _on_published(self, at: datetime) -> None:
        if self._is_unsaved:
            # What could not be saved before is in the file, so it is on this computer too.
            self._on_saved(at)
        self.folder.show_state("folder-check", "green", _plain(f"In your folder {clock_time(at)}"))

    def _on_publish_failed(self, error: "KnownError") -> None:
        words = "Not in your folder" if self._is_unsaved else "Not in your folder. Saved here."
        self.folder.show_problem("triangle-alert", "amber", words, error)


def days_left_words(
    framework: "Framework", next_review: date | None = None, today: date | None = None
) -> tuple[Run, ...]:
    """How long it is to the date on which assurance is sought, or after it to our next review."""
    today = today or today_here()
    dates = [one.date for one in framework.timeline if one.is_assurance]
    wanted = [one for one in (*dates, next_review) if one is not None and one >= today]
    if not wanted:
        return _plain("Next review: add a date")
    days = (wanted[0] - today).days
    day = day_and_month(wanted[0])
    if days == 0:
        return (Run("Today", is_strong=True), Run(f": {day}", ink="ink2"))
    count = f"{days} {'day' if days == 1 else 'days'}"
    return (Run(count, is_strong=True), Run(f" to {day}", ink="ink2"))


def _plain(text: str) -> tuple[Run, ...]:
    return (Run(text, ink="ink2"),)
