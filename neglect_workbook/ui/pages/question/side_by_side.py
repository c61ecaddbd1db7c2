"""Two groups on one line where there is room, else the second below the first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.beside_or_below import widest
from neglect_workbook.ui.widgets.flow_layout import FlowLayout


class SideBySide(QWidget):
    """A heading at the left and its buttons at the right."""

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], *, gap: int, right_gap: int
    ) -> None:
        """Place the widgets.

        Args:
            left: in reading order.
            right: in reading order.
            gap: pixels between those at the left.
            right_gap: pixels between those at the right.
        """
        super().__init__()
        self._groups = (_group(left, gap), _group(right, right_gap))
        self._gap = gap
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        for group in self._groups:
            self._row.addWidget(
                group, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        self._row.insertStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(widest(self._groups), self._row.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Choose anew, after something was shown, hidden or renamed."""
        needed = sum(group.sizeHint().width() for group in self._groups) + 2 * self._gap
        direction = QBoxLayout.Direction
        is_stacked = needed > self.width()
        wanted = direction.TopToBottom if is_stacked else direction.LeftToRight
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)


def _group(widgets: Sequence[QWidget], gap: int) -> QWidget:
    group = QWidget()
    line = FlowLayout(group, gap=gap, line_gap=4)
    for widget in widgets:
        line.addWidget(widget)
    return group
