"""Typing in a form that came back on paper: which group, and a rating for each question."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.pages.voices.rating_row import RatingRow
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.panel import Panel
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.ui.theme import Theme

_LEAD: Final = (
    "Choose what the form says, and leave blank what it leaves blank. "
    "It has no name, and it is never shown by itself."
)
_NO_GROUP: Final = "Say which group the form is from."
_NO_RATING: Final = "Nothing is chosen yet. A form that is all blank is not counted."
_UNSAVED: Final = "This form is not saved. Save it, or leave it out."
_CLOSE: Final = "Close"
_LEAVE: Final = "Leave it out"
#: Longer lines are hard to read.
_WIDEST: Final = 880
_CHOOSE: Final = "Choose a group"


class EntryPanel(Panel):
    """A blank form. It shows no form that was entered before.

    Signals:
        form_entered: set id, group id, and the ratings chosen by question id.
        left_out: a form that was begun is not to be saved.
    """

    form_entered = Signal(str, str, object)
    left_out = Signal()

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        """Make it closed; `open_panel` says which groups and questions there are."""
        super().__init__(theme, "Enter a paper form", is_seen_whole=False)
        self._framework = framework
        self._rows: dict[str, RatingRow] = {}
        self._may_close = False
        self._group = ChoiceField(theme, "Which group is the form from?", (), empty=_CHOOSE)
        self._group_note = FieldNote(theme)
        self._set = ChoiceField(theme, "Which questions does it answer?", ())
        self._scope = Lead(theme)
        self._questions = QWidget()
        self._note = FieldNote(theme)
        self._save = Button(theme, "Save this form and enter another", kind="filled")
        # The panel is long: who comes to its end can leave there, too.
        self._leave = Button(theme, _CLOSE, kind="quiet", icon="x", is_slim=True)
        self._save.clicked.connect(self._on_save)
        self._leave.clicked.connect(self.close_panel)
        self._set.chosen.connect(self._show_set)
        self._group.chosen.connect(lambda: self._group_note.show_note(NoteKind.PROBLEM, ""))
        self._arrange()
        theme.changed.connect(self._fit)
        self._fit()

    def open_panel(
        self,
        groups: "Sequence[tuple[str, str]]",
        sets: "Sequence[tuple[str, str]]",
        set_id: str,
    ) -> None:
        """Be ready for a form.

        Args:
            groups: id and name of each group that a form may come from.
            sets: id and name of each question set that a form may answer.
            set_id: the question set that most forms answer.
        """
        self._group.set_options(groups)
        self._set.set_options(sets)
        if not self._set.choice or not self._rows:
            self._set.set_choice(set_id)
            self._show_set(set_id)
        self.show()

    def focus_first(self) -> None:
        """Put the keyboard where a form begins."""
        first = next(iter(self._rows.values()), None)
        if self._group.choice and first is not None:
            first.focus()
        else:
            self._group.focus_editor()

    @override
    def close_panel(self) -> None:
        """Close; say first that a form is not saved."""
        if self._chosen() and not self._may_close:
            self._may_close = True
            self._leave.set_words(_LEAVE)
            self._note.show_note(NoteKind.LOOK, _UNSAVED)
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._chosen():
            # An Undo that is still offered would take back the form before it.
            self.left_out.emit()
        self._clear()
        super().close_panel()

    def drop_form(self) -> None:
        """Be blank again, whatever was begun."""
        self._group.set_choice("")
        self._clear()

    @override
    def hideEvent(self, event: "QHideEvent") -> None:
        # Who comes back is warned again.
        super().hideEvent(event)
        self._may_close = False
        self._leave.set_words(_CLOSE)

    def _arrange(self) -> None:
        top = QWidget()
        head = FlowLayout(top, gap=16)
        head.addWidget(self._group)
        head.addWidget(self._set)
        parts = (
            Lead(self._theme, _LEAD),
            top,
            self._group_note,
            self._scope,
            self._questions,
            self._note,
        )
        for part in parts:
            self.column.addWidget(part)
        foot = FlowLayout(gap=12)
        foot.addWidget(self._save)
        foot.addWidget(self._leave)
        self.column.addLayout(foot)

    def _fit(self) -> None:
        self.setMaximumWidth(self._theme.scaled(_WIDEST))

    def _show_set(self, set_id: str) -> None:
        """Show the questions of a set, all blank."""
        question_set = self._framework.question_set(set_id)
        self._rows = {}
        questions = QWidget()
        column = QVBoxLayout(questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for question in question_set.questions:
            self._add_question(column, question)
        self.column.replaceWidget(self._questions, questions)
        self._questions.hide()
        self._questions.deleteLater()
        self._questions = questions
        questions.show()
        scope = question_set.scope_note
        self._scope.setText(f"{question_set.stem}. {scope}".strip())
        self._note.show_note(NoteKind.PROBLEM, "")

    def _add_question(self, column: QVBoxLayout, question: "Question") -> None:
        runs = (Run(f"{question.id}  ", is_strong=True), Run(question.text))
        row = RatingRow(self._theme, self._framework.scale, question)
        self._rows[question.id] = row
        column.addWidget(Hairline(self._theme))
        column.addWidget(RunsLabel(self._theme, runs))
        column.addWidget(row)

    def _on_save(self) -> None:
        chosen = self._chosen()
        has_group = bool(self._group.choice)
        self._group_note.show_note(NoteKind.PROBLEM, "" if has_group else _NO_GROUP)
        self._note.show_note(NoteKind.PROBLEM, "" if chosen else _NO_RATING)
        if not has_group:
            self._group.focus_editor()
        elif chosen:
            self.form_entered.emit(self._set.choice, self._group.choice, chosen)
            self._clear()
            self.focus_first()

    def _chosen(self) -> dict[str, str]:
        return {question_id: row.code for question_id, row in self._rows.items() if row.code}

    def _clear(self) -> None:
        self._may_close = False
        self._leave.set_words(_CLOSE)
        for row in self._rows.values():
            row.clear()
        for note in (self._note, self._group_note):
            note.show_note(NoteKind.PROBLEM, "")
