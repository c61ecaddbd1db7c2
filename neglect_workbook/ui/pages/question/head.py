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
        self._id, self._place = Strong(theme), Lead(theme)
        self._area = Badge(theme, "", "line")
        self._stem = Hint(theme)
        self._scope = IconLabel(theme, "info", icon_ink="accent")
        self._text = QuestionText(theme)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Reading begins here, but nothing can be done here: no stop for Tab and no ring.
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text.setProperty("drawsOwnFocus", "yes")
        self._help = Button(theme, "Help", kind="quiet", icon="info", is_slim=True)
        self._help.clicked.connect(self.help_requested)
        self._history = Button(theme, "History", kind="quiet", icon="history", is_slim=True)
        self._history.setCheckable(True)
        self._history.toggled.connect(self.history_toggled)
        self._come_back = Button(
            theme, "Come back to this", kind="quiet", icon="flag", is_slim=True
        )
        self._come_back.setCheckable(True)
        self._come_back.clicked.connect(self._on_come_back)
        self._top = self._place_and_buttons()
        self._arrange()
        self.begin()

    def begin(self) -> None:
        """Show the question of the context, with its history closed."""
        context, question = self._context, self._context.question
        framework = context.framework
        question_set = framework.question_set(question.set_id)
        count = len(question_set.questions)
        self._id.setText(question.id)
        self._place.setText(f"{question_set.name}, question {question.number} of {count}")
        area = framework.area(question.area_id).short if question.area_id else ""
        self._area.set_content(area or framework.across_all_areas, "line")
        also = [framework.area(one).name for one in question.also_area_ids]
        self._area.setToolTip(f"Counts under {', '.join(also)} too" if also else "")
        self._stem.setText(question_set.stem)
        self._text.setText(question.text)
        self._text.setAccessibleName(f"{question.id}. {question.text}")
        self._scope.setText(question_set.scope_note)
        self._scope.setVisible(bool(question_set.scope_note))
        self._history.setChecked(False)
        self._come_back.setEnabled(not context.is_kept_to_read)
        self._top.fit()
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addSpacing(2)
        layout.addWidget(self._stem)
        layout.addSpacing(4)
        layout.addWidget(self._text)
        self._scope.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._scope)

    def _place_and_buttons(self) -> SideBySide:
        for label in (self._id, self._place):
            label.setWordWrap(False)
        left = (self._id, self._place, self._area)
        right = (self._help, self._history, self._come_back)
        return SideBySide(left, right, gap=10, right_gap=4)

    def _on_come_back(self) -> None:
        self._context.save(come_back=self._come_back.isChecked())
