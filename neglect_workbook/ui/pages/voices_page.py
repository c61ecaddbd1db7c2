"""The Voices page: what colleagues' forms said, counted, beside what the leaders say."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.voices import forms_back
from neglect_workbook.exchange.paper_form import groups_asked, paper_form
from neglect_workbook.ui.jump import ADD, Jump, PageId
from neglect_workbook.ui.models.voices_words import forms_are_back, forms_count
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.pages.voices.bring_panel import BringPanel
from neglect_workbook.ui.pages.voices.counts import CountsView
from neglect_workbook.ui.pages.voices.entry_panel import EntryPanel
from neglect_workbook.ui.pages.voices.form_files import FormFiles
from neglect_workbook.ui.pages.voices.give_panel import GivePanel
from neglect_workbook.ui.pages.voices.head import VoicesHead
from neglect_workbook.ui.pages.voices.roles import RolesSection
from neglect_workbook.ui.printing import print_document
from neglect_workbook.ui.widgets.column import Column
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.undo_line import UndoLine
from neglect_workbook.ui.widths import is_narrow
from neglect_workbook.workbook import add_paper_form, remove_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_WIDEST: Final = 1440
_TOUCHED_BY: Final = (
    RecordKind.VOICE,
    RecordKind.ANSWER,
    RecordKind.ORGANISATION,
    RecordKind.REVIEW,
    RecordKind.CLOSED_REVIEW,
)
_COUNTS_ONLY: Final = "We show counts only, never who said what."
_EMPTY: Final = (
    "A short form without names shows how colleagues see the same things. "
    "Give it out on paper or as a file, and count what comes back."
)


class VoicesPage(Page):
    """Counts by question, and panels to give out forms, to bring in files and to enter paper.

    While forms come in the counts are out of sight, so that they do not say what a single form
    added.
    """

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(PageId.VOICES, theme, session, parent)
        framework = session.snapshot.framework
        self._review_id = session.snapshot.review.id
        self._head = VoicesHead(theme)
        self._give = GivePanel(theme)
        self._entry = EntryPanel(theme, framework)
        self._bring = BringPanel(theme)
        self._files = FormFiles(self, session, self._give, self._bring)
        self._undo_line = UndoLine(theme, session)
        self._counts = CountsView(theme, framework)
        self._roles = RolesSection(theme)
        first_step = "Give out forms" if self._can_write else ""
        self._empty = EmptyState(theme, "No forms yet.", _EMPTY, first_step, icon="file-text")
        self._scroll = ColumnScroll(theme)
        self._content = Column()
        self._column = QVBoxLayout(self._content)
        self._arrange()
        self._connect()

    @override
    def go_to(self, jump: Jump) -> None:
        self._show_all()
        self._counts.select_question(jump.question_id)
        if jump.field == ADD and self._can_write and not self._is_taking_in:
            self._open_entry()
        else:
            self._focus_first()

    @override
    def flush(self) -> None:
        self._give.flush()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        # Nothing was kept up to date out of sight.
        self._show_all()
        super().showEvent(event)

    # -- how it is built ----------------------------------------------------------------

    def _arrange(self) -> None:
        self.hold(self._scroll)
        self._scroll.show_column(self._content)
        self._column.setSpacing(12)
        self._column.addWidget(self._head)
        for part in (
            self._undo_line,
            self._give,
            self._bring,
            self._entry,
            self._empty,
            self._counts,
            self._roles,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._fit)
        self._head.give_requested.connect(self._open_give)
        self._head.bring_requested.connect(self._open_bring)
        self._head.enter_requested.connect(self._open_entry)
        self._empty.activated.connect(self._open_give)
        self._give.print_requested.connect(self._print_form)
        self._give.given_out_edited.connect(self._save_given_out)
        self._give.removal_requested.connect(self._remove_forms)
        self._give.closed.connect(self._on_panel_closed)
        self._bring.closed.connect(self._on_panel_closed)
        self._entry.form_entered.connect(self._add_form)
        self._entry.left_out.connect(self._undo_line.hide)
        self._entry.closed.connect(self._on_panel_closed)
        self._counts.jump_requested.connect(self.jump_requested)
        self._roles.jump_requested.connect(self.jump_requested)

    # -- what it shows ------------------------------------------------------------------

    @property
    def _can_write(self) -> bool:
        return not self.session.workbook.is_read_only and not self.session.snapshot.is_closed

    @property
    def _is_taking_in(self) -> bool:
        """Whether forms come in now, so that no counts are shown."""
        return self._entry.is_open or self._bring.is_open

    def _on_changed(self, notice: "ChangeNotice") -> None:
        # Out of sight there is nothing to keep up to date.
        if self.isVisible() and any(notice.change_set.touches(kind) for kind in _TOUCHED_BY):
            self._show_all()

    def _show_all(self) -> None:
        snapshot = self.session.snapshot
        back, given_out = len(forms_back(snapshot)), snapshot.review.forms_given_out
        is_next = snapshot.review.id != self._review_id
        if is_next:
            # What was begun for the review before does not count in this one.
            self._review_id = snapshot.review.id
            self._entry.drop_form()
        if is_next or not self._can_write:
            # The review was closed meanwhile.
            self._give.hide()
            self._bring.hide()
            self._entry.hide()
        is_entering = self._is_taking_in
        self._empty.setVisible(not (back or is_entering or self._give.is_open))
        can_act = self._can_write and not is_entering
        self._head.show_state(
            self._summary(back),
            can_give=can_act and self._empty.isHidden() and not self._give.is_open,
            can_enter=can_act,
            is_first=not self._empty.isHidden(),
        )
        smallest = snapshot.framework.smallest_group
        self._give.show_numbers(given_out, back, smallest)
        if is_entering:
            self._counts.hide()
            self._roles.hide()
        else:
            self._counts.show_snapshot(snapshot)
            self._roles.show_snapshot(snapshot, room=self._room())
        self._fit()

    def _summary(self, back: int) -> str:
        snapshot = self.session.snapshot
        given_out = snapshot.review.forms_given_out
        parts = [forms_are_back(back, given_out)] if back or given_out else []
        parts.append(_COUNTS_ONLY)
        if snapshot.is_closed:
            closed_on = long_date(snapshot.past[-1].closed_on)
            parts.append(f"Closed on {closed_on}. Kept to read.")
        return " ".join(parts)

    def _fit(self) -> None:
        spare = max(_SIDE, self.width() - _SIDE - _WIDEST)
        self._column.setContentsMargins(_SIDE, 18, spare, 18)
        narrow = is_narrow(self, self.theme)
        self._counts.set_narrow(is_narrow=narrow)
        if self.isVisible() and not self._is_taking_in:
            self._roles.show_snapshot(self.session.snapshot, room=self._room())

    def _room(self) -> int:
        """The width that is left for what stands on the page, in pixels."""
        return self.width() - 2 * _SIDE

    # -- what a person does ---------------------------------------------------------------

    def _focus_first(self) -> None:
        """Put the keyboard where somebody begins who comes to the page."""
        if self._entry.is_open:
            self._entry.focus_first()
        elif self._bring.is_open:
            self._bring.focus_first()
        elif self._give.is_open:
            self._give.focus_first()
        elif self._counts.has_table:
            self._counts.focus_table()
        elif not self._empty.isHidden():
            self._empty.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._head.focus_enter()

    def _open_give(self) -> None:
        self._give.open_panel(self._sets(), self._usual_set())
        self._show_all()
        self._give.focus_first()

    def _open_bring(self) -> None:
        self._give.flush()
        self._give.hide()
        self._bring.open_panel()
        self._show_all()
        self._bring.focus_first()
        self._scroll.scroll_to(self._bring)

    def _open_entry(self) -> None:
        self._give.flush()
        self._give.hide()
        groups = groups_asked(self.session.snapshot)
        self._entry.open_panel(groups, self._sets(), self._usual_set())
        self._show_all()
        self._entry.focus_first()
        self._scroll.scroll_to(self._entry)

    def _on_panel_closed(self) -> None:
        self._show_all()
        self._focus_first()

    def _print_form(self, set_id: str) -> None:
        print_document(self, paper_form(self.session.snapshot, set_id, today_here()))

    def _save_given_out(self, number: int) -> None:
        self.session.do(self, lambda workbook: workbook.set_review(forms_given_out=number))

    def _add_form(self, set_id: str, group_id: str, ratings: "Mapping[str, str]") -> None:
        made = self.session.do(
            self, lambda workbook: add_paper_form(workbook, set_id, group_id, ratings)
        )
        if not made.is_empty:
            back = len(forms_back(self.session.snapshot))
            verb = "is" if back == 1 else "are"
            self._undo_line.say(f"The form was saved. {forms_count(back)} {verb} in.")
            self._scroll.scroll_to(self._undo_line)

    def _remove_forms(self) -> None:
        back = len(forms_back(self.session.snapshot))
        self._give.flush()
        self._give.hide()
        gone = self.session.do(self, remove_forms)
        if not gone.is_empty:
            verb = "was" if back == 1 else "were"
            self._undo_line.say(f"{forms_count(back)} {verb} removed.")
            self._undo_line.focus_undo()

    def _sets(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in self.session.snapshot.framework.question_sets]

    def _usual_set(self) -> str:
        """The set that colleagues answer: the last, for those who are nearest to the children."""
        return self.session.snapshot.framework.question_sets[-1].id
