"""One question in full under the table: its words, the counts in words, what the leaders chose."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.models.voices_words import (
    comparison_sentence,
    counts_in_full,
    left_out_words,
)
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Body, Lead, Strong
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.role_views import Beside
    from neglect_workbook.domain.voices import Spread
    from neglect_workbook.ui.models.voices_model import VoiceRow
    from neglect_workbook.ui.theme import Theme

_RIGHT: Final = 346


class VoiceDetail(Card):
    """What the row of the table has no room for, and the way to the leaders' questions.

    Signals:
        jump_requested: a Jump to a question.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__(theme, ground="panel")
        self._framework = framework
        self._row: VoiceRow | None = None
        self._asked = Lead(theme)
        self._text = Strong(theme)
        self._counts = Body(theme)
        self._left_out = Lead(theme)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        self._leaders = QVBoxLayout()
        self._leaders.setSpacing(6)
        right.addLayout(self._leaders)
        right.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(4)
        for label in (self._asked, self._text, self._counts, self._left_out):
            left.addWidget(label)
        left.addStretch(1)
        self._line = Hairline(theme, is_upright=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(18, 12, 18, 12)
        self._columns.setSpacing(20)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._line)
        self._columns.addWidget(self._right)
        theme.changed.connect(self._fit)
        self._is_narrow = False
        self._fit()

    def show_row(self, row: "VoiceRow | None") -> None:
        """Show a row of the table; ``None`` shows nothing."""
        self.setVisible(row is not None)
        if row is None or row == self._row:
            return
        self._row = row
        question = row.spread.question
        question_set = self._framework.question_set(question.set_id)
        self._asked.setText(f"{question.id}. {question_set.scope_note or question_set.name}")
        self._text.setText(question.text)
        self._counts.setText(counts_in_full(self._framework, row.spread))
        left_out = left_out_words(self._framework, row.spread)
        self._left_out.setText(left_out)
        self._left_out.setVisible(bool(left_out))
        self._show_leaders(row.besides, row.spread)
        self.setAccessibleName(f"{question.id} in full")

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put what the leaders chose below the question, or beside it."""
        self._is_narrow = is_narrow
        self._fit()

    def _show_leaders(self, besides: "tuple[Beside, ...]", spread: "Spread") -> None:
        empty(self._leaders)
        scale = self._framework.scale
        links = QWidget()
        line = FlowLayout(links, gap=16)
        for beside in besides:
            before, rating, after = comparison_sentence(scale, beside, spread.answered)
            runs = (Run(before), Run(rating, is_strong=True), Run(after))
            label = RunsLabel(self._theme, runs)
            self._leaders.addWidget(label)
            # A layout shows what it is given a moment later: that would be seen.
            label.show()
            asked = beside.question.id
            words = f"Look at {asked} again" if beside.code else f"Answer {asked}"
            link = Button(self._theme, words, kind="link")
            link.clicked.connect(partial(self._go_to, asked))
            line.addWidget(link)
        self._leaders.addWidget(links)
        links.show()
        self._right.setVisible(bool(besides))

    def _go_to(self, question_id: str) -> None:
        self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=question_id))

    def _fit(self) -> None:
        direction = QBoxLayout.Direction
        self._columns.setDirection(
            direction.TopToBottom if self._is_narrow else direction.LeftToRight
        )
        self._line.setVisible(not self._is_narrow)
        width = self._theme.scaled(_RIGHT)
        self._right.setMinimumWidth(0 if self._is_narrow else width)
        self._right.setMaximumWidth(self.maximumWidth() if self._is_narrow else width)
