"""The cells of an Excel file, read in one go through each part and never more than allowed.

What comes out is the same whichever program wrote the file. Where a sheet says how large it is, it
is not believed. Parts that are written plainly are read the quick way (see ``plain_parts``), and
all others element by element, here.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import Final

from neglect_workbook.exchange.incoming.cell_values import (
    BookLimits,
    BookWide,
    CellCollector,
    SheetCells,
    column_number,
    unescaped,
    whole,
)
from neglect_workbook.exchange.incoming.dates import EPOCH, MAC_EPOCH, is_date_format
from neglect_workbook.exchange.incoming.plain_parts import plain_sheet, plain_texts
from neglect_workbook.exchange.incoming.relationships import part_name, relationships, rels_name
from neglect_workbook.exchange.incoming.xml_events import Budget, TooMuchError, read_xml

_PLACE = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
#: Elements of the part that holds all formats.
_MOST_STYLES: Final = 100_000
_WORTH_REMEMBERING: Final = 50_000


class ExcelFile:
    """One Excel file whose package was checked.

    Args:
        parts: its parts by name.
        limits: what it may hold at most.

    Raises:
        ValueError: it cannot be read, or there is too much in it.
        KeyError: a part is missing.
    """

    def __init__(self, parts: Mapping[str, bytes], limits: BookLimits) -> None:
        self._parts = parts
        self._limits = limits
        self._budget = Budget(limits.elements)
        self._characters = 0
        self._book = _book_part(parts)
        self._shared = BookWide(limits, EPOCH)
        self._sheets: dict[str, str] = {}
        self._read_book()

    def sheet_names(self) -> tuple[str, ...]:
        """The names of the sheets of cells, in order, hidden ones too."""
        return tuple(self._sheets)

    def cells(self, name: str) -> SheetCells:
        """The cells of one sheet.

        Raises:
            ValueError: it cannot be read, or there is too much in it.
            LookupError: its part, or a text that it names, is missing.
        """
        content = self._parts[self._sheets[name]]
        cells = plain_sheet(content, self._shared, self._budget)
        if cells is None:
            reader = _SheetReader(self._shared)
            read_xml(BytesIO(content), self._budget, reader.begin, reader.end, reader.text)
            cells = reader.cells.collected()
        self._characters += cells.characters
        if self._characters > self._limits.characters:
            raise TooMuchError
        return cells

    def _read_book(self) -> None:
        links = {
            one.id: one
            for one in relationships(self._parts[rels_name(self._book)])
            if not one.is_outside
        }
        sheets: list[tuple[str, str]] = []

        def begin(name: str, attributes: Mapping[str, str]) -> None:
            if name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
                self._shared = replace(self._shared, epoch=MAC_EPOCH)
            if name == "sheet":
                sheets.append((attributes.get("name", ""), attributes.get("id", "")))

        read_xml(BytesIO(self._parts[self._book]), self._budget, begin, _nothing, _nothing)
        if len(sheets) > self._limits.sheets:
            raise TooMuchError
        for name, link in sheets:
            if links[link].kind == "worksheet":
                self._sheets[name] = part_name(self._book, links[link].target)
        for one in links.values():
            part = part_name(self._book, one.target)
            if one.kind == "sharedStrings":
                self._shared = replace(self._shared, texts=self._texts(self._parts[part]))
            if one.kind == "styles":
                self._shared = replace(self._shared, date_styles=_date_styles(self._parts[part]))

    def _texts(self, content: bytes) -> list[str]:
        texts = plain_texts(content, self._limits, self._budget)
        if texts is None:
            reader = _TextReader()
            read_xml(BytesIO(content), self._budget, reader.begin, reader.end, reader.text)
            texts = reader.texts
            if sum(map(len, texts)) > self._limits.characters:
                raise TooMuchError
        return texts


class _TextReader:
    """Collects the texts that cells share, without notes on how they are pronounced."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_text = False
        self._run = 0
        self._aside = 0

    def begin(self, name: str, _: Mapping[str, str]) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside += 1
        elif name == "t":
            self._is_text = not self._aside
            self._run = len(self._pieces)

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append(whole("".join(self._pieces)))
        elif name == "rPh":
            self._aside -= 1
        elif name == "t" and self._is_text:
            self._is_text = False
            self._pieces[self._run :] = [unescaped("".join(self._pieces[self._run :]))]

    def text(self, piece: str) -> None:
        if self._is_text:
            self._pieces.append(piece)


class _SheetReader:
    """Collects the cells of one sheet."""

    def __init__(self, shared: BookWide) -> None:
        self.cells = CellCollector(shared.limits)
        self._shared = shared
        self._is_data = False
        self._row = self._column = 0
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._is_value = False
        self._run = 0
        self._aside = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheetData":
            self._is_data = True
        elif not self._is_data:
            # What stands beside the cells, such as rules for their colours, has formulas too.
            return
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "c":
            self._go_to(attributes.get("r", ""))
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._pieces = []
        elif name == "f":
            self.cells.formulas.add((self._row, self._column))
        elif name == "rPh":
            self._aside += 1
        elif name in {"v", "t"}:
            self._is_value = not self._aside
            self._run = len(self._pieces)

    def end(self, name: str) -> None:
        if name == "sheetData":
            self._is_data = False
        elif name == "c" and self._is_data:
            value = self._shared.value(self._type, self._style, "".join(self._pieces))
            self.cells.keep(self._row, self._column, value)
        elif name == "rPh" and self._is_data:
            self._aside -= 1
        elif name in {"v", "t"} and self._is_value:
            self._is_value = False
            self._pieces[self._run :] = [unescaped("".join(self._pieces[self._run :]))]

    def text(self, piece: str) -> None:
        if self._is_value:
            self._pieces.append(piece)

    def _go_to(self, place: str) -> None:
        """Follow a cell's place such as C7; without one it is the next in its row."""
        match = _PLACE.fullmatch(place)
        if match is None:
            self._column += 1
            return
        self._column = column_number(match[1].upper())
        self._row = int(match[2])


def _book_part(parts: Mapping[str, bytes]) -> str:
    """The part that lists the sheets."""
    for one in relationships(parts["_rels/.rels"]):
        if one.kind == "officeDocument" and not one.is_outside:
            return part_name("", one.target)
    raise KeyError("officeDocument")


def _date_styles(content: bytes) -> frozenset[str]:
    """The places of the cell formats that show a number as a date.

    Files that one program made have the same formats, so the last ones are remembered.
    """
    read = _read_date_styles
    return read(content) if len(content) <= _WORTH_REMEMBERING else read.__wrapped__(content)


@lru_cache(maxsize=8)
def _read_date_styles(content: bytes) -> frozenset[str]:
    own: dict[str, str] = {}
    formats: list[str] = []
    inside: list[str] = []

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        if name == "xf" and inside and inside[-1] == "cellXfs":
            formats.append(attributes.get("numFmtId", "0"))
        inside.append(name)

    def end(_: str) -> None:
        inside.pop()

    read_xml(BytesIO(content), Budget(_MOST_STYLES), begin, end, _nothing)
    return frozenset(str(place) for place, code in enumerate(formats) if is_date_format(code, own))


def _nothing(_: str) -> None:
    """What is not looked at."""
