"""The Overview page: where we are, what is left, what comes next and what has moved."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.checks.left import things_left
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.progress import progress
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.overview.came_back_card import CameBackCard
from neglect_workbook.ui.pages.overview.dates_card import DatesCard
from neglect_workbook.ui.pages.overview.left_card import LeftCard
from neglect_workbook.ui.pages.overview.since_card import SinceCard
from neglect_workbook.ui.pages.overview.weak_card import WeakCard
from neglect_workbook.ui.pages.overview.where_card import WhereCard
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column import Column
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.labels import Lead, PageTitle
from neglect_workbook.ui.widths import effective_width, is_narrow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_WIDEST: Final = 1440
_RIGHT_WIDTH: Final = 346
_GAP: Final = 16
#: Effective width of the window from which on there is room for two columns.
_TWO_COLUMNS: Final = 1180
_NEXT_REVIEW: Final = "next_review_on"


class OverviewPage(Page):
    """Five cards, each of whose parts leads to its place. One filled button: what to do next."""

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = today_here,
    ) -> None:
        """Show the work as a whole.

        Args:
            theme: gives colours and sizes.
            session: the open workbook.
            parent: the widget that it belongs to.
            today: the day from which dates are still to come.
        """
        super().__init__(PageId.OVERVIEW, theme, session, parent)
        self._today = today
        self._summary = Lead(theme)
        self._next = Button(theme, "", kind="filled", trailing_icon="arrow-right")
        self._next_jump = Jump(PageId.QUESTIONS)
        self._where = WhereCard(theme)
        self._weak = WeakCard(theme)
        self._left = LeftCard(theme)
        self._dates = DatesCard(theme, today)
        self._since = SinceCard(theme)
        self._came_back = CameBackCard(theme)
        self._right = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = ColumnScroll(theme)
        self._content = Column()
        self._column = QVBoxLayout(self._content)
        self._arrange()
        self._connect()

    @override
    def go_to(self, jump: Jump) -> None:
        self._show_all()
        if jump.field == _NEXT_REVIEW:
            self._dates.focus_next_review()
        else:
            self._next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def flush(self) -> None:
        self._dates.flush()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        # The day may have turned, and nothing was kept up to date out of sight.
        self._show_all()
        super().showEvent(event)

    # -- how it is built ----------------------------------------------------------------

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PageTitle(self.theme, "Overview"))
        words.addWidget(self._summary)
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addLayout(words, 1)
        head.addWidget(self._next)
        left = QVBoxLayout()
        left.setSpacing(_GAP)
        left.addWidget(self._where)
        left.addWidget(self._weak)
        left.addStretch(1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(_GAP)
        for card in (self._came_back, self._left, self._dates, self._since):
            right.addWidget(card)
        right.addStretch(1)
        self._columns.setSpacing(20)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        self._column.setSpacing(14)
        self._column.addLayout(head)
        self._column.addLayout(self._columns)
        self._column.addStretch(1)
        self._scroll.show_column(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._on_theme_changed)
        self._next.clicked.connect(lambda: self.jump_requested.emit(self._next_jump))
        self._dates.next_review_edited.connect(self._save_next_review)
        cards = (self._where, self._weak, self._came_back, self._left, self._dates, self._since)
        for card in cards:
            card.jump_requested.connect(self.jump_requested)

    # -- what it shows ------------------------------------------------------------------

    def _on_changed(self) -> None:
        # Out of sight there is nothing to keep up to date.
        if self.isVisible():
            self._show_all()

    def _on_theme_changed(self) -> None:
        self._fit()
        if self.isVisible():
            self._show_all()

    def _show_all(self) -> None:
        snapshot, today = self.session.snapshot, self._today()
        narrow = is_narrow(self, self.theme)
        self._summary.setText(_summary(snapshot, today))
        self._show_next(snapshot)
        self._where.show_snapshot(snapshot, is_narrow=narrow)
        self._weak.show_snapshot(snapshot, today, is_narrow=narrow)
        self._left.show_snapshot(snapshot, today, len(open_conflicts(self.session.workbook)))
        self._dates.show_snapshot(snapshot, is_read_only=self.session.workbook.is_read_only)
        self._since.show_snapshot(snapshot)
        self._came_back.show_snapshot(snapshot)
        self._fit()

    def _show_next(self, snapshot: "WorkbookSnapshot") -> None:
        open_ids = [q.id for q in snapshot.questions if not snapshot.answers[q.id].is_answered]
        if snapshot.is_closed or not open_ids:
            self._next.set_words("Review and send")
            self._next_jump = Jump(PageId.SEND)
            return
        is_new = len(open_ids) == len(snapshot.questions)
        self._next.set_words(f"{'Start' if is_new else 'Continue'} with {open_ids[0]}")
        self._next_jump = Jump(PageId.QUESTIONS, question_id=open_ids[0])

    def _fit(self) -> None:
        """Put the columns beside each other, or under each other where there is little room."""
        is_one = effective_width(self, self.theme) < _TWO_COLUMNS
        spare = max(_SIDE, self.width() - _SIDE - _WIDEST)
        self._column.setContentsMargins(_SIDE, 18, spare, 18)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if is_one else direction.LeftToRight)
        self._right.setMinimumWidth(0 if is_one else self.theme.scaled(_RIGHT_WIDTH))
        self._right.setMaximumWidth(
            self.maximumWidth() if is_one else self.theme.scaled(_RIGHT_WIDTH)
        )

    def _save_next_review(self, day: date | None) -> None:
        self.session.do(self, lambda workbook: workbook.set_organisation(next_review_on=day))


def _summary(snapshot: "WorkbookSnapshot", today: "date") -> str:
    """How far it is, and about how long the rest takes: what the lines of 'What is left' sum to."""
    if snapshot.is_closed:
        return f"Closed on {long_date(snapshot.past[-1].closed_on)}. Kept to read."
    done = progress(snapshot)
    if done.answered == done.total:
        return f"All {done.total} questions answered."
    minutes = sum(one.minutes for one in things_left(snapshot, today))
    left = f"About {minutes} minutes left." if minutes else ""
    return f"{done.answered} of {done.total} questions answered. {left}".strip()
