"""What colleagues said on the theme of a question, beside the answer: a bar for each rating."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.models.voices_words import counts_in_full, left_out_words, too_few
from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_rating
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.voices import Spread
    from neglect_workbook.ui.theme import Theme

_LINE: Final = 26
_MARK: Final = 17
_GAP: Final = 8
_BAR: Final = 12
_BAR_RADIUS: Final = 2
_UNIT: Final = 8


class VoicesTopic(QWidget):
    """The question that colleagues were asked, and the spread of their answers."""

    def __init__(self, theme: "Theme", framework: "Framework", spreads: "Sequence[Spread]") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        for spread in spreads:
            question = spread.question
            runs = (Run(f"{question.id}  ", is_strong=True), Run(question.short_name))
            name = RunsLabel(theme, runs)
            name.setToolTip(question.text)
            column.addWidget(name)
            if spread.is_shown:
                column.addWidget(_Bars(theme, framework, spread))
            else:
                column.addWidget(Lead(theme, f"{too_few(framework)}."))
            left_out = left_out_words(framework, spread)
            if left_out:
                column.addWidget(Lead(theme, left_out))


class _Bars(QWidget):
    """Under each other: mark, short words, number and bar of every step of the scale."""

    def __init__(self, theme: "Theme", framework: "Framework", spread: "Spread") -> None:
        super().__init__()
        self._theme = theme
        self._scale = framework.scale
        self._spread = spread
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(counts_in_full(framework, spread))
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.scaled(_LINE) * len(self._spread.counts))

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        theme = self._theme
        metrics = QFontMetrics(theme.font())
        line, mark, height = theme.scaled(_LINE), theme.scaled(_MARK), theme.scaled(_BAR)
        counts = self._spread.counts
        most = max(counts.values())
        words = max(metrics.horizontalAdvance(self._scale.rating(one).short) for one in counts)
        number_left = mark + _GAP + words + _GAP
        bar_left = number_left + metrics.horizontalAdvance("0" * len(str(most))) + _GAP
        unit = min(theme.scaled(_UNIT), (self.width() - bar_left) / max(1, most))
        painter = QPainter(self)
        painter.setFont(theme.font())
        for place, (code, count) in enumerate(counts.items()):
            top = place * line
            paint_rating(painter, QRect(0, top + (line - mark) // 2, mark, mark), code, theme)
            painter.setPen(theme.colour("ink"))
            middle = Qt.AlignmentFlag.AlignVCenter
            room = QRect(mark + _GAP, top, words + 1, line)
            painter.drawText(room, middle, self._scale.rating(code).short)
            painter.drawText(QRect(number_left, top, bar_left, line), middle, str(count))
            if count:
                bar = QRect(bar_left, top + (line - height) // 2, round(count * unit), height)
                ink = theme.colour(theme.rating_tone(code))
                draw_box(painter, bar, radius=_BAR_RADIUS, fill=ink)
        painter.end()
