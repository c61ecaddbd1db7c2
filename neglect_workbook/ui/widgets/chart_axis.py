"""The numbers at the side of a line chart, which stay while the chart is scrolled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from neglect_workbook.domain.numbers import number_text
from neglect_workbook.ui.widgets.line_chart import LineChart

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.ui.theme import Theme


class ChartAxis(QWidget):
    """Writes the ticks of a chart beside it. It is to be as high as the chart."""

    def __init__(self, theme: "Theme", chart: LineChart, parent: QWidget | None = None) -> None:
        """Make the side of a chart."""
        super().__init__(parent)
        self._theme = theme
        self._chart = chart
        theme.changed.connect(self.update)

    @property
    def needed_width(self) -> int:
        """The width of its widest number, in pixels."""
        metrics = QFontMetrics(self._theme.font())
        return max(metrics.horizontalAdvance(number_text(one)) for one in self._chart.scale.ticks)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        metrics = QFontMetrics(self._theme.font())
        painter = QPainter(self)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("ink3"))
        for tick in self._chart.scale.ticks:
            text = number_text(tick)
            base = self._chart.y_of(tick) + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(self.width() - metrics.horizontalAdvance(text), base), text)
        painter.end()
