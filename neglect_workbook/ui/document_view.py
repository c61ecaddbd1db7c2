"""A neutral document as a text: shown in the window, or laid out on pages and printed.

Black on white unless other colours are asked for. Where pages begin is left to the one who makes
pages, who also knows what the list of contents says; in the window it is left out. A table that is
too wide becomes a list of its rows, so that nothing has to be scrolled sideways.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QTextOption,
)

from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
)
from neglect_workbook.ui.document_style import DocumentStyle, FontChoice
from neglect_workbook.ui.document_table import column_widths, insert_table, within_paragraph
from neglect_workbook.ui.theme import QUESTION, SECTION, TEXT
from neglect_workbook.ui.tick_box import BOX_ROOM, insert_tick_box
from neglect_workbook.ui.tokens import LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Property of a paragraph that stays on the page of what comes next.
KEEPS_WITH_NEXT: Final = QTextFormat.Property.UserProperty.value + 1

#: Points of a heading by its level, and the room above it in sizes of the text.
_HEADINGS: Final = {1: (SECTION, 1.6), 2: (TEXT, 1.0), 3: (TEXT, 1.0)}
_NO_BREAK: Final = "\u00a0"
_CELL_PADDING: Final = 5
#: The same where a document is to stay on one page.
_TIGHT_PADDING: Final = 2
#: How far a list stands in, in sizes of the text.
_INDENT: Final = 2


@dataclass(frozen=True, slots=True)
class Paper:
    """What a document is on paper and not in the window.

    Attributes:
        table_points: the size of the text in its tables.
        contents: the headings that the list of contents names, each with its page.
    """

    table_points: float
    contents: "Mapping[str, int]"


def text_document(
    document: Document,
    font: FontChoice,
    width: int,
    tokens: Tokens = LIGHT,
    paper: Paper | None = None,
) -> QTextDocument:
    """The document as a text with headings, lists and tables.

    Args:
        document: what it says.
        font: gives its fonts.
        width: the room for a line of text, in pixels.
        tokens: its colours.
        paper: what it is to be on paper; nothing in the window.
    """
    made = QTextDocument()
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(wrapping)
    # Laid out without a width, a text keeps the width of its longest paragraph in mind.
    made.setTextWidth(width)
    made.setUndoRedoEnabled(False)
    made.setIndentWidth(_INDENT * font(points=TEXT, strong=False).pointSizeF())
    made.setDefaultFont(font(points=TEXT, strong=False))
    made.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, document.title)
    cursor = QTextCursor(made)
    cursor.beginEditBlock()
    style = DocumentStyle(font, tokens, paper.table_points if paper else TEXT)
    _Writer(cursor, style, width, paper.contents if paper else {}).write(document)
    cursor.endEditBlock()
    return made


class _Writer:
    """Writes the blocks of a document, in order."""

    def __init__(
        self, cursor: QTextCursor, style: DocumentStyle, width: int, contents: "Mapping[str, int]"
    ) -> None:
        self._cursor = cursor
        self._contents = contents
        self._style = style
        self._width = width
        self._padding = _CELL_PADDING
        #: Whether the cursor is in an empty block that the next paragraph may take.
        self._is_at_start = True

    def write(self, document: Document) -> None:
        self._padding = _TIGHT_PADDING if document.is_one_page else _CELL_PADDING
        if document.title:
            self._begin(QTextBlockFormat(), level=1)
            self._write(document.title, self._style.look(points=QUESTION, is_strong=True))
        if document.subtitle:
            self._begin(QTextBlockFormat())
            self._write(document.subtitle, self._style.look())
        for block in document.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                style = self._style.callout() if block.is_callout else self._style.spaced()
                self._begin(_keeping(style) if block.leads_on else style)
                self._runs(block.runs)
            case Bullets(are_to_tick=True):
                self._ticks(block)
            case Bullets():
                self._bullets(block)
            case Facts():
                for fact in block.items:
                    self._fact(fact)
            case Table():
                widths = column_widths(block, self._style, self._padding, self._width)
                if widths:
                    self._begin(self._style.spaced(above=0.4))
                    insert_table(self._cursor, block, self._style, self._padding, widths)
                    self._is_at_start = True
                else:
                    self._rows_as_list(block)
            case Contents() if self._contents:
                self._heading(Heading(2, block.title))
                self._pages()
            case _:
                # A section, or the list of what is on which page where there are no pages.
                pass

    def _heading(self, heading: Heading) -> None:
        points, above = _HEADINGS[heading.level]
        self._begin(_keeping(self._style.spaced(above=above, below=0.2)), level=heading.level)
        self._write(heading.text, self._style.look(points=points, is_strong=True))

    def _pages(self) -> None:
        """Each heading with its page at the right."""
        right = QTextOption.TabType.RightTab
        tab = QTextOption.Tab(self._width - 1, right)
        for heading, page in self._contents.items():
            style = self._style.spaced(above=0.2)
            style.setTabPositions([tab])
            self._begin(style)
            self._write(f"{heading}\t{page}", self._style.look())

    def _bullets(self, block: Bullets) -> None:
        style = QTextListFormat()
        style.setStyle(QTextListFormat.Style.ListDisc)
        made = None
        for item in block.items:
            self._begin(self._style.spaced(above=0.2))
            if made is None:
                made = self._cursor.createList(style)
            else:
                made.add(self._cursor.block())
            self._runs(item)

    def _ticks(self, block: Bullets) -> None:
        """Each item after a box, and its further lines below its words."""
        room = round(BOX_ROOM * self._style.em)
        for item in block.items:
            style = self._style.spaced(above=0.7)
            style.setLeftMargin(room)
            style.setTextIndent(-room)
            self._begin(style)
            insert_tick_box(self._cursor, self._style)
            self._runs(item)

    def _fact(self, fact: Fact) -> None:
        self._begin(self._style.spaced(above=0.2))
        self._runs((Run(f"{fact.label}: ", is_strong=True), Run(fact.value)))

    # -- tables -------------------------------------------------------------------------

    def _rows_as_list(self, block: Table) -> None:
        """Each row by itself: its first cell strong, the others after their headings.

        Counts follow each other on one line. Blank cells are left out, and so is a count of
        none, which a table shows muted. Where blank cells wait for a tick, there are boxes.
        """
        for row in block.rows:
            counts: list[Run] = []
            to_tick: list[Column] = []
            for place, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
                is_blank = not any(line.text for line in cell.lines)
                if place == 0:
                    self._begin(_keeping(self._style.spaced(above=0.8)))
                    self._runs(_joined(cell, is_strong=True))
                elif column.is_centred and is_blank and block.has_room_to_write:
                    to_tick.append(column)
                elif column.is_centred:
                    counts += _count(column, cell, is_first=not counts)
                elif not is_blank:
                    self._begin(QTextBlockFormat())
                    self._runs((Run(f"{column.heading}: ", is_muted=True), *_joined(cell)))
            if counts:
                self._begin(QTextBlockFormat())
                self._runs(counts)
            if to_tick:
                self._boxes(to_tick)

    def _boxes(self, columns: list[Column]) -> None:
        """The headings of columns after each other, each after a box.

        Qt would part a box from its words at the end of a line, so lines are made here.
        """
        gap = 4 * _NO_BREAK
        left = float(self._width)
        for column in columns:
            words = column.heading.replace(" ", _NO_BREAK)
            needed = BOX_ROOM * self._style.em + self._style.width_of(words)
            if left + self._style.width_of(gap) + needed > self._width:
                self._begin(self._style.spaced(above=0.3))
                left = 0.0
            else:
                self._write(gap, self._style.look())
                left += self._style.width_of(gap)
            insert_tick_box(self._cursor, self._style)
            self._write(words, self._style.look())
            left += needed

    # -- pieces -------------------------------------------------------------------------

    def _begin(self, style: QTextBlockFormat, *, level: int = 0) -> None:
        """Begin a paragraph."""
        style.setHeadingLevel(level)
        if self._is_at_start:
            self._cursor.setBlockFormat(style)
        else:
            self._cursor.insertBlock(style)
            current = self._cursor.currentList()
            if current is not None:
                # A block that follows one of a list would be one of it too.
                current.remove(self._cursor.block())
                self._cursor.setBlockFormat(style)
        # The mark of a list is as large as this says, and would be that of a heading before it.
        self._cursor.setBlockCharFormat(self._style.look())
        self._is_at_start = False

    def _runs(self, runs: "Iterable[Run]") -> None:
        for run in runs:
            text = f"{_NO_BREAK}{run.text}{_NO_BREAK}" if run.tone else run.text
            self._write(text, self._style.run_look(run))

    def _write(self, text: str, look: QTextCharFormat) -> None:
        self._cursor.insertText(within_paragraph(text), look)


def _keeping(style: QTextBlockFormat) -> QTextBlockFormat:
    style.setProperty(KEEPS_WITH_NEXT, 1)
    return style


def _count(column: Column, cell: Cell, *, is_first: bool) -> list[Run]:
    """A count with its heading, on one line; nothing where there is none to count."""
    if all(line.is_muted for line in cell.lines):
        return []
    heading = column.heading.replace(" ", _NO_BREAK)
    start = "" if is_first else ", "
    return [Run(f"{start}{heading}{_NO_BREAK}"), *_joined(cell)]


def _joined(cell: Cell, *, is_strong: bool = False) -> list[Run]:
    """The lines of a cell as one paragraph."""
    runs: list[Run] = []
    for line in cell.lines:
        if runs:
            runs.append(Run("\n"))
        strong = is_strong or line.is_strong
        tone = line.tone or cell.tone
        runs.append(Run(line.text, is_strong=strong, is_muted=line.is_muted, tone=tone))
    return runs
