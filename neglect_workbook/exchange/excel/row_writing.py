"""The rows of one sheet as XML, one after the other: as XlsxWriter would write them, and quicker.

Every cell is written as what it is: a text goes to the table of texts, whatever it begins with.
"""

from datetime import date
from typing import IO, Final

from neglect_workbook.exchange.excel.formats import Formats
from neglect_workbook.exchange.excel.layout import FIRST, HEADINGS, NOTE, TITLE, TITLE_HEIGHT
from neglect_workbook.exchange.excel.row_heights import USUAL_SIZE, RowFits, heading_height
from neglect_workbook.exchange.excel.text_table import TextTable
from neglect_workbook.exchange.excel.xlsxwriter_api import Format, place_of_format
from neglect_workbook.exchange.sheet import Cell, ColumnKind, Sheet

#: The day that Excel counts from.
_DAY_0: Final = date(1899, 12, 30).toordinal()
_PIXEL: Final = 0.75
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class RowWriter:
    """Writes the rows of one sheet, the head first.

    Args:
        sheet: what is above its rows, and its columns. Its own rows are not written.
        formats: how cells look.
        texts: the table that its texts go to.
        stream: where its rows go.
    """

    def __init__(self, sheet: Sheet, formats: Formats, texts: TextTable, stream: IO[str]) -> None:
        self._columns = sheet.columns
        self._formats = formats
        self._texts = texts
        self._write = stream.write
        self._letters = [column_letters(place) for place in range(len(sheet.columns))]
        self._is_rating = [one.kind is ColumnKind.RATING for one in sheet.columns]
        self._fits = RowFits(sheet.columns)
        self._styles: dict[tuple[int, bool, object, int], str] = {}
        self._next = FIRST
        self._is_banded = False
        self._head(sheet)

    def add(self, row: tuple[Cell, ...]) -> None:
        """Write the next row, whose texts are clean and fit their cells."""
        self._next += 1
        number = self._next
        fit = self._fits.of(row)
        self._is_banded = number % 2 == 1
        cells = [
            self._cell(place, f"{letters}{number}", cell, fit.size(place))
            for place, (letters, cell) in enumerate(zip(self._letters, row, strict=True))
        ]
        self._put(number, fit.height, "".join(cells))

    def _head(self, sheet: Sheet) -> None:
        formats = self._formats
        self._put(TITLE + 1, TITLE_HEIGHT, self._text("A1", sheet.title, formats.title))
        if sheet.note:
            self._put(NOTE + 1, 0, self._text("A2", sheet.note, formats.note))
        headings = (
            self._text(f"{letters}{HEADINGS + 1}", column.heading, formats.heading(column))
            for letters, column in zip(self._letters, sheet.columns, strict=True)
        )
        self._put(HEADINGS + 1, heading_height(sheet.columns), "".join(headings))

    def _put(self, number: int, height: float, cells: str) -> None:
        # A screen has no half pixels, and three quarters of a point are one.
        points = int(height / _PIXEL + 0.5) * _PIXEL
        high = f' ht="{points:g}" customHeight="1"' if height else ""
        self._write(f'<row r="{number}"{high}>{cells}</row>')

    def _text(self, at: str, text: str, cell_format: Format) -> str:
        place = place_of_format(cell_format)
        return f'<c r="{at}" s="{place}" t="s"><v>{self._texts.place_of(text)}</v></c>'

    def _cell(self, place: int, at: str, cell: Cell, size: int) -> str:
        if isinstance(cell, str):
            style = self._style(place, cell, cell if self._is_rating[place] else "", size)
            if cell:
                return f'<c r="{at}"{style} t="s"><v>{self._texts.place_of(cell)}</v></c>'
            return f'<c r="{at}"{style}/>'
        is_date = isinstance(cell, date)
        style = self._style(place, cell, is_date, USUAL_SIZE)
        number = cell.toordinal() - _DAY_0 if isinstance(cell, date) else cell
        return f'<c r="{at}"{style}><v>{number:.16G}</v></c>'

    def _style(self, place: int, cell: Cell, what: object, size: int) -> str:
        key = (place, self._is_banded, what, size)
        style = self._styles.get(key)
        if style is None:
            column = self._columns[place]
            made = self._formats.cell(column, cell, is_banded=self._is_banded, size=size)
            style = f' s="{place_of_format(made)}"'
            self._styles[key] = style
        return style


def column_letters(place: int) -> str:
    """The letters of a column, which counts from 0."""
    letters, left = "", place + 1
    while left:
        left, digit = divmod(left - 1, len(_ALPHABET))
        letters = _ALPHABET[digit] + letters
    return letters
