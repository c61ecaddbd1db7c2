"""The editor inside a text box: plain text, even lines, as tall as what is written."""

import math
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit
from typing_extensions import override

from neglect_workbook.ui.layout_now import lay_out_around
from neglect_workbook.ui.undo_keys import undo_in_file
from neglect_workbook.ui.widgets.underline import draw_dots, qt_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.underline import Underline

#: From one line of text to the next, in sizes of the type.
_LINE_PITCH: Final = 1.45
_MOST_LINES: Final = 14
#: Lines that stay free below what is written when a box grows under somebody's hands. What is
#: below a box moves seldom then, and few keys pay for laying out the page again.
_SPARE_LINES: Final = 2
#: Edge and padding of the stylesheet, above and below; a thicker edge has less padding.
_CHROME: Final = 2 * (1 + 4)
_ARRIVALS: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)
#: Ends of line inside a Qt document.
_BLOCK_END, _LINE_END = "\u2029", "\u2028"


class GrowingEdit(QTextEdit):
    """A plain-text editor that is as tall as its text, between ``lines`` and 14 lines.

    While somebody writes it grows by a few lines at once, and shrinks when many are free.

    Signals:
        left: the focus went elsewhere.
    """

    left = Signal()

    def __init__(self, theme: "Theme", *, lines: int, parent: "QWidget | None" = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._room = 0
        self._undoes_itself = False
        self._hint = ""
        self._underlines: list[tuple[QTextCursor, str]] = []
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.cursorPositionChanged.connect(self._keep_shapes)
        theme.changed.connect(self.dress)
        undo_in_file(self, is_in_file=True)
        self.dress()

    def undo_here(self) -> None:
        """Take back typing by itself: none of it is in the file before a button is pressed."""
        self._undoes_itself = True
        self.document().setUndoRedoEnabled(True)
        undo_in_file(self, is_in_file=False)

    def text(self) -> str:
        r"""What is written, line ends as ``\n``; a fixed space stays one."""
        return self.document().toRawText().replace(_BLOCK_END, "\n").replace(_LINE_END, "\n")

    def replace_text(self, text: str) -> None:
        """Show another text, the cursor staying where it was as far as the text goes."""
        place = self.textCursor().position()
        blocker = QSignalBlocker(self)
        self.setPlainText(text)
        self._space_lines()
        blocker.unblock()
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._fit()

    def begin_with(self, text: str) -> None:
        """Show the text of something else, with the cursor at its beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.replace_text(text)

    def set_hint(self, text: str) -> None:
        """Show a sentence on what to write while there is nothing; empty for none."""
        self._hint = text
        self._fit()
        self.viewport().update()

    @property
    def underlined(self) -> list[str]:
        """The words with dots under them."""
        return [cursor.selectedText() for cursor, _ in self._underlines]

    def underline(self, parts: "Sequence[Underline]") -> None:
        """Underline these parts of the text; none clears.

        The dots are painted over the text and move with the words; the text and what can be
        undone in it know nothing of them.
        """
        text = self.text()
        self._underlines = [
            (self._cursor_over(text, part.start, part.end), part.ink) for part in parts
        ]
        self.viewport().update()

    def select_words(self, start: int, end: int) -> None:
        """Select a part of the text, as start and end in characters."""
        self.setTextCursor(self._cursor_over(self.text(), start, end))
        self.ensureCursorVisible()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._natural_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(120), self._natural_height())

    @override
    def insertFromMimeData(self, source: "QMimeData") -> None:
        # Qt would keep the pasted block's own format; the text alone takes that of the box.
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    @override
    def focusInEvent(self, event: "QFocusEvent") -> None:
        super().focusInEvent(event)
        if event.reason() in _ARRIVALS and self.textCursor().atStart():
            # Whoever comes by keyboard or by a jump goes on writing where the text ends.
            self.moveCursor(QTextCursor.MoveOperation.End)

    @override
    def focusOutEvent(self, event: "QFocusEvent") -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if self._underlines:
            self._paint_underlines()
        is_composing = self.textCursor().block().layout().preeditAreaText()
        if self._hint and self.document().isEmpty() and not is_composing:
            # Qt's own placeholder is too pale to read and keeps to one line.
            margin = self.document().documentMargin()
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colour("ink3"))
            self._hint_layout().draw(painter, QPointF(margin, margin))

    def _hint_layout(self) -> QTextLayout:
        """The hint, laid out as the text would be."""
        layout = QTextLayout(self._hint, self.font())
        width = self.viewport().width() - 2 * self.document().documentMargin()
        layout.beginLayout()
        top = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += self._line_pitch()
        layout.endLayout()
        return layout

    def _paint_underlines(self) -> None:
        painter = QPainter(self.viewport())
        document = self.document()
        scrolled = self.verticalScrollBar().value()
        for cursor, ink in self._underlines:
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            block = document.findBlock(start)
            while block.isValid() and block.position() < end:
                top = document.documentLayout().blockBoundingRect(block).top() - scrolled
                first = start - block.position()
                self._paint_dots(painter, block, ink, top, (first, end - block.position()))
                block = block.next()
        painter.end()

    def _paint_dots(
        self, painter: QPainter, block: QTextBlock, ink: str, top: float, part: tuple[int, int]
    ) -> None:
        """Underline a part of one paragraph, on each line that it takes."""
        layout = block.layout()
        margin = self.document().documentMargin()
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            first = max(part[0], line.textStart())
            last = min(part[1], line.textStart() + line.textLength())
            if first < last:
                baseline = top + line.y() + line.ascent()
                # A space at which the line breaks has no width.
                right = min(_x(line, last), line.x() + line.naturalTextWidth())
                left = _x(line, first)
                draw_dots(painter, self._theme, ink, baseline, margin + left, margin + right)

    def _cursor_over(self, text: str, start: int, end: int) -> QTextCursor:
        """A part of the text; Qt counts an emoji as two places and Python as one."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_places(text[:start]))
        cursor.setPosition(qt_places(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def dress(self) -> None:
        """Take the font from the theme again."""
        # Another look is no typing, though Qt says of both that the text has changed.
        blocker = QSignalBlocker(self)
        self.setFont(self._theme.font())
        self.document().setDefaultFont(self._theme.font())
        self._space_lines()
        blocker.unblock()
        self._fit()
        self.updateGeometry()

    def _space_lines(self) -> None:
        """Give every block the same pitch, and forget what could be undone before."""
        spacing = QTextBlockFormat()
        natural = QFontMetricsF(self.document().defaultFont()).lineSpacing()
        spacing.setLineHeight(
            100 * self._line_pitch() / natural,
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        document.setUndoRedoEnabled(self._undoes_itself)

    def _line_pitch(self) -> int:
        return self._theme.scaled(round(16 * _LINE_PITCH))

    def _natural_height(self) -> int:
        pitch = self._line_pitch()
        room = max(self._lines * pitch, min(self._room, _MOST_LINES * pitch))
        return room + self._margins() + _CHROME

    def _keep_shapes(self) -> None:
        """Have Qt keep the letters' shapes of the paragraph that is written in.

        It would work out those of the whole paragraph three times for each key: to lay it out,
        to find the cursor and to draw it. That is a third of the time of a key in a long one.
        """
        layout = self.textCursor().block().layout()
        if not layout.cacheEnabled():
            layout.setCacheEnabled(True)

    def _on_size_changed(self) -> None:
        if not self.hasFocus():
            self._fit()
            return
        needed, spare = self._height_needed(), _SPARE_LINES * self._line_pitch()
        if needed > self._room or needed + 2 * spare < self._room:
            self._take_room(needed + spare)
            lay_out_around(self)
        self._scroll_where_cut()

    def _fit(self) -> None:
        """Be as tall as what is written."""
        self._take_room(self._height_needed())
        self._scroll_where_cut()

    def _height_needed(self) -> int:
        """The height of the text, or of the hint in its place."""
        if self.document().isEmpty() and self._hint:
            return self._hint_layout().lineCount() * self._line_pitch()
        return math.ceil(self.document().size().height()) - self._margins()

    def _margins(self) -> int:
        return 2 * math.ceil(self.document().documentMargin())

    def _take_room(self, height: int) -> None:
        if height != self._room:
            self._room = height
            self.updateGeometry()

    def _scroll_where_cut(self) -> None:
        is_cut = self.document().size().height() > _MOST_LINES * self._line_pitch() + 1
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if is_cut
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )


def _x(line: QTextLine, place: int) -> float:
    """How far from the left of its paragraph a place of a line is."""
    # What comes with it is the place of which that is true.
    x, _ = cast("tuple[float, int]", line.cursorToX(place))
    return x
