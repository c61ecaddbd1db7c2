"""Where we are: how many answers have which rating, and every question by area or by set."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.domain.overview import QuestionRow, rows_by_area, rows_by_set
from neglect_workbook.domain.progress import rating_counts
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.pages.overview.rows_card import RowsCard
from neglect_workbook.ui.widgets.bead import Bead
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body, Hint
from neglect_workbook.ui.widgets.rating_mark import RatingMark
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_AREA: Final = "area"
_SET: Final = "set"
_NAME_WIDTH: Final = 202
_LEGEND_GAP: Final = 18


class WhereCard(RowsCard):
    """A legend with counts, and a bead for each question. Counts, never averages.

    Signals:
        jump_requested: a Jump to the question that was pressed.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "Where we are", "on our proposed scale")
        self._snapshot: WorkbookSnapshot | None = None
        self._is_narrow = False
        self._by = SegmentedControl(
            theme,
            (Segment(_AREA, "By area"), Segment(_SET, "By question set")),
            "Show the questions",
            is_slim=True,
        )
        self._by.set_current(_AREA)
        self._by.chosen.connect(lambda _: self._show())
        self._legend = QWidget()
        self._legend_flow = FlowLayout(self._legend, gap=_LEGEND_GAP, line_gap=5)
        self._legend_flow.setContentsMargins(0, 2, 0, 4)
        self._legend_of: object = None
        self.head.addWidget(self._by)
        self.column.insertWidget(1, self._legend)

    def show_snapshot(self, snapshot: "WorkbookSnapshot", *, is_narrow: bool) -> None:
        """Bring it up to date, for the room that there is."""
        self._snapshot = snapshot
        self._is_narrow = is_narrow
        direction = QBoxLayout.Direction
        self.head.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._show()

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        self._show_legend(snapshot)
        rows = rows_by_set(snapshot) if self._by.current_id == _SET else rows_by_area(snapshot)
        shown = (
            self._by.current_id,
            self._is_narrow,
            tuple((row.id, row.to_answer) for row in rows),
            tuple(
                (one.question_id, one.rating, one.to_confirm) for one in snapshot.answers.values()
            ),
            snapshot.organisation.set_ids,
        )
        self.show_rows(shown, lambda: [self._row(snapshot, row) for row in rows])

    def _show_legend(self, snapshot: "WorkbookSnapshot") -> None:
        counts = {
            code: count
            for code, count in rating_counts(snapshot, snapshot.questions).items()
            if count
        }
        shown = tuple(counts.items())
        if shown == self._legend_of:
            return
        self._legend_of = shown
        empty(self._legend_flow)
        # The best first, as one reads; what is not answered comes last.
        ordered = [*reversed([code for code in counts if code]), *([""] if "" in counts else [])]
        for code in ordered:
            words = snapshot.framework.scale.words(code or None)
            entry = _LegendEntry(self._theme, code, counts[code], words)
            self._legend_flow.addWidget(entry)
            entry.show()

    def _row(self, snapshot: "WorkbookSnapshot", row: QuestionRow) -> QWidget:
        line = QWidget()
        beads = QWidget()
        flow = FlowLayout(beads, gap=6)
        for question in row.questions:
            flow.addWidget(self._bead(snapshot, question.id, is_also=False))
        if row.also:
            flow.addWidget(Hint(self._theme, "also"))
        for question in row.also:
            flow.addWidget(self._bead(snapshot, question.id, is_also=True))
        name = Body(self._theme, row.name)
        left = Hint(self._theme, _to_answer_words(row))
        left.setWordWrap(False)
        if self._is_narrow:
            column = QVBoxLayout(line)
            head = QHBoxLayout()
            head.addWidget(name, 1)
            head.addWidget(left)
            column.addLayout(head)
            column.addWidget(beads)
        else:
            across = QHBoxLayout(line)
            across.setSpacing(6)
            name.setFixedWidth(self._theme.scaled(_NAME_WIDTH))
            across.addWidget(name)
            across.addWidget(beads, 1)
            across.addWidget(left)
        layout = line.layout()
        if layout is not None:
            layout.setContentsMargins(0, 5, 0, 5)
        return line

    def _bead(self, snapshot: "WorkbookSnapshot", question_id: str, *, is_also: bool) -> Bead:
        question = snapshot.framework.question(question_id)
        bead = Bead(self._theme, question, is_also=is_also)
        bead.show_answer(snapshot.answers[question_id], snapshot.framework.scale)
        jump = Jump(PageId.QUESTIONS, question_id=question_id)
        bead.clicked.connect(lambda: self.jump_requested.emit(jump))
        return bead


class _LegendEntry(QWidget):
    """The mark of a rating, how many there are, and its words."""

    def __init__(self, theme: "Theme", code: str, count: int, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(RatingMark(theme, code))
        label = RunsLabel(theme, (Run(f"{count}  ", is_strong=True), Run(words)))
        # As many are in a line as there is room for; one never wraps.
        label.setMinimumWidth(label.sizeHint().width())
        row.addWidget(label, 1)


def _to_answer_words(row: QuestionRow) -> str:
    if not row.questions:
        return ""
    return f"{row.to_answer} to answer" if row.to_answer else "All answered"
