"""The Questions page: one question at a time, its answer, and the help beside it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.pages.question.context import QuestionContext
from neglect_workbook.ui.pages.question.form import QuestionForm
from neglect_workbook.ui.pages.question.help_column import HelpColumn
from neglect_workbook.ui.pages.question.help_topics import HelpTopics
from neglect_workbook.ui.pages.question.question_bar import Part, QuestionBar
from neglect_workbook.ui.pages.question.strip import QuestionStrip
from neglect_workbook.ui.tab_order import put_in_reading_order
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.focus import focus_in
from neglect_workbook.ui.widths import NARROW, effective_width

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme

#: Effective widths of the window from which on there is room.
_HELP_BESIDE: Final = 1100
_HELP_WIDE: Final = 1600
#: What the help shows something of.
_IN_HELP: Final = (
    RecordKind.ORGANISATION,
    RecordKind.VOICE,
    RecordKind.REVIEW,
    RecordKind.CLOSED_REVIEW,
)


class QuestionsPage(Page):
    """Shows a question of the sets that the organisation answers, and takes the answer."""

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        preferences: "Preferences",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(PageId.QUESTIONS, theme, session, parent)
        self._preferences = preferences
        self._form: QuestionForm | None = None
        #: Made ahead, and not shown yet.
        self._spare: QuestionForm | None = None
        self._field = ""
        self._is_narrow = False
        self._scroll = ColumnScroll(theme)
        self._strip = QuestionStrip(theme, session.snapshot.framework.scale, self._scroll)
        self._bar = QuestionBar(theme)
        self._help = HelpColumn(theme, self)
        self._arrange()
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._scroll.focus_entered.connect(self._on_focus_entered)
        self._bar.step_requested.connect(self.step)
        self._bar.part_requested.connect(self._go_to_part)
        self._help.hide_requested.connect(self.toggle_help)
        session.changed.connect(self._on_changed)
        theme.changed.connect(self._fit)

    # -- what the window asks -----------------------------------------------------------

    @property
    @override
    def place(self) -> Jump:
        question_id = self._form.context.question.id if self._form else ""
        return Jump(PageId.QUESTIONS, question_id=question_id, field=self._field)

    @override
    def go_to(self, jump: Jump) -> None:
        """Show a question; where none is named, the present one or the first to be answered.

        Stay where a date was typed that cannot be read yet.
        """
        question = self._wanted(jump.question_id)
        if question is None:
            return
        if self._form is None or self._form.context.question.id != question.id:
            if not self._can_leave():
                self._reveal_focus(self.place)
                self.place_changed.emit(self.place)
                return
            self._show(question)
        elif not jump.question_id:
            # Back from another page, to where the person was.
            jump = self.place
        form = self._form
        if form is not None:
            self._field = jump.field
            form.focus_place(jump.field, jump.record_id)
            self._reveal_focus(jump)
        self.place_changed.emit(self.place)

    @override
    def prepare(self) -> None:
        question = self._wanted("")
        if self._form is None and self._spare is None and question is not None:
            self._spare = self._new_form(question)

    @override
    def flush(self) -> None:
        if self._form is not None:
            self._form.flush()

    def step(self, by: int) -> None:
        """Go to the question before (-1) or after (1); after the last, to the review."""
        ids = [question.id for question in self.session.snapshot.questions]
        here = self.place.question_id
        place = ids.index(here) + by if here in ids else 0
        if 0 <= place < len(ids):
            self.go_to(Jump(PageId.QUESTIONS, question_id=ids[place]))
        elif place >= len(ids):
            self.jump_requested.emit(Jump(PageId.SEND))

    def toggle_help(self) -> None:
        """Show or hide the help; where it is folded under the question, unfold or fold it."""
        if self._form is None:
            return
        if self._is_help_beside:
            is_open = not self._preferences.settings.is_help_open
            self._preferences.set_help_open(is_open=is_open)
            self._show_help()
        else:
            fold = self._form.help_fold
            fold.set_open(is_open=not fold.is_open)
            self._scroll.reveal(fold)

    # -- what it shows ------------------------------------------------------------------

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: "QHideEvent") -> None:
        super().hideEvent(event)
        # A minimised or hidden window is still being worked in; another page is not this one.
        if self._form is not None and self.isHidden():
            self._form.clear_pad()

    def _arrange(self) -> None:
        main = QWidget(self)
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, 1)
        row.addWidget(self._help)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _wanted(self, question_id: str) -> "Question | None":
        snapshot = self.session.snapshot
        questions = snapshot.questions
        wanted = question_id or self.place.question_id
        named = [question for question in questions if question.id == wanted]
        unanswered = [one for one in questions if not snapshot.answers[one.id].is_answered]
        return next(iter((*named, *unanswered, *questions)), None)

    def _can_leave(self) -> bool:
        """Whether nothing would be lost; a question that is answered no more is always left."""
        form = self._form
        if form is None or form.context.question not in self.session.snapshot.questions:
            return True
        return form.can_leave()

    def _show(self, question: "Question") -> None:
        form = self._form or self._spare
        if form is None:
            form = self._new_form(question)
        else:
            form.show_question(question)
        self._form, self._spare = form, None
        self._field = ""
        self._scroll.verticalScrollBar().setValue(0)
        self._show_help()
        self._show_state()
        self._on_scrolled()

    def _new_form(self, question: "Question") -> QuestionForm:
        form = QuestionForm(QuestionContext(self, question), self._scroll.viewport())
        form.jump_requested.connect(self.jump_requested)
        form.help_requested.connect(self.toggle_help)
        form.confirmed.connect(self._bar.focus_next)
        form.set_narrow(is_narrow=self._is_narrow)
        self._scroll.show_column(form)
        put_in_reading_order(self)
        return form

    def _show_state(self) -> None:
        if self._form is not None:
            question = self._form.context.question
            self._bar.show_question(self.session.snapshot, question.id)
            self._strip.show_answer(question, self._form.context.answer)

    def _on_changed(self, notice: "ChangeNotice") -> None:
        form = self._form
        if form is None:
            return
        snapshot = self.session.snapshot
        if form.context.question not in snapshot.questions:
            # Its question set is not answered any more.
            self.go_to(Jump(PageId.QUESTIONS))
            return
        touches = notice.change_set.touches
        is_other_review = touches(RecordKind.REVIEW) or touches(RecordKind.CLOSED_REVIEW)
        if is_other_review:
            # It was closed, opened again, or another one has begun.
            form.show_question(form.context.question)
        form.refresh(notice.change_set, is_own=notice.initiator is self)
        if any(touches(kind) for kind in _IN_HELP):
            self._show_help()
        self._show_state()

    # -- help ---------------------------------------------------------------------------

    @property
    def _is_help_beside(self) -> bool:
        return effective_width(self, self.theme) >= _HELP_BESIDE

    def _fit(self) -> None:
        """Choose the layout for the window's width and zoom."""
        width = effective_width(self, self.theme)
        if (width < NARROW) != self._is_narrow:
            self._is_narrow = width < NARROW
            if self._form is not None:
                self._form.set_narrow(is_narrow=self._is_narrow)
        self._help.set_wide(is_wide=width >= _HELP_WIDE)
        if self._form is not None and self._is_help_beside == self._form.help_fold.isVisibleTo(
            self._form
        ):
            self._show_help()
        self._on_scrolled()

    def _show_help(self) -> None:
        """Put the help where there is room for it: beside the question, or folded below."""
        form = self._form
        if form is None:
            return
        is_beside = self._is_help_beside
        is_open = self._preferences.settings.is_help_open
        snapshot = self.session.snapshot
        topics = HelpTopics(
            self.theme,
            snapshot,
            form.context.question,
            self._preferences.open_topics,
        )
        topics.jump_requested.connect(self.jump_requested)
        if is_beside:
            self._help.set_topics(topics)
        else:
            form.help_fold.set_content(topics)
        self._help.setVisible(is_beside and is_open)
        form.help_fold.setVisible(not is_beside)
        form.head.show_help_button(is_shown=is_beside and not is_open)

    # -- where the person is ------------------------------------------------------------

    def _reveal_focus(self, jump: Jump) -> None:
        focused = focus_in(self._scroll)
        if jump.field and focused is not None:
            self._scroll.reveal(focused)

    def _go_to_part(self, part: str) -> None:
        if self._form is not None:
            self._form.focus_part(Part(part))
            self._scroll.scroll_to(self._form.part_widget(Part(part)))
            self._bar.mark(Part(part))

    def _on_focus_entered(self, widget: QWidget) -> None:
        if self._form is None:
            return
        self._field = self._form.field_of(widget)
        part = self._form.part_of(widget)
        if part is not None:
            self._bar.mark(part)

    def _on_scrolled(self) -> None:
        form = self._form
        if form is None:
            return
        top = self._scroll.verticalScrollBar().value()
        is_off = top > form.question_bottom
        self._strip.setGeometry(0, 0, self._scroll.width(), self._strip.strip_height)
        self._strip.setVisible(is_off)
        self._strip.raise_()
        self._scroll.top_cover = self._strip.strip_height
        focused = focus_in(form)
        if focused is None or focused.visibleRegion().isEmpty():
            part = None
        else:
            part = form.part_of(focused)
        self._bar.mark(part or form.part_at(top + 2 * self._strip.strip_height))
