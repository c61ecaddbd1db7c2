"""Giving out forms: printing them, how many went out, and letting go of all that came in."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading
from neglect_workbook.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.theme import Theme

_LEAD: Final = (
    "Each colleague fills in one page, without a name. Collect them in an envelope or a box, "
    "then enter them here."
)
_NOT_A_NUMBER: Final = "Write a whole number, such as 24."
_MOST_DIGITS: Final = 5
_NUMBER_WIDTH: Final = 320


class GivePanel(Card):
    """What is done before forms come in.

    Signals:
        print_requested: the id of the question set whose form is to be printed.
        given_out_edited: how many forms were given out; 0 where nobody says.
        removal_requested: every form of this review is to go.
        closed: the person is done.
    """

    print_requested = Signal(str)
    given_out_edited = Signal(int)
    removal_requested = Signal()
    closed = Signal()

    def __init__(self, theme: "Theme") -> None:
        """Make it closed."""
        super().__init__(theme, ground="panel")
        self._set = ChoiceField(theme, "Which questions to ask", ())
        self._print = Button(theme, "Print forms to give out", icon="printer")
        self._number = LineField(theme, "How many forms did you give out?", hint="optional")
        self._remove = Button(theme, "Remove all forms of this review", icon="x", is_slim=True)
        self._close = Button(theme, "Close", kind="quiet", icon="x", is_slim=True)
        self._print.clicked.connect(lambda: self.print_requested.emit(self._set.choice))
        self._number.text_edited.connect(self._on_number)
        self._remove.clicked.connect(self.removal_requested)
        self._close.clicked.connect(self.close_panel)
        self._arrange()
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self.isHidden()

    def open_panel(self, sets: "Sequence[tuple[str, str]]", set_id: str) -> None:
        """Be ready to give out forms.

        Args:
            sets: id and name of each question set that a form may ask.
            set_id: the one to begin with.
        """
        self._set.set_options(sets)
        if not self._set.choice:
            self._set.set_choice(set_id)
        self.show()

    def show_numbers(self, given_out: int, back: int) -> None:
        """Show how many forms were given out, and whether there are any to remove."""
        self._number.set_text(str(given_out) if given_out else "")
        self._remove.setVisible(back > 0)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to choose."""
        self._set.focus_editor()

    def close_panel(self) -> None:
        """Send what is typed and close."""
        self.flush()
        self.hide()
        self.closed.emit()

    def flush(self) -> None:
        """Send what is still being typed."""
        self._number.flush()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        fields = QWidget()
        flow = FlowLayout(fields, gap=16)
        flow.addWidget(self._set)
        flow.addWidget(self._number)
        buttons = QWidget()
        foot = FlowLayout(buttons, gap=12)
        for button in (self._print, self._remove, self._close):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addWidget(SectionHeading(self._theme, "Give out forms"))
        column.addWidget(Lead(self._theme, _LEAD))
        column.addWidget(fields)
        column.addWidget(buttons)

    def _on_number(self, text: str) -> None:
        text = text.strip()
        is_number = not text or (text.isdecimal() and len(text) <= _MOST_DIGITS)
        self._number.set_problem("" if is_number else _NOT_A_NUMBER)
        if is_number:
            self.given_out_edited.emit(int(text or "0"))

    def _fit(self) -> None:
        self._number.setMinimumWidth(self._theme.scaled(_NUMBER_WIDTH))
