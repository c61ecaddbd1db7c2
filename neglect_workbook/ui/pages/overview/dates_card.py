"""The dates that come next: of the framework, of actions and of our own next review."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from neglect_workbook.domain.dates import short_date, short_day
from neglect_workbook.domain.overview import NextDate, next_dates
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.overview.rows_card import Row, RowsCard
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.labels import Lead, Strong

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_DAY_WIDTH: Final = 62
_YEAR_WIDTH: Final = 100


class DatesCard(RowsCard):
    """Dates that have passed are left out. After the last one it asks for the next review.

    Signals:
        jump_requested: a Jump to the action that is due.
        next_review_edited: the day on which we look again, or ``None``.
    """

    jump_requested = Signal(object)
    next_review_edited = Signal(object)

    def __init__(self, theme: "Theme", today: "Callable[[], date]") -> None:
        super().__init__(theme, "Next dates")
        self._today = today
        self._next_review = DateField(theme, "Date of our next review", today=today)
        self._next_review.date_edited.connect(self.next_review_edited)
        self.column.addWidget(self._next_review)

    def show_snapshot(self, snapshot: "WorkbookSnapshot", *, is_read_only: bool) -> None:
        """Bring it up to date."""
        today = self._today()
        coming = next_dates(snapshot, today)
        has_years = any(one.day.year != today.year for one in coming)
        self.show_rows(
            (coming, has_years),
            lambda: [self._row(one, has_year=has_years) for one in coming] or [self._nothing()],
        )
        next_review = snapshot.organisation.next_review_on
        is_over = all(one.date < today for one in snapshot.framework.timeline)
        self._next_review.setVisible(is_over or next_review is not None)
        self._next_review.set_read_only(is_read_only=is_read_only)
        self._next_review.set_date(next_review)

    def flush(self) -> None:
        """Tell what was typed and not left yet."""
        self._next_review.flush()

    def focus_next_review(self) -> None:
        """Put the keyboard into the date of the next review."""
        self._next_review.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, one: NextDate, *, has_year: bool) -> QWidget:
        words = short_date(one.day) if has_year else short_day(one.day)
        day = Strong(self._theme, words)
        day.setFixedWidth(self._theme.scaled(_YEAR_WIDTH if has_year else _DAY_WIDTH))
        day.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if one.action is None:
            return Row((day, 0), (ElidedLabel(self._theme, one.text, lines=3), 1))
        link = Button(self._theme, one.action.label, kind="link")
        link.setAccessibleName(f"{one.action.label}, {one.text}, go to")
        jump = Jump(PageId.ACTION_PLAN, record_id=one.action.id)
        link.clicked.connect(lambda: self.jump_requested.emit(jump))
        return Row((day, 0), (ElidedLabel(self._theme, one.text, lines=2), 1), (link, 0))

    def _nothing(self) -> QWidget:
        text = "The dates of the Call to Action have passed. Choose when to look again."
        return Row((Lead(self._theme, text), 1))
