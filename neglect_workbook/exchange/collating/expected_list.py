"""The list of organisations that a return is expected of, from a .csv or .xlsx file.

People keep such lists in their own way, so columns are found by what they are usually called, in
any order. What is not understood is reported with its row and kept as it was said, never
guessed.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from neglect_workbook.domain.collating.facts import FileProblem
from neglect_workbook.domain.collating.names import plain_name
from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.incoming.book import ReadSheet, read_book
from neglect_workbook.exchange.incoming.package import bytes_of
from neglect_workbook.exchange.sheet import Cell

_NAME: Final = "name"
_SECTOR: Final = "sector"
_CONTACT: Final = "contact"
_EMAIL: Final = "email"
_SETTING: Final = "setting_id"
_RETURN: Final = "return_id"

#: What people call each column, in plain words; the better ones first.
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        _NAME: (
            *("organisation", "organisation name", "name of organisation", "organization"),
            *("establishment", "establishment name", "establishmentname", "setting"),
            *("setting name", "school", "school name", "name of school", "school or setting"),
            *("agency", "agency name", "provider", "provider name", "practice", "practice name"),
            *("service", "name", "who"),
        ),
        _SECTOR: (
            *("sector", "type", "organisation type", "type of organisation", "kind", "phase"),
            *("setting type", "type of setting", "category", "group"),
        ),
        _EMAIL: (
            *("email", "e mail", "email address", "e mail address", "contact email", "mail"),
            *("contact e mail", "dsl email", "contact email address", "main email"),
        ),
        _CONTACT: (
            *("contact", "contact role", "contact name", "contact person", "lead", "role"),
            *("dsl", "safeguarding lead", "designated safeguarding lead", "contact details"),
        ),
        _SETTING: (
            *("setting id", "urn", "charity number", "urn or charity number", "setting number"),
            *("urn charity number", "unique reference number", "dfe number", "ods code"),
            *("organisation code", "practice code", "charity no", "registered charity number"),
        ),
        _RETURN: ("return id", "return", "id of return", "return reference"),
    }
)
#: Headings are looked for in so many rows from the top.
_ROWS_ABOVE: Final = 30
_MOST_ROWS: Final = 5_000
_LONGEST_FIELD: Final = 1_000
_SEPARATORS: Final = (",", ";", "\t")
_NO_WORD: Final = re.compile(r"[\W_]+")
_LONGEST_QUOTE: Final = 40


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """One organisation of the list.

    Attributes:
        name: its name.
        sector_id: a sector of the framework; empty where it was not understood or not said.
        sector_said: the sector as the list says it.
        contact: where to write to: the e-mail address where there is one, else what the list
            says of a contact; may be empty.
        setting_id: URN or charity number; may be empty.
        return_id: the id of its return; may be empty.
        row: its row in the file, from 1.
    """

    name: str
    sector_id: str = ""
    sector_said: str = ""
    contact: str = ""
    setting_id: str = ""
    return_id: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class ExpectedList:
    """The whole list.

    Attributes:
        rows: the organisations, in its order, each once.
        problems: what was not understood or is there twice, with its row.
    """

    rows: tuple[ExpectedRow, ...]
    problems: tuple[FileProblem, ...] = ()


def read_expected_list(path: Path, framework: Framework, password: str = "") -> ExpectedList:
    """Read an expected list.

    Args:
        path: a .csv or .xlsx file; it is only read.
        framework: whose sectors the list names, by their names, ids or short words.
        password: of the Excel file, where it has one.

    Raises:
        KnownError: it was refused, or no column holds names of organisations.
    """
    if path.suffix.casefold() in {".csv", ".txt", ".tsv"}:
        sheets: Sequence[ReadSheet] = (ReadSheet("", _rows_of_text(bytes_of(path), path.name)),)
    else:
        sheets = read_book(path, password).sheets
    for sheet in sheets:
        found = _heading_row(sheet)
        if found is not None:
            return _ListReader(framework, sheet, *found).read()
    raise KnownError(
        "no_expected_list",
        f"{path.name} has no column 'Organisation'.",
        "Give the column of names the heading Organisation, and bring the list in again.",
    )


def _rows_of_text(data: bytes, name: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a .csv file, whichever of the usual ways it was saved in."""
    text = _decoded(data)
    if "\0" in text:
        raise KnownError(
            "not_a_list",
            f"{name} is not a text file.",
            "Save the list as .csv or .xlsx, and bring it in again.",
        )
    rows = max((_split(text, one) for one in _SEPARATORS), key=_columns)
    return tuple(tuple(clean_text(cell) for cell in row) for row in rows)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Five bytes have no letter in the usual alphabet of Windows.
    return data.decode("latin-1")


def _split(text: str, separator: str) -> list[list[str]]:
    """The rows of a text. One that is not closed properly ends with the file."""
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=False)
    rows: list[list[str]] = []
    try:
        rows.extend(row for _, row in zip(range(_MOST_ROWS + 1), reader, strict=False))
    except csv.Error:
        # A field of over a hundred thousand characters: no list of names.
        return rows
    return rows


def _columns(rows: list[list[str]]) -> tuple[int, int]:
    """How many columns a heading row was found to have, split in one way."""
    sheet = ReadSheet("", tuple(tuple(row) for row in rows[:_ROWS_ABOVE]))
    found = _heading_row(sheet)
    widest = max((len(row) for row in rows[:_ROWS_ABOVE]), default=0)
    return (len(found[1]) if found else 0, widest)


def _heading_row(sheet: ReadSheet) -> tuple[int, Mapping[str, int]] | None:
    """The place of the row of headings, and the place of each column in it."""
    best: tuple[int, Mapping[str, int]] | None = None
    for place, row in enumerate(sheet.rows[:_ROWS_ABOVE]):
        columns = _columns_of(row)
        is_better = best is None or len(columns) > len(best[1])
        if _NAME in columns and is_better:
            best = place, columns
    return best


def _columns_of(row: Sequence[Cell]) -> dict[str, int]:
    plain = [_plain(cell) for cell in row]
    found: dict[str, int] = {}
    for field, headings in _HEADINGS.items():
        for heading in headings:
            if heading in plain and plain.index(heading) not in found.values():
                found[field] = plain.index(heading)
                break
    return found


def _plain(cell: Cell) -> str:
    return _NO_WORD.sub(" ", str(cell).casefold()).strip()


class _ListReader:
    """Reads the rows under the headings.

    Args:
        framework: whose sectors are named.
        sheet: where the list is.
        at: the place of its heading row.
        columns: the place of each column.
    """

    def __init__(
        self, framework: Framework, sheet: ReadSheet, at: int, columns: Mapping[str, int]
    ) -> None:
        self._sheet = sheet
        self._at = at
        self._columns = columns
        self._sectors = _sector_words(framework)
        self._problems: list[FileProblem] = []

    def read(self) -> ExpectedList:
        """The list."""
        seen: dict[tuple[str, str], ExpectedRow] = {}
        rows = list(self._rows())
        for row in rows[:_MOST_ROWS]:
            same = seen.setdefault((plain_name(row.name), row.sector_id), row)
            if same is not row and self._are_two(same, row):
                seen[plain_name(row.name), f"{row.sector_id} {row.row}"] = row
            elif same is not row:
                message = f"'{row.name}' is in row {same.row} already, so this row was left out."
                self._add("name_twice", message, row.row)
        if len(rows) > _MOST_ROWS:
            message = f"The list is longer than {_MOST_ROWS} rows. The rest was not read."
            self._add("too_long", message, rows[_MOST_ROWS].row)
        return ExpectedList(tuple(seen.values()), tuple(self._problems))

    def _rows(self) -> Iterator[ExpectedRow]:
        for number, row in enumerate(self._sheet.rows[self._at + 1 :], start=self._at + 2):
            if not any(str(cell).strip() for cell in row):
                continue
            if any(len(str(cell)) > _LONGEST_FIELD for cell in row):
                message = "A cell of this row is very long. A quotation mark may not be closed."
                self._add("long_cell", message, number)
            said = {field: _text(row, place) for field, place in self._columns.items()}
            name = said[_NAME]
            if not name:
                self._add("no_name", "This row names no organisation, so it was left out.", number)
            elif not plain_name(name):
                message = f"'{name[:_LONGEST_QUOTE]}' is no name, so this row was left out."
                self._add("no_name", message, number)
            else:
                yield ExpectedRow(
                    name=name,
                    sector_id=self._sector(said.get(_SECTOR, ""), number),
                    sector_said=said.get(_SECTOR, ""),
                    contact=said.get(_EMAIL, "") or said.get(_CONTACT, ""),
                    setting_id=said.get(_SETTING, ""),
                    return_id=said.get(_RETURN, ""),
                    row=number,
                )

    def _sector(self, said: str, number: int) -> str:
        found = self._sectors.get(_plain(said), "")
        if said and not found:
            quoted = said[:_LONGEST_QUOTE]
            message = f"'{quoted}' is no sector of the framework. It is kept as it is written."
            self._add("unknown_sector", message, number)
        return found

    def _are_two(self, one: ExpectedRow, other: ExpectedRow) -> bool:
        """Whether two of the same name are two organisations: their numbers differ."""
        return bool(one.setting_id and other.setting_id) and one.setting_id != other.setting_id

    def _add(self, code: str, message: str, row: int) -> None:
        self._problems.append(FileProblem(code, message, self._sheet.name, row))


def _text(row: Sequence[Cell], place: int) -> str:
    """A cell as one line of text."""
    cell = row[place] if place < len(row) else ""
    return " ".join(str(cell).split())[:_LONGEST_FIELD]


def _sector_words(framework: Framework) -> Mapping[str, str]:
    """Sectors by their names, ids, short words and what several are called.

    A word that two sectors have says neither.
    """
    found: dict[str, set[str]] = {}
    for one in framework.sectors:
        for word in (one.name, one.id, one.short, one.many):
            if plain := _plain(word):
                found.setdefault(plain, set()).add(one.id)
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}
