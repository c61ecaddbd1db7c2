"""A text that is cut off with an ellipsis where there is no room for all of it."""

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.theme import TEXT

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from neglect_workbook.ui.theme import Theme


class ElidedLabel(QLabel):
    """Plain text on at most a few lines; all of it is tooltip and accessible name."""

    def __init__(
        self,
        theme: "Theme",
        text: str = "",
        *,
        lines: int = 1,
        points: float = TEXT,
        strong: bool = False,
        ink: str = "ink",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        """Show a text.

        Args:
            theme: gives font and colour.
            text: shown as it is.
            lines: the most that it may take.
            points: its size.
            strong: semibold instead of regular.
            ink: token of its colour.
            cut: where the last line is cut off: at its end, or in the middle of a file name, of
                which the end tells more.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._points = points
        self._strong = strong
        self._ink = ink
        self._cut = cut
        self._shown: list[str] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)
        self.set_words(text)
        theme.changed.connect(self._on_theme_changed)

    def set_words(self, text: str) -> None:
        """Show another text."""
        if text == self.text() and self._shown:
            return
        self.setText(text)
        self.setAccessibleName(text)
        self._on_theme_changed()

    @property
    def shown(self) -> str:
        """What there is room for, line by line."""
        return "\n".join(self._shown)

    @override
    def hasHeightForWidth(self) -> bool:
        return self._lines > 1

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return max(1, len(self._broken(arg__1))) * QFontMetrics(self._font()).height()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        return QSize(min(self.sizeHint().width(), metrics.averageCharWidth() * 6), metrics.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        metrics = QFontMetrics(self._font())
        top = max(0, (self.height() - len(self._shown) * metrics.height()) // 2)
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self._theme.colour(self._ink))
        for number, line in enumerate(self._shown):
            base = top + number * metrics.height() + metrics.ascent()
            painter.drawText(QPointF(0, base), line)
        painter.end()

    def _font(self) -> "QFont":
        return self._theme.font(points=self._points, strong=self._strong)

    def _break(self) -> None:
        self._shown = self._broken(self.width())
        is_cut = " ".join(self._shown).split() != self.text().split()
        self.setToolTip(self.text() if is_cut else "")
        self.update()

    def _broken(self, width: int) -> list[str]:
        """The lines that fit; the last one holds the rest, cut off where it must be."""
        font = self._font()
        text = " ".join(self.text().split())
        layout = QtGui.QTextLayout(text, font)
        layout.beginLayout()
        lines: list[str] = []
        while len(lines) < self._lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            is_last = len(lines) == self._lines - 1
            rest = text[start:] if is_last else text[start : start + line.textLength()]
            room = width if is_last else width * 2
            cut = self._cut if is_last else Qt.TextElideMode.ElideRight
            lines.append(QFontMetrics(font).elidedText(rest.strip(), cut, room))
        layout.endLayout()
        return lines

    def _on_theme_changed(self) -> None:
        self._break()
        self.updateGeometry()
