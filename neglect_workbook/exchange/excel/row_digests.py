"""What a long file holds, row by row, told apart by digests: compared in little memory.

The finished file is read with another parser than the one that wrote it, straight from its
XML, so that a file of any length is checked as a whole before anybody is given it.
"""

import hashlib
import re
import zipfile
from array import array
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.parsers import expat

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.sheet import Cell

_TABLE = "xl/sharedStrings.xml"
_BYTES = 8
#: The day that Excel counts from.
_DAY_0 = date(1899, 12, 30).toordinal()
_ESCAPE = re.compile("_x([0-9a-fA-F]{4})_")
_PLACE = re.compile("([A-Z]+)([0-9]+)")
_LETTERS = 26
#: Texts up to this long come again: names, words of ratings.
_LONGEST_REMEMBERED = 60


def row_digest(row: tuple[Cell, ...]) -> int:
    """The beginning of the digest of a row; blanks at its end do not count."""
    cells = [_cell_digest(cell) for cell in row]
    return _row_digest(cells)


def check_rows(path: Path, sheets: Mapping[str, "array[int]"]) -> None:
    """Compare every row of an Excel file with what was meant.

    Args:
        path: the file.
        sheets: the digests of the rows of each sheet from row 1, by the name of its part.

    Raises:
        BugError: something differs; the message names the row and never what it holds.
    """
    with zipfile.ZipFile(path) as archive:
        texts = _Texts()
        with archive.open(_TABLE) as part:
            _go_through(part, texts)
        for name, wanted in sheets.items():
            rows = _Rows(name, wanted, texts.digests)
            with archive.open(name) as part:
                _go_through(part, rows)
            rows.finish()


def _go_through(part: IO[bytes], reader: "_Texts | _Rows") -> None:
    """Read a part of a file of ours. Its names have no prefix, and nobody else wrote it."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.ParseFile(part)


class _Texts:
    """Reads the table of texts: of each, the digest alone."""

    def __init__(self) -> None:
        self.digests = array("Q")
        self._pieces: list[str] = []
        self._run: list[str] = []
        self._is_text = False

    def begin(self, name: str, _: Mapping[str, str]) -> None:
        if name == "si":
            self._pieces = []
        self._is_text = name == "t"
        self._run = []

    def end(self, name: str) -> None:
        if name == "t":
            # An escape stands for a character within one run (ECMA-376 part 1, 22.9.2.19).
            run = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), "".join(self._run))
            self._pieces.append(run)
        elif name == "si":
            self.digests.append(_number_of("".join(self._pieces).encode()))
        self._is_text = False

    def text(self, piece: str) -> None:
        if self._is_text:
            self._run.append(piece)


class _Rows:
    """Reads one sheet and compares its rows one after the other."""

    def __init__(self, name: str, wanted: "array[int]", texts: "array[int]") -> None:
        self._name = name
        self._wanted = wanted
        self._texts = texts
        self._row = 0
        self._cells: list[bytes] = []
        self._columns: list[str] = []
        self._kind = ""
        self._value: list[str] = []
        self._is_value = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._go_to(int(attributes["r"]))
        elif name == "c":
            self._kind = attributes.get("t", "n")
            self._value = []
            self._make_room(attributes["r"])
        elif name in {"f", "hyperlink", "mergeCell"}:
            raise BugError(f"{self._name} has a {name} in row {self._row}")
        self._is_value = name == "v"

    def end(self, name: str) -> None:
        if name == "c" and self._value:
            self._cells[-1] = self._digest("".join(self._value))
        elif name == "row":
            self._compare(self._row, _row_digest(self._cells))
        self._is_value = False

    def text(self, piece: str) -> None:
        if self._is_value:
            self._value.append(piece)

    def finish(self) -> None:
        """Make sure that every row was there."""
        self._go_to(len(self._wanted) + 1)

    def _go_to(self, row: int) -> None:
        """Go to a row; those that are passed over are blank."""
        for number in range(self._row + 1, row):
            self._compare(number, _row_digest([]))
        self._row = row
        self._cells = []

    def _compare(self, row: int, digest: int) -> None:
        if row > len(self._wanted) or self._wanted[row - 1] != digest:
            raise BugError(f"{self._name} does not hold what was meant in row {row}")

    def _make_room(self, place: str) -> None:
        known = self._columns[len(self._cells)] if len(self._cells) < len(self._columns) else ""
        if known and place == f"{known}{self._row}":
            # Nearly every cell is the next one.
            self._cells.append(b"")
            return
        match = _PLACE.fullmatch(place)
        if match is None or int(match[2]) != self._row:
            raise BugError(f"{self._name} has a cell out of its place in row {self._row}")
        column = 0
        for letter in match[1]:
            column = column * _LETTERS + ord(letter) - ord("A") + 1
        if column == len(self._cells) + 1 and not known:
            self._columns.append(match[1])
        self._cells += [b""] * (column - len(self._cells))

    def _digest(self, value: str) -> bytes:
        if self._kind == "s":
            return b"t" + self._texts[int(value)].to_bytes(_BYTES, "big")
        if self._kind != "n":
            raise BugError(f"{self._name} has another kind of cell in row {self._row}")
        return _of_number(float(value))


def _cell_digest(cell: Cell) -> bytes:
    if isinstance(cell, str):
        return _of_text(cell) if len(cell) > _LONGEST_REMEMBERED else _of_short_text(cell)
    if isinstance(cell, date):
        return _of_number(float(cell.toordinal() - _DAY_0))
    return _of_number(float(cell))


def _of_text(text: str) -> bytes:
    return b"t" + hashlib.sha256(text.encode()).digest()[:_BYTES] if text else b""


@lru_cache(maxsize=20_000)
def _of_short_text(text: str) -> bytes:
    return _of_text(text)


def _of_number(number: float) -> bytes:
    return b"n" + repr(number).encode()


def _row_digest(cells: list[bytes]) -> int:
    last = len(cells)
    while last and not cells[last - 1]:
        last -= 1
    return _number_of(b"\n".join(cells[:last]))


def _number_of(content: bytes) -> int:
    return int.from_bytes(hashlib.sha256(content).digest()[:_BYTES], "big")
