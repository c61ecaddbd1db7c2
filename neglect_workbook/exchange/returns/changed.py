"""What was changed in a return after it was made, by the digests that it carries."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from neglect_workbook.exchange.check_code import cell_digests, digest_of, row_digests
from neglect_workbook.exchange.incoming.book import ReadRow, ReadTable
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.about import AboutItem
from neglect_workbook.exchange.returns.answers import COLUMNS
from neglect_workbook.exchange.returns.read import ChangedCell
from neglect_workbook.exchange.sheet import Cell, Column, ColumnKind, Sheet

#: The one entry of 'About this return' that is a number.
_NUMBERS = frozenset({"format"})


def row_digest(row: ReadRow) -> str:
    """The digest of one row of 'Answers'."""
    return row_digests(_sheet(words.ANSWERS, COLUMNS, (row,)))[0]


def changed_cells(machine: Mapping[str, str], rows: Sequence[ReadRow]) -> Iterator[ChangedCell]:
    """The cells of answers that differ from what was sent.

    Args:
        machine: what the hidden sheet says.
        rows: one row for each question.
    """
    for row in rows:
        question_id = row.text("Question ID").strip()
        sent = _digests(machine.get(f"cells {question_id}", ""))
        if not sent or machine.get(f"row {question_id}") == row_digest(row):
            continue
        sheet = _sheet(words.ANSWERS, COLUMNS, (row,))
        for heading, digest in cell_digests(sheet, sheet.rows[0]).items():
            if sent.get(heading, digest) != digest:
                yield ChangedCell(question_id, heading, row.number)


def is_as_sent(
    machine: Mapping[str, str],
    about: Mapping[str, Cell],
    tables: Mapping[str, tuple[tuple[Column, ...], ReadTable | None]],
) -> bool:
    """Whether everything that counts is as it was sent: the digest of the whole is the same.

    Args:
        machine: what the hidden sheet says.
        about: the entries of 'About this return' by key.
        tables: the columns and the table of each content sheet, by name.
    """
    items = [
        AboutItem("", value if key in _NUMBERS else _text(value), key)
        for key, value in about.items()
    ]
    sheets = [
        _sheet(name, columns, table.rows if table else ())
        for name, (columns, table) in tables.items()
    ]
    return machine.get("digest", "") == digest_of(items, sheets)


def _sheet(name: str, columns: tuple[Column, ...], rows: Sequence[ReadRow]) -> Sheet:
    """Rows as they were before they were written, whatever types a program made of them."""
    cells = tuple(
        tuple(_cell(column, row.cells[column.heading]) for column in columns) for row in rows
    )
    return Sheet(name, "", "", columns, cells, key_columns=(0,))


def _cell(column: Column, cell: Cell) -> Cell:
    if column.kind is ColumnKind.NUMBER and isinstance(cell, str):
        with suppress(ValueError):
            return float(cell) if cell.strip() and cell[-1].isdigit() else cell
    if column.kind in {ColumnKind.TEXT, ColumnKind.RATING}:
        return _text(cell)
    return cell


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _digests(text: str) -> Mapping[str, str]:
    """The digests of a row's cells by heading; none where they cannot be read."""
    with suppress(ValueError, RecursionError):
        found = json.loads(text)
        if isinstance(found, dict) and all(isinstance(one, str) for one in found.values()):
            return found
    return {}
