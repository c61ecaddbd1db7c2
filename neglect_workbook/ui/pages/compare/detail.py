"""One question in two reviews, in full: both ratings, both reasons, and what each rested on."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.domain.rating import strongest_level
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import SHOW_WHOLE
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Body, Hint, SectionHeading, Strong
from neglect_workbook.ui.widgets.level_label import LevelLabel
from neglect_workbook.ui.widgets.rating_label import RatingLabel

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.records import Answer
    from neglect_workbook.ui.pages.compare.sides import Side
    from neglect_workbook.ui.theme import Theme

#: The texts that are set beside each other.
_FIELDS: Final = ("reason", "changing_for_children", "how_we_know")
_PADDING: Final = 14


class CompareDetail(Card):
    """Shows one question; made anew only when it shows another thing than before.

    Signals:
        jump_requested: the Jump to the question.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__(theme)
        self._framework = framework
        self._question_id = ""
        self._shown: object = None
        self._title = SectionHeading(theme)
        self._open = Button(theme, "", kind="link")
        self._open.clicked.connect(self._follow)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 10, _PADDING, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.setAccessibleName("The question in both reviews")
        self.setProperty(SHOW_WHOLE, "yes")

    def focus_link(self) -> None:
        """Put the keyboard here; where this stands below the table, it comes into sight."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_question(self, question_id: str, before: "Side", after: "Side") -> None:
        """Show a question in two reviews."""
        self._question_id = question_id
        shown = (question_id, *(self._key(question_id, side) for side in (before, after)))
        if shown == self._shown:
            return
        self._shown = shown
        question = self._framework.question(question_id)
        self._title.setText(f"{question.id} {question.short_name}")
        self._open.set_words(f"Open {question.id}")
        self._clear()
        self._add(None, self._heads(question_id, before, after))
        for field in _FIELDS:
            label = self._framework.field_guide(field).label
            texts = [str(getattr(self._answer(question_id, one), field)) for one in (before, after)]
            widgets = [self._text(text) for text in texts]
            if field == _FIELDS[-1]:
                levels = [self._level(question_id, one) for one in (before, after)]
                widgets = [_stacked(*pair) for pair in zip(levels, widgets, strict=True)]
            self._add(label, (widgets[0], widgets[1]))

    def _answer(self, question_id: str, side: "Side") -> "Answer":
        return side.snapshot.answers[question_id]

    def _key(self, question_id: str, side: "Side") -> tuple[object, ...]:
        answer = self._answer(question_id, side)
        texts = tuple(str(getattr(answer, field)) for field in _FIELDS)
        evidence = tuple((one.id, one.level) for one in side.snapshot.evidence_for(question_id))
        return side.name, answer.rating, answer.to_confirm, texts, evidence

    def _heads(self, question_id: str, before: "Side", after: "Side") -> tuple[QWidget, QWidget]:
        made = []
        for side in (before, after):
            answer = self._answer(question_id, side)
            rating = RatingLabel(self._theme, self._framework.scale)
            rating.set_code(answer.rating or None)
            parts: list[QWidget] = [Hint(self._theme, side.name), rating]
            if answer.is_rated and answer.to_confirm:
                parts.append(Hint(self._theme, "Carried forward, not confirmed"))
            made.append(_stacked(*parts))
        return made[0], made[1]

    def _text(self, text: str) -> QWidget:
        return (
            Body(self._theme, text) if text.strip() else Hint(self._theme, "Nothing was written.")
        )

    def _level(self, question_id: str, side: "Side") -> QWidget:
        evidence = side.snapshot.evidence_for(question_id)
        if not evidence:
            return Hint(self._theme, "No evidence")
        level = strongest_level(evidence)
        count = "1 item" if len(evidence) == 1 else f"{len(evidence)} items"
        name = self._framework.evidence_level(level).name if level else "Level not chosen"
        return LevelLabel(self._theme, level, f"{name}, {count}")

    def _add(self, label: str | None, sides: tuple[QWidget, QWidget]) -> None:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        if label is not None:
            grid.addWidget(Strong(self._theme, label), 0, 0, 1, 3)
        grid.addWidget(Hairline(self._theme, is_upright=True), 1, 1)
        for place, widget in zip((0, 2), sides, strict=True):
            grid.addWidget(widget, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        for widget in (Hairline(self._theme), part):
            self._rows.addWidget(widget)
            # A layout shows what it is given a moment later: that would be seen.
            widget.show()

    def _clear(self) -> None:
        empty(self._rows)

    def _follow(self) -> None:
        self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=self._question_id))


def _stacked(*widgets: QWidget) -> QWidget:
    """Widgets under each other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return whole
