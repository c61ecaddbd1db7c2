"""Long answers show whole in the return, and what cannot is said to be longer than its cell."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from neglect_workbook.exchange.excel.room import with_room
from neglect_workbook.exchange.excel.row_heights import size_that_shows
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.office import write_book
from neglect_workbook.exchange.returns.reading import read_return
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_snapshot
from tests.exchange.office_files import faults
from tests.exchange.return_files import TODAY, book_of, opened, sheet_in, table_of, with_answer

if TYPE_CHECKING:
    from neglect_workbook.exchange.sheet import Cell

SNAPSHOT = sample_snapshot()
ANSWERS = return_tables(SNAPSHOT, TODAY).sheets[1]
#: Each ends in a word that no other text has.
WORDS = "The midday staff saw that nobody had asked why, so we read the records together. "


def _words(count: int) -> str:
    few = WORDS.split()
    return " ".join([*(few * (count // len(few) + 1))[: count - 1], "lastword."])


def _written(folder: Path, count: int, field: str = "needs_to_happen") -> Worksheet:
    path = folder / "return.xlsx"
    write_book(return_tables(with_answer(SNAPSHOT, "M2", **{field: _words(count)}), TODAY), path)
    assert faults(path) == []
    return sheet_in(opened(path), "Answers")


def _how_it_is_set(sheet: Worksheet, heading: str, question_id: str) -> tuple[str, int, int]:
    """What a cell holds, the width of its column and the size of its type."""
    place = ANSWERS.place(heading) + 1
    ids = [row[0] for row in sheet.iter_rows(min_col=8, max_col=8, values_only=True)]
    cell = sheet.cell(ids.index(question_id) + 1, place)
    # Columns of one width beside each other share an entry, which has the letter of the first.
    letters = (get_column_letter(one) for one in range(place, 0, -1))
    width = next(
        sheet.column_dimensions[one].width for one in letters if one in sheet.column_dimensions
    )
    return str(cell.value), int(width), int(cell.font.size or 0)


@pytest.mark.parametrize("count", [100, 250, 430, 700, 850])
def test_a_long_answer_shows_whole_in_its_cell(tmp_path: Path, count: int) -> None:
    sheet = _written(tmp_path, count)
    text, width, size = _how_it_is_set(sheet, "Needs to happen", "M2")
    assert text == _words(count)
    assert size_that_shows(text, width, (size,)) == size
    assert "Too long" not in str(sheet["A2"].value)


def test_an_answer_of_a_usual_length_looks_as_it_always_did(tmp_path: Path) -> None:
    _, width, size = _how_it_is_set(_written(tmp_path, 150), "Needs to happen", "M2")
    assert (width, size) == (46, 12)


def test_only_the_long_answer_is_in_smaller_type(tmp_path: Path) -> None:
    sheet = _written(tmp_path, 700)
    assert _how_it_is_set(sheet, "Needs to happen", "M2")[1:] == (96, 10)
    assert _how_it_is_set(sheet, "Needs to happen", "M3")[1:] == (96, 12)
    assert _how_it_is_set(sheet, "Question", "M2")[1:] == (40, 12)


def test_what_no_cell_can_show_is_said_above_the_table(tmp_path: Path) -> None:
    sheet = _written(tmp_path, 1500)
    assert _how_it_is_set(sheet, "Needs to happen", "M2")[0] == _words(1500)
    said = str(sheet["A2"].value)
    assert said.startswith(
        "Too long to show in a cell: M2. Choose the cell and read the whole text in the bar above "
        "the sheet, or read it in the action plan. Self-assessment."
    )


def test_paper_keeps_its_type_where_a_column_is_wider(tmp_path: Path) -> None:
    usual, wider = (_written(tmp_path, count).page_setup.fitToWidth or 0 for count in (150, 700))
    assert wider > usual == 4


def test_a_reader_sees_the_same_return_with_wide_columns(tmp_path: Path) -> None:
    long_one = with_answer(SNAPSHOT, "M2", needs_to_happen=_words(1500), reason="why " * 20_000)
    book = return_tables(long_one, TODAY)
    path = tmp_path / "return.xlsx"
    write_book(book, path)
    workbook = opened(path)
    for sheet in book.sheets:
        assert table_of(workbook, sheet) == sheet.rows
    read = read_return(read_book(path), SNAPSHOT.framework)
    assert read.is_as_sent
    assert not read.problems


def test_many_long_rows_are_named_shortly_and_one_that_goes_on_once() -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple((f"T{at}", "why " * 20_000) for at in range(8))
    (sheet,) = with_room(book_of(rows)).sheets
    assert sheet.note == (
        "Too long to show in a cell: T0, T1, T2, T3, T4, T5 and 2 more. Choose the cell and read "
        "the whole text in the bar above the sheet."
    )
    assert sheet.rows == rows
