"""One file with problems: what is wrong, what to do, and a reply that is ready to be sent."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Body, Lead, SectionHeading, Strong
from neglect_workbook.ui.widgets.password_line import PasswordLine
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.facts import FileProblem
    from neglect_workbook.ui.collate.problem_rows import ProblemRow
    from neglect_workbook.ui.theme import Theme

_SIDES: Final = (26, 16, 26, 20)
_MOST_WIDE: Final = 760
_REPLY_LINES: Final = 7
_COPY: Final = "Copy the reply"


class ProblemPane(ColumnScroll):
    """Shows one row. Whatever is pressed here is told; nothing is sent from here.

    Signals:
        dealt_with: whether it is dealt with now.
        draft_requested: the text of the reply, to be saved as an e-mail draft.
        password_given: a password to try on the file.
        return_requested: show the return in the table.
        removal_requested: take the file out of the collation.
    """

    dealt_with = Signal(bool)
    draft_requested = Signal(str)
    password_given = Signal(str)
    return_requested = Signal()
    removal_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme)
        self._theme = theme
        self._row_id = ""
        self._is_dealt_with = False
        self._title = SectionHeading(theme)
        self._file = Lead(theme)
        self._problems = QVBoxLayout()
        self._step = Body(theme)
        self._password = PasswordLine(theme, "Password of this file")
        self._try = Button(theme, "Try again")
        self._lock = QWidget()
        self._reply = TextBox(theme, "Reply to the sender", lines=_REPLY_LINES)
        self._reply.set_label_hint("you send it yourself")
        self._reply.leave_unchecked()
        self._reply.undo_here()
        self._copy = Button(theme, _COPY)
        self._draft = Button(theme, "Save as an e-mail draft", icon="send")
        self._done = Button(theme, "Dealt with", kind="filled", icon="check")
        self._show = Button(theme, "See the return", kind="link")
        self._remove = Button(theme, "Take the file out", kind="quiet")
        self._column = QWidget()
        self._build()

    def show_row(self, row: "ProblemRow", reply: str, *, is_read_only: bool) -> None:
        """Show a file with its problems and a reply to begin with."""
        is_new = row.id != self._row_id
        self._row_id, self._is_dealt_with = row.id, row.is_dealt_with
        self._title.setText(row.title)
        self._file.setText(f"File: {row.file}")
        empty(self._problems)
        for problem in row.problems:
            icon, ink = ("octagon-alert", "red") if row.is_refused else ("circle-alert", "amber")
            words = _sentence(problem)
            self._problems.addWidget(IconLabel(self._theme, icon, words, ink="ink", icon_ink=ink))
        self._step.setText(row.next_step)
        self._step.setVisible(bool(row.next_step))
        self._lock.setVisible(row.wants_password)
        if is_new:
            self._password.clear()
            self._reply.begin_with(reply)
            self._copy.set_words(_COPY)
            self.verticalScrollBar().setValue(0)
        self._reply.setVisible(bool(reply))
        self._copy.setVisible(bool(reply))
        self._draft.setVisible(bool(reply))
        self._done.set_words("Not dealt with after all" if row.is_dealt_with else "Dealt with")
        self._done.set_kind("outlined" if row.is_dealt_with else "filled")
        self._show.setVisible(not row.is_refused)
        self._remove.setVisible(row.is_refused)
        for button in (self._done, self._try, self._remove):
            button.setEnabled(not is_read_only)
        self._column.show()

    def clear(self) -> None:
        """Show nothing."""
        self._row_id = ""
        self._column.hide()

    def show_wrong_password(self, words: str) -> None:
        """Say that the password that was given does not open the file."""
        self._password.show_problem(words)

    def _build(self) -> None:
        theme = self._theme
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problems.setSpacing(6)
        lock = QVBoxLayout(self._lock)
        lock.setContentsMargins(0, 8, 0, 0)
        lock.setSpacing(8)
        lock.addWidget(self._password)
        lock.addWidget(self._try, 0, Qt.AlignmentFlag.AlignLeft)
        self._password.setMaximumWidth(theme.scaled(360))
        replies = FlowLayout(gap=10)
        for button in (self._draft, self._copy):
            replies.addWidget(button)
        ends = FlowLayout(gap=14)
        for button in (self._done, self._show, self._remove):
            ends.addWidget(button)
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(*_SIDES)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._file)
        layout.addSpacing(8)
        layout.addWidget(Strong(theme, "What is wrong"))
        layout.addLayout(self._problems)
        layout.addWidget(self._step)
        layout.addWidget(self._lock)
        layout.addSpacing(10)
        layout.addWidget(self._reply)
        layout.addLayout(replies)
        layout.addSpacing(14)
        layout.addLayout(ends)
        layout.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_column(self._column)
        self._done.clicked.connect(lambda: self.dealt_with.emit(not self._is_dealt_with))
        self._draft.clicked.connect(lambda: self.draft_requested.emit(self._reply.text()))
        self._copy.clicked.connect(self._on_copy)
        self._reply.typing_started.connect(lambda: self._copy.set_words(_COPY))
        self._try.clicked.connect(self._on_try)
        self._password.entered.connect(self._try.click)
        self._show.clicked.connect(self.return_requested)
        self._remove.clicked.connect(self.removal_requested)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self._theme.scaled(_MOST_WIDE))

    def _on_copy(self) -> None:
        # Typing after this is told as begun anew.
        self._reply.flush()
        QGuiApplication.clipboard().setText(self._reply.text())
        self._copy.set_words("Copied")

    def _on_try(self) -> None:
        if self._password.password:
            self.password_given.emit(self._password.password)
        else:
            self._password.show_problem("Type the password.")


def _sentence(problem: "FileProblem") -> str:
    """A problem with its place in the file."""
    place = [f"sheet '{problem.sheet}'"] if problem.sheet else []
    place += [f"row {problem.row}"] if problem.row else []
    return f"{problem.message} ({', '.join(place)})" if place else problem.message
