"""The lines of a receipt or of feedback about itself, read by their keys and checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.check_code import row_digests
from neglect_workbook.exchange.feedback import words
from neglect_workbook.exchange.incoming.book import ReadBook, ReadTable, find_table
from neglect_workbook.exchange.returns.tables import MACHINE_COLUMNS
from neglect_workbook.exchange.sheet import Cell, Column, Sheet

#: What a person reads, what it holds, and the key that programs go by.
LINE_COLUMNS = (Column("Item", 30), Column("Entry", 74), Column("Machine key", 22))

_KEY, _VALUE = (column.heading for column in MACHINE_COLUMNS)
_ASK_AGAIN = "Ask the partnership to send it again."


@dataclass(frozen=True, slots=True)
class Machine:
    """The hidden sheet of a file: what it is, and a digest for every line and row.

    Attributes:
        kind: "receipt" or "feedback"; empty where the file does not say.
        values: everything by key.
    """

    kind: str
    values: Mapping[str, str]

    def keys_of(self, sheet_name: str) -> tuple[str, ...]:
        """The keys of the lines or rows that a sheet had when the file was made."""
        start = line_key(sheet_name, "")
        return tuple(key.removeprefix(start) for key in self.values if key.startswith(start))

    def is_as_made(self, sheet_name: str, key: str, digest: str) -> bool:
        """Whether a line or row is as it was when the file was made."""
        return self.values.get(line_key(sheet_name, key)) == digest


def line_key(sheet_name: str, key: str) -> str:
    """The key of the digest of one line or row on the sheet ``machine``."""
    return f"row {sheet_name} {key}"


def read_machine(book: ReadBook, kind: str) -> Machine:
    """The hidden sheet of a file of one kind.

    Raises:
        KnownError: it is not of this kind, or from a newer program.
    """
    table = find_table(book, words.MACHINE, (_KEY, _VALUE), (_KEY,))
    rows = table.rows if table else ()
    values = {row.text(_KEY): row.text(_VALUE) for row in rows}
    found = Machine(values.get("kind", ""), values)
    if found.kind != kind:
        raise KnownError(
            f"not_{kind}",
            f"This file is no {kind} of this program.",
            "Bring in the file as the partnership sent it.",
        )
    if values.get("format") != str(words.FORMAT):
        raise KnownError(
            "newer_format",
            f"This {kind} is from a newer version of the program.",
            "Update this program, then bring it in again.",
        )
    return found


def read_lines(book: ReadBook, machine: Machine, sheet_name: str) -> Mapping[str, Cell]:
    """What the lines of a sheet hold, by their keys, every one as it was when it was made.

    Raises:
        KnownError: one is missing or was changed.
    """
    headings = tuple(column.heading for column in LINE_COLUMNS)
    table = find_table(book, sheet_name, headings, headings[-1:])
    digests = digests_of(table, LINE_COLUMNS, headings[-1])
    lines = {row.text(headings[-1]): row.cells[headings[1]] for row in table.rows} if table else {}
    for key in machine.keys_of(sheet_name):
        if key not in lines or not machine.is_as_made(sheet_name, key, digests[key]):
            raise damaged(machine.kind)
    return lines


def digests_of(table: ReadTable | None, columns: tuple[Column, ...], key: str) -> Mapping[str, str]:
    """The digest of each row of a table by its key."""
    if table is None:
        return {}
    rows = tuple(tuple(row.cells[one.heading] for one in columns) for row in table.rows)
    sheet = Sheet(table.sheet, "", "", columns, rows, key_columns=())
    keys = (row.text(key) for row in table.rows)
    return dict(zip(keys, row_digests(sheet), strict=True))


def day_in(lines: Mapping[str, Cell], key: str, kind: str) -> date | None:
    """A day of the lines; ``None`` where it is blank.

    Raises:
        KnownError: it is no day.
    """
    cell = lines.get(key, "")
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell)) if cell != "" else None
    except ValueError as error:
        raise damaged(kind) from error


def text_in(lines: Mapping[str, Cell], key: str) -> str:
    """A text of the lines; empty where it is not there."""
    return str(lines.get(key, ""))


def require(lines: Mapping[str, Cell], keys: Iterable[str], kind: str) -> None:
    """Make sure that lines are there and not blank.

    Raises:
        KnownError: one is not.
    """
    if any(lines.get(key, "") == "" for key in keys):
        raise damaged(kind)


def damaged(kind: str) -> KnownError:
    """That a file is not as the partnership made it."""
    sentence = f"This {kind} was changed or damaged after the partnership made it."
    return KnownError("damaged", sentence, _ASK_AGAIN)
