"""A chart with its numbers below it, column under column, scrolled together."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.models.indicator_series import SeriesColumn, chart_points
from neglect_workbook.ui.pages.indicators.number_cell import NumberCell
from neglect_workbook.ui.widgets.chart_axis import ChartAxis
from neglect_workbook.ui.widgets.labels import Strong
from neglect_workbook.ui.widgets.line_chart import LineChart

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from neglect_workbook.ui.theme import Theme

_ROW: Final = 44
_WIDEST_CELL: Final = 84
_WIDEST_COLUMN: Final = 150
_GUTTER_GAP: Final = 10
_ROOM: Final = 10
_BAR: Final = 12


class SeriesView(QWidget):
    """Shows a series, the newest in sight, and lets a person write its numbers.

    Signals:
        value_edited: the place of a column and its new number, None for none.
        problem_changed: what is wrong with the first cell that cannot be read, or nothing.
        column_entered: the place of the column that the keyboard came into.
    """

    value_edited = Signal(int, object)
    problem_changed = Signal(str)
    column_entered = Signal(int)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._series: tuple[SeriesColumn, ...] = ()
        self._unit = ""
        self._is_read_only = False
        self._lane = _Lane(theme)
        self._chart = LineChart(theme, self._lane)
        self._cells: list[NumberCell] = []
        self._axis = ChartAxis(theme, self._chart, self)
        self._heading = Strong(theme, "Number", self)
        self._heading.set_token("ink2")
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._lane)
        self._lane.grid.addWidget(self._chart, 0, 0)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._scroll)
        self._chart.step_requested.connect(self._scroll_by)
        self._is_at_end = True
        bar = self._scroll.horizontalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_range_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._arrange)

    @property
    def chart(self) -> LineChart:
        """The chart."""
        return self._chart

    @property
    def problem(self) -> str:
        """What is wrong with the first cell that cannot be read; empty where all can."""
        return next((cell.problem for cell in self._cells if cell.problem), "")

    def show_series(self, series: Sequence[SeriesColumn], unit: str, *, is_new: bool) -> None:
        """Show columns; what is typed in one of them stays with its period.

        Args:
            series: the earliest first.
            unit: what one is, for screen readers.
            is_new: it is another indicator's, so that its newest number is brought in sight.
        """
        before = [(one.period, one.value_id) for one in self._series]
        if is_new:
            for cell in self._cells:
                cell.forget_typing()
        elif [one.period for one in series] != [period for period, _ in before]:
            self._move_cells(series)
        self._series = tuple(series)
        self._unit = unit
        self._chart.show_points(chart_points(series))
        events = [f"{one.period}: {one.event}" for one in series if one.event]
        self._chart.setToolTip("\n".join(events))
        self._fill_cells()
        self._arrange()
        if is_new:
            bar = self._scroll.horizontalScrollBar()
            bar.setValue(bar.maximum())
            self._is_at_end = True

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read and copy only."""
        self._is_read_only = is_read_only
        self._fill_cells()

    def flush(self) -> None:
        """Tell the numbers that are written and were not told yet."""
        for cell in self._cells:
            cell.flush()

    def commit(self) -> bool:
        """Tell what is written; false, with the focus there, where something cannot be read."""
        unread = next((cell for cell in self._cells if not cell.commit()), None)
        if unread is not None:
            unread.setFocus(Qt.FocusReason.OtherFocusReason)
        return unread is None

    def focus_column(self, place: int) -> None:
        """Put the focus into a column's number, all of it selected."""
        if 0 <= place < len(self._cells):
            self._cells[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._cells[place].selectAll()

    @override
    def sizeHint(self) -> QSize:
        # It takes the height that is left, and asks for no more than it needs.
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        height = self._chart.minimumSizeHint().height() + self._theme.scaled(_ROW) + _BAR
        return QSize(self._theme.scaled(160), height)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- the cells ---------------------------------------------------------------------------

    def _move_cells(self, series: Sequence[SeriesColumn]) -> None:
        """Let every cell follow its period to its new place."""
        left = list(zip(self._series, self._cells, strict=True))
        moved: list[NumberCell] = []
        for column in series:
            found = next((one for one in left if one[0].period == column.period), None)
            if found is None:
                moved.append(self._new_cell())
            else:
                left.remove(found)
                moved.append(found[1])
        for _, cell in left:
            self._drop(cell)
        self._cells = moved

    def _fill_cells(self) -> None:
        while len(self._cells) > len(self._series):
            self._drop(self._cells.pop())
        while len(self._cells) < len(self._series):
            self._cells.append(self._new_cell())
        for column, cell in zip(self._series, self._cells, strict=True):
            cell.show_value(column.value)
            unit = f", {self._unit}" if self._unit else ""
            cell.setAccessibleName(f"{column.period}{unit}")
            cell.setToolTip(column.period)
            cell.setReadOnly(self._is_read_only)
        self._lane.place(self._chart, self._cells)

    def _new_cell(self) -> NumberCell:
        cell = NumberCell(self._lane)
        cell.value_edited.connect(partial(self._on_edited, cell))
        cell.problem_changed.connect(lambda _: self.problem_changed.emit(self.problem))
        cell.step_requested.connect(partial(self._on_step, cell))
        cell.entered.connect(partial(self._on_entered, cell))
        cell.show()
        return cell

    def _drop(self, cell: NumberCell) -> None:
        self._lane.grid.removeWidget(cell)
        cell.hide()
        cell.deleteLater()

    def _on_edited(self, cell: NumberCell, value: float | None) -> None:
        if cell in self._cells:
            self.value_edited.emit(self._cells.index(cell), value)

    def _on_step(self, cell: NumberCell, step: int) -> None:
        self.focus_column(self._cells.index(cell) + step)

    def _on_entered(self, cell: NumberCell) -> None:
        place = self._cells.index(cell)
        column = self._column_width()
        rect = QRect(place * column, 0, column, 1)
        self._scroll.ensureVisible(rect.center().x(), 0, column, 0)
        self.column_entered.emit(place)

    # -- where things are --------------------------------------------------------------------

    def _on_scrolled(self, value: int) -> None:
        self._is_at_end = value == self._scroll.horizontalScrollBar().maximum()
        self._chart.update()

    def _on_range_changed(self, _least: int, most: int) -> None:
        """The newest number stays in sight while the room or the number of columns changes."""
        if self._is_at_end:
            self._scroll.horizontalScrollBar().setValue(most)

    def _scroll_by(self, step: int) -> None:
        bar = self._scroll.horizontalScrollBar()
        bar.setValue(bar.value() + step * self._column_width())

    def _gutter(self) -> int:
        needed = max(self._axis.needed_width, self._heading.sizeHint().width())
        return needed + _GUTTER_GAP

    def _column_width(self) -> int:
        room = self.width() - self._gutter()
        even = room // max(1, len(self._series))
        least = self._chart.least_column
        if even < least:
            # Where it is to be scrolled anyway, the names have room.
            return least + self._theme.scaled(_ROOM)
        return min(even, max(least, self._theme.scaled(_WIDEST_COLUMN)))

    def _arrange(self) -> None:
        """Place everything: the gutter stands, the lane is scrolled under it."""
        gutter, column = self._gutter(), self._column_width()
        room = self.width() - gutter
        width = max(room, column * len(self._series))
        row = self._theme.scaled(_ROW)
        height = self.height() - (_BAR if width > room else 0)
        chart = height - row
        self._chart.set_column_width(column)
        self._axis.setGeometry(0, 0, gutter - _GUTTER_GAP + 4, chart)
        self._heading.setGeometry(0, chart, gutter, row)
        self._row.setContentsMargins(gutter, 0, 0, 0)
        self._lane.set_sizes(row, column, len(self._cells))
        self._lane.resize(width, height)
        for cell in self._cells:
            cell.setFixedWidth(min(column - 6, self._theme.scaled(_WIDEST_CELL)))
        self._axis.update()
        self.updateGeometry()


class _Lane(QWidget):
    """What is scrolled: the chart, and below it the row of numbers between two thin lines."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(0)
        self.grid.setRowStretch(0, 1)

    def place(self, chart: LineChart, cells: Sequence[NumberCell]) -> None:
        """Put the cells in this order below the chart."""
        for part in (chart, *cells):
            self.grid.removeWidget(part)
        # The column after the last takes what room is left.
        self.grid.addWidget(chart, 0, 0, 1, len(cells) + 1)
        for at, cell in enumerate(cells):
            self.grid.addWidget(cell, 1, at, Qt.AlignmentFlag.AlignCenter)

    def set_sizes(self, row: int, column: int, count: int) -> None:
        """Give the row of numbers its height, and each column its width."""
        self.grid.setRowMinimumHeight(1, row)
        for at in range(max(count + 1, self.grid.columnCount())):
            self.grid.setColumnMinimumWidth(at, column if at < count else 0)
            self.grid.setColumnStretch(at, int(at == count))

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        for y in (self.height() - self.grid.rowMinimumHeight(1), self.height() - 1):
            painter.fillRect(0, y, self.width(), 1, self._theme.colour("line"))
        painter.end()
