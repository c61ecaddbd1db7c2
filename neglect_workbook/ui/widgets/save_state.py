"""The days left and the two states of saving, always in sight."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from neglect_workbook.domain.dates import clock_time, day_and_month
from neglect_workbook.domain.identity import today_here

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


class SaveStateView(QFrame):
    """'Saved 10:42' is this computer; 'In your folder 10:41' is the person's own file.

    Signals:
        explanation_requested: somebody pressed on a state that needs explaining.
    """

    explanation_requested = Signal(str)

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._days = _Line(theme, self)
        self._local = _Line(theme, self)
        self._folder = _Line(theme, self)
        self._build()
        session.saving.connect(self._on_saving)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._on_save_failed)
        session.published.connect(self._on_published)
        session.publish_failed.connect(self._on_publish_failed)
        theme.changed.connect(self._on_theme_changed)
        self._show_days()
        self._show_opening()

    def _build(self) -> None:
        self.setObjectName("saveState")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 10, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, line in enumerate((self._days, self._local, self._folder)):
            grid.addWidget(line.picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line.text, row, 1)
        grid.setColumnStretch(1, 1)

    def _show_days(self) -> None:
        self._days.show_state(
            "calendar-days", "ink2", days_left_sentence(self._session.snapshot.framework)
        )

    def _show_opening(self) -> None:
        if self._session.workbook.is_read_only:
            self._local.show_state("eye", "ink2", "Open to read only")
            self._folder.show_state("folder-check", "ink2", "Nothing is changed")
            return
        now = clock_time(datetime.now().astimezone())
        self._local.show_state("check", "green", f"Saved {now}")
        self._folder.show_state("folder-check", "green", f"In your folder {now}")

    def _on_saving(self) -> None:
        self._local.show_state("refresh-cw", "ink2", "Saving")

    def _on_saved(self, at: datetime) -> None:
        self._local.show_state("check", "green", f"Saved {clock_time(at)}")

    def _on_save_failed(self, error: "KnownError") -> None:
        self._local.show_state("octagon-alert", "red", f"Not saved. {error.sentence}", is_news=True)

    def _on_published(self, at: datetime) -> None:
        self._folder.show_state("folder-check", "green", f"In your folder {clock_time(at)}")

    def _on_publish_failed(self, error: "KnownError") -> None:
        sentence = f"Not in your folder. Saved here. {error.sentence}"
        self._folder.show_state("triangle-alert", "amber", sentence, is_news=True)

    def _on_theme_changed(self) -> None:
        for line in (self._days, self._local, self._folder):
            line.redraw()


class _Line:
    """A picture and a few words."""

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        self._theme = theme
        self._icon = "check"
        self._ink = "ink2"
        self.picture = QLabel(parent)
        self.text = QLabel(parent)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)

    def show_state(self, icon: str, ink: str, text: str, *, is_news: bool = False) -> None:
        self._icon, self._ink = icon, ink
        self.text.setText(text)
        # A screen reader speaks of bad news only: 'Saved' every few seconds would drown work.
        self.text.setAccessibleDescription("Needs attention" if is_news else "")
        self.redraw()

    def redraw(self) -> None:
        self.picture.setPixmap(self._theme.pixmap(self._icon, self._ink, 18))
        ink = self._ink if self._ink in ("red", "amber") else "ink2"
        self.text.setStyleSheet(f"color: {self._theme.hex(ink)}")


def days_left_sentence(framework: "Framework", today: date | None = None) -> str:
    """How long it is to the date on which assurance is sought, or what comes after it."""
    today = today or today_here()
    wanted = [one.date for one in framework.timeline if one.is_assurance and one.date >= today]
    if not wanted:
        return "Next review: add a date"
    days = (wanted[0] - today).days
    if days == 0:
        return f"Today: {day_and_month(wanted[0])}"
    return f"{days} {'day' if days == 1 else 'days'} to {day_and_month(wanted[0])}"
