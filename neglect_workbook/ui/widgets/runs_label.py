"""A plain text of which some words are semibold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_ENDLESS = 1 << 20
#: More are asked for only while a window is being resized.
_MOST_WIDTHS = 8


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight and colour; spaces between runs are part of them."""

    text: str
    is_strong: bool = False
    ink: str = "ink"


class RunsLabel(QLabel):
    """Runs of text, one after another, that wrap as one text."""

    def __init__(
        self, theme: "Theme", runs: Sequence[Run] = (), parent: QWidget | None = None
    ) -> None:
        """Show runs of text."""
        super().__init__(parent)
        self._theme = theme
        self._runs: tuple[Run, ...] = ()
        #: How it is broken into lines, by width: Qt asks for the same ones again and again.
        self._layouts: dict[int, tuple[QTextLayout, QSize]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_runs(runs)
        theme.changed.connect(self._on_theme_changed)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other runs."""
        if self._runs == tuple(runs):
            return
        self._runs = tuple(runs)
        self.setText("".join(run.text for run in runs))
        self._on_theme_changed()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._laid_out(arg__1)[1].height()

    @override
    def sizeHint(self) -> QSize:
        return self._laid_out(_ENDLESS)[1]

    @override
    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), self._theme.scaled(120)), size.height())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        layout, size = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(self._theme.colour("ink"))
        layout.draw(painter, QPointF(0, max(0, (self.height() - size.height()) // 2)))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, QSize]:
        """The text broken into lines of at most ``width``, and the size that they take."""
        if width not in self._layouts:
            if len(self._layouts) >= _MOST_WIDTHS:
                self._layouts.clear()
            self._layouts[width] = self._lay_out(width)
        return self._layouts[width]

    def _lay_out(self, width: int) -> tuple[QTextLayout, QSize]:
        layout = QTextLayout(self.text(), self._theme.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        widest = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
        return layout, QSize(int(widest) + 1, round(height))

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for run in self._runs:
            style = QTextCharFormat()
            style.setFont(self._theme.font(strong=run.is_strong))
            style.setForeground(self._theme.colour(run.ink))
            part = QTextLayout.FormatRange()
            part.start = start
            # Qt counts in UTF-16 units, as its own strings do.
            part.length = len(run.text.encode("utf-16-le")) // 2
            part.format = style
            formats.append(part)
            start += part.length
        return formats

    def _on_theme_changed(self) -> None:
        self._layouts.clear()
        self.updateGeometry()
        self.update()
