"""Where the library is read: a text with headings, and links to questions."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit
from typing_extensions import override

from neglect_workbook.ui.pages.library.library_text import LibraryText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from neglect_workbook.domain.library import Reference
    from neglect_workbook.domain.library_search import Hit
    from neglect_workbook.ui.theme import Theme

_MARGIN: Final = 4
#: Pixels at 100 percent: about 95 characters, and some lines to read.
_MOST_WIDE: Final = 760
_LEAST_HEIGHT: Final = 260


class LibraryReader(QTextBrowser):
    """Shows a reference or what was found. Tab goes from link to link, arrows scroll.

    Signals:
        question_requested: the id of the question of which the link was followed.
    """

    question_requested = Signal(str)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._write_into: Callable[[LibraryText], None] = LibraryText.write_nothing
        self._questions: Mapping[str, str] = {}
        self._text = LibraryText(theme, self._questions)
        self._entry_id = ""
        self.setProperty("ground", "page")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._on_followed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_reference(self, reference: "Reference", entry_id: str = "") -> None:
        """Show a reference from its top, or from an entry that somebody came for.

        That entry stands out, and Enter follows its first link.
        """
        self._show(lambda text: text.write_whole(reference), reference.label, entry_id)
        self._show_entry()

    def show_hits(self, hits: "Sequence[Hit]") -> None:
        """Show what was found from its top."""
        self._show(lambda text: text.write_hits(hits), "What was found")

    def show_questions(self, questions: "Mapping[str, str]") -> None:
        """Offer the way to these questions, short names by id, and to no others."""
        if questions != self._questions:
            self._questions = questions
            self._write_again()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    @override
    def resizeEvent(self, e: "QResizeEvent") -> None:
        super().resizeEvent(e)
        self._fit()

    @override
    def keyPressEvent(self, ev: "QKeyEvent") -> None:
        super().keyPressEvent(ev)
        self._mark_link()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab goes to the next link as long as there is one.
        has_moved = super().focusNextPrevChild(next)
        self._mark_link()
        return has_moved

    @override
    def focusInEvent(self, e: "QFocusEvent") -> None:
        super().focusInEvent(e)
        self._mark_link()

    @override
    def focusOutEvent(self, ev: "QFocusEvent") -> None:
        super().focusOutEvent(ev)
        self._mark_link()

    # -- how ----------------------------------------------------------------------------

    def _show(
        self, write_into: "Callable[[LibraryText], None]", name: str, entry_id: str = ""
    ) -> None:
        self._write_into, self._entry_id = write_into, entry_id
        self._write()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(name)

    def _write(self) -> None:
        before = self._text.document
        self._text = LibraryText(self._theme, self._questions, self._entry_id)
        self._write_into(self._text)
        self._text.document.setDocumentMargin(_MARGIN)
        self._text.document.setParent(self)
        self.setDocument(self._text.document)
        before.deleteLater()
        self._fit()

    def _show_entry(self) -> None:
        place = self._text.places.get(self._entry_id)
        if place is None:
            return
        cursor = self.textCursor()
        link = self._text.links.get(self._entry_id)
        if link is not None:
            cursor.setPosition(link.start)
            cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self._mark_link()
        cursor.setPosition(place)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.fontMetrics().height())

    def _write_again(self) -> None:
        """Write the same with other links or colours, and read on from about the same place."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._write()
        bar.setValue(round(share * bar.maximum()))

    def _fit(self) -> None:
        """Keep lines short enough to read."""
        room = min(self.viewport().width(), self._theme.scaled(_MOST_WIDE))
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(room)

    def _mark_link(self) -> None:
        """Make the link plain to see that Enter would follow."""
        marks = []
        cursor = self.textCursor()
        if self.hasFocus() and cursor.hasSelection() and cursor.charFormat().isAnchor():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(self._theme.colour("focus"))
            mark.format.setForeground(self._theme.colour("surface"))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _on_followed(self, url: QUrl) -> None:
        self.question_requested.emit(url.toString())

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(self._theme.scaled(_LEAST_HEIGHT))
        self._write_again()
