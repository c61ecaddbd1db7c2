"""Red answers without an action: add one, or say in a line why not."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.checks.answers import answer_findings
from neglect_workbook.ui.pages.action_plan.red_banner import RedBanner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.pages.page import Page

_KIND: Final = "red_without_action"


class RedAnswers(QWidget):
    """A banner about the first red answer without an action, or the line for why not.

    Signals:
        action_requested: the id of the question that an action is wanted for.
    """

    action_requested = Signal(str)

    def __init__(self, page: "Page") -> None:
        """Show nothing yet.

        Args:
            page: the initiator of every change made here.
        """
        super().__init__()
        self._page = page
        self._question_ids: list[str] = []
        self._writing_for = ""
        self._is_read_only = page.session.workbook.is_read_only
        self._banner = RedBanner(page.theme)
        self._panel = Card(page.theme, ground="panel")
        self._reason = TextBox(page.theme, "", hint="One line is enough.", lines=1)
        self._reason.set_privacy_text(page.session.snapshot.framework.wording.privacy_line)
        self._done = Button(page.theme, "Done", is_slim=True)
        self._arrange()
        self._banner.link_activated.connect(
            lambda: self.action_requested.emit(self._question_ids[0])
        )
        self._banner.reason_requested.connect(lambda: self.write_reason(self._question_ids[0]))
        self._reason.text_edited.connect(self._save)
        self._done.clicked.connect(self.close_reason)

    def refresh(self, today: "date", *, is_own_change: bool = False) -> None:
        """Look again for red answers without an action.

        Args:
            today: today's date.
            is_own_change: the text was written here, so the box shows it already.
        """
        snapshot = self._page.session.snapshot
        self._question_ids = [
            question.id
            for question in snapshot.questions
            if any(one.kind == _KIND for one in answer_findings(snapshot, question.id, today))
        ]
        if self._writing_for and not is_own_change:
            self._reason.set_text(snapshot.answers[self._writing_for].no_action_reason)
        self._show_state()

    def write_reason(self, question_id: str) -> None:
        """Open the line for why a question has no action."""
        if self._is_read_only:
            return
        self._reason.flush()
        self._writing_for = question_id
        self._reason.set_label(f"Why {question_id} has no action")
        self._reason.set_text(self._page.session.snapshot.answers[question_id].no_action_reason)
        self._show_state()
        self._reason.focus_editor()

    def close_reason(self) -> None:
        """Send what is typed, and go on to the next red answer."""
        self._reason.flush()
        self._writing_for = ""
        self._show_state()
        if self._question_ids:
            self._banner.focus_link()

    def flush(self) -> None:
        """Send what is still being typed."""
        self._reason.flush()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape and self._writing_for:
            self.close_reason()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(14, 10, 14, 12)
        inside.setSpacing(8)
        inside.addWidget(self._reason)
        inside.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._banner)
        layout.addWidget(self._panel)
        self._show_state()

    def _save(self, text: str) -> None:
        question_id, page = self._writing_for, self._page
        page.session.do(
            page, lambda workbook: workbook.set_answer(question_id, no_action_reason=text)
        )

    def _show_state(self) -> None:
        is_writing = bool(self._writing_for)
        self._panel.setVisible(is_writing)
        has_news = bool(self._question_ids) and not is_writing
        if has_news:
            self._banner.show_questions(self._question_ids, is_read_only=self._is_read_only)
        self._banner.setVisible(has_news)
        self.setVisible(is_writing or has_news)
