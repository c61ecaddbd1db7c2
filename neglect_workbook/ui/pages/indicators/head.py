"""The head of the Indicators page: its title, and what to do next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead, PageTitle

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class IndicatorsHead(QWidget):
    """Title, summary, 'Add an indicator' and 'Enter this half term'.

    Signals:
        add_requested: somebody wants to add an indicator.
        enter_requested: somebody wants to enter the number of the present period.
    """

    add_requested = Signal()
    enter_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._add = Button(theme, "Add an indicator", icon="plus")
        self._enter = Button(theme, "Enter this half term", kind="filled")
        self._add.clicked.connect(self.add_requested)
        self._enter.clicked.connect(self.enter_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PageTitle(theme, "Indicators"))
        words.addWidget(Lead(theme, "Numbers you can count yourselves, over time."))
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=16)
        flow.addWidget(self._add)
        flow.addWidget(self._enter)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._buttons)

    def show_state(self, period: str, *, can_add: bool, can_enter: bool) -> None:
        """Offer what can be done.

        Args:
            period: what the present period is called, such as "half term".
            can_add: whether this is the place to begin to add an indicator.
            can_enter: whether a number can be entered for the present period.
        """
        self._enter.set_words(f"Enter this {period}")
        self._add.setVisible(can_add)
        self._enter.setVisible(can_enter)
        self._buttons.setVisible(can_add or can_enter)

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Put the buttons below the title, or beside it."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)
        alignment = Qt.AlignmentFlag(0) if is_stacked else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._buttons, alignment)

    def focus_add(self) -> None:
        """Put the focus on the way to add an indicator."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
