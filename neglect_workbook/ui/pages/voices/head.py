"""The head of the Voices page: how many forms are back, and the next step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Lead, PageTitle

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class VoicesHead(QWidget):
    """Title, summary, and the three things to do with forms.

    Signals:
        give_requested: somebody wants to give out forms.
        bring_requested: somebody has forms that came back as files.
        enter_requested: somebody has a paper form.
    """

    give_requested = Signal()
    bring_requested = Signal()
    enter_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._summary = Lead(theme)
        self._give = Button(theme, "Give out forms", icon="file-text")
        self._bring = Button(theme, "Bring in filled forms", icon="inbox")
        self._enter = Button(theme, "Enter a paper form", kind="filled", icon="pencil")
        self._give.clicked.connect(self.give_requested)
        self._bring.clicked.connect(self.bring_requested)
        self._enter.clicked.connect(self.enter_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PageTitle(theme, "Voices"))
        words.addWidget(self._summary)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        for button in (self._give, self._bring, self._enter):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)

    def show_state(self, summary: str, *, can_give: bool, can_enter: bool, is_first: bool) -> None:
        """Say how it stands.

        Args:
            summary: how many forms are back.
            can_give: whether forms can be given out from here.
            can_enter: whether forms can be brought in or entered from here.
            is_first: the first step is offered below, so that nothing here is the next one.
        """
        self._summary.setText(summary)
        self._give.setVisible(can_give)
        for button in (self._bring, self._enter):
            button.setVisible(can_enter)
        self._enter.set_kind("outlined" if is_first else "filled")

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the buttons below the words, or beside them."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def focus_enter(self) -> None:
        """Put the focus on the way to enter a form."""
        self._enter.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_give(self) -> None:
        """Put the focus on the way to give out forms."""
        self._give.setFocus(Qt.FocusReason.OtherFocusReason)
