"""Which question sets an organisation answers: the hats that people wear."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Hint, Lead, Strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.question_set import QuestionSet
    from neglect_workbook.ui.theme import Theme

#: The box and the gap after it, as the stylesheet gives them.
_BOX: Final = 18
_BOX_GAP: Final = 10


class HatsField(QWidget):
    """Every question set of the framework with who it is for, to tick.

    Signals:
        ticked: someone ticked or unticked a set.
    """

    ticked = Signal()

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__()
        self._theme = theme
        self._hint = Lead(theme)
        self._note = FieldNote(theme)
        self._boxes = {one.id: QCheckBox(one.name) for one in framework.question_sets}
        self._whos: list[Hint] = []
        card = Card(theme)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(16, 6, 16, 6)
        rows.setSpacing(0)
        for number, question_set in enumerate(framework.question_sets):
            if number:
                rows.addWidget(Hairline(theme))
            box = self._boxes[question_set.id]
            box.clicked.connect(self.ticked)
            who = Hint(theme, question_set.who)
            self._whos.append(who)
            rows.addWidget(_row(theme, question_set, box, who))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(theme, "Which hats do you wear?"))
        column.addWidget(self._hint)
        column.addSpacing(2)
        column.addWidget(card)
        column.addWidget(self._note)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def set_ids(self) -> tuple[str, ...]:
        """The ticked sets, in the framework's order."""
        return tuple(set_id for set_id, box in self._boxes.items() if box.isChecked())

    def propose(self, set_ids: "Sequence[str]") -> None:
        """Tick these and no others; nothing is told."""
        for set_id, box in self._boxes.items():
            box.setChecked(set_id in set_ids)

    def set_hint(self, text: str) -> None:
        """Say how to choose."""
        self._hint.setText(text)

    def set_problem(self, text: str) -> None:
        """Say what is wrong, in red; empty when nothing is."""
        self._note.show_note(NoteKind.PROBLEM, text)

    def focus_editor(self) -> None:
        """Put the focus on the first set."""
        next(iter(self._boxes.values())).setFocus()

    def _restyle(self) -> None:
        theme = self._theme
        for box in self._boxes.values():
            box.setFont(theme.font(strong=True))
        for who in self._whos:
            # Under the words of the box, not under the box.
            who.setContentsMargins(theme.scaled(_BOX) + _BOX_GAP, 0, 0, 0)


def minutes_of(question_set: "QuestionSet") -> int:
    """About how long a set takes."""
    return question_set.minutes_per_question * len(question_set.questions)


def _row(theme: "Theme", question_set: "QuestionSet", box: QCheckBox, who: QWidget) -> QWidget:
    length = f"{len(question_set.questions)} questions, about {minutes_of(question_set)} minutes"
    box.setAccessibleDescription(f"{length}. {question_set.who}")
    minutes = Lead(theme, length)
    minutes.setWordWrap(False)
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(box)
    head.addStretch(1)
    head.addWidget(minutes)
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 8, 0, 8)
    column.setSpacing(2)
    column.addLayout(head)
    column.addWidget(who)
    return row
