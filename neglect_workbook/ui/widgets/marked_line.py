"""A line to write in that can have parts of its text underlined."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from neglect_workbook.ui.widgets.underline import draw_dots, qt_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.underline import Underline

#: Padding of the stylesheet, in which nothing is drawn.
_INSET: Final = 6


class MarkedLine(QLineEdit):
    """One line of text; the dots below its words are painted over it and are no part of it."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[Underline, ...] = ()
        self.textChanged.connect(self._drop)

    def underline(self, parts: "Sequence[Underline]") -> None:
        """Underline these parts of the text; none clears."""
        self._parts = tuple(parts)
        self.update()

    def select_words(self, start: int, end: int) -> None:
        """Select a part of the text, as start and end in characters."""
        text = self.text()
        first = qt_places(text[:start])
        self.setSelection(first, qt_places(text[:end]) - first)

    @override
    def paintEvent(self, arg__1: "QPaintEvent") -> None:
        super().paintEvent(arg__1)
        if not self._parts:
            return
        text, metrics = self.text(), self.fontMetrics()
        cursor = self.cursorRect()
        # Qt tells where the cursor is, and nothing of how far the text is scrolled.
        before = metrics.horizontalAdvance(text[: self._characters(self.cursorPosition())])
        left = cursor.center().x() - before
        baseline = cursor.center().y() + metrics.height() / 2 - metrics.descent()
        painter = QPainter(self)
        painter.setClipRect(self.contentsRect().adjusted(_INSET, 0, -_INSET, 0))
        for part in self._parts:
            start = left + metrics.horizontalAdvance(text[: part.start])
            end = left + metrics.horizontalAdvance(text[: part.end])
            draw_dots(painter, self._theme, part.ink, baseline, start, end)
        painter.end()

    def _characters(self, places: int) -> int:
        """How many characters take so many places of Qt, which counts an emoji as two."""
        encoded = self.text().encode("utf-16-le", "surrogatepass")
        return len(encoded[: 2 * places].decode("utf-16-le", "replace"))

    def _drop(self) -> None:
        """The places are those of another text; the next answer brings them again."""
        if self._parts:
            self.underline(())
