"""The navigation at the left: whose workbook it is, its pages, days left and saving."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.checks.readiness import Readiness
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date, month_and_year
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.navigation_model import (
    PAGE_ROLE,
    QUESTION_ROLE,
    SET_ROLE,
    NavigationModel,
)
from neglect_workbook.ui.navigation_delegate import NavigationDelegate
from neglect_workbook.ui.navigation_tree import NavigationTree
from neglect_workbook.ui.pages.send.finding_rows import finding_groups
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.save_state import SaveStateView

if TYPE_CHECKING:
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_WIDTH: Final = 248


class Navigation(QFrame):
    """Where a person is in the workbook, and the way to everything else.

    Signals:
        jump_requested: a Jump to the page or question that was chosen.
    """

    jump_requested = Signal(object)

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._readiness = Readiness()
        self._model = NavigationModel(self)
        self._tree = NavigationTree(self)
        self._organisation = ElidedLabel(theme, lines=2, strong=True)
        self._review = ElidedLabel(theme, lines=2, ink="ink3")
        self.save_state = SaveStateView(theme, session)
        self._edge = Hairline(theme, is_upright=True)
        self._build()
        session.changed.connect(self._show_snapshot)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self._show_snapshot()

    def show_place(self, page: PageId, question_id: str) -> None:
        """Mark where the person is, without asking for it again."""
        questions = self._model.index_of_page(PageId.QUESTIONS)
        self._tree.setExpanded(questions, page is PageId.QUESTIONS)
        index = self._model.index_of_page(page)
        if page is PageId.QUESTIONS:
            question = self._model.index_of_question(question_id)
            if question.isValid():
                self._open_set(question.parent())
                index = question
        self._tree.mark(index)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_over(self, *, is_over: bool) -> None:
        """Lie over the sheet, with an edge, where the states of saving stand elsewhere."""
        self._edge.setVisible(is_over)
        self.save_state.show_states(is_shown=not is_over)

    def _build(self) -> None:
        # It may lie over the sheet, so it has a ground of its own.
        self.setProperty("ground", "frame")
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(NavigationDelegate(self._theme, self._tree))
        self._tree.row_chosen.connect(self._on_row_chosen)
        head = QVBoxLayout()
        head.setContentsMargins(12, 4, 4, 8)
        head.setSpacing(1)
        head.addWidget(self._organisation)
        head.addWidget(self._review)
        state = QVBoxLayout()
        state.setContentsMargins(12, 6, 6, 0)
        state.addWidget(self.save_state)
        column = QVBoxLayout()
        column.setContentsMargins(8, 2, 8, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._tree, 1)
        column.addLayout(state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._edge)
        self._edge.hide()

    def _open_set(self, wanted: QModelIndex) -> None:
        """Show the questions of a set; on coming into it, close the others to give it room."""
        if self._tree.isExpanded(wanted):
            return
        pages = wanted.parent()
        for row in range(self._model.rowCount(pages)):
            index = self._model.index(row, 0, pages)
            self._tree.setExpanded(index, index == wanted)

    def _apply_theme(self) -> None:
        self.setFixedWidth(self._theme.scaled(_WIDTH))
        self._tree.scheduleDelayedItemsLayout()

    def _show_snapshot(self) -> None:
        snapshot = self._session.snapshot
        today = today_here()
        to_choose = len(open_conflicts(self._session.workbook))
        groups = finding_groups(snapshot, self._readiness.findings(snapshot, today, to_choose))
        self._model.show_snapshot(snapshot, sum(len(one.rows) for one in groups), to_choose)
        self._organisation.set_words(snapshot.organisation.name)
        review = snapshot.framework.review_kind(snapshot.review.kind_id)
        when = month_and_year(today)
        if snapshot.is_closed:
            when = f"closed {long_date(snapshot.past[-1].closed_on)}"
        self._review.set_words(f"{review.name}, {when}")

    def _on_row_chosen(self, index: QModelIndex) -> None:
        if index.data(SET_ROLE):
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
            return
        page = PageId(index.data(PAGE_ROLE))
        self.jump_requested.emit(Jump(page, question_id=index.data(QUESTION_ROLE) or ""))
