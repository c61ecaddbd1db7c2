"""Makes and reads return files for the tests of this folder."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.excel.long_text import join_rows
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.exchange.sheet import Cell, Column, Sheet, SheetBook

TODAY = date(2026, 11, 23)
FIRST_ROW = 4

#: Texts that a careless writer breaks, cuts or takes for something else.
HOSTILE = (
    "=1+1",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\tafter a tab",
    "1",
    "1.50",
    "https://example.org",
    "mailto:office@example.org",
    "_x0041_",
    "_x0041_x0042_",
    "_x000D_\n_x000a_",
    "<r><t>raw</t></r>",
    "<r>",
    "</t></si>",
    "]]>&amp;<&\"'",
    " spaces around ",
    "\n",
    "two\n\nlines\n",
    "one\r\ntwo\rthree",
    "bell\x07 and nul\x00",
    "lone \ud800 surrogate",
    "\ufffe\uffff",
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}",
    "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER REH} \N{RIGHT-TO-LEFT OVERRIDE}abc",
    "cafe\u0301",
    "a long one " * 4000,
    "\N{GIRL}" * 20_000,
    "a\n" * 300,
    "TRUE",
    "#REF!",
    "{=A1}",
)


def written(snapshot: WorkbookSnapshot, folder: Path, today: date = TODAY) -> Path:
    """The return of a snapshot as a file."""
    path = folder / "return.xlsx"
    write_return(return_tables(snapshot, today), path)
    return path


def opened(path: Path) -> Workbook:
    """A file as openpyxl reads it."""
    with path.open("rb") as stream:
        return load_workbook(stream)


def sheet_in(workbook: Workbook, name: str) -> Worksheet:
    """One sheet of cells."""
    sheet = workbook[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def table_of(workbook: Workbook, sheet: Sheet) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a sheet in a file, its continued rows joined, blanks as empty texts."""
    found = sheet_in(workbook, sheet.name)
    read = found.iter_rows(min_row=FIRST_ROW, max_col=len(sheet.columns), values_only=True)
    rows = [tuple(_cell(value) for value in row) for row in read]
    return join_rows(rows, sheet.key_columns)


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    assert isinstance(value, str | int | float)
    return value


def book_of(rows: tuple[tuple[Cell, ...], ...]) -> SheetBook:
    """A book of one small sheet: an id and a text in every row."""
    sheet = Sheet(
        name="Texts",
        title="Texts",
        note="",
        columns=(Column("ID", 10), Column("Text", 40)),
        rows=rows,
        key_columns=(0,),
    )
    return SheetBook((sheet,), (), "Footer", "Texts", "Nobody", TODAY)


def with_answer(snapshot: WorkbookSnapshot, question_id: str, **fields: str) -> WorkbookSnapshot:
    """The snapshot with some fields of one answer changed."""
    changes: dict[str, Any] = dict(fields)
    answer = replace(snapshot.answers[question_id], **changes)
    return replace(snapshot, answers={**snapshot.answers, question_id: answer})


def parts_of(path: Path) -> Iterator[str]:
    """The text of every part of a file."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode("utf-8")
