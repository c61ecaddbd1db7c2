"""The Compare page: one review beside another, answer by answer."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.compare import Movement, compare, movement_counts
from neglect_workbook.domain.dates import long_date
from neglect_workbook.ui.jump import CLOSE_REVIEW, Jump, PageId
from neglect_workbook.ui.models.compare_model import LEFT_OPEN, CompareModel, CompareRow
from neglect_workbook.ui.movements import MOVEMENTS
from neglect_workbook.ui.pages.compare.body import CompareBody
from neglect_workbook.ui.pages.compare.compare_table import CompareTable
from neglect_workbook.ui.pages.compare.detail import CompareDetail
from neglect_workbook.ui.pages.compare.head import CompareHead
from neglect_workbook.ui.pages.compare.sides import Side, headings, sides
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.tab_order import put_in_reading_order
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.domain.compare import Comparison
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_ALL: Final = "all"
_CLOSE: Final = "Close this review"
_START: Final = "Start the next review"
_NOTHING: Final = "Nothing to compare yet."
_BEFORE_CLOSING: Final = (
    "Once your return is sent, close this review. The next one stands beside it here, answer by "
    "answer: better, the same, worse or for the first time."
)
_BEFORE_STARTING: Final = (
    "This review is closed and kept to read. When you look again, start the next one. It stands "
    "beside this one here, answer by answer."
)
#: The way to where a review is closed and the next one is started.
_TO_CLOSE: Final = Jump(PageId.SEND, field=CLOSE_REVIEW)


class ComparePage(Page):
    """A table of all questions, and one of them in full. Counts, never averages."""

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = today_here,
    ) -> None:
        """Show the last closed review beside the present one.

        Args:
            theme: gives colours and sizes.
            session: the open workbook.
            parent: the widget that it belongs to.
            today: names the month of a review that is still open.
        """
        super().__init__(PageId.COMPARE, theme, session, parent)
        framework = session.snapshot.framework
        self._today = today
        self._pair = ("", "")
        self._sides: tuple[Side, Side] | None = None
        self._head = CompareHead(theme)
        self._damaged = Banner(theme, "warning", "")
        self._closed = Banner(theme, "info", "")
        can_write = not session.workbook.is_read_only
        self._first_steps = {
            is_closed: EmptyState(theme, _NOTHING, words, step if can_write else "", icon=icon)
            for is_closed, words, step, icon in (
                (False, _BEFORE_CLOSING, _CLOSE, "lock"),
                (True, _BEFORE_STARTING, _START, "arrow-right"),
            )
        }
        self._filter = SegmentedControl(
            theme,
            [Segment(_ALL, "All")]
            + [Segment(one.value, word, icon) for one, (icon, word) in MOVEMENTS.items()],
            "Which questions to show",
            is_slim=True,
        )
        self._filter.set_current(_ALL)
        self._model = CompareModel(framework.scale, self)
        self._table = CompareTable(theme, self._model)
        self._none = Lead(theme, "No question moved in this way.")
        self._detail = CompareDetail(theme, framework)
        above = (self._head, self._damaged, self._closed, *self._first_steps.values())
        table = (self._table, self._none)
        self._body = CompareBody(theme, above, self._filter, table, self._detail)
        self.hold(self._body)
        self._connect()
        put_in_reading_order(self)

    @override
    def go_to(self, jump: Jump) -> None:
        self._show_all()
        if self._sides is None:
            first_step = self._first_steps[self.session.snapshot.is_closed]
            first_step.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if jump.question_id and self._model.row_of(jump.question_id) < 0:
            # It is wanted whatever it moved like.
            self._filter.set_current(_ALL)
            self._show_all()
        row = self._model.row_of(jump.question_id)
        if row >= 0:
            self._table.select_row(row)
        first = self._table if not self._table.isHidden() else self._filter
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def flush(self) -> None:
        """Nothing is typed here."""

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        self._show_all()
        super().showEvent(event)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._fit)
        self._head.chosen.connect(self._choose)
        self._filter.chosen.connect(lambda _: self._show_all())
        self._table.row_reached.connect(self._show_detail)
        self._table.row_opened.connect(self._detail.focus_link)
        self._detail.jump_requested.connect(self.jump_requested)
        self._closed.link_activated.connect(lambda: self.jump_requested.emit(_TO_CLOSE))
        for first_step in self._first_steps.values():
            first_step.activated.connect(lambda: self.jump_requested.emit(_TO_CLOSE))

    # -- what it shows ------------------------------------------------------------------

    def _on_changed(self) -> None:
        # Out of sight there is nothing to keep up to date.
        if self.isVisible():
            self._show_all()

    def _choose(self, before_id: str, after_id: str) -> None:
        self._pair = (before_id, after_id)
        self._show_all()

    def _show_all(self) -> None:
        snapshot = self.session.snapshot
        reviews = sides(snapshot, self._today())
        self._sides = self._chosen(reviews)
        for is_closed, first_step in self._first_steps.items():
            first_step.setVisible(self._sides is None and is_closed == snapshot.is_closed)
        self._show_damage()
        self._show_closed()
        self._body.show_pair(is_shown=self._sides is not None)
        if self._sides is None:
            self._head.show_reviews((), "", "")
            self._head.summary.setText("This review beside an earlier one.")
        else:
            before, after = self._sides
            names = [(one.id, one.name) for one in reviews.values()]
            self._head.show_reviews(names, before.id, after.id)
            found = compare(before.snapshot, after.snapshot)
            self._show_counts(found, after)
            self._show_rows(found, before, after)
        self._fit()

    def _chosen(self, reviews: "Mapping[str, Side]") -> tuple[Side, Side] | None:
        """The two that somebody chose, else the last two; the earlier is always first."""
        ids = list(reviews)
        if len(ids) < len(self._pair):
            return None
        before_id, after_id = self._pair
        if before_id not in ids[:-1]:
            before_id, after_id = ids[-2:]
        elif after_id not in ids[ids.index(before_id) + 1 :]:
            after_id = ids[ids.index(before_id) + 1]
        return reviews[before_id], reviews[after_id]

    def _show_counts(self, found: "tuple[Comparison, ...]", after: Side) -> None:
        counts = movement_counts(found)
        self._filter.set_text(_ALL, f"All {len(found)}")
        for movement, (_, word) in MOVEMENTS.items():
            is_left = movement is Movement.TO_ANSWER and after.closed_on is not None
            said = LEFT_OPEN if is_left else word
            self._filter.set_text(movement.value, f"{said} {counts[movement]}")
        self._head.summary.setText(_summary(counts, is_over=after.closed_on is not None))

    def _show_rows(self, found: "tuple[Comparison, ...]", before: Side, after: Side) -> None:
        wanted = self._filter.current_id
        is_over = after.closed_on is not None
        rows = [CompareRow(one, is_over) for one in found if wanted in (_ALL, one.movement.value)]
        self._model.show_rows(rows, headings(before, after))
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._detail.setVisible(bool(rows))
        if rows and not self._table.currentIndex().isValid():
            self._table.select_row(0)
        if rows:
            self._show_detail(self._table.current_id)

    def _show_detail(self, question_id: str) -> None:
        if self._sides is not None and question_id:
            self._detail.show_question(question_id, *self._sides)

    def _show_damage(self) -> None:
        """Say so where a closed review is no longer what was frozen."""
        hurt = next((one for one in self._sides or () if not one.is_whole), None)
        if hurt is not None:
            self._damaged.set_content(
                "warning",
                "This closed review is not as it was kept.",
                f"{hurt.name}: compare it with the files that you sent, or open a backup of this "
                "workbook.",
            )
        self._damaged.setVisible(hurt is not None)

    def _show_closed(self) -> None:
        """Say so where the newest review is closed, with the way on."""
        snapshot = self.session.snapshot
        is_shown = self._sides is not None and snapshot.is_closed
        if is_shown:
            day = long_date(snapshot.past[-1].closed_on)
            link = "" if self.session.workbook.is_read_only else _START
            self._closed.set_content("info", f"Closed on {day}.", "Kept to read.", link)
        self._closed.setVisible(is_shown)

    def _fit(self) -> None:
        """Put the choices beside the title, or below it where there is little room."""
        self._body.fit()
        self._head.set_narrow(is_narrow=self._body.is_one_column)


def _summary(counts: "Mapping[Movement, int]", *, is_over: bool) -> str:
    """How much moved which way, and how much is still to answer."""
    said = [f"{counts[Movement.BETTER]} better", f"{counts[Movement.SAME]} the same"]
    said.append(f"{counts[Movement.WORSE]} worse")
    if counts[Movement.FIRST_TIME]:
        said.append(f"{counts[Movement.FIRST_TIME]} for the first time")
    left = counts[Movement.TO_ANSWER]
    words = LEFT_OPEN.lower() if is_over else "still to answer"
    return f"{', '.join(said)}." + (f" {left} {words}." if left else "")
