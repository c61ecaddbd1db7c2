"""Giving out forms: on paper or as files, how many went out, and letting go of all of them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from neglect_workbook.exchange.forms.form import MOST_FORMS
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Body, Lead
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme

_LEAD: Final = (
    "Each colleague fills in one page, without a name. Print it, or make files to fill in. "
    "Then bring in the files, or enter what is on paper."
)
_COUNT_HINT: Final = "1 is one blank for all"
_COUNT_NOTE: Final = (
    "A file for each colleague is the surest: each one counts once. Do not note who has which. "
    "If one blank goes round, you decide about forms that say the same."
)
_NOT_A_NUMBER: Final = "Write a whole number, such as 24."
_NOT_A_COUNT: Final = f"Write a whole number from 1 to {MOST_FORMS}."
_MOST_DIGITS: Final = 5
_NUMBER_WIDTH: Final = 320


class GivePanel(Panel):
    """What is done before forms come in.

    Signals:
        print_requested: the id of the question set whose form is to be printed.
        make_requested: the id of the question set, the kind of file such as ``.docx``, how many.
        given_out_edited: how many forms were given out; 0 where nobody says.
        removal_requested: every form of this review is to go.
    """

    print_requested = Signal(str)
    make_requested = Signal(str, str, int)
    given_out_edited = Signal(int)
    removal_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        """Make it closed."""
        super().__init__(theme, "Give out forms", is_seen_whole=False)
        self._set = ChoiceField(theme, "Which questions to ask", ())
        self._print = Button(theme, "Print forms to give out", icon="printer")
        self._count = LineField(theme, "How many files to make", hint=_COUNT_HINT)
        self._count.set_text("1")
        self._count.leave_unchecked()
        self._count.undo_here()
        self._word = Button(theme, "Make Word files", icon="file-text")
        self._excel = Button(theme, "Make Excel files", icon="table-2")
        self._lead = Lead(theme, _LEAD)
        self._news = Body(theme)
        self._problem = FieldNote(theme)
        self._number = LineField(theme, "How many forms did you give out?", hint="optional")
        self._number.leave_unchecked()
        self._remove_line = Hairline(theme)
        self._remove = Button(theme, "Remove all forms of this review", icon="x", is_slim=True)
        self._print.clicked.connect(lambda: self.print_requested.emit(self._set.choice))
        self._word.clicked.connect(lambda: self._ask_to_make(".docx"))
        self._excel.clicked.connect(lambda: self._ask_to_make(".xlsx"))
        self._number.text_edited.connect(self._on_number)
        self._remove.clicked.connect(self.removal_requested)
        self._arrange()
        theme.changed.connect(self._fit)
        self._fit()

    def open_panel(self, sets: "Sequence[tuple[str, str]]", set_id: str) -> None:
        """Be ready to give out forms.

        Args:
            sets: id and name of each question set that a form may ask.
            set_id: the one to begin with.
        """
        self._set.set_options(sets)
        if not self._set.choice:
            self._set.set_choice(set_id)
        self._news.hide()
        self._problem.hide()
        self.show()

    def show_making(self, *, is_making: bool) -> None:
        """Say that files are on their way, and when they are there."""
        for button in (self._word, self._excel):
            button.setEnabled(not is_making)

    def show_made(self, words: str, count: int) -> None:
        """Say what was made, and that as many are given out where nobody said how many.

        Args:
            words: what was made, and where it is.
            count: how many files; 1 for one blank for all, which says nothing of how many.
        """
        if count > 1 and not self._number.text().strip():
            self._number.set_text(str(count))
            self.given_out_edited.emit(count)
        self._problem.hide()
        self._news.setText(words)
        self._news.show()

    def show_problem(self, error: "KnownError") -> None:
        """Say why nothing was made, and the next step."""
        self._news.hide()
        self._problem.show_note(NoteKind.PROBLEM, str(error))

    def show_numbers(self, given_out: int, back: int, smallest_group: int) -> None:
        """Show how many forms were given out, and whether there are any to remove.

        Args:
            given_out: 0 where nobody said.
            back: how many came in.
            smallest_group: of how many a group is shown at all, said before anybody asks a few.
        """
        self._lead.setText(f"{_LEAD} Answers show once a group has {smallest_group} forms or more.")
        self._number.set_text(str(given_out) if given_out else "")
        for part in (self._remove_line, self._remove):
            part.setVisible(back > 0)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to choose."""
        self._set.focus_editor()

    @override
    def flush(self) -> None:
        self._number.flush()

    def _arrange(self) -> None:
        parts = (
            self._lead,
            _flow(self._set, self._number, gap=16),
            _flow(self._print, gap=12),
            Hairline(self._theme),
            _flow(self._count, gap=16),
            Lead(self._theme, _COUNT_NOTE),
            _flow(self._word, self._excel, gap=12),
            self._news,
            self._problem,
            self._remove_line,
        )
        for part in parts:
            self.column.addWidget(part)
        self.column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_to_make(self, suffix: str) -> None:
        text = self._count.text().strip()
        is_count = text.isdecimal() and 1 <= int(text[:_MOST_DIGITS]) <= MOST_FORMS
        self._count.set_problem("" if is_count else _NOT_A_COUNT)
        if is_count:
            self.make_requested.emit(self._set.choice, suffix, int(text))
        else:
            self._count.focus_editor()

    def _on_number(self, text: str) -> None:
        text = text.strip()
        is_number = not text or (text.isdecimal() and len(text) <= _MOST_DIGITS)
        self._number.set_problem("" if is_number else _NOT_A_NUMBER)
        if is_number:
            self.given_out_edited.emit(int(text or "0"))

    def _fit(self) -> None:
        for field in (self._number, self._count):
            field.setMinimumWidth(self._theme.scaled(_NUMBER_WIDTH))


def _flow(*widgets: QWidget, gap: int) -> QWidget:
    """Widgets beside each other, and below where there is no room."""
    line = QWidget()
    flow = FlowLayout(line, gap=gap)
    for one in widgets:
        flow.addWidget(one)
    return line
