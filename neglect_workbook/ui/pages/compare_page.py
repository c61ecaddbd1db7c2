"""The Compare page: one review beside another, answer by answer."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.compare import Movement, compare, movement_counts
from neglect_workbook.domain.dates import long_date, month_and_year
from neglect_workbook.domain.identity import today_here
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.compare_model import CompareModel, CompareRow
from neglect_workbook.ui.movements import MOVEMENTS
from neglect_workbook.ui.pages.compare.compare_table import CompareTable
from neglect_workbook.ui.pages.compare.detail import CompareDetail, Side
from neglect_workbook.ui.pages.compare.head import CompareHead
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.column import Column
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl
from neglect_workbook.ui.widths import effective_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.domain.compare import Comparison
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_WIDEST: Final = 1440
#: Effective width of the window from which on the detail stands beside the table.
_BESIDE: Final = 1180
_ALL: Final = "all"
_WHAT_IT_WILL_SHOW: Final = (
    "Once your return is sent, close this review. The next one stands beside it here, answer by "
    "answer: better, the same, worse or for the first time."
)


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
        self._empty = EmptyState(
            theme,
            "Nothing to compare yet.",
            _WHAT_IT_WILL_SHOW,
            "Go to Review and send",
            icon="send",
        )
        self._body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._scroll = ColumnScroll(theme)
        self._content = Column()
        self._column = QVBoxLayout(self._content)
        self._arrange()
        self._connect()

    @override
    def go_to(self, jump: Jump) -> None:
        self._show_all()
        if self._body.isHidden():
            self._empty.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        row = self._model.row_of(jump.question_id)
        if row >= 0:
            self._table.select_row(row)
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

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

    # -- how it is built ----------------------------------------------------------------

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        for widget in (self._filter, self._table, self._none):
            left.addWidget(widget)
        left.addStretch(1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(24)
        self._columns.addLayout(left, 5)
        self._columns.addWidget(self._detail, 4, Qt.AlignmentFlag.AlignTop)
        self._column.setSpacing(14)
        for part in (self._head, self._damaged, self._empty, self._body):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll.show_column(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._fit)
        self._head.chosen.connect(self._choose)
        self._filter.chosen.connect(lambda _: self._show_all())
        self._table.row_reached.connect(self._show_detail)
        self._detail.jump_requested.connect(self.jump_requested)
        self._empty.activated.connect(
            lambda: self.jump_requested.emit(Jump(PageId.SEND, field="close_review"))
        )

    # -- what it shows ------------------------------------------------------------------

    def _on_changed(self) -> None:
        # Out of sight there is nothing to keep up to date.
        if self.isVisible():
            self._show_all()

    def _choose(self, before_id: str, after_id: str) -> None:
        self._pair = (before_id, after_id)
        self._show_all()

    def _show_all(self) -> None:
        reviews = self._reviews()
        has_two = len(reviews) > 1
        self._body.setVisible(has_two)
        self._empty.setVisible(not has_two)
        self._damaged.setVisible(False)
        if not has_two:
            self._sides = None
            self._head.show_reviews((), "", "")
            self._head.summary.setText("This review beside an earlier one.")
            self._fit()
            return
        before, after = self._chosen(reviews)
        self._sides = (before, after)
        ids = list(reviews)
        names = [(one, reviews[one].name) for one in ids]
        self._head.show_reviews(names, before.snapshot.review.id, after.snapshot.review.id)
        found = compare(before.snapshot, after.snapshot)
        self._show_counts(found)
        self._show_rows(found, (self._short(before), self._short(after)))
        self._show_damage()
        self._fit()

    def _reviews(self) -> "Mapping[str, Side]":
        """Every review by id, oldest first, with the words that name it."""
        snapshot = self.session.snapshot
        kind = snapshot.framework.review_kind
        found = {
            past.snapshot.review.id: Side(
                f"{kind(past.snapshot.review.kind_id).name}, {long_date(past.closed_on)}",
                past.snapshot,
            )
            for past in snapshot.past
        }
        if not snapshot.is_closed:
            month = month_and_year(self._today())
            name = f"{kind(snapshot.review.kind_id).name}, {month}"
            found[snapshot.review.id] = Side(name, snapshot)
        return found

    def _chosen(self, reviews: "Mapping[str, Side]") -> tuple[Side, Side]:
        """The two that somebody chose, else the last two; the earlier is always first."""
        ids = list(reviews)
        wanted = [one for one in dict.fromkeys(self._pair) if one in reviews]
        if len(wanted) != len(self._pair):
            wanted = ids[-2:]
        first, second = sorted(wanted, key=ids.index)
        return reviews[first], reviews[second]

    def _short(self, side: Side) -> str:
        """The name of a review in a heading."""
        return self.session.snapshot.framework.review_kind(side.snapshot.review.kind_id).name

    def _show_counts(self, found: "tuple[Comparison, ...]") -> None:
        counts = movement_counts(found)
        self._filter.set_text(_ALL, f"All {len(found)}")
        for movement, (_, word) in MOVEMENTS.items():
            self._filter.set_text(movement.value, f"{word} {counts[movement]}")
        self._head.summary.setText(_summary(counts))

    def _show_rows(self, found: "tuple[Comparison, ...]", names: tuple[str, str]) -> None:
        wanted = self._filter.current_id
        rows = [CompareRow(one) for one in found if wanted in (_ALL, one.movement.value)]
        self._model.show_rows(rows, names)
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
        shown = {side.snapshot.review.id for side in self._sides or ()}
        past = self.session.snapshot.past
        hurt = [one for one in past if not one.is_whole and one.snapshot.review.id in shown]
        if hurt:
            day = long_date(hurt[0].closed_on)
            self._damaged.set_content(
                "warning",
                f"The review closed on {day} is not as it was kept.",
                "Compare it with the files that you sent, or open a backup of this workbook.",
            )
            self._damaged.setVisible(True)

    def _fit(self) -> None:
        """Put the detail beside the table, or below it where there is little room."""
        is_one = effective_width(self, self.theme) < _BESIDE
        spare = max(_SIDE, self.width() - _SIDE - _WIDEST)
        self._column.setContentsMargins(_SIDE, 18, spare, 18)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if is_one else direction.LeftToRight)
        self._columns.setAlignment(
            self._detail, Qt.AlignmentFlag(0) if is_one else Qt.AlignmentFlag.AlignTop
        )
        self._head.set_narrow(is_narrow=is_one)


def _summary(counts: "Mapping[Movement, int]") -> str:
    """How much moved which way, and how much is still to answer."""
    said = [f"{counts[Movement.BETTER]} better", f"{counts[Movement.SAME]} the same"]
    said.append(f"{counts[Movement.WORSE]} worse")
    if counts[Movement.FIRST_TIME]:
        said.append(f"{counts[Movement.FIRST_TIME]} for the first time")
    left = counts[Movement.TO_ANSWER]
    return f"{', '.join(said)}." + (f" {left} still to answer." if left else "")
