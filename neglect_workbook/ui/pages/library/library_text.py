"""The library as a text to read: one reference whole, or what a search found in all of them."""

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextListFormat,
)

from neglect_workbook.domain.folded_text import Span
from neglect_workbook.ui.document_style import DocumentStyle
from neglect_workbook.ui.pages.library.look import DIRECTION_LOOKS, STATUS_LOOKS
from neglect_workbook.ui.theme import QUESTION, SECTION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QTextList

    from neglect_workbook.domain.library import LibraryEntry, LibrarySection, Reference
    from neglect_workbook.domain.library_search import Hit
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.badge import Tone

_ICON: Final = 16
_LINE_END: Final = "\u2028"
_NO_BREAK: Final = "\u00a0"
_BETWEEN: Final = " \u00b7 "
_INDENT: Final = 1.5
#: Tokens of ground and ink of a status by its tone.
_STATUS_TOKENS: Final[dict["Tone", tuple[str, str]]] = {
    "amber": ("amber_tint", "amber"),
    "neutral": ("grey_tint", "ink2"),
    "blue": ("accent_tint", "accent_ink"),
}


class LibraryText:
    """Writes a text, and knows where its entries stand.

    What is quoted stands in quotation marks; everything else is ours.
    """

    def __init__(self, theme: "Theme", questions: "Mapping[str, str]", chosen_id: str = "") -> None:
        """Begin an empty text.

        Args:
            theme: gives fonts, colours and icons.
            questions: the short names of the questions that one can go to, by id.
            chosen_id: the entry that somebody came for, which stands out; empty for none.
        """
        self._theme = theme
        self._questions = questions
        self._chosen_id = chosen_id
        self._style = DocumentStyle(theme.font, theme.tokens)
        self._bullets = QTextListFormat()
        self._bullets.setStyle(QTextListFormat.Style.ListDisc)
        self._list: QTextList | None = None
        self._is_empty = True
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setIndentWidth(_INDENT * self._style.em)
        self.document.setDefaultFont(theme.font())
        #: Where each entry begins, and the first link of those that have one, in characters.
        self.places: dict[str, int] = {}
        self.links: dict[str, Span] = {}
        self._cursor = QTextCursor(self.document)

    def write_nothing(self) -> None:
        """Leave the text empty."""

    def write_whole(self, reference: "Reference") -> None:
        """Write everything in a reference, with what it is and how far it counts before it."""
        self._cursor.beginEditBlock()
        self._begin(self._style.spaced(above=0), level=1)
        self._write(reference.title, self._style.look(points=QUESTION, is_strong=True))
        self._muted(f"{reference.issuer}, {reference.period}", above=0.2)
        self._write_status_note(reference)
        self._muted(reference.source_note)
        for section in reference.sections:
            self._write_heading(section)
            for entry in section.entries:
                self._write_entry(entry, ())
        self._cursor.endEditBlock()

    def write_hits(self, hits: "Sequence[Hit]") -> None:
        """Write what was found by reference and section, with the words marked."""
        self._cursor.beginEditBlock()
        for reference, in_reference in groupby(hits, key=lambda hit: hit.place.reference):
            above = 0 if self._is_empty else 2.4
            self._begin(self._style.spaced(above=above), level=1)
            self._write(reference.title, self._style.look(points=QUESTION, is_strong=True))
            self._begin(self._style.spaced(above=0.3))
            self._write_status(reference)
            for section, in_section in groupby(in_reference, key=lambda hit: hit.place.section):
                self._write_heading(section)
                for hit in in_section:
                    self._write_entry(hit.place.entry, hit.spans)
        self._cursor.endEditBlock()

    # -- parts ------------------------------------------------------------------------------

    def _write_status(self, reference: "Reference") -> None:
        icon, tone = STATUS_LOOKS[reference.status]
        ground, ink = _STATUS_TOKENS[tone]
        look = self._look(ink)
        look.setBackground(self._theme.colour(ground))
        self._write(_NO_BREAK, look)
        self._write_icon(icon, ink, look)
        self._write(f"{_NO_BREAK}{reference.status_words}{_NO_BREAK}", look)

    def _write_status_note(self, reference: "Reference") -> None:
        icon, tone = STATUS_LOOKS[reference.status]
        ground, ink = _STATUS_TOKENS[tone]
        note = self._style.spaced(above=0.8, below=0.2)
        note.setBackground(self._theme.colour(ground))
        self._begin(note)
        self._write(_NO_BREAK, self._style.look())
        self._write_icon(icon, ink, self._style.look())
        strong = self._style.look(is_strong=True)
        self._write(f"{_NO_BREAK}{reference.status_words}. ", strong)
        self._write(reference.status_note, self._style.look())

    def _write_heading(self, section: "LibrarySection") -> None:
        self._begin(self._style.spaced(above=1.6, below=0.1), level=2)
        self._write(section.title, self._style.look(points=SECTION, is_strong=True))
        if section.intro:
            self._muted(section.intro, above=0.1)
        self._list = None

    def _write_entry(self, entry: "LibraryEntry", spans: "Sequence[Span]") -> None:
        is_chosen = entry.id == self._chosen_id
        style = self._style.spaced(above=0.5)
        if is_chosen:
            style.setBackground(self._theme.colour("accent_tint"))
        self._begin(style)
        if self._list is None:
            self._list = self._cursor.createList(self._bullets)
        else:
            self._list.add(self._cursor.block())
        self.places[entry.id] = self._cursor.position()
        if entry.label:
            self._write(f"{entry.label}: ", self._style.look(is_strong=True))
        opening, closing = ("\u201c", "\u201d") if entry.is_verbatim else ("", "")
        look = self._style.look(is_strong=is_chosen)
        self._write(opening, look)
        at = 0
        for span in spans:
            self._write(entry.text[at : span.start], look)
            self._write(entry.text[span.start : span.end], self._mark_look())
            at = span.end
        self._write(f"{entry.text[at:]}{closing}", look)
        self._write_details(entry)

    def _write_details(self, entry: "LibraryEntry") -> None:
        """On a line of its own: where the number should go, our note, and the questions."""
        muted = self._look("ink2")
        between = _LINE_END
        if entry.direction is not None:
            icon, words = DIRECTION_LOOKS[entry.direction]
            self._write(between, muted)
            self._write_icon(icon, "ink2", muted)
            self._write(f"{_NO_BREAK}{words}", muted)
            between = _BETWEEN
        if entry.note:
            self._write(f"{between}{entry.note}", muted)
            between = _BETWEEN
        for question_id in entry.question_ids:
            if question_id in self._questions:
                self._write(between, muted)
                start = self._cursor.position()
                self._write(f"Fits{_NO_BREAK}{question_id}", self._link_look(question_id))
                self.links.setdefault(entry.id, Span(start, self._cursor.position()))
                between = _BETWEEN

    # -- pieces -----------------------------------------------------------------------------

    def _begin(self, style: QTextBlockFormat, *, level: int = 0) -> None:
        """Begin a paragraph."""
        style.setHeadingLevel(level)
        if self._is_empty:
            self._cursor.setBlockFormat(style)
        else:
            self._cursor.insertBlock(style)
            current = self._cursor.currentList()
            if current is not None:
                # A block that follows one of a list would be one of it too.
                current.remove(self._cursor.block())
                self._cursor.setBlockFormat(style)
        self._cursor.setBlockCharFormat(self._style.look())
        self._is_empty = False

    def _muted(self, text: str, *, above: float = 0.5) -> None:
        self._begin(self._style.spaced(above=above))
        self._write(text, self._look("ink2"))

    def _look(self, token: str) -> QTextCharFormat:
        look = QTextCharFormat(self._style.look())
        look.setForeground(self._theme.colour(token))
        return look

    def _mark_look(self) -> QTextCharFormat:
        """A ground and a line below, so that no mark depends on colour alone."""
        is_contrast = self._theme.is_high_contrast
        ground, ink = ("select", "on_select") if is_contrast else ("accent_tint", "accent_ink")
        look = self._look(ink)
        look.setBackground(self._theme.colour(ground))
        look.setFontUnderline(True)
        return look

    def _link_look(self, question_id: str) -> QTextCharFormat:
        look = self._look("accent")
        look.setFontUnderline(True)
        look.setAnchor(True)
        look.setAnchorHref(question_id)
        look.setToolTip(f"Go to {question_id}, {self._questions[question_id]}")
        return look

    def _write_icon(self, icon: str, token: str, look: QTextCharFormat) -> None:
        name = f"{icon}-{token}"
        kind = QTextDocument.ResourceType.ImageResource
        self.document.addResource(kind.value, QUrl(name), self._theme.pixmap(icon, token, _ICON))
        image = QTextImageFormat()
        image.merge(look)
        image.setName(name)
        image.setWidth(self._theme.scaled(_ICON))
        image.setHeight(self._theme.scaled(_ICON))
        image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._cursor.insertImage(image)

    def _write(self, text: str, look: QTextCharFormat) -> None:
        self._cursor.insertText(text, look)
