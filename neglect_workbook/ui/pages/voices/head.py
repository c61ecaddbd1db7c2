"""The head of the Voices page: how many forms are back, and the next step."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead, PageTitle

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.ui.theme import Theme

#: What the summary is left with beside the buttons, at the least.
_WORDS: Final = 260


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
        self._theme = theme
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
        self._buttons = FlowLayout(gap=16, line_gap=8)
        for button in (self._give, self._bring, self._enter):
            self._buttons.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._buttons)

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
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._buttons.minimumSize().width(), self._row.minimumSize().height())

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the buttons beside the words where there is room for both, or below them."""
        needed = self._buttons.sizeHint().width() + self._theme.scaled(_WORDS)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if self.width() < needed else direction.LeftToRight
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)

    def focus_enter(self) -> None:
        """Put the focus on the way to enter a form."""
        self._enter.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_give(self) -> None:
        """Put the focus on the way to give out forms."""
        self._give.setFocus(Qt.FocusReason.OtherFocusReason)
