"""The cells of an Excel file, read in one go through each part and never more than allowed.

Excel, LibreOffice and Google each write the same cells in their own way: texts shared or in
place, dates as numbers with a format, escapes for characters that XML cannot hold. What comes
out here is the same for all of them. Where a sheet says how large it is, it is not believed.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Final

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.incoming.relationships import part_name, relationships, rels_name
from neglect_workbook.exchange.incoming.xml_events import Budget, TooMuchError, read_xml
from neglect_workbook.exchange.sheet import Cell

#: Digits up to which a number without a fraction is a whole one.
_WHOLE = 10**15
#: What a program writes for a character that XML cannot hold, and for an underscore that would
#: look like the start of one of these. No program writes others, so they are what was typed:
#: LibreOffice leaves the second of two that share an underscore as it is.
_ESCAPE = re.compile(
    "_x(00[01][0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]|005[fF](?=_x[0-9a-fA-F]{4}_))_"
)
_PLACE = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
_LETTERS: Final = 26
#: Formats of dates that have no words of their own in openpyxl: those of other languages.
_DATES_ELSEWHERE = frozenset({*range(27, 37), *range(50, 59)})


@dataclass(frozen=True, slots=True)
class BookLimits:
    """What an incoming Excel file may hold at most, far above what an honest one does.

    Attributes:
        sheets: sheets of the file.
        rows: the lowest row of a sheet that holds anything.
        columns: the last column of a sheet that holds anything.
        characters: all texts together.
        elements: all XML elements together.
    """

    sheets: int = 50
    rows: int = 5_000
    columns: int = 60
    characters: int = 4_000_000
    elements: int = 300_000


class FarCellError(ValueError):
    """Something stands far away from any table; the message is the cell's place."""


class ExcelFile:
    """One Excel file whose package was checked.

    Args:
        archive: the file.
        limits: what it may hold at most.

    Raises:
        ValueError: it cannot be read, or there is too much in it.
        KeyError: a part is missing.
    """

    def __init__(self, archive: zipfile.ZipFile, limits: BookLimits) -> None:
        self._archive = archive
        self._limits = limits
        self._budget = Budget(limits.elements)
        self._characters = 0
        self._book = _book_part(archive)
        self._epoch = CALENDAR_WINDOWS_1900
        self._sheets: dict[str, str] = {}
        self._texts: list[str] = []
        self._date_styles: frozenset[int] = frozenset()
        self._read_book()

    def sheet_names(self) -> tuple[str, ...]:
        """The names of the sheets of cells, in order, hidden ones too."""
        return tuple(self._sheets)

    def rows(self, name: str) -> tuple[tuple[Cell, ...], ...]:
        """The cells of one sheet from A1 on; a blank is the empty text."""
        reader = _SheetReader(self._texts, self._date_styles, self._epoch, self._limits)
        with self._archive.open(self._sheets[name]) as stream:
            read_xml(stream, self._budget, reader.begin, reader.end, reader.text)
        self._characters += reader.characters
        if self._characters > self._limits.characters:
            raise TooMuchError
        return reader.rows()

    def _read_book(self) -> None:
        links = {
            one.id: one
            for one in relationships(self._archive.read(rels_name(self._book)))
            if not one.is_outside
        }
        sheets: list[tuple[str, str]] = []

        def begin(name: str, attributes: Mapping[str, str]) -> None:
            if name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
                self._epoch = CALENDAR_MAC_1904
            if name == "sheet":
                sheets.append((attributes.get("name", ""), attributes.get("id", "")))

        with self._archive.open(self._book) as stream:
            read_xml(stream, self._budget, begin, _nothing, _nothing)
        if len(sheets) > self._limits.sheets:
            raise TooMuchError
        for name, link in sheets:
            if links[link].kind == "worksheet":
                self._sheets[name] = part_name(self._book, links[link].target)
        for one in links.values():
            if one.kind == "sharedStrings":
                self._texts = self._read_texts(part_name(self._book, one.target))
            if one.kind == "styles":
                self._date_styles = self._read_styles(part_name(self._book, one.target))

    def _read_texts(self, part: str) -> list[str]:
        reader = _TextReader()
        with self._archive.open(part) as stream:
            read_xml(stream, self._budget, reader.begin, reader.end, reader.text)
        return reader.texts

    def _read_styles(self, part: str) -> frozenset[int]:
        """The places of the cell formats that show a number as a date."""
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

        with self._archive.open(part) as stream:
            read_xml(stream, self._budget, begin, end, _nothing)
        return frozenset(place for place, code in enumerate(formats) if _is_date(code, own))


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
            self.texts.append(_whole("".join(self._pieces)))
        elif name == "rPh":
            self._aside -= 1
        elif name == "t" and self._is_text:
            self._is_text = False
            self._pieces[self._run :] = [_unescaped("".join(self._pieces[self._run :]))]

    def text(self, piece: str) -> None:
        if self._is_text:
            self._pieces.append(piece)


class _SheetReader:
    """Collects the cells of one sheet."""

    def __init__(
        self, texts: list[str], date_styles: frozenset[int], epoch: object, limits: BookLimits
    ) -> None:
        self._texts = texts
        self._date_styles = date_styles
        self._epoch = epoch
        self._limits = limits
        self._cells: dict[int, dict[int, Cell]] = {}
        self._row = self._column = 0
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._is_value = False
        self._run = 0
        self._aside = 0
        self.characters = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "c":
            self._go_to(attributes.get("r", ""))
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._pieces = []
        elif name == "rPh":
            self._aside += 1
        elif name in {"v", "t"}:
            self._is_value = not self._aside
            self._run = len(self._pieces)

    def end(self, name: str) -> None:
        if name == "c":
            self._keep(self._value("".join(self._pieces)))
        elif name == "rPh":
            self._aside -= 1
        elif name in {"v", "t"} and self._is_value:
            self._is_value = False
            self._pieces[self._run :] = [_unescaped("".join(self._pieces[self._run :]))]

    def text(self, piece: str) -> None:
        if self._is_value:
            self._pieces.append(piece)

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows from the first on, each as long as its last cell that holds anything."""
        return tuple(
            tuple(row.get(column, "") for column in range(1, max(row, default=0) + 1))
            for row in (
                self._cells.get(number, {}) for number in range(1, max(self._cells, default=0) + 1)
            )
        )

    def _go_to(self, place: str) -> None:
        """Follow a cell's place such as C7; without one it is the next in its row."""
        match = _PLACE.fullmatch(place)
        if match is None:
            self._column += 1
            return
        self._column = 0
        for letter in match[1].upper():
            self._column = self._column * _LETTERS + ord(letter) - ord("A") + 1
        self._row = int(match[2])

    def _keep(self, value: Cell) -> None:
        if value == "":
            return
        if self._row > self._limits.rows or self._column > self._limits.columns:
            raise FarCellError(f"row {self._row}, column {self._column}")
        if isinstance(value, str):
            self.characters += len(value)
        self._cells.setdefault(self._row, {})[self._column] = value

    def _value(self, text: str) -> Cell:
        if self._type == "s":
            return self._texts[int(text)] if text else ""
        if self._type in {"inlineStr", "str", "e"}:
            return _whole(text)
        if self._type == "b":
            return "TRUE" if text.strip() == "1" else "FALSE"
        if self._type == "d":
            return date.fromisoformat(text.strip()[:10])
        return self._number(text.strip())

    def _number(self, text: str) -> Cell:
        if not text:
            return ""
        number = float(text)
        if not isfinite(number):
            return text
        if int(self._style) in self._date_styles:
            day = from_excel(number, self._epoch)
            if isinstance(day, date):
                return date(day.year, day.month, day.day)
        return int(number) if number.is_integer() and abs(number) < _WHOLE else number


def _book_part(archive: zipfile.ZipFile) -> str:
    """The part that lists the sheets."""
    for one in relationships(archive.read("_rels/.rels")):
        if one.kind == "officeDocument" and not one.is_outside:
            return part_name("", one.target)
    raise KeyError("officeDocument")


def _is_date(code: str, own: Mapping[str, str]) -> bool:
    if code in own:
        return is_date_format(own[code])
    number = int(code)
    return number in _DATES_ELSEWHERE or is_date_format(BUILTIN_FORMATS.get(number, "General"))


def _unescaped(run: str) -> str:
    """One run of a text with its escapes resolved (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), run) if "_x" in run else run


def _whole(text: str) -> str:
    """The runs of a text put together: halves of one character joined, then cleaned."""
    return clean_text(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore"))


def _nothing(_: str) -> None:
    """What is not looked at."""
