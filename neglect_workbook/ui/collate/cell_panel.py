"""Beside the heat map: one cell of it in full, and the way to its answers."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from neglect_workbook.ui.collate.heat_model import HeatColumn, returns_words
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Body, Lead, Strong
from neglect_workbook.ui.widgets.rating_mark import RatingMark

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.picture import HeatCell
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 16


class CellPanel(Card):
    """The question in its own words, every rating with its count, and what the answers rest on.

    Signals:
        read_requested: read the answers of this cell.
    """

    read_requested = Signal()

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__(theme)
        self._framework = framework
        self._about = Lead(theme)
        self._question = Strong(theme)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(9)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._line = Hairline(theme)
        self._hidden = Lead(theme)
        self._rests = Lead(theme)
        self._shows = Lead(theme)
        #: Reads the answers of the cell.
        self.read = Button(theme, "Read these answers")
        self.read.clicked.connect(self.read_requested)
        self.read.setSizePolicy(
            self.read.sizePolicy().Policy.Expanding, self.read.sizePolicy().Policy.Fixed
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 10, _SIDE, 12)
        column.setSpacing(3)
        column.addWidget(self._about)
        column.addWidget(self._question)
        column.addSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self._hidden)
        column.addSpacing(6)
        column.addWidget(self._line)
        column.addSpacing(4)
        column.addWidget(self._rests)
        column.addWidget(self._shows)
        column.addSpacing(6)
        column.addWidget(self.read)
        column.addStretch(1)

    def show_cell(self, question: "Question", sector: HeatColumn, cell: "HeatCell | None") -> None:
        """Show one cell. Of a hidden one, only that it is hidden and why."""
        returns = cell.returns if cell is not None else 0
        self._about.setText(f"{question.id}, {sector.short}, {returns_words(returns)}")
        self._question.setText(question.text)
        is_shown = cell is not None and returns > 0 and not cell.is_hidden
        empty(self._grid)
        if cell is not None and is_shown:
            self._show_counts(cell)
            self._rests.setText(f"{cell.policy_alone} rest on 'we have it' alone")
            self._shows.setText(f"{cell.show_difference} show a difference for children")
            words = "this answer" if returns == 1 else f"these {returns} answers"
            self.read.set_words(f"Read {words}")
        else:
            self._hidden.setText(self._why(returns))
        for widget in (self._line, self._rests, self._shows, self.read):
            widget.setVisible(is_shown)
        self._hidden.setVisible(not is_shown)
        self.setAccessibleName(f"{question.id}, {sector.name}")

    def _show_counts(self, cell: "HeatCell") -> None:
        scale = self._framework.scale
        steps = sorted(scale.steps, key=lambda one: (-(one.rank or 0), one.code == "unknown"))
        codes = [one.code for one in steps]
        codes += [one.code for one in scale.ratings if one.code not in codes]
        lines = [(code, scale.words(code)) for code in codes]
        lines.append(("", scale.not_answered))
        at = 0
        for code, words in lines:
            count = cell.counts.get(code, 0)
            if not count and code not in codes[: len(steps)] and code != "unknown":
                continue
            self._grid.addWidget(RatingMark(self._theme, code), at, 0)
            self._grid.addWidget(Body(self._theme, words), at, 1)
            number = Strong(self._theme, str(count))
            number.setWordWrap(False)
            self._grid.addWidget(number, at, 2, Qt.AlignmentFlag.AlignRight)
            at += 1

    def _why(self, returns: int) -> str:
        smallest = self._framework.smallest_group
        if not returns:
            return "No return of this sector answered it."
        if returns < smallest:
            return (
                f"Under {smallest} returns. Nothing of so small a group is shown, so that "
                "nobody can tell who said what."
            )
        return "Hidden, so that a smaller group cannot be worked out from the rest."
