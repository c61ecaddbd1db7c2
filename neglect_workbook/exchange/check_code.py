"""The codes of a return, and the digests that show what was changed after the export.

A digest finds edits and damage. It is not a signature: whoever changes a return on purpose
can make new digests.

Every digest is SHA-256 over canonical JSON (keys sorted, no spaces, UTF-8) of cells as they
are sent, by heading, so neither the order of rows nor that of columns counts. A reader that
joins continued rows first can work out the same digests from the file.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.returns.about import PASSING_KEYS, AboutItem, about_items
from neglect_workbook.exchange.returns.answers import ReturnHead, answers_sheet
from neglect_workbook.exchange.returns.records import (
    actions_sheet,
    evidence_sheet,
    indicators_sheet,
    voices_sheet,
)
from neglect_workbook.exchange.sheet import Cell, Column, Sheet, clean_cell, cleaned

#: No vowels, so that no word comes up; nothing that looks like something else.
ALPHABET = "CDFHJKMNPRTVWX34679"

_CODE_LENGTH = 8
_QUICK = msgspec.json.Encoder(order="sorted")
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_CELL_DIGEST_LENGTH = 8


#: A cell in JSON's terms.
PlainCell = str | int | float


def return_id(snapshot: WorkbookSnapshot) -> str:
    """The id of a return, such as ``R-C7RT-4MXD``: the same for every export of one review."""
    named = f"{snapshot.workbook_id}\n{snapshot.review.id}"
    return f"R-{_code(hashlib.sha256(named.encode()).digest())}"


def check_code(snapshot: WorkbookSnapshot) -> str:
    """The check code, such as ``K7RT-4MXD``: the same for the same content, on any day."""
    return _code(bytes.fromhex(content_digest(snapshot)))


def content_digest(snapshot: WorkbookSnapshot) -> str:
    """The digest of everything that a return sends, as 64 hexadecimal digits.

    Left out are the day of the export and the version of the program.
    """
    head = ReturnHead(return_id(snapshot), date.min)
    items = about_items(snapshot, head, check_code="")
    return digest_of(items, content_sheets(snapshot, head))


def content_sheets(snapshot: WorkbookSnapshot, head: ReturnHead) -> tuple[Sheet, ...]:
    """The sheets that hold what the organisation wrote, cleaned, in order."""
    made = (
        answers_sheet(snapshot, head),
        evidence_sheet(snapshot, head),
        actions_sheet(snapshot, head),
        indicators_sheet(snapshot, head),
        voices_sheet(snapshot, head),
    )
    return tuple(cleaned(sheet) for sheet in made)


def digest_of(items: Iterable[AboutItem], sheets: Iterable[Sheet]) -> str:
    """The digest of a whole return, from its lines about itself and its content sheets."""
    return digest_of_rows(items, {sheet.name: row_digests(sheet) for sheet in sheets})


def digest_of_rows(items: Iterable[AboutItem], digests: Mapping[str, Iterable[str]]) -> str:
    """The same from the digests of the rows of each sheet, by its name."""
    about = {
        item.key: plain_cell(clean_cell(item.value))
        for item in items
        if item.key not in PASSING_KEYS
    }
    rows = {name: sorted(found) for name, found in digests.items()}
    return _digest({"about": about, "rows": rows})


def row_digests(sheet: Sheet) -> list[str]:
    """The digest of each row, over the columns that count as content, in the sheet's order."""
    return [row_digest(content_of(sheet.columns, row)) for row in sheet.rows]


def row_digest(content: Mapping[str, PlainCell]) -> str:
    """The digest of one row, from its content cells by heading."""
    if float in map(type, content.values()):
        return _digest(content)
    # Canonical JSON as well, made several times quicker; only numbers look different in it.
    return hashlib.sha256(_QUICK.encode(content)).hexdigest()


def cell_digests(content: Mapping[str, PlainCell]) -> Mapping[str, str]:
    """The first eight digits of the digest of each content cell of a row, by heading.

    They say which cells of a row were changed.
    """
    return {heading: _digest(cell)[:_CELL_DIGEST_LENGTH] for heading, cell in content.items()}


def content_of(columns: Iterable[Column], row: Iterable[Cell]) -> Mapping[str, PlainCell]:
    """The content cells of a row by heading: see ``Column.is_content``."""
    pairs = zip(columns, row, strict=True)
    return {column.heading: plain_cell(cell) for column, cell in pairs if column.is_content}


def plain_cell(cell: Cell) -> PlainCell:
    """A cell in JSON's terms, however a reader hands it over."""
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell


def _digest(value: object) -> str:
    return hashlib.sha256(_CANONICAL.encode(value).encode()).hexdigest()


def _code(digest: bytes) -> str:
    """Eight characters of the alphabet, in two groups of four."""
    number = int.from_bytes(digest, "big")
    characters = []
    for _ in range(_CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    code = "".join(characters)
    return f"{code[:4]}-{code[4:]}"
