"""The stage 'Problems': files that need a word with their sender."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.collate.problem_list import ProblemList, ProblemModel
from neglect_workbook.ui.collate.problem_pane import ProblemPane
from neglect_workbook.ui.collate.problem_rows import ProblemRow, left_to_do, problem_rows
from neglect_workbook.ui.collate.stage import NO_LIMIT, Stage, take_room_left
from neglect_workbook.ui.reading_order import first_stop
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.focus import holds_focus
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_LIST: Final = 340
_LOW_LIST: Final = 280
_LOW_PANE: Final = 560
_LEFT, _ALL = "left", "all"


class ProblemsStage(Stage):
    """The files at the left, one of them in full at the right.

    Signals:
        return_requested: the key of a return to show in the table.
        draft_requested: the ProblemRow of a file, and the text of the reply to save as a draft.
    """

    return_requested = Signal(str)
    draft_requested = Signal(object, str)

    promise = "Nothing is sent until you press Send in your mail program"

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, session, parent)
        self._filter = _LEFT
        self._shown_id = ""
        self._title = SectionHeading(theme, "Problems")
        self._said = Lead(theme)
        segments = [Segment(_LEFT, "To deal with"), Segment(_ALL, "All")]
        self._segments = SegmentedControl(theme, segments, "Which are listed", is_slim=True)
        self._words = FilterLine(theme, "Filter by words")
        self._model = ProblemModel()
        self._list = ProblemList(theme, self._model)
        self._pane = ProblemPane(theme)
        self._none = EmptyState(
            theme, "Nothing to deal with", "Every file was read, or is dealt with.", ""
        )
        self._left = QWidget()
        self._right = QWidget()
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._scroll = ColumnScroll(theme)
        self._build()
        self._connect()

    @property
    def rows(self) -> "Sequence[ProblemRow]":
        """What is listed."""
        return self._model.rows

    @property
    def pane(self) -> ProblemPane:
        """Where one of them is shown in full."""
        return self._pane

    def show_file(self, key: str) -> None:
        """Go to a file, dealt with or not."""
        self._shown_id = key
        self._segments.set_current(_ALL)
        self._filter = _ALL
        self.refresh()
        self._list.go_to(key)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        rows = problem_rows(self.session.snapshot)
        left = left_to_do(rows)
        self._segments.set_text(_LEFT, f"To deal with {left}")
        self._segments.set_text(_ALL, f"All {len(rows)}")
        refused = sum(one.is_refused for one in rows)
        self._said.setText(_summary(refused, len(rows) - refused))
        self._model.show_rows([one for one in rows if self._is_listed(one)])
        shown = self._model.rows
        stop = first_stop(self._segments) if not shown and holds_focus(self._pane) else None
        if stop is not None:
            # What can be done next: list the others.
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pane.setVisible(bool(shown))
        self._none.setVisible(not shown)
        if not shown:
            self._shown_id = ""
            self._pane.clear()
            return
        if self._list.row is None or self._list.row.id != self._shown_id:
            self._list.go_to(self._shown_id)
        self._show_current()

    @override
    def focus_first(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focus_find(self) -> bool:
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        return True

    @override
    def arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        width, low = self.theme.scaled(_LIST), self.theme.scaled(_LOW_LIST)
        self._left.setMinimumWidth(0 if narrow else width)
        self._left.setMaximumWidth(NO_LIMIT if narrow else width)
        self._left.setMinimumHeight(low if narrow else 0)
        self._left.setMaximumHeight(low if narrow else NO_LIMIT)
        self._pane.setMinimumHeight(self.theme.scaled(_LOW_PANE) if narrow else 0)

    def _build(self) -> None:
        self._left.setProperty("ground", "panel")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 8)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._said)
        head.addWidget(self._segments, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._words)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(10, 14, 10, 8)
        left.setSpacing(4)
        left.addLayout(head)
        left.addWidget(self._list, 1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._pane, 1)
        empty = QVBoxLayout()
        empty.setContentsMargins(26, 16, 26, 16)
        empty.addWidget(self._none)
        right.addLayout(empty)
        right.addStretch(0)
        self._none.setMaximumWidth(560)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left)
        self._columns.addWidget(Hairline(self.theme, is_upright=True))
        self._columns.addWidget(self._right, 1)
        take_room_left(self._pane)
        self._scroll.show_column(self._content)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self._segments.set_current(_LEFT)

    def _connect(self) -> None:
        self._segments.chosen.connect(self._on_segment)
        self._words.textChanged.connect(self.refresh)
        self._words.left_downwards.connect(self._list.setFocus)
        self._list.reached.connect(self._show_current)
        self._pane.dealt_with.connect(self._on_dealt_with)
        self._pane.password_given.connect(self._on_password)
        self._pane.removal_requested.connect(lambda: self.session.remove(self._shown_id))
        self._pane.return_requested.connect(lambda: self.return_requested.emit(self._shown_id))
        self._pane.draft_requested.connect(
            lambda text: self.draft_requested.emit(self._list.row, text)
        )
        self.session.password_refused.connect(self._on_refused)

    def _is_listed(self, row: ProblemRow) -> bool:
        words = self._words.text().casefold().split()
        text = f"{row.title} {row.file} {row.words}".casefold()
        return (self._filter == _ALL or not row.is_dealt_with) and all(
            word in text for word in words
        )

    def _show_current(self) -> None:
        row = self._list.row
        if row is None:
            return
        self._shown_id = row.id
        session = self.session
        reply = session.reply_to(row)
        self._pane.show_row(row, reply, is_read_only=session.is_read_only)

    def _on_segment(self, chosen: str) -> None:
        self._filter = chosen
        self.refresh()

    def _on_dealt_with(self, is_dealt_with: object) -> None:
        self.session.deal_with(self._shown_id, is_dealt_with=bool(is_dealt_with))

    def _on_password(self, password: str) -> None:
        row = self._list.row
        if row is not None:
            self.session.try_password(row.id, row.file, password)

    def _on_refused(self, key: str, words: str) -> None:
        if key == self._shown_id:
            self._pane.show_wrong_password(words)


def _summary(refused: int, odd: int) -> str:
    said = []
    if refused:
        files = "1 file" if refused == 1 else f"{refused} files"
        said.append(f"{files} could not be read")
    if odd:
        said.append("1 return to look at" if odd == 1 else f"{odd} returns to look at")
    return f"{', '.join(said)}." if said else "Every file was read."
