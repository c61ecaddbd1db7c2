"""The head of a question: where it stands, its own words, and what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.pages.question.side_by_side import SideBySide
from neglect_workbook.ui.widgets.badge import Badge
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Hint, Lead, QuestionText, Strong

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext


class QuestionHead(QWidget):
    """Says which question it is, in the source's words, which can be selected and copied.

    Signals:
        history_toggled: whether the history is wanted.
        help_requested: the help beside the question is wanted again.
    """

    history_toggled = Signal(bool)
    help_requested = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._text = QuestionText(theme, context.question.text)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Reading begins here, but nothing can be done here: no stop for Tab and no ring.
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text.setProperty("drawsOwnFocus", "yes")
        self._text.setAccessibleName(f"{context.question.id}. {context.question.text}")
        self._help = Button(theme, "Help", kind="quiet", icon="info", is_slim=True)
        self._help.clicked.connect(self.help_requested)
        self._history = Button(theme, "History", kind="quiet", icon="history", is_slim=True)
        self._history.setCheckable(True)
        self._history.toggled.connect(self.history_toggled)
        self._come_back = Button(
            theme, "Come back to this", kind="quiet", icon="flag", is_slim=True
        )
        self._come_back.setCheckable(True)
        self._come_back.setEnabled(not context.is_read_only)
        self._come_back.clicked.connect(self._on_come_back)
        self._top = self._place_and_buttons()
        self._arrange()
        self.refresh()

    def refresh(self) -> None:
        """Show the answer's mark."""
        self._come_back.setChecked(self._context.answer.come_back)

    def show_help_button(self, *, is_shown: bool) -> None:
        """Offer the help while it is hidden."""
        self._help.setVisible(is_shown)
        self._top.fit()

    def close_history(self) -> None:
        """Show that the history is closed."""
        self._history.setChecked(False)
        self._history.setFocus()

    def focus_question(self) -> None:
        """Put the focus on the question's words, where reading begins."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_come_back(self) -> None:
        """Put the focus on the mark to come back."""
        self._come_back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def question_bottom(self) -> int:
        """Where the question's words end, in pixels from the top of the head."""
        return self._text.geometry().bottom()

    def _arrange(self) -> None:
        question_set = self._context.framework.question_set(self._context.question.set_id)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addSpacing(2)
        layout.addWidget(Hint(self._context.theme, question_set.stem))
        layout.addSpacing(4)
        layout.addWidget(self._text)
        if question_set.scope_note:
            layout.addSpacing(8)
            layout.addWidget(
                IconLabel(self._context.theme, "info", question_set.scope_note, icon_ink="accent")
            )

    def _place_and_buttons(self) -> SideBySide:
        theme, framework = self._context.theme, self._context.framework
        question = self._context.question
        question_set = framework.question_set(question.set_id)
        count = len(question_set.questions)
        words = f"{question_set.name}, question {question.number} of {count}"
        area = framework.area(question.area_id).short if question.area_id else ""
        badge = Badge(theme, area or framework.across_all_areas, "line")
        also = [framework.area(one).name for one in question.also_area_ids]
        badge.setToolTip(f"Counts under {', '.join(also)} too" if also else "")
        left = (Strong(theme, question.id), Lead(theme, words), badge)
        for label in left[:2]:
            label.setWordWrap(False)
        right = (self._help, self._history, self._come_back)
        return SideBySide(left, right, gap=10, right_gap=4)

    def _on_come_back(self) -> None:
        self._context.save(come_back=self._come_back.isChecked())
