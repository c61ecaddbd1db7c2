"""The Action plan page: what we will do, who leads it, by when and how far it is."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import ADD, Jump, PageId
from neglect_workbook.ui.models.action_plan_filter import Wanted
from neglect_workbook.ui.models.action_plan_model import ActionPlanModel
from neglect_workbook.ui.models.action_timing import plan_counts, plan_summary
from neglect_workbook.ui.pages.action_plan.action_editor import ActionEditor
from neglect_workbook.ui.pages.action_plan.no_match import NoMatch
from neglect_workbook.ui.pages.action_plan.plan_body import PlanBody
from neglect_workbook.ui.pages.action_plan.plan_filters import PlanFilters
from neglect_workbook.ui.pages.action_plan.plan_head import PlanHead
from neglect_workbook.ui.pages.action_plan.plan_views import PlanViews, Shape
from neglect_workbook.ui.pages.action_plan.red_answers import RedAnswers
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.undo_line import UndoLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_WIDEST: Final = 1440


class ActionPlanPage(Page):
    """A table or board of actions, an editor beside it, and red answers without an action."""

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        preferences: "Preferences",
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = today_here,
    ) -> None:
        """Show the plan.

        Args:
            theme: gives colours and sizes.
            session: the open workbook.
            preferences: remembers whether the board is shown.
            parent: the widget that it belongs to.
            today: the day by which an action is overdue.
        """
        super().__init__(PageId.ACTION_PLAN, theme, session, parent)
        self._preferences = preferences
        self._today = today
        self._is_read_only = session.workbook.is_read_only
        #: Whether the editor of the very first action is open. The list comes once it is closed:
        #: it would push the editor from under the hand that is filling it in.
        self._is_first = False
        self._head = PlanHead(theme)
        self._filters = PlanFilters(theme)
        self._model = ActionPlanModel(session.snapshot.framework, self)
        self._list = QWidget()
        self._views = PlanViews(theme, self._model, is_read_only=self._is_read_only)
        self._no_match = NoMatch(theme)
        self._empty = EmptyState(
            theme,
            "No actions yet.",
            "Start from what needs to happen in an answer, or add one here.",
            "" if self._is_read_only else "Add action",
        )
        self._undo_line = UndoLine(theme, session)
        self._reds = RedAnswers(self)
        self._editor = ActionEditor(self, today)
        self._body = PlanBody(theme, self._list, self._editor)
        self._scroll = ColumnScroll(theme)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._list_column = QVBoxLayout(self._list)
        self._arrange()
        self._connect()
        self._show_as(Shape.BOARD if preferences.settings.is_plan_board else Shape.TABLE)
        self._show_plan()

    @property
    @override
    def place(self) -> Jump:
        return Jump(PageId.ACTION_PLAN, record_id=self._editor.record_id)

    @override
    def go_to(self, jump: Jump) -> None:
        self._show_plan()
        if jump.record_id:
            self._open(jump.record_id, field=jump.field or "difference")
        elif jump.field == ADD and not self._is_read_only and self._editor.can_leave():
            self._add_action()
        elif jump.question_id not in self.session.snapshot.answers or self._is_read_only:
            self._focus_first()
        elif jump.field == "no_action_reason":
            self._reds.write_reason(jump.question_id)
        else:
            self._start_for(jump.question_id)

    @override
    def flush(self) -> None:
        self._editor.flush()
        self._reds.flush()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        # The day may have turned since the plan was last seen.
        self._show_plan()
        super().showEvent(event)

    # -- how it is built ----------------------------------------------------------------

    def _arrange(self) -> None:
        self.hold(self._scroll)
        self._scroll.show_column(self._content)
        self._column.setSpacing(14)
        self._column.addWidget(self._head)
        self._column.addWidget(self._filters)
        self._column.addWidget(self._body, 1)
        self._body.put_in_parts()
        column = self._list_column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self._views, self._no_match, self._empty, self._undo_line, self._reds):
            column.addWidget(widget)
        column.addStretch()

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._fit)
        self._head.action_requested.connect(self._add_action)
        self._head.shape_chosen.connect(self._choose_shape)
        self._empty.activated.connect(self._add_action)
        self._no_match.everything_requested.connect(lambda: self._want(Wanted()))
        self._filters.wanted_changed.connect(self._want)
        self._views.reached.connect(self._follow)
        self._views.pressed.connect(self._open)
        self._views.opened.connect(lambda one: self._open(one, field="difference"))
        self._views.removal_requested.connect(self._remove)
        self._views.question_activated.connect(self._go_to_question)
        self._views.status_wanted.connect(self._set_status)
        self._reds.action_requested.connect(self._start_for)
        self._editor.made.connect(self._show_as_open)
        self._editor.closed.connect(self._on_closed)
        self._editor.removal_requested.connect(self._remove)
        self._editor.question_followed.connect(self._go_to_question)

    # -- what it shows ------------------------------------------------------------------

    def _on_changed(self, notice: "ChangeNotice") -> None:
        is_own = notice.initiator is self
        if self.isVisible():
            self._show_plan(is_own_change=is_own)
        if is_own:
            self._editor.show_state()
        else:
            self._editor.refresh()

    def _show_plan(self, *, is_own_change: bool = False) -> None:
        """Bring everything but the editor up to date."""
        snapshot, today = self.session.snapshot, self._today()
        self._model.show_actions(snapshot.actions, today)
        counts = plan_counts(snapshot.framework, snapshot.actions, today)
        self._head.set_summary(plan_summary(counts, today))
        self._filters.show_plan(snapshot, today)
        self._reds.refresh(today, is_own_change=is_own_change)
        self._views.refresh()
        self._show_parts()

    @property
    def _has_list(self) -> bool:
        return self._model.rowCount() > 0 and not self._is_first

    def _show_parts(self) -> None:
        """Show what there is something to show in."""
        has_actions = self._has_list
        has_rows = self._views.count > 0
        can_add = has_actions and not self._is_read_only
        self._head.show_buttons(can_choose=has_actions, can_add=can_add)
        self._filters.setVisible(has_actions)
        self._views.setVisible(has_rows)
        self._no_match.setVisible(has_actions and not has_rows)
        self._empty.setVisible(not has_actions)
        self._fit()

    def _want(self, wanted: Wanted) -> None:
        if not self._editor.is_open:
            self._views.keep("")
        self._views.want(wanted)
        self._filters.show_wanted(wanted)
        self._show_plan()

    def _fit(self) -> None:
        """Give the list and the editor their room."""
        spare = max(_SIDE, self.width() - _SIDE - _WIDEST)
        self._column.setContentsMargins(_SIDE, 18, spare, 18)
        width = self.width() - _SIDE - spare
        is_alone = self._body.place_parts(width, has_list=self._has_list)
        self._editor.set_alone(is_alone=is_alone and self._has_list)

    def _show_as(self, shape: Shape) -> None:
        self._head.set_shape(shape)
        self._views.show_as(shape)
        # A board takes the height that there is, a table that of its rows.
        stretch = 1 if shape is Shape.BOARD else 0
        self._list_column.setStretchFactor(self._views, stretch)

    # -- what a person does ---------------------------------------------------------------

    def _choose_shape(self, shape: Shape) -> None:
        self._show_as(shape)
        self._preferences.set_plan_board(is_board=shape is Shape.BOARD)
        self._show_parts()

    def _add_action(self) -> None:
        question_id = self._views.wanted.question_id
        self._open_new((question_id,) if question_id else ())

    def _open_new(self, question_ids: tuple[str, ...]) -> None:
        self._editor.open_new(question_ids)
        self._is_first = self._model.rowCount() == 0
        self._show_as_open(self._editor.record_id)

    def _focus_first(self) -> None:
        """Put the keyboard where somebody begins who comes to the page."""
        if self._list.isHidden():
            self._editor.focus_field("difference")
            return
        if self._views.count:
            self._views.focus_current()
        else:
            self._empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _start_for(self, question_id: str) -> None:
        """Begin an action for a question with what needs to happen there."""
        if not self._editor.can_leave():
            return
        snapshot = self.session.snapshot
        needs = snapshot.answers[question_id].needs_to_happen.strip()
        there = (one for one in snapshot.actions_for(question_id) if needs)
        found = next((one.id for one in there if one.what_we_do.strip() == needs), "")
        if not found and needs:
            found = self.session.do(
                self,
                lambda workbook: workbook.add_record(
                    RecordKind.ACTION, question_ids=(question_id,), what_we_do=needs
                ),
            ).record_id
        if found:
            self._open(found, field="difference")
        else:
            self._open_new((question_id,))

    def _open(self, record_id: str, *, field: str = "") -> None:
        """Show an action in the editor, with the focus in a field where one is named."""
        if not self._editor.open_record(record_id):
            self._show_as_open(self._editor.record_id)
            return
        self._is_first = False
        self._show_as_open(record_id)
        if self._list.isHidden():
            self._scroll.scroll_to(self._editor)
        if field or self._list.isHidden():
            self._editor.focus_field(field)

    def _show_as_open(self, record_id: str) -> None:
        """Show in the list which action the editor shows."""
        self._views.keep(record_id)
        self._views.select(record_id)
        self._show_parts()
        self.place_changed.emit(self.place)

    def _follow(self, record_id: str) -> None:
        """Follow the arrow keys with the editor, where it is open."""
        if self._editor.is_open:
            self._open(record_id)

    def _on_closed(self) -> None:
        self._is_first = False
        self._views.keep("")
        self._views.select_last()
        self._show_parts()
        if self._views.count:
            self._views.focus_current()
        else:
            self._head.focus_add()
        self.place_changed.emit(self.place)

    def _set_status(self, record_id: str, status_id: str) -> None:
        """Give an action another status; its card goes to the lane of that one."""
        self._editor.flush()
        row = self._model.row_of(record_id)
        if row < 0 or self._is_read_only or self._model.action_at(row).status_id == status_id:
            return
        if not self._editor.is_open:
            # Its card must not go away under the hand that moved it.
            self._views.keep(record_id)
        self.session.do(
            self,
            lambda workbook: workbook.set_record(RecordKind.ACTION, record_id, status_id=status_id),
        )
        self._editor.refresh()
        name = self.session.snapshot.framework.action_status(status_id).name
        label = self._model.action_at(row).label
        self._views.say_moved(record_id, f"{label} moved to {name}. Undo takes it back.")

    def _remove(self, record_id: str) -> None:
        self._editor.flush()
        row = self._model.row_of(record_id)
        if row < 0 or self._is_read_only:
            return
        label = self._model.action_at(row).label
        self.session.do(self, lambda workbook: workbook.remove_record(RecordKind.ACTION, record_id))
        self._undo_line.say(f"{label} was removed.")

    def _go_to_question(self, question_id: str) -> None:
        self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=question_id))
