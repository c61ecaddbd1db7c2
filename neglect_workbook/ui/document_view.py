"""A neutral document as a text: shown in the window, or laid out on pages and printed.

Black on white unless other colours are asked for. Pages across and the list of contents, which
says on which page things are, are left out. A table that is too wide becomes a list of its rows,
so that nothing has to be scrolled sideways.
"""

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)

from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Section,
    Table,
)
from neglect_workbook.ui.document_style import DocumentStyle, FontChoice
from neglect_workbook.ui.theme import QUESTION, SECTION, TEXT
from neglect_workbook.ui.tick_box import BOX_ROOM, insert_tick_box
from neglect_workbook.ui.tokens import LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextTableCell

#: Property of a paragraph that stays on the page of what comes next.
KEEPS_WITH_NEXT: Final = QTextFormat.Property.UserProperty.value + 1

#: Points of a heading by its level, and the room above it in sizes of the text.
_HEADINGS: Final = {1: (SECTION, 1.6), 2: (TEXT, 1.0), 3: (TEXT, 1.0)}
_NO_BREAK: Final = "\u00a0"
_LINE_END: Final = "\u2028"
_CELL_PADDING: Final = 5
#: The same where a document is to stay on one page.
_TIGHT_PADDING: Final = 2
#: How far a list stands in, in sizes of the text.
_INDENT: Final = 2
#: Longer words, such as the address of a page, may be broken in a cell.
_LONGEST_WORD: Final = 14


def text_document(
    document: Document, font: FontChoice, width: int, tokens: Tokens = LIGHT
) -> QTextDocument:
    """The document as a text with headings, lists and tables.

    Args:
        document: what it says.
        font: gives its fonts.
        width: the room for a line of text, in pixels.
        tokens: its colours.
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
    _Writer(cursor, DocumentStyle(font, tokens), width).write(document)
    cursor.endEditBlock()
    return made


class _Writer:
    """Writes the blocks of a document, in order."""

    def __init__(self, cursor: QTextCursor, style: DocumentStyle, width: int) -> None:
        self._cursor = cursor
        self._style = style
        self._width = width
        self._padding = _CELL_PADDING
        #: Whether the cursor is in an empty block that the next paragraph may take.
        self._is_at_start = True
        #: Whether what comes next is at the top of a page, where there are pages.
        self._starts_page = False

    def write(self, document: Document) -> None:
        self._padding = _TIGHT_PADDING if document.is_one_page else _CELL_PADDING
        self._begin(QTextBlockFormat(), level=1)
        self._write(document.title, self._style.look(points=QUESTION, is_strong=True))
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
                if self._fits(block):
                    self._table(block)
                else:
                    self._rows_as_list(block)
            case Section():
                self._starts_page = True
            case _:
                # The list of what is on which page.
                pass

    def _heading(self, heading: Heading) -> None:
        self._starts_page |= heading.starts_page
        points, above = _HEADINGS[heading.level]
        self._begin(_keeping(self._style.spaced(above=above, below=0.2)), level=heading.level)
        self._write(heading.text, self._style.look(points=points, is_strong=True))

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

    def _fits(self, block: Table) -> bool:
        """Whether every column is wide enough for the longest of its words."""
        whole = sum(column.width for column in block.columns)
        for place, column in enumerate(block.columns):
            texts = [run.text for row in block.rows for run in row[place].lines]
            words = {word[:_LONGEST_WORD] for text in texts for word in text.split()}
            words |= set(column.heading.split())
            widest = max((self._style.width_of(word) for word in words), default=0)
            if ceil(widest) + 2 * self._padding + 1 > self._width * column.width / whole:
                return False
        return True

    def _table(self, block: Table) -> None:
        self._begin(self._style.spaced(above=0.4))
        style = QTextTableFormat()
        style.setBorder(1)
        style.setBorderCollapse(True)
        style.setBorderBrush(QColor(self._style.tokens.line))
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        style.setCellPadding(self._padding)
        style.setCellSpacing(0)
        style.setBottomMargin(0.4 * self._style.em)
        style.setHeaderRowCount(1)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        style.setColumnWidthConstraints(_widths(block.columns))
        table = self._cursor.insertTable(len(block.rows) + 1, len(block.columns), style)
        for place, column in enumerate(block.columns):
            head = Cell((Run(column.heading, is_strong=True),))
            self._cell(table.cellAt(0, place).firstCursorPosition(), head, column)
            _tint(table.cellAt(0, place), self._style.tokens.panel)
        for number, row in enumerate(block.rows, start=1):
            for place, cell in enumerate(row):
                self._cell(
                    table.cellAt(number, place).firstCursorPosition(), cell, block.columns[place]
                )
                if cell.tone:
                    _tint(table.cellAt(number, place), self._style.tone_ground(cell.tone))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_at_start = True

    def _cell(self, cursor: QTextCursor, cell: Cell, column: Column) -> None:
        style = QTextBlockFormat()
        if column.is_centred:
            style.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor.setBlockFormat(style)
        for number, line in enumerate(cell.lines):
            if number:
                cursor.insertBlock(style)
            cursor.insertText(_lines(line.text), self._style.run_look(line))

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
        if self._starts_page:
            style.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            self._starts_page = False
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
        self._cursor.insertText(_lines(text), look)


def _keeping(style: QTextBlockFormat) -> QTextBlockFormat:
    style.setProperty(KEEPS_WITH_NEXT, 1)
    return style


def _widths(columns: tuple[Column, ...]) -> list[QTextLength]:
    whole = sum(column.width for column in columns)
    share = QTextLength.Type.PercentageLength
    return [QTextLength(share, 100 * column.width / whole) for column in columns]


def _tint(cell: "QTextTableCell", ground: str) -> None:
    style = QTextTableCellFormat()
    style.setBackground(QColor(ground))
    cell.setFormat(style)


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


def _lines(text: str) -> str:
    """A text whose line feeds stay within its paragraph."""
    return text.replace("\n", _LINE_END)
