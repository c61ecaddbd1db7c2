"""The stage 'Picture': what all returns say together, as a heat map and as sentences."""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.collate.answers_view import AnswersView
from neglect_workbook.ui.collate.cell_panel import CellPanel
from neglect_workbook.ui.collate.findings_view import FindingsView
from neglect_workbook.ui.collate.heat_model import HeatModel
from neglect_workbook.ui.collate.heat_table import HeatTable
from neglect_workbook.ui.collate.stage import MARGINS, NO_LIMIT, Stage, take_room_left
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead, PageTitle
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.picture import Place
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_PANEL: Final = 292
_LOW_PANEL: Final = 400
_LOW_TABLE: Final = 380
_ALL: Final = "all"


class PictureView(StrEnum):
    """The two ways to look at it."""

    HEAT_MAP = "heat_map"
    FINDINGS = "findings"


class PictureStage(Stage):
    """Counts only. From every number there is a way to the answers behind it.

    Signals:
        report_requested: make the report.
    """

    report_requested = Signal()

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, session, parent)
        framework = session.framework
        smallest = framework.smallest_group
        self.promise = f"Self-assessments. Counts only; groups under {smallest} are hidden"
        self._title = PageTitle(theme, "The picture")
        self._views = SegmentedControl(
            theme,
            [
                Segment(PictureView.HEAT_MAP.value, "Heat map"),
                Segment(PictureView.FINDINGS.value, "Findings"),
            ],
            "How it is shown",
        )
        self._sets = SegmentedControl(theme, _segments(session), "Which questions")
        self._report = Button(theme, "Make the report", kind="filled", icon="file-check")
        self._model = HeatModel(framework)
        self._table = HeatTable(theme, framework, self._model)
        self._cell = CellPanel(theme, framework)
        self._cell_scroll = ColumnScroll(theme)
        self._findings = FindingsView(theme, framework)
        self._answers = AnswersView(theme, session)
        self._waiting = Lead(theme, "Counting.")
        self._empty = EmptyState(
            theme,
            "No picture yet",
            "It is counted from the returns that you add. Begin with the stage 'Returns'.",
            "",
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._heat = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._heat)
        self._pages = QStackedWidget()
        self._whole = QWidget()
        self._scroll = ColumnScroll(theme)
        self._layers = QStackedWidget()
        self._build()
        self._connect()

    @property
    def table(self) -> HeatTable:
        """The heat map."""
        return self._table

    @property
    def answers(self) -> AnswersView:
        """The answers behind a number."""
        return self._answers

    def show_view(self, view: PictureView) -> None:
        """Look at it in one of the two ways."""
        self._views.set_current(view.value)
        self._on_view(view.value)

    def read_answer(self, place: "Place") -> None:
        """Show one answer that was found by its words."""
        self._layers.setCurrentWidget(self._answers)
        self._answers.show_places("The answer", place.question_id, [place])

    @override
    def refresh(self) -> None:
        picture = self.session.picture
        has_returns = bool(self.session.standings.counted)
        self._empty.setVisible(not has_returns)
        self._waiting.setVisible(has_returns and picture is None and not self._model.questions)
        self._pages.setVisible(has_returns and (picture is not None or bool(self._model.questions)))
        self._report.setEnabled(has_returns)
        if picture is None:
            return
        self._model.show_picture(picture, self._set_id)
        if not self._table.currentIndex().isValid():
            self._table.go_to("", "")
        self._show_cell()
        if self._pages.currentWidget() is self._findings:
            self._findings.show_picture(picture)

    @override
    def focus_first(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focus_find(self) -> bool:
        if self._layers.currentWidget() is not self._answers:
            return False
        self._answers.focus_find()
        return True

    @override
    def arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        way = direction.TopToBottom if narrow else direction.LeftToRight
        self._head.setDirection(way)
        self._beside.setDirection(way)
        width, low = self.theme.scaled(_PANEL), self.theme.scaled(_LOW_PANEL)
        self._cell_scroll.setMinimumWidth(0 if narrow else width)
        self._cell_scroll.setMaximumWidth(NO_LIMIT if narrow else width)
        self._cell_scroll.setMinimumHeight(low if narrow else 0)
        self._table.setMinimumHeight(self.theme.scaled(_LOW_TABLE) if narrow else 0)
        self._answers.arrange(narrow=narrow)

    # -- building ---------------------------------------------------------------------

    def _build(self) -> None:
        controls = QWidget()
        flow = FlowLayout(controls, gap=12)
        for one in (self._views, self._sets, self._report):
            flow.addWidget(one)
        self._head.setSpacing(10)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(controls)
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._cell)
        around.addStretch(1)
        self._cell_scroll.show_column(inside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(18)
        self._beside.addWidget(self._table, 1)
        self._beside.addWidget(self._cell_scroll)
        self._pages.addWidget(self._heat)
        self._pages.addWidget(self._findings)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self._waiting)
        column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._pages, 1)
        column.addSpacing(10)
        column.addStretch(0)
        self._empty.setMaximumWidth(560)
        for area in (self._cell_scroll, self._findings):
            take_room_left(area)
        self._scroll.show_column(self._whole)
        self._layers.addWidget(self._scroll)
        self._layers.addWidget(self._answers)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)
        self._views.set_current(PictureView.HEAT_MAP.value)
        self._sets.set_current(_ALL)

    def _connect(self) -> None:
        self.session.picture_changed.connect(self._on_picture)
        self._views.chosen.connect(self._on_view)
        self._sets.chosen.connect(self._on_set)
        self._report.clicked.connect(self.report_requested)
        self._table.reached.connect(self._show_cell)
        self._table.opened.connect(self._read_cell)
        self._cell.read_requested.connect(self._read_cell)
        self._findings.question_requested.connect(self._on_question)
        self._findings.answer_requested.connect(self._on_answer)
        self._answers.closed.connect(self._close_answers)

    # -- what happens -----------------------------------------------------------------

    @property
    def _set_id(self) -> str:
        chosen = self._sets.current_id
        return "" if chosen == _ALL else chosen

    def _on_picture(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_view(self, chosen: str) -> None:
        is_map = chosen == PictureView.HEAT_MAP
        self._pages.setCurrentWidget(self._heat if is_map else self._findings)
        self._sets.setVisible(is_map)
        self.refresh()

    def _on_set(self, _chosen: str) -> None:
        cell = self._table.cell
        self.refresh()
        if cell is not None:
            self._table.go_to(cell[0].id, cell[1].id)

    def _show_cell(self) -> None:
        cell = self._table.cell
        if cell is not None:
            self._cell.show_cell(*cell)

    def _read_cell(self) -> None:
        found = self._table.cell
        if found is None:
            return
        question, sector, cell = found
        if cell is None or cell.is_hidden or not cell.places:
            return
        title = f"{question.id}, {sector.short}"
        self._layers.setCurrentWidget(self._answers)
        self._answers.show_places(title, question.short_name, cell.places)

    def _on_question(self, question_id: str, sector_id: str) -> None:
        self._sets.set_current(_ALL)
        self.show_view(PictureView.HEAT_MAP)
        cell = self._table.cell
        sector = sector_id or (cell[1].id if cell is not None else "")
        self._table.go_to(question_id, sector)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer(self, place: "Place") -> None:
        self._layers.setCurrentWidget(self._answers)
        self._answers.show_places("An example of impact", place.question_id, [place])

    def _close_answers(self) -> None:
        self._layers.setCurrentWidget(self._scroll)
        is_map = self._pages.currentWidget() is self._heat
        target = self._table if is_map else self._findings
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _segments(session: "CollationSession") -> list[Segment]:
    sets = session.framework.question_sets
    total = sum(len(one.questions) for one in sets)
    named = [Segment(one.id, f"{one.name} {len(one.questions)}") for one in sets]
    return [Segment(_ALL, f"All {total} questions"), *named]
