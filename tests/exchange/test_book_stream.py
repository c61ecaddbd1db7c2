"""An Excel file that is written row by row: whole, flat in memory, and compared when it is read."""

import zipfile
from array import array
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.excel.long_text import pieces
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.excel.row_digests import check_rows, row_digest
from neglect_workbook.exchange.excel.stream import BookStream
from neglect_workbook.exchange.sheet import Cell, Column, ColumnKind, Sheet, SheetBook
from tests.exchange.hostile_texts import EVERY_KIND, LONG
from tests.exchange.office_files import faults, live_cells, texts_of_return, what_leads_out
from tests.exchange.return_files import HOSTILE, TODAY, book_of, opened, table_of

ROWS: tuple[tuple[Cell, ...], ...] = tuple(
    (f"T{at}", clean_text(text)) for at, text in enumerate((*HOSTILE, *EVERY_KIND, LONG))
)


def _streamed(book: SheetBook, path: Path, rows: tuple[tuple[Cell, ...], ...] = ()) -> Path:
    with BookStream(book) as stream:
        for row in rows:
            stream.add(book.sheets[0].name, row)
        stream.finish(path)
    return path


def test_every_hostile_text_is_there_as_text_and_the_file_keeps_the_rules(tmp_path: Path) -> None:
    path = _streamed(book_of(()), tmp_path / "texts.xlsx", ROWS)
    assert faults(path) == []
    assert what_leads_out(path) == []
    assert live_cells(path) == []
    # A second library and a reading by the rules alone see what was meant.
    check_written(book_of(ROWS), path)
    assert table_of(opened(path), book_of(ROWS).sheets[0]) == ROWS
    meant = {piece for _, text in ROWS for piece in pieces(str(text))}
    assert meant - texts_of_return(path) == set()


def test_rows_of_several_sheets_may_come_in_turn(tmp_path: Path) -> None:
    columns = (Column("ID", 10), Column("When", 12, ColumnKind.DATE), Column("Number", 8))
    one = Sheet("One", "One", "", columns, (), (0,))
    other = Sheet("Other", "Other", "A note.", columns, (), (0,))
    book = SheetBook((one, other), (), "Footer", "Two", "Nobody", TODAY)
    path = tmp_path / "two.xlsx"
    with BookStream(book) as stream:
        for number in range(30):
            name = ("One", "Other")[number % 2]
            stream.add(name, (f"R{number}", date(2026, 12, 1 + number), number / 4))
        assert stream.row_count("Other") == 15
        stream.finish(path)
    read = table_of(opened(path), other)
    assert read[0] == ("R1", date(2026, 12, 2), 0.25)
    assert len(read) == 15


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    first = _streamed(book_of(()), tmp_path / "one.xlsx", ROWS).read_bytes()
    assert _streamed(book_of(()), tmp_path / "two.xlsx", ROWS).read_bytes() == first


def _with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The file with one part changed."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry.filename, change(content) if entry.filename == name else content)
    return changed


_FURTHER = b'<row r="9"><c r="A9"><v>1</v></c></row></sheetData>'


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/sharedStrings.xml", b"second", b"secomd"),
        ("xl/worksheets/sheet1.xml", b"<v>1</v>", b"<v>2</v>"),
        ("xl/worksheets/sheet1.xml", b'r="B5"', b'r="C5"'),
        ("xl/worksheets/sheet1.xml", b'<row r="5"', b'<row r="7"'),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", _FURTHER),
    ],
)
def test_whatever_differs_from_what_was_meant_is_found(
    tmp_path: Path, part: str, old: bytes, new: bytes
) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("T1", "first"), ("T2", "second"))
    path = _streamed(book_of(()), tmp_path / "texts.xlsx", rows)
    meant = array("Q", map(row_digest, (("Texts",), (), ("ID", "Text"), *rows)))
    check_rows(path, {"xl/worksheets/sheet1.xml": meant})
    changed = _with_part(path, part, lambda content: content.replace(old, new, 1))
    assert changed.read_bytes() != path.read_bytes()
    with pytest.raises(BugError):
        check_rows(changed, {"xl/worksheets/sheet1.xml": meant})


def _give_up() -> None:
    with BookStream(book_of(())) as stream:
        stream.add("Texts", ROWS[0])
        raise KeyboardInterrupt


def test_one_that_is_given_up_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        _give_up()
    assert list(tmp_path.iterdir()) == []
