"""Where two copies of a file differ: one place at a time, to choose what to keep."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.keeping.apart import Choice, Difference, choose, open_conflicts
from neglect_workbook.ui.pages.merge.conflict_card import ConflictCard
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column import Column
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.labels import Hint, Lead, PageTitle, Strong
from neglect_workbook.ui.widgets.undo_line import UndoLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.changes import FieldKey
    from neglect_workbook.keeping.apart import Conflict
    from neglect_workbook.keeping.apart_words import ConflictWords
    from neglect_workbook.ui.file_session import FileSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook import Workbook

_SIDE: Final = 28
_ABOVE: Final = 18
_GAP: Final = 12
#: Pixels at 100 percent: two columns of text that can be read.
_WIDEST: Final = 1100
_LEAD: Final = (
    "Nothing is lost. What you do not keep stays in the history. You can stop at any time."
)
_READ_ONLY: Final = "This {noun} is open to read only, so nothing can be chosen here."
_KEPT: Final = {
    Choice.OURS: "Kept what your copy says.",
    Choice.THEIRS: "Kept what the other copy says.",
    Choice.BOTH: "Kept both.",
}


class TwoCopies(ColumnScroll):
    """One difference at a time, with both texts. What is left waits until somebody comes back.

    Signals:
        place_requested: the Conflict whose place in the file somebody wants to see.
        left: nothing is left to choose, and somebody goes on.
    """

    place_requested = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: "Theme",
        session: "FileSession[Workbook] | FileSession[Collation]",
        words_of: "Callable[[Conflict], ConflictWords]",
        link_of: "Callable[[Conflict], str]",
        go_on: str,
    ) -> None:
        """Show nothing yet.

        Args:
            theme: gives fonts and colours.
            session: the open file.
            words_of: how a conflict is told of.
            link_of: the words of the way to its place in the file; empty where there is none.
            go_on: what the button says where nothing is left to choose.
        """
        super().__init__(theme)
        self._theme = theme
        self._session = session
        self._words_of = words_of
        self._link_of = link_of
        self._conflicts: tuple[Conflict, ...] = ()
        self._at: FieldKey | None = None
        self._lead = Lead(theme, _LEAD)
        self._left = Strong(theme)
        self._before = Button(theme, "Previous", icon="chevron-left", is_slim=True)
        self._after = Button(theme, "Next", trailing_icon="chevron-right", is_slim=True)
        self._undo = UndoLine(theme, session)
        noun = session.file.store.kind.noun
        self._read_only = Hint(theme, _READ_ONLY.format(noun=noun))
        self._card = ConflictCard(theme, noun)
        self._none = EmptyState(
            theme,
            "Nothing is left to choose.",
            "Where another copy says something different from yours, you choose here.",
            go_on,
            icon="arrow-right",
        )
        self._content = Column()
        self._column = QVBoxLayout(self._content)
        self._stepper = QWidget()
        self._arrange()
        self._connect()

    def show_all(self) -> None:
        """Show what is left to choose now, and put the keyboard there."""
        self._show_all()
        self._focus_first()

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
        head.addWidget(PageTitle(self._theme, "Two copies"))
        head.addWidget(self._lead)
        self._column.setSpacing(_GAP)
        self._column.addLayout(head)
        for part in (self._undo, self._read_only, self._stepper, self._card, self._none):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.show_column(self._content)
        self._fit()

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._theme.changed.connect(self._fit)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        self._card.chosen.connect(self._choose)
        self._card.place_requested.connect(self._go_to_place)
        self._none.activated.connect(self.left)
        self._undo.undone.connect(self._focus_first)

    def _fit(self) -> None:
        spare = max(_SIDE, self.width() - _SIDE - self._theme.scaled(_WIDEST))
        self._column.setContentsMargins(_SIDE, _ABOVE, spare, _ABOVE)

    # -- what it shows --------------------------------------------------------------------

    def _on_changed(self) -> None:
        # Out of sight there is nothing to keep up to date.
        if self.isVisible():
            self._show_all()

    def _show_all(self) -> None:
        kept = self._session.file
        self._conflicts = open_conflicts(kept)
        count, place = len(self._conflicts), self._place_of_shown()
        has_any = bool(count)
        self._lead.setVisible(has_any)
        self._stepper.setVisible(has_any)
        self._card.setVisible(has_any)
        self._none.setVisible(not has_any)
        self._read_only.setVisible(has_any and kept.is_read_only)
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
            self._words_of(conflict),
            self._link_of(conflict),
            can_choose=not kept.is_read_only,
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
        self._session.flush()
        done = self._session.do(None, lambda kept: choose(kept, conflict, choice))
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
        self.place_requested.emit(self._conflicts[self._place_of_shown()])

    def _say(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
