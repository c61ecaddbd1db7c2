"""The stage 'Returns': what came in, who is missing, and what a person decides about them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.dates import long_date
from neglect_workbook.ui.collate.add_progress import AddProgress
from neglect_workbook.ui.collate.return_panel import ReturnPanel
from neglect_workbook.ui.collate.returns_model import ReturnsModel
from neglect_workbook.ui.collate.returns_rows import ReturnFilter, counts_of, received_of_list
from neglect_workbook.ui.collate.returns_table import ReturnsTable
from neglect_workbook.ui.collate.stage import MARGINS, NO_LIMIT, Stage, take_room_left
from neglect_workbook.ui.reading_order import first_stop
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead, PageTitle
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neglect_workbook.ui.collate.returns_rows import ReturnRow
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_PANEL: Final = 300
_LOW_PANEL: Final = 260
_LOW_TABLE: Final = 290
_WORDS: Final = {
    ReturnFilter.ALL: "All",
    ReturnFilter.RECEIVED: "Received",
    ReturnFilter.MISSING: "Missing",
    ReturnFilter.LATE: "Late",
    ReturnFilter.LOOK: "To look at",
}


class ReturnsStage(Stage):
    """The table at the left, the row in full at the right.

    Signals:
        files_requested: choose files to add.
        folder_requested: choose a folder to add.
        list_requested: choose the list of expected organisations.
        problems_requested: the key of a file whose problems are to be shown.
        chase_requested: the id of an expected organisation to write to.
    """

    files_requested = Signal()
    folder_requested = Signal()
    list_requested = Signal()
    problems_requested = Signal(str)
    chase_requested = Signal(str)

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, session, parent)
        self._model = ReturnsModel(self)
        self._title = PageTitle(theme, "Returns")
        self._summary = Lead(theme)
        self._list = Button(theme, "Open the expected list")
        self._folder = Button(theme, "Add a folder", icon="folder-open")
        self._add = Button(theme, "Add returns", kind="filled", icon="plus")
        #: How far reading the files has come.
        self.progress = AddProgress(theme, session)
        segments = [Segment(one.value, words) for one, words in _WORDS.items()]
        self._filter = SegmentedControl(theme, segments, "Which returns are listed", is_slim=True)
        self._words = FilterLine(theme, "Filter by words")
        self._table = ReturnsTable(theme, self._model)
        self._panel = ReturnPanel(theme, session.framework)
        self._card = Card(theme, ground="panel")
        self._none = Lead(theme, "No return is like that.")
        self._empty = EmptyState(
            theme,
            "No returns yet",
            "Add the folder that they came into, or drop files here. They are read and never "
            "changed.",
            "Add a folder",
            icon="folder-open",
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._work = QWidget()
        self._scroll = ColumnScroll(theme)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._work)
        self._build()
        self._connect()

    @property
    def rows(self) -> "Sequence[ReturnRow]":
        """What the table could list."""
        return self._model.rows

    @property
    def table(self) -> ReturnsTable:
        """The table."""
        return self._table

    def show_filter(self, chosen: ReturnFilter) -> None:
        """List other rows."""
        self._filter.set_current(chosen.value)
        self._model.choose(chosen)
        self._keep_row()

    def show_return(self, row_id: str) -> None:
        """Go to a row, whatever the filter was."""
        self._words.clear()
        self.show_filter(ReturnFilter.ALL)
        self._table.go_to(row_id)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        session = self.session
        rows = session.returned.rows
        counts = counts_of(rows)
        self._model.show_rows(rows)
        for one, words in _WORDS.items():
            self._filter.set_text(one.value, f"{words} {counts[one]}")
        self._summary.setText(self._said(counts))
        has_list = bool(session.expected)
        self._list.set_words("Open another list" if has_list else "Open the expected list")
        is_empty = not rows
        self._empty.setVisible(is_empty and not session.is_adding)
        self._work.setVisible(not is_empty)
        self._filter.setVisible(not is_empty)
        self._words.setVisible(not is_empty)
        self._add.set_kind("outlined" if is_empty else "filled")
        for button in (self._list, self._folder, self._add):
            button.setEnabled(not (session.is_adding or session.is_read_only))
        self._keep_row()

    @override
    def focus_first(self) -> None:
        target = self._table if self._model.rows else self._empty
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focus_find(self) -> bool:
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        return True

    @override
    def arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        way = direction.TopToBottom if narrow else direction.LeftToRight
        self._head.setDirection(way)
        self._body.setDirection(way)
        width = self.theme.scaled(_PANEL)
        self._card.setMinimumWidth(0 if narrow else width)
        self._card.setMaximumWidth(NO_LIMIT if narrow else width)
        self._card.setMinimumHeight(self.theme.scaled(_LOW_PANEL) if narrow else 0)
        self._table.setMinimumHeight(self.theme.scaled(_LOW_TABLE) if narrow else 0)

    # -- building ---------------------------------------------------------------------

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        for button in (self._list, self._folder, self._add):
            flow.addWidget(button)
        self._head.setSpacing(10)
        self._head.addLayout(words, 1)
        self._head.addWidget(buttons)
        filters = QWidget()
        row = FlowLayout(filters, gap=12)
        row.addWidget(self._filter)
        row.addWidget(self._words)
        inside = QHBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._panel)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._none)
        left.addWidget(self._table, 1)
        self._body.setContentsMargins(0, 0, 0, 14)
        self._body.setSpacing(18)
        self._body.addLayout(left, 1)
        self._body.addWidget(self._card)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(10)
        column.addLayout(self._head)
        column.addWidget(self.progress)
        column.addWidget(filters)
        column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._work, 1)
        self._empty.setMaximumWidth(560)
        column.addStretch(0)
        take_room_left(self._panel)
        self._scroll.show_column(whole)
        self._filter.set_current(ReturnFilter.ALL.value)

    def _connect(self) -> None:
        self._add.clicked.connect(self.files_requested)
        self._folder.clicked.connect(self.folder_requested)
        self._empty.activated.connect(self.folder_requested)
        self._list.clicked.connect(self.list_requested)
        self._filter.chosen.connect(self._on_filter_chosen)
        self._words.textChanged.connect(self._on_words)
        self._words.left_downwards.connect(self._table.setFocus)
        self._table.reached.connect(self._show_row)
        self._table.row_opened.connect(self._enter_panel)
        self._panel.chosen.connect(self._on_chosen)
        self._panel.matched.connect(self._on_matched)
        self._panel.problems_requested.connect(self.problems_requested)
        self._panel.chase_requested.connect(self.chase_requested)
        self._panel.left.connect(self._table.setFocus)

    # -- what happens -----------------------------------------------------------------

    def _on_filter_chosen(self, chosen: str) -> None:
        self._model.choose(ReturnFilter(chosen))
        self._keep_row()

    def _on_words(self, text: str) -> None:
        self._model.look_for(text)
        self._keep_row()

    def _enter_panel(self) -> None:
        """Put the keyboard on what can be decided about a row."""
        stop = first_stop(self._panel)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_chosen(self, key: str, choice: str) -> None:
        self.session.choose(key, choice)

    def _on_matched(self, key: str, expected_id: str) -> None:
        self.session.match(key, expected_id)

    def _keep_row(self) -> None:
        """Stay at a row; where it is gone, at the first."""
        has_rows = self._model.rowCount() > 0
        self._none.setVisible(not has_rows)
        if has_rows and not self._table.currentIndex().isValid():
            self._table.select_row(0)
        self._show_row()

    def _show_row(self) -> None:
        session = self.session
        expected = {one.id: one for one in session.expected}
        self._panel.show_row(self._table.row, session.returned.by_key, expected)

    def _said(self, counts: "Mapping[ReturnFilter, int]") -> str:
        session = self.session
        received, missing = counts[ReturnFilter.RECEIVED], counts[ReturnFilter.MISSING]
        parts = [f"{received} received"]
        unlisted = len(session.standings.unexpected)
        if session.expected:
            listed = received_of_list(session.standings)
            parts = [f"{listed} of {len(session.expected)} expected received"]
        if missing:
            parts.append(f"{missing} missing")
        if counts[ReturnFilter.LATE]:
            parts.append(f"{counts[ReturnFilter.LATE]} late")
        if unlisted:
            parts.append(f"{unlisted} not on the list")
        due = session.head.due_on
        end = f" Due {long_date(due)}." if due is not None else ""
        return f"{', '.join(parts)}.{end}"
