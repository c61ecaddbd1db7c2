"""What stands above the sheet where there is no room for the navigation beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.question_button import QuestionButton
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.save_state import SaveStateView

if TYPE_CHECKING:
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


class NarrowBar(QFrame):
    """'Sections', the question that is shown, and whether everything is saved.

    Signals:
        sections_toggled: the navigation is to be shown, or not.
        jump_requested: a Jump to another question.
    """

    sections_toggled = Signal(bool)
    jump_requested = Signal(object)

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sections = Button(theme, "Sections", icon="menu")
        self.sections.setCheckable(True)
        self.sections.toggled.connect(self.sections_toggled)
        self._question = QuestionButton(theme, session)
        self._question.question_chosen.connect(self._on_question_chosen)
        self.save_state = SaveStateView(theme, session, is_compact=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 24, 6)
        row.setSpacing(14)
        row.addWidget(self.sections)
        row.addWidget(self._question)
        row.addStretch(1)
        row.addWidget(self.save_state)

    def show_place(self, place: Jump) -> None:
        """Name the question that is shown, and close the sections."""
        self._question.setVisible(place.page is PageId.QUESTIONS)
        self._question.set_question(place.question_id)
        self.sections.setChecked(False)

    def _on_question_chosen(self, question_id: str) -> None:
        self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=question_id))
