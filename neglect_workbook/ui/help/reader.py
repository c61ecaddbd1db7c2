"""The page of the help that is read, with the words that somebody looks for marked."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from neglect_workbook.ui.widgets.document_reader import DocumentReader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme

#: Pixels of a line at 100 percent: about 95 characters.
_MOST_WIDE: Final = 760
#: Room above a hit that is scrolled to, as a share of the height.
_ABOVE_HIT: Final = 0.25


class HelpReader(DocumentReader):
    """Shows a page of the help in the colours of the window."""

    def __init__(self, theme: "Theme", parent: "QWidget | None" = None) -> None:
        super().__init__(theme, "Help", ground="page", most_wide=_MOST_WIDE, parent=parent)
        self._words: tuple[str, ...] = ()
        self._hits: list[QTextCursor] = []
        self._at = -1

    @property
    def hits(self) -> tuple[str, ...]:
        """The words that are marked, in the order of the text."""
        return tuple(hit.selectedText() for hit in self._hits)

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark these wherever they stand, and show the first."""
        self._words = words
        self._mark()
        self._at = -1
        self.show_next_hit()

    def show_next_hit(self) -> None:
        """Scroll to the next of the marked words; after the last comes the first."""
        if not self._hits:
            return
        self._at = (self._at + 1) % len(self._hits)
        bar = self.verticalScrollBar()
        top = self.cursorRect(self._hits[self._at]).top() + bar.value()
        bar.setValue(round(top - _ABOVE_HIT * self.viewport().height()))

    @override
    def on_shown(self) -> None:
        self._mark()

    def _mark(self) -> None:
        found = []
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                found.append(cursor)
                cursor = self.document().find(word, cursor)
        self._hits = sorted(found, key=lambda one: one.selectionStart())
        look = self._look()
        self.setExtraSelections([_selection(hit, look) for hit in self._hits])

    def _look(self) -> QTextCharFormat:
        """A ground and a line below, so that no mark depends on colour alone."""
        is_contrast = self._theme.is_high_contrast
        ground, ink = ("select", "on_select") if is_contrast else ("accent_tint", "accent_ink")
        look = QTextCharFormat()
        look.setBackground(self._theme.colour(ground))
        look.setForeground(self._theme.colour(ink))
        look.setFontUnderline(True)
        return look


def _selection(hit: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = hit
    selection.format = look
    return selection
