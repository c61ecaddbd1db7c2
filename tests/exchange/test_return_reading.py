"""A return that came back is read by its headings and ids, and nothing in it is guessed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.incoming.book import ReadBook, read_book
from neglect_workbook.exchange.returns.read import Moderation, ReadAnswer, ReturnRead
from neglect_workbook.exchange.returns.reading import read_return
from neglect_workbook.exchange.sheet import Cell
from tests.builders import sample_snapshot
from tests.exchange.return_files import FIRST_ROW, TODAY, opened, sheet_in, with_answer, written
from tests.storage.builders import Dice

SNAPSHOT = sample_snapshot()
LONG = with_answer(SNAPSHOT, "S2", reason="a long one " * 7000)


def _read(file: Path, snapshot: WorkbookSnapshot = SNAPSHOT) -> ReturnRead:
    return read_return(read_book(file), snapshot.framework)


def _changed(
    folder: Path, change: Callable[[Workbook], None], snapshot: WorkbookSnapshot = SNAPSHOT
) -> ReturnRead:
    """The return of a snapshot, read after something was done to the file."""
    file = written(snapshot, folder)
    book = opened(file)
    change(book)
    book.save(file)
    return _read(file, snapshot)


def _set(book: Workbook, question_id: str, heading: str, value: str | int | date | None) -> None:
    sheet = sheet_in(book, "Answers")
    columns = {str(cell.value): place for place, cell in enumerate(sheet[FIRST_ROW - 1], start=1)}
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if sheet.cell(row, columns["Question ID"]).value == question_id:
            sheet.cell(row, columns[heading]).value = value


def _codes(read: ReturnRead) -> list[tuple[str, str]]:
    return [(one.code, one.sheet) for one in read.problems]


def _answer(read: ReturnRead, question_id: str) -> ReadAnswer:
    return next(one for one in read.answers if one.question_id == question_id)


def test_a_return_as_it_was_sent_has_no_problem(tmp_path: Path) -> None:
    read = _read(written(SNAPSHOT, tmp_path))
    assert (read.is_as_sent, read.problems, read.changed) == (True, (), ())
    assert [one.question_id for one in read.answers] == [one.id for one in SNAPSHOT.questions]
    assert _answer(read, "M1").evidence_ids == ("E1", "E2")
    assert (len(read.evidence), len(read.actions), len(read.indicators)) == (13, 6, 4)
    assert sum(one.count for one in read.voices if one.question_id == "P1") == 16
    assert _answer(read, "M1").moderation.is_empty


def _shuffle(book: Workbook) -> None:
    """Sheets, rows and columns in another order, blank rows and columns, a column more."""
    dice = Dice(3)
    book.move_sheet("Actions", -3)
    for name in ("Answers", "Evidence", "Actions", "Indicators"):
        sheet = sheet_in(book, name)
        headings, *rows = list(sheet.iter_rows(min_row=FIRST_ROW - 1, values_only=True))
        order = list(range(len(headings)))
        order.sort(key=lambda _: dice.below(1000))
        rows.sort(key=lambda _: dice.below(1000))
        sheet.delete_rows(1, sheet.max_row)
        sheet["A1"] = "Sorted by the office"
        for number, row in enumerate([headings, (), *rows], start=6):
            for place, column in enumerate(order if row else (), start=2):
                sheet.cell(number, place).value = row[column]
        sheet.cell(6, len(order) + 3).value = "Our own column"
        sheet.cell(300, 5).value = " "


def test_order_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    plain = _read(written(LONG, tmp_path / "plain"))
    read = _changed(tmp_path, _shuffle, LONG)
    assert read.problems == ()
    assert [one.fields for one in read.answers] == [one.fields for one in plain.answers]
    assert [one.fields for one in read.evidence] == [one.fields for one in plain.evidence]
    assert [one.fields for one in read.indicators] == [one.fields for one in plain.indicators]
    assert read.is_as_sent


def test_cells_that_were_changed_since_are_named(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        _set(book, "M3", "Working well", "Written in later.")
        _set(book, "M3", "How we know", None)
        _set(book, "S1", "Date", date(2026, 12, 1))
        _set(book, "S2", "Moderator note", "Ours")

    read = _changed(tmp_path, change)
    assert {(one.question_id, one.heading) for one in read.changed} == {
        ("M3", "Working well"),
        ("M3", "How we know"),
    }
    assert not read.is_as_sent


def test_what_the_partnership_wrote_changes_nothing_else(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        _set(book, "S4", "Moderated rating", "Partly in place")
        _set(book, "S4", "Moderation result", "Raise")
        _set(book, "S4", "Moderator note", "For the panel")
        _set(book, "S4", "Feedback to organisation", "Well seen.")

    read = _changed(tmp_path, change)
    said = Moderation("1", "Raise", "For the panel", "Well seen.")
    assert _answer(read, "S4").moderation == said
    assert read.is_as_sent


def _paste_other(book: Workbook) -> None:
    sheet_in(book, "Evidence").append(["R-CDFH-JKMN", "E1", "Of another school"])


def _paste_twice(book: Workbook) -> None:
    sheet = sheet_in(book, "Actions")
    row = [cell.value for cell in sheet[FIRST_ROW]]
    sheet.append([*row[:5], "Something else", *row[6:]])


def _lose_sheet(book: Workbook) -> None:
    del book["Voices"]


def _lose_row(book: Workbook) -> None:
    sheet_in(book, "Answers").delete_rows(FIRST_ROW)


def _lose_column(book: Workbook) -> None:
    sheet_in(book, "Actions").delete_cols(9)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_paste_other, ("other_return", "Evidence")),
        (_paste_twice, ("row_twice", "Actions")),
        (_lose_sheet, ("sheet_missing", "Voices")),
        (_lose_row, ("answer_missing", "Answers")),
        (_lose_column, ("column_missing", "Actions")),
        (lambda book: _set(book, "M1", "Rating", "Splendid"), ("unknown_word", "Answers")),
        (
            lambda book: _set(book, "M1", "Rating", "Not yet in place"),
            ("rating_unclear", "Answers"),
        ),
        (lambda book: _set(book, "M1", "Applies", "Does not apply"), ("rating_unclear", "Answers")),
        (lambda book: _set(book, "M1", "Question ID", "M99"), ("unknown_question", "Answers")),
    ],
)
def test_what_cannot_be_read_is_reported_and_never_guessed(
    change: Callable[[Workbook], None], problem: tuple[str, str], tmp_path: Path
) -> None:
    read = _changed(tmp_path, change)
    assert problem in _codes(read)
    assert all(one.message.endswith(".") for one in read.problems)
    if problem[0] == "rating_unclear":
        assert "rating" not in _answer(read, "M1").fields
    if change is _paste_twice:
        assert "A1" not in {one.name for one in read.actions}


def test_a_question_answered_twice_is_read_from_the_row_that_was_sent(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_in(book, "Answers")
        row = [cell.value for cell in sheet[FIRST_ROW]]
        sheet.insert_rows(FIRST_ROW)
        for place, value in enumerate(row, start=1):
            sheet.cell(FIRST_ROW, place).value = "Other words" if place == 16 else value

    read = _changed(tmp_path, change)
    assert _answer(read, "S1").fields["working_well"] == SNAPSHOT.answers["S1"].working_well
    assert ("row_twice", "Answers") in _codes(read)


@pytest.mark.parametrize(
    ("value", "day", "problems"),
    [
        ("2026-12-17", "2026-12-17", 0),
        ("17 December 2026", "2026-12-17", 0),
        (date(2026, 12, 17), "2026-12-17", 0),
        (None, None, 0),
        ("17 December", "left out", 1),
        ("soon", "left out", 1),
    ],
)
def test_a_date_is_read_as_it_is_written_or_not_at_all(
    value: str | date | None, day: str | None, problems: int, tmp_path: Path
) -> None:
    def change(book: Workbook) -> None:
        sheet_in(book, "Actions").cell(FIRST_ROW, 10).value = value

    read = _changed(tmp_path, change)
    assert read.actions[0].fields.get("due", "left out") == day
    assert len(read.problems) == problems


def test_without_the_hidden_sheet_a_return_is_still_read(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        del book["machine"]

    overruled = with_answer(SNAPSHOT, "S1", reason="We looked.", override_reason="Two teams.")
    read = _changed(tmp_path, change, overruled)
    assert _answer(read, "S1").fields["reason"] == "We looked.\nTwo teams."
    assert read.organisation["set_ids"] == ["S", "M"]
    assert not read.is_as_sent
    assert read.problems == ()


def test_an_answer_that_waits_to_be_confirmed_says_so(tmp_path: Path) -> None:
    read = _changed(tmp_path, lambda book: _set(book, "M1", "Change", "Not confirmed"))
    assert _answer(read, "M1").fields["to_confirm"] is True


def test_a_workbook_without_records_is_read(tmp_path: Path) -> None:
    bare = replace(SNAPSHOT, evidence=(), actions=(), indicators=(), voices=())
    read = _read(written(bare, tmp_path, TODAY))
    assert (read.evidence, read.actions, read.indicators, read.voices) == ((), (), (), ())
    assert read.problems == ()


#: What nobody expects in a cell.
ODD: tuple[Cell, ...] = (
    *("", " ", "E0", "A99999", "=1+1", "nan", "9" * 5000, "[" * 50_000, '{"note": "x"}', "M1"),
    *(0, -1, 10**20, 1e300, 0.5, date(1, 1, 1), date(9999, 12, 31), "S1 continued 2", "beyond S1"),
)


def test_whatever_stands_in_a_cell_nothing_breaks(tmp_path: Path) -> None:
    book, dice = read_book(written(SNAPSHOT, tmp_path)), Dice(11)
    for _ in range(150):
        sheets = list(book.sheets)
        for _ in range(4):
            at = dice.below(len(sheets))
            rows = [list(row) for row in sheets[at].rows]
            row = rows[dice.below(len(rows))]
            if row:
                row[dice.below(len(row))] = ODD[dice.below(len(ODD))]
            sheets[at] = replace(sheets[at], rows=tuple(tuple(one) for one in rows))
        read = read_return(ReadBook(tuple(sheets)), SNAPSHOT.framework)
        assert all(one.code and one.message for one in read.problems)
