"""The page on which somebody chooses where two copies of the workbook differ."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.keeping.apart import Choice, Difference, choose, open_conflicts
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.merge.conflict_card import ConflictCard
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column import Column
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.labels import Hint, Lead, PageTitle, Strong
from neglect_workbook.ui.widgets.undo_line import UndoLine
from neglect_workbook.workbook.apart_words import words_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.domain.changes import FieldKey
    from neglect_workbook.keeping.apart import Conflict
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_ABOVE: Final = 18
_GAP: Final = 12
#: Pixels at 100 percent: two columns of text that can be read.
_WIDEST: Final = 1100
_LEAD: Final = (
    "Nothing is lost. What you do not keep stays in the history. You can stop at any time."
)
_READ_ONLY: Final = "This workbook is open to read only, so nothing can be chosen here."
_PAGES: Final = {
    RecordKind.EVIDENCE: (PageId.EVIDENCE, "Look at it in the evidence"),
    RecordKind.ACTION: (PageId.ACTION_PLAN, "Look at it in the action plan"),
    RecordKind.INDICATOR: (PageId.INDICATORS, "Look at it in the indicators"),
    RecordKind.INDICATOR_VALUE: (PageId.INDICATORS, "Look at it in the indicators"),
    RecordKind.REVIEW: (PageId.SEND, "Look at it in Review and send"),
    RecordKind.CLOSED_REVIEW: (PageId.COMPARE, "Look at it in Compare"),
}
_KEPT: Final = {
    Choice.OURS: "Kept what your copy says.",
    Choice.THEIRS: "Kept what the other copy says.",
    Choice.BOTH: "Kept both.",
}


class MergePage(Page):
    """One difference at a time, with both texts. What is left waits until somebody comes back."""

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(PageId.MERGE, theme, session, parent)
        self._conflicts: tuple[Conflict, ...] = ()
        self._at: FieldKey | None = None
        self._lead = Lead(theme, _LEAD)
        self._left = Strong(theme)
        self._before = Button(theme, "Previous", icon="chevron-left", is_slim=True)
        self._after = Button(theme, "Next", trailing_icon="chevron-right", is_slim=True)
        self._undo = UndoLine(theme, session)
        self._read_only = Hint(theme, _READ_ONLY)
        self._card = ConflictCard(theme)
        self._none = EmptyState(
            theme,
            "Nothing is left to choose.",
            "Where another copy says something different from yours, you choose here.",
            "Go to the overview",
            icon="arrow-right",
        )
        self._scroll = ColumnScroll(theme)
        self._content = Column()
        self._column = QVBoxLayout(self._content)
        self._stepper = QWidget()
        self.hold(self._scroll)
        self._arrange()
        self._connect()

    @override
    def go_to(self, jump: Jump) -> None:
        self._show_all()
        self._focus_first()

    @override
    def flush(self) -> None:
        """Nothing is typed here."""

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._show_all()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    # -- how it is laid out ---------------------------------------------------------------

    def _arrange(self) -> None:
        self._before.setAccessibleName("Previous difference")
        self._after.setAccessibleName("Next difference")
        steps = QHBoxLayout(self._stepper)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(8)
        steps.addWidget(self._left, 1)
        steps.addWidget(self._before)
        steps.addWidget(self._after)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(PageTitle(self.theme, "Two copies"))
        head.addWidget(self._lead)
        self._column.setSpacing(_GAP)
        self._column.addLayout(head)
        for part in (self._undo, self._read_only, self._stepper, self._card, self._none):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll.show_column(self._content)
        self._fit()

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._fit)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        self._card.chosen.connect(self._choose)
        self._card.place_requested.connect(self._go_to_place)
        self._none.activated.connect(lambda: self.jump_requested.emit(Jump(PageId.OVERVIEW)))
        self._undo.undone.connect(self._focus_first)

    def _fit(self) -> None:
        spare = max(_SIDE, self.width() - _SIDE - self.theme.scaled(_WIDEST))
        self._column.setContentsMargins(_SIDE, _ABOVE, spare, _ABOVE)

    # -- what it shows --------------------------------------------------------------------

    def _on_changed(self) -> None:
        # Out of sight there is nothing to keep up to date.
        if self.isVisible():
            self._show_all()

    def _show_all(self) -> None:
        workbook = self.session.workbook
        self._conflicts = open_conflicts(workbook)
        count, place = len(self._conflicts), self._place_of_shown()
        has_any = bool(count)
        self._lead.setVisible(has_any)
        self._stepper.setVisible(has_any)
        self._card.setVisible(has_any)
        self._none.setVisible(not has_any)
        self._read_only.setVisible(has_any and workbook.is_read_only)
        if not has_any:
            return
        conflict = self._conflicts[place]
        self._at = conflict.mark
        left = "1 place is left to choose" if count == 1 else f"{count} places are left to choose"
        self._left.setText(left if count == 1 else f"{left}. This is number {place + 1}.")
        self._before.setEnabled(place > 0)
        self._after.setEnabled(place + 1 < count)
        self._card.show_conflict(
            conflict,
            words_of(workbook, conflict),
            _link(conflict),
            can_choose=not workbook.is_read_only,
        )

    def _place_of_shown(self) -> int:
        """Where the one that was shown is now; where it has gone, the one in its place."""
        marks = [one.mark for one in self._conflicts]
        if self._at in marks:
            return marks.index(self._at)
        return 0

    def _step(self, by: int) -> None:
        place = self._place_of_shown() + by
        if 0 <= place < len(self._conflicts):
            self._at = self._conflicts[place].mark
            # A button that is disabled hands the focus on to the next one, which would choose.
            other = self._before if by > 0 else self._after
            is_last = place in {0, len(self._conflicts) - 1}
            if is_last:
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_all()
            self._say(self._card.accessibleName())

    def _choose(self, choice: Choice) -> None:
        conflict = self._conflicts[self._place_of_shown()]
        self._at = self._following()
        self.session.flush()
        done = self.session.do(None, lambda workbook: choose(workbook, conflict, choice))
        if done.is_empty:
            return
        self._show_all()
        is_removal = conflict.difference is Difference.REMOVED
        said = "Chosen." if is_removal or not conflict.is_sure else _KEPT[choice]
        self._undo.say(said)
        self._focus_first()
        self._say(f"{said} {self._left.text() if self._conflicts else ''}".strip())

    def _following(self) -> "FieldKey | None":
        """The one to show next: after the shown one, or before it where that is the last."""
        marks = [one.mark for one in self._conflicts]
        place = self._place_of_shown()
        rest = marks[place + 1 :] or marks[:place]
        return rest[0] if rest else None

    def _focus_first(self) -> None:
        """Put the focus where a second press of Enter chooses nothing unread."""
        if not self._undo.isHidden():
            self._undo.focus_undo()
            return
        harmless = (self._none, self._card.go, self._after, self._before)
        able = (one for one in harmless if one.isVisibleTo(self) and one.isEnabled())
        first = next(able, self._card.sides[0].keep)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_place(self) -> None:
        jump = _jump(self._conflicts[self._place_of_shown()], self.session)
        if jump is not None:
            self.jump_requested.emit(jump)

    def _say(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


def _link(conflict: "Conflict") -> str:
    """The words of the way to a conflict's place in the workbook."""
    kind = conflict.key.kind
    if kind is RecordKind.ANSWER:
        return f"Look at {conflict.key.record_id.partition('/')[2]}"
    is_there = conflict.difference is not Difference.REMOVED
    return _PAGES[kind][1] if is_there and kind in _PAGES else ""


def _jump(conflict: "Conflict", session: "WorkbookSession") -> Jump | None:
    key = conflict.key
    if key.kind is RecordKind.ANSWER:
        question_id = key.record_id.partition("/")[2]
        return Jump(PageId.QUESTIONS, question_id=question_id, field=key.field)
    if key.kind not in _PAGES:
        return None
    record_id = key.record_id
    if key.kind is RecordKind.INDICATOR_VALUE:
        values = session.snapshot.indicator_values
        record_id = next((one.indicator_id for one in values if one.id == record_id), "")
    return Jump(_PAGES[key.kind][0], record_id=record_id)
