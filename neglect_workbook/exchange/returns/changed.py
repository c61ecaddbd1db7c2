"""What was changed in a return after it was made, by the digests that it carries."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from neglect_workbook.exchange.check_code import (
    PlainCell,
    cell_digests,
    digest_of_rows,
    plain_cell,
    row_digest,
)
from neglect_workbook.exchange.incoming.book import ReadRow
from neglect_workbook.exchange.returns.about import AboutItem
from neglect_workbook.exchange.returns.answers import COLUMNS
from neglect_workbook.exchange.returns.read import ChangedCell
from neglect_workbook.exchange.sheet import Cell, Column, ColumnKind

#: The one entry of 'About this return' that is a number.
_NUMBERS = frozenset({"format"})


def digests_of(columns: Sequence[Column], rows: Iterable[ReadRow]) -> Mapping[int, str]:
    """The digest of each row of a table by its number."""
    content = _content_columns(columns)
    return {row.number: row_digest(_content(content, row)) for row in rows}


def changed_cells(
    machine: Mapping[str, str], rows: Iterable[ReadRow], digests: Mapping[int, str]
) -> Iterator[ChangedCell]:
    """The cells of answers that differ from what was sent.

    Args:
        machine: what the hidden sheet says.
        rows: one row for each question.
        digests: the digest of each row by its number.
    """
    for row in rows:
        question_id = row.text("Question ID").strip()
        if machine.get(f"row {question_id}") == digests[row.number]:
            continue
        sent = _digests(machine.get(f"cells {question_id}", ""))
        found = cell_digests(_content(_content_columns(COLUMNS), row)) if sent else {}
        for heading, digest in found.items():
            if sent.get(heading, digest) != digest:
                yield ChangedCell(question_id, heading, row.number)


def is_as_sent(
    machine: Mapping[str, str],
    about: Mapping[str, Cell],
    digests: Mapping[str, Mapping[int, str]],
) -> bool:
    """Whether everything that counts is as it was sent: the digest of the whole is the same.

    Args:
        machine: what the hidden sheet says.
        about: the entries of 'About this return' by key.
        digests: the digests of the rows of each content sheet by their numbers, by its name.
    """
    items = [
        AboutItem("", value if key in _NUMBERS else _text(value), key)
        for key, value in about.items()
    ]
    rows = {name: found.values() for name, found in digests.items()}
    return machine.get("digest", "") == digest_of_rows(items, rows)


def _content_columns(columns: Iterable[Column]) -> list[tuple[str, ColumnKind, bool]]:
    """Heading and kind of the columns that count, and whether a text in one stays as it is.

    They are in the order in which a digest has them.
    """
    return sorted(
        (column.heading, column.kind, column.kind is not ColumnKind.NUMBER)
        for column in columns
        if column.is_content
    )


def _content(columns: Iterable[tuple[str, ColumnKind, bool]], row: ReadRow) -> dict[str, PlainCell]:
    """A row as it was before it was written, whatever types a program made of its cells."""
    cells = row.cells
    return {
        heading: cell if isinstance(cell := cells[heading], str) and is_kept else _cell(kind, cell)
        for heading, kind, is_kept in columns
    }


def _cell(kind: ColumnKind, cell: Cell) -> PlainCell:
    if kind is ColumnKind.NUMBER and isinstance(cell, str):
        with suppress(ValueError):
            return plain_cell(float(cell)) if cell.strip() and cell[-1].isdigit() else cell
    if kind is ColumnKind.TEXT or kind is ColumnKind.RATING:
        return _text(cell)
    return plain_cell(cell)


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _digests(text: str) -> Mapping[str, str]:
    """The digests of a row's cells by heading; none where they cannot be read."""
    with suppress(ValueError, RecursionError):
        found = json.loads(text)
        if isinstance(found, dict) and all(isinstance(one, str) for one in found.values()):
            return found
    return {}
