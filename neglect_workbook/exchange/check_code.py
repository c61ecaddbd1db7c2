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

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.returns.about import PASSING_KEYS, AboutItem, about_items
from neglect_workbook.exchange.returns.answers import ReturnHead, answers_sheet
from neglect_workbook.exchange.returns.records import (
    actions_sheet,
    evidence_sheet,
    indicators_sheet,
    voices_sheet,
)
from neglect_workbook.exchange.sheet import Cell, Sheet, clean_cell, cleaned

#: No vowels, so that no word comes up; nothing that looks like something else.
ALPHABET = "CDFHJKMNPRTVWX34679"

_CODE_LENGTH = 8
_CELL_DIGEST_LENGTH = 8


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
    about = {
        item.key: _plain(clean_cell(item.value)) for item in items if item.key not in PASSING_KEYS
    }
    rows = {sheet.name: sorted(row_digests(sheet)) for sheet in sheets}
    return _digest({"about": about, "rows": rows})


def row_digests(sheet: Sheet) -> list[str]:
    """The digest of each row, over the columns that count as content, in the sheet's order."""
    return [_digest(_content_of(sheet, row)) for row in sheet.rows]


def cell_digests(sheet: Sheet, row: tuple[Cell, ...]) -> Mapping[str, str]:
    """The first eight digits of the digest of each content cell of a row, by heading.

    They say which cells of a row were changed.
    """
    return {
        heading: _digest(value)[:_CELL_DIGEST_LENGTH]
        for heading, value in _content_of(sheet, row).items()
    }


def _content_of(sheet: Sheet, row: tuple[Cell, ...]) -> dict[str, str | int | float]:
    return {
        column.heading: _plain(cell)
        for column, cell in zip(sheet.columns, row, strict=True)
        if column.is_content
    }


def _plain(cell: Cell) -> str | int | float:
    """A cell in JSON's terms, however a reader hands it over."""
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _code(digest: bytes) -> str:
    """Eight characters of the alphabet, in two groups of four."""
    number = int.from_bytes(digest, "big")
    characters = []
    for _ in range(_CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    code = "".join(characters)
    return f"{code[:4]}-{code[4:]}"
