"""The line chart: one line of numbers over time, every value written, never in red."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.domain.numbers import number_text
from neglect_workbook.ui.paint import draw_focus
from neglect_workbook.ui.widgets.chart_scale import ChartScale, scale_for
from neglect_workbook.ui.widgets.radio import ARROW_STEPS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from neglect_workbook.ui.theme import Theme

_LINE: Final = 2.5
_JOIN: Final = 1.0
_POINT: Final = 4.5
_LAST_POINT: Final = 6.0
#: From a point to its number.
_NUMBER_GAP: Final = 6
#: From the lowest grid line to the names of the periods.
_NAME_GAP: Final = 10
#: From here on a line that comes down to a point would run through the number above it.
_STEEP: Final = 0.35
_LEAST_PLOT: Final = 104
_LEAST_COLUMN: Final = 64
_COLUMN_PADDING: Final = 6
_FOCUS_RADIUS: Final = 6


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period of a chart.

    Attributes:
        name: of the period, as it stands under the chart.
        year: stands under the name; empty for none.
        value: ``None`` where there is no number.
        event: what happened in the period, such as "Staff briefing"; empty for nothing.
    """

    name: str
    year: str = ""
    value: float | None = None
    event: str = ""


class LineChart(QWidget):
    """Points in columns of one width, so that a table below can stand under them.

    The keyboard can reach it: its accessible description is to say the numbers in words.

    Signals:
        step_requested: an arrow key asks to move on by this many columns.
    """

    step_requested = Signal(int)

    def __init__(self, theme: "Theme", parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._theme = theme
        self._points: tuple[ChartPoint, ...] = ()
        self._scale = scale_for(())
        self._column_width = _LEAST_COLUMN
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("drawsOwnFocus", "yes")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def scale(self) -> ChartScale:
        """The ticks of its side."""
        return self._scale

    @property
    def least_column(self) -> int:
        """The width that every column needs for its words, in pixels."""
        strong, plain = self._metrics(strong=True), self._metrics()
        widths = [plain.horizontalAdvance(one.name) for one in self._points]
        widths += [
            strong.horizontalAdvance(number_text(one.value))
            for one in self._points
            if one.value is not None
        ]
        needed = max(widths, default=0) + self._theme.scaled(_COLUMN_PADDING)
        return max(needed, self._theme.scaled(_LEAST_COLUMN))

    def show_points(self, points: Sequence[ChartPoint]) -> None:
        """Show other points."""
        self._points = tuple(points)
        self._scale = scale_for(one.value for one in points if one.value is not None)
        self.updateGeometry()
        self.update()

    def set_column_width(self, width: int) -> None:
        """Give every column this width, in pixels."""
        self._column_width = width
        self.update()

    def x_of(self, place: int) -> float:
        """The middle of a column."""
        return (place + 0.5) * self._column_width

    def y_of(self, value: float) -> float:
        """The height at which a value lies."""
        top, bottom = self._plot_top(), self._plot_bottom()
        return bottom - self._scale.share(value) * (bottom - top)

    @override
    def minimumSizeHint(self) -> QSize:
        # So much that the numbers at the side stand clear of each other.
        ticks = (len(self._scale.ticks) - 1) * (self._metrics().ascent() + 2)
        height = self._plot_top() + max(_LEAST_PLOT, ticks) + self._names_height()
        return QSize(self.least_column, height)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        step = ARROW_STEPS.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_requested.emit(step)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        self._paint_names(painter)
        self._paint_events(painter)
        self._paint_line(painter)
        self._paint_points(painter)
        if self.hasFocus():
            seen = self.visibleRegion().boundingRect()
            draw_focus(painter, seen, self._theme, radius=_FOCUS_RADIUS, is_selected=False)
        painter.end()

    # -- where things are -----------------------------------------------------------------

    def _metrics(self, *, strong: bool = False) -> QFontMetrics:
        return QFontMetrics(self._theme.font(strong=strong))

    def _plot_top(self) -> int:
        """Room for what happened, and for the number of a point on the highest line."""
        line = self._metrics().height()
        has_events = any(one.event for one in self._points)
        return (2 if has_events else 1) * line + _NUMBER_GAP + 2

    def _plot_bottom(self) -> int:
        return self.height() - self._names_height()

    def _names_height(self) -> int:
        lines = 2 if any(one.year for one in self._points) else 1
        return lines * self._metrics().height() + _NAME_GAP + 4

    def _numbered(self) -> list[tuple[int, QPointF]]:
        """The columns that have a number, and where their points are."""
        return [
            (place, QPointF(self.x_of(place), self.y_of(one.value)))
            for place, one in enumerate(self._points)
            if one.value is not None
        ]

    # -- painting --------------------------------------------------------------------------

    def _paint_grid(self, painter: QPainter) -> None:
        for tick in self._scale.ticks:
            y = round(self.y_of(tick)) + 0.5
            token = "control" if tick == 0 else "line"
            painter.setPen(QPen(self._theme.colour(token), 1))
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _paint_names(self, painter: QPainter) -> None:
        """Name the periods. The year stands where it is new, and where the sight begins."""
        line = self._metrics().height()
        top = self._plot_bottom() + _NAME_GAP
        seen, year = self.visibleRegion().boundingRect().left(), ""
        painter.setFont(self._theme.font())
        for place, one in enumerate(self._points):
            box = QRectF(place * self._column_width, top, self._column_width, line)
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, one.name)
            year = one.year or year
            is_first_seen = box.left() - self._column_width < seen <= box.left()
            if one.year or is_first_seen:
                painter.setPen(self._theme.colour("ink3"))
                painter.drawText(box.translated(0, line), Qt.AlignmentFlag.AlignHCenter, year)

    def _paint_events(self, painter: QPainter) -> None:
        """A dashed mark where a period begins, and above it what happened in that period."""
        metrics = self._metrics()
        seen = self.visibleRegion().boundingRect()
        told = [place for place, one in enumerate(self._points) if one.event]
        painter.setFont(self._theme.font())
        for at, place in enumerate(told):
            x = place * self._column_width + 0.5
            if not seen.left() <= x <= seen.right() + 1:
                continue
            before = told[at - 1] if at else -place
            after = told[at + 1] if at + 1 < len(told) else 2 * len(self._points) - place
            # A text has half of the way to the marks beside it, and stays on the chart.
            room = min(place - before, after - place) * self._column_width - _COLUMN_PADDING
            room = max(room, self._column_width)
            text = metrics.elidedText(
                self._points[place].event, Qt.TextElideMode.ElideRight, round(room)
            )
            width = metrics.horizontalAdvance(text)
            left = min(max(x - width / 2, 0), max(0, self.width() - width))
            # Its words are read where the mark is seen, and whole.
            left = min(max(left, seen.left()), max(seen.left(), seen.right() - width))
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(QPointF(left, metrics.ascent()), text)
            pen = QPen(self._theme.colour("control"), 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, metrics.height() + 4), QPointF(x, self._plot_bottom()))

    def _paint_line(self, painter: QPainter) -> None:
        """Join the points; across periods without a number by a thin line."""
        points = self._numbered()
        for (before, start), (after, end) in pairwise(points):
            width = _LINE if after == before + 1 else _JOIN
            painter.setPen(QPen(self._theme.colour("accent"), width))
            painter.drawLine(start, end)

    def _paint_points(self, painter: QPainter) -> None:
        theme = self._theme
        points = self._numbered()
        for at, (place, middle) in enumerate(points):
            is_last = at == len(points) - 1
            painter.setPen(QPen(theme.colour("accent"), _LINE))
            painter.setBrush(theme.colour("accent" if is_last else "surface"))
            radius = (_LAST_POINT if is_last else _POINT) * theme.zoom / 100
            painter.drawEllipse(middle, radius, radius)
            beside = [one for _, one in points[max(0, at - 1) : at + 2]]
            self._paint_number(painter, place, middle, radius, beside)

    def _paint_number(
        self,
        painter: QPainter,
        place: int,
        middle: QPointF,
        radius: float,
        beside: Sequence[QPointF],
    ) -> None:
        """Write a value above its point, or below where the lines to it come down steeply."""
        value = self._points[place].value
        if value is None:
            return
        metrics = self._metrics(strong=True)
        text = number_text(value)
        low = middle.y() + radius + _NUMBER_GAP + metrics.ascent()
        is_steep = len(beside) > 1 and all(
            middle.y() - one.y() > _STEEP * abs(middle.x() - one.x())
            for one in beside
            if one != middle
        )
        is_below = is_steep and low + metrics.descent() < self._plot_bottom()
        base = low if is_below else middle.y() - radius - _NUMBER_GAP
        width = metrics.horizontalAdvance(text)
        left = middle.x() - width / 2
        # A grid line that runs through a number would strike it out.
        ground = QRectF(
            left - 2, base - metrics.capHeight() - 2, width + 4, metrics.capHeight() + 4
        )
        painter.fillRect(ground, self._theme.colour("surface"))
        painter.setFont(self._theme.font(strong=True))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QPointF(left, base), text)
