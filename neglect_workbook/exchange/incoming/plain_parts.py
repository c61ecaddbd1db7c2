"""The quick way through the parts of an Excel file that hold its cells and its shared texts.

Programs write these parts in a few plain shapes. Where every piece of one is of such a shape, it is
read by pattern, several times quicker than element by element. Where any piece is not, nothing of
it is taken: the part is read element by element (see ``cells``), which gives the same.
"""

import re
from functools import cache
from typing import Final
from unicodedata import is_normalized

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.incoming.cell_values import (
    IN_PLACE,
    BookLimits,
    BookWide,
    SheetCells,
    column_number,
    near_letters,
    unescaped,
    whole,
)
from neglect_workbook.exchange.incoming.xml_events import Budget, TooMuchError
from neglect_workbook.exchange.sheet import Cell

#: Control characters that XML does not allow; deleted from bytes to see whether there are any.
_CONTROL: Final = bytes({*range(32)} - {9, 10, 13})
#: Characters of the shortest element, such as ``<r/>``.
_SHORTEST_ELEMENT: Final = 4
#: How comments, texts taken as they are, and notes to programs begin.
_ASIDES: Final = ("<!", "<?")
_DECLARATION: Final = (
    r"""\ufeff?(?:<\?xml version=["']1\.0["']( encoding=["'](?i:utf-8)["'])?"""
    r"""( standalone=["'](yes|no)["'])?\s*\?>)?\s*"""
)
_SPACE: Final = '(?: xml:space="preserve")?'

_TEXT_TABLE = re.compile(rf"{_DECLARATION}<sst(?: [^<>]*)?>")
#: Elements of a text in this table.
_ELEMENTS_OF_TEXT: Final = 2
#: What stands before, between and after the shared texts, once it is written the same everywhere.
_BEFORE, _AFTER = "<si><t>", "</t></si>"
_TAGS_OF_ONE: Final = 4
#: Characters of these tags at most.
_LONGEST_TAGS: Final = 50
_SAME: Final = (
    ('<t xml:space="preserve">', "<t>"),
    ("<si><t/></si>", _BEFORE + _AFTER),
    ("<si/>", _BEFORE + _AFTER),
)

#: What would make more of what stands around the cells.
_AROUND: Final = (*_ASIDES, "<sheetData")
_SHEET = re.compile(rf"{_DECLARATION}<worksheet(?: [^<>]*)?>(?P<rest>.*)", re.DOTALL)
_BLANK_ROWS: Final = r"(?:\s*<row(?: [^<>]*)?/>)*\s*"
_ROW = re.compile(rf"{_BLANK_ROWS}<row(?: [^<>]*)?>")
_LAST_ROWS = re.compile(_BLANK_ROWS)
#: A cell: its column, row and format; the shared text that it names; or its type and value, or
#: all that it holds instead of a plain value. Where something else stands, none of these.
_CELL = re.compile(
    r'\s*<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?:'
    r' t="s"><v>([0-9]+)</v></c>|(?: t="([A-Za-z]{1,9})")?'
    r"(?:><v>([^<]*)</v></c>|/>|>((?:(?!</c>).)*)</c>))|\s*\S.*",
    re.DOTALL,
)
_ELEMENTS_OF_CELL: Final = 2
#: What a cell may hold instead: whether its value is worked out, and a value or a text in place.
_HOLDS = re.compile(
    rf"(<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?"
    rf"(?:<v{_SPACE}(?:/>|>([^<]*)</v>)"
    rf"|<is><t{_SPACE}(?:/>|>([^<]*)</t>)</is>)?"
)
_REFERENCE = re.compile("&(?:(amp|lt|gt|quot|apos);|#([0-9]{1,7});|#x([0-9a-fA-F]{1,6});)?")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CHARACTER = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LAST: Final = 0x10FFFF


class _NotPlainError(ValueError):
    """The part is not written in one of the plain shapes."""


def plain_texts(content: bytes, limits: BookLimits, budget: Budget) -> list[str] | None:
    """The texts that cells share; ``None`` where they are not written plainly.

    Args:
        content: the part.
        limits: what the file may hold at most.
        budget: how many elements may be read.

    Raises:
        TooMuchError: there are too many, or they are too long.
    """
    try:
        text = _plain(content, budget)
        begin, end = _TEXT_TABLE.match(text), text.rfind("</sst>")
        if begin is None or end < begin.end() or text[end:].rstrip() != "</sst>":
            return None
        table = text[begin.end() : end].strip()
        if len(table) - _LONGEST_TAGS * table.count(_AFTER) > limits.characters:
            raise TooMuchError
        # A copy less of what may be many characters.
        del text, begin
        texts = _split_texts(table)
    except _NotPlainError:
        return None
    budget.spend(_ELEMENTS_OF_TEXT * len(texts))
    return texts


def plain_sheet(content: bytes, shared: BookWide, budget: Budget) -> SheetCells | None:
    """The cells of a sheet; ``None`` where they are not written plainly.

    Args:
        content: the part.
        shared: what the cells of all sheets share.
        budget: how many elements may be read.

    Raises:
        TooMuchError: there are too many elements.
        ValueError: a cell cannot be read, or stands too far away.
        LookupError: a text that a cell names is missing.
    """
    try:
        text = _plain(content, budget)
        before, begin, rest = text.partition("<sheetData>")
        data, end, after = rest.partition("</sheetData>")
        opening = _SHEET.fullmatch(before)
        if opening is None or not begin or not end:
            return None
        around = opening["rest"] + after
        is_whole = after.rstrip().endswith("</worksheet>")
        if not is_whole or any(one in around for one in _AROUND):
            return None
        rows = _PlainRows(shared)
        cells = rows.read(data)
    except _NotPlainError:
        return None
    budget.spend(rows.elements)
    return cells


def _plain(content: bytes, budget: Budget) -> str:
    """A part as text, if it has no more elements than may be read."""
    if not budget.allows(len(content) // _SHORTEST_ELEMENT):
        budget.require(content.count(b"<") - content.count(b"</"))
    if len(content.translate(None, _CONTROL)) != len(content):
        raise _NotPlainError
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _NotPlainError from error
    if ("]" in text and "]]>" in text) or "\ufffe" in text or "\uffff" in text:
        raise _NotPlainError
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _split_texts(table: str) -> list[str]:
    """The texts of a table in which each is in one piece."""
    if not table:
        return []
    for written, same in _SAME:
        if written in table:
            table = table.replace(written, same)
    is_whole = table.startswith(_BEFORE) and table.endswith(_AFTER)
    texts = table[len(_BEFORE) : -len(_AFTER)].split(_AFTER + _BEFORE)
    if not is_whole or table.count("<") != _TAGS_OF_ONE * len(texts):
        raise _NotPlainError
    if not is_normalized("NFC", table):
        return list(map(_typed, texts))
    return [_typed(one) if "&" in one or "_x" in one else one for one in texts]


class _PlainRows:
    """Reads the rows of a sheet. They must come in order, and so must the cells of each.

    Attributes:
        elements: how many there were.
    """

    def __init__(self, shared: BookWide) -> None:
        self.elements = 0
        self._shared = shared
        self._rows: list[tuple[Cell, ...]] = []
        self._formulas: set[tuple[int, int]] = set()
        self._characters = 0
        self._near = _near(shared.limits.columns)

    def read(self, data: str) -> SheetCells:
        """The cells, from all that the sheet has between its first row and its last."""
        *rows, last = data.split("</row>")
        for row in rows:
            begin = row.find(">")
            if not row.startswith("<row ") or row[begin - 1] == "/":
                begin = _begin_of(row)
            if cells := _CELL.findall(row, begin + 1):
                self._read_row(cells)
            self.elements += 1 + _ELEMENTS_OF_CELL * len(cells)
        if not _LAST_ROWS.fullmatch(last):
            raise _NotPlainError
        return SheetCells(tuple(self._rows), frozenset(self._formulas), self._characters)

    def _read_row(self, cells: list[tuple[str, str, str, str, str, str, str]]) -> None:
        texts, near, characters = self._shared.texts, self._near, 0
        values: list[Cell] = []
        number = cells[0][1]
        for letters, row, style, shared, kind, said, held in cells:
            if row != number or not row:
                raise _NotPlainError
            if shared:
                value: Cell = (text := texts[int(shared)])
                characters += len(text)
            elif said or held:
                value = self._value(letters, int(row), style, kind, said, held)
                characters += len(value) if isinstance(value, str) else 0
            else:
                continue
            if value != "":
                if letters != near[len(values)]:
                    self._fill(values, int(row), column_number(letters))
                values.append(value)
        if values:
            self._put(int(number), values)
            self._characters += characters

    def _value(self, letters: str, row: int, style: str, kind: str, said: str, held: str) -> Cell:
        if held:
            found = _HOLDS.fullmatch(held)
            if found is None:
                raise _NotPlainError
            if found[1]:
                self._formulas.add((row, column_number(letters)))
            said = found[2] or found[3] or ""
        if kind in IN_PLACE:
            return _typed(said)
        return self._shared.value(kind or "n", style or "0", unescaped(_resolved(said)))

    def _fill(self, values: list[Cell], row: int, place: int) -> None:
        """Blanks up to a cell that does not follow the one before."""
        if place <= len(values):
            raise _NotPlainError
        self._shared.limits.require_near(row, place)
        values.extend([""] * (place - len(values) - 1))

    def _put(self, row: int, values: list[Cell]) -> None:
        if row <= len(self._rows):
            raise _NotPlainError
        self._shared.limits.require_near(row, len(values))
        self._rows.extend([()] * (row - len(self._rows) - 1))
        self._rows.append(tuple(values))


def _begin_of(row: str) -> int:
    """Where the tag ends that begins a row; blank rows may stand before it."""
    begin = _ROW.match(row)
    if begin is None:
        raise _NotPlainError
    return begin.end() - 1


@cache
def _near(columns: int) -> tuple[str, ...]:
    """The letters of so many columns from A on, and then none."""
    return (*near_letters(columns), "")


def _typed(text: str) -> str:
    """A text as it was typed: see ``cell_values.whole``, which this is a shorter way to."""
    text = _resolved(text)
    if "_x" in text:
        return whole(unescaped(text))
    return text if text.isascii() and "\r" not in text else clean_text(text)


def _resolved(text: str) -> str:
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    """The character that a reference stands for."""
    name, decimal, hexadecimal = reference.groups()
    if name:
        return _NAMED[name]
    if not decimal and not hexadecimal:
        raise _NotPlainError
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number > _LAST or not _CHARACTER.fullmatch(chr(number)):
        raise _NotPlainError
    return chr(number)
