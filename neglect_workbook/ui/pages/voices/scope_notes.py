"""Beside the choice of a group: who is left out, and what the box round a count means."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.models.voices_words import hidden_group
from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.voices import GroupSize
    from neglect_workbook.ui.theme import Theme

_ICON: Final = 16
_RADIUS: Final = 4
_WIDTH: Final = 26
_HEIGHT: Final = 18
_LINE: Final = 2


class HiddenNote(Card):
    """Says why nothing is shown of a group, on one line where there is room."""

    def __init__(self, theme: "Theme", framework: "Framework", size: "GroupSize") -> None:
        super().__init__(theme)
        self._picture = QLabel()
        words = RunsLabel(theme, (Run(hidden_group(framework, size), ink="ink2"),))
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 6, 9, 6)
        row.setSpacing(7)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._draw_picture)
        self._draw_picture()

    def _draw_picture(self) -> None:
        self._picture.setPixmap(self._theme.pixmap("eye-off", "ink2", _ICON))


class LeadersLegend(QWidget):
    """The box that stands round what the leaders chose, and what it means."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Box(theme), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(RunsLabel(theme, (Run("leaders' rating", ink="ink2"),)))


class _Box(QWidget):
    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(_WIDTH), self._theme.scaled(_HEIGHT))

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        box = QRect(0, 0, self.width(), self.height())
        draw_box(painter, box, radius=_RADIUS, edge=self._theme.colour("ink"), width=_LINE)
        painter.end()
