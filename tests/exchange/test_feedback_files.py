"""Receipts and feedback as files: made, saved again by other programs, changed and read."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.feedback import words
from neglect_workbook.exchange.feedback.feedback import Feedback, ModeratedAnswer
from neglect_workbook.exchange.feedback.reading import (
    read_feedback,
    read_feedback_in_return,
    read_receipt,
)
from neglect_workbook.exchange.feedback.receipt import Receipt
from neglect_workbook.exchange.feedback.writing import (
    feedback_name,
    receipt_name,
    write_feedback,
    write_receipt,
)
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.returns.words import MODERATION_WORDS
from tests.builders import sample_snapshot
from tests.came_back import ARRIVED, MODERATED, feedback_for, receipt_for
from tests.exchange.return_files import HOSTILE, opened, sheet_in, written
from tests.libreoffice import needs_libreoffice

SNAPSHOT = sample_snapshot()
FRAMEWORK = SNAPSHOT.framework
RECEIPT = receipt_for(SNAPSHOT)
CHANGED = replace(RECEIPT, is_as_sent=False, changed_cells=("M3: Rating", "E4: Title"))
FEEDBACK = feedback_for(SNAPSHOT)


def _receipt_file(folder: Path, receipt: Receipt = RECEIPT) -> Path:
    path = folder / "receipt.xlsx"
    write_receipt(receipt, FRAMEWORK, path)
    return path


def _feedback_file(folder: Path, feedback: Feedback = FEEDBACK) -> Path:
    path = folder / "feedback.xlsx"
    write_feedback(feedback, FRAMEWORK, path, MODERATED)
    return path


def _changed(path: Path, change: Callable[[Workbook], object]) -> Path:
    """The file after somebody opened it, changed something and saved it."""
    workbook = opened(path)
    change(workbook)
    workbook.save(path)
    return path


def test_both_files_keep_the_open_xml_rules(tmp_path: Path) -> None:
    validator = import_module("openxml_audit").OpenXmlValidator()
    for path in (_receipt_file(tmp_path, CHANGED), _feedback_file(tmp_path)):
        assert list(validator.validate(str(path)).errors) == []


def test_a_person_finds_the_title_the_headings_and_nothing_for_machines(tmp_path: Path) -> None:
    receipt = opened(_receipt_file(tmp_path))
    feedback = opened(_feedback_file(tmp_path))
    assert receipt.sheetnames == ["Receipt", "machine"]
    assert feedback.sheetnames == ["Feedback", "About this feedback", "machine"]
    for workbook in (receipt, feedback):
        assert sheet_in(workbook, "machine").sheet_state == "veryHidden"
    front = sheet_in(receipt, "Receipt")
    assert front["A1"].value == "Receipt for your return"
    assert front["A2"].value == (
        "We received your return on 3 December 2026, with the same content as sent."
    )
    assert [cell.value for cell in front[3]] == ["Item", "Entry", "Machine key"]
    table = sheet_in(feedback, "Feedback")
    assert table["A1"].value == "Feedback on the return of Hazelmoor Primary School"
    assert table["A3"].value == "Question ID"
    lowered = [cell.value for cell in table[5]]
    assert lowered[0] == "M3"
    assert lowered[2:6] == [
        "In place",
        "Partly in place",
        "Lower",
        "The partnership would choose a lower rating.",
    ]


@pytest.mark.parametrize("receipt", [RECEIPT, CHANGED])
def test_a_receipt_reads_as_it_was_written(tmp_path: Path, receipt: Receipt) -> None:
    assert read_receipt(read_book(_receipt_file(tmp_path, receipt))) == receipt


def test_feedback_reads_as_it_was_written(tmp_path: Path) -> None:
    assert read_feedback(read_book(_feedback_file(tmp_path)), FRAMEWORK) == FEEDBACK
    without_a_day = replace(FEEDBACK, moderated_on=None)
    again = _feedback_file(tmp_path, without_a_day)
    assert read_feedback(read_book(again), FRAMEWORK) == without_a_day


def test_every_hostile_comment_comes_back_as_text(tmp_path: Path) -> None:
    ids = [question.id for question in FRAMEWORK.questions()]
    for start in range(0, len(HOSTILE), len(ids)):
        batch = HOSTILE[start : start + len(ids)]
        answers = tuple(
            ModeratedAnswer(one, "1", "1", ModerationResult.AGREE, text)
            for one, text in zip(ids, batch, strict=False)
        )
        path = _feedback_file(tmp_path, replace(FEEDBACK, answers=answers))
        read = read_feedback(read_book(path), FRAMEWORK)
        assert [one.comment for one in read.answers] == [clean_text(text) for text in batch]
        assert read.changed == ()


def test_columns_in_another_order_and_rows_sorted_read_the_same(tmp_path: Path) -> None:
    def rearrange(workbook: Workbook) -> None:
        sheet = sheet_in(workbook, "Feedback")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        sheet.delete_rows(3, len(rows))
        for at, row in enumerate([rows[0], *reversed(rows[1:])], start=5):
            for place, value in enumerate(reversed(row), start=2):
                sheet.cell(at, place, value)
        sheet.title = "Renamed"

    path = _changed(_feedback_file(tmp_path), rearrange)
    read = read_feedback(read_book(path), FRAMEWORK)
    assert read.answers == tuple(reversed(FEEDBACK.answers))
    assert read.changed == ()


def test_a_row_that_was_changed_or_taken_out_is_named(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        sheet = sheet_in(workbook, "Feedback")
        sheet["G4"] = "Something else."
        sheet.delete_rows(5)

    read = read_feedback(read_book(_changed(_feedback_file(tmp_path), change)), FRAMEWORK)
    assert sorted(read.changed) == ["M1", "M3"]
    assert [one.question_id for one in read.answers] == ["M1", "S6"]


@pytest.mark.parametrize("cell", ["B4", "B6", "B9"])
def test_a_receipt_that_was_changed_is_refused(tmp_path: Path, cell: str) -> None:
    def change(workbook: Workbook) -> None:
        sheet_in(workbook, "Receipt")[cell] = "CDFH-JKMN"

    with pytest.raises(KnownError, match="changed or damaged") as refused:
        read_receipt(read_book(_changed(_receipt_file(tmp_path), change)))
    assert refused.value.code == "damaged"


def test_feedback_whose_return_was_changed_is_refused(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        sheet_in(workbook, "About this feedback")["B8"] = "R-CDFH-JKMN"

    with pytest.raises(KnownError, match="changed or damaged"):
        read_feedback(read_book(_changed(_feedback_file(tmp_path), change)), FRAMEWORK)


@pytest.mark.parametrize(
    ("cell", "value", "why"),
    [
        ("D4", "Quite good", "'Moderated rating' is none of the ratings"),
        ("E4", "Perhaps", "'Moderation result' is none of Agree, Raise, Lower"),
        ("A4", "M3", "Question M3 is there twice"),
        ("A4", None, "It does not say which question"),
    ],
)
def test_what_cannot_be_read_is_named_and_not_guessed(
    tmp_path: Path, cell: str, value: str | None, why: str
) -> None:
    def change(workbook: Workbook) -> None:
        sheet_in(workbook, "Feedback")[cell] = value

    with pytest.raises(KnownError, match=why):
        read_feedback(read_book(_changed(_feedback_file(tmp_path), change)), FRAMEWORK)


def test_another_file_and_a_newer_one_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no receipt"):
        read_receipt(read_book(_feedback_file(tmp_path)))
    with pytest.raises(KnownError, match="no feedback"):
        read_feedback(read_book(written(SNAPSHOT, tmp_path)), FRAMEWORK)

    def make_newer(workbook: Workbook) -> None:
        sheet_in(workbook, "machine")["B5"] = "2"

    with pytest.raises(KnownError, match="newer version"):
        read_receipt(read_book(_changed(_receipt_file(tmp_path), make_newer)))


def test_a_return_that_the_partnership_filled_in_is_feedback(tmp_path: Path) -> None:
    def moderate(workbook: Workbook) -> None:
        sheet = sheet_in(workbook, "Answers")
        headings = {cell.value: place for place, cell in enumerate(sheet[3], start=1)}
        ids = {sheet.cell(row, headings["Question ID"]).value: row for row in range(4, 20)}
        filled = {
            "Moderated rating": "partly in  place",
            "Moderation result": "Lower",
            "Moderator note": "Do not show this.",
            "Feedback to organisation": "Two examples would help.",
        }
        for heading, text in filled.items():
            sheet.cell(ids["M1"], headings[heading], text)
        sheet.cell(ids["M2"], headings["Moderator note"], "Nor this.")

    path = written(SNAPSHOT, tmp_path)
    assert read_feedback_in_return(read_book(path), FRAMEWORK) is None
    read = read_feedback_in_return(read_book(_changed(path, moderate)), FRAMEWORK)
    assert read is not None
    own = SNAPSHOT.answers["M1"].rating
    assert read.answers == (
        ModeratedAnswer("M1", own, "1", ModerationResult.LOWER, "Two examples would help."),
    )
    assert (read.return_id, read.check_code) == (FEEDBACK.return_id, FEEDBACK.check_code)
    assert "show this" not in repr(read)


def test_a_file_that_could_not_be_checked_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _receipt_file(tmp_path)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise BugError("a cell does not hold what was meant")

    monkeypatch.setattr("neglect_workbook.exchange.feedback.writing.check_written", fail)
    with pytest.raises(BugError):
        _receipt_file(tmp_path, CHANGED)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_file_names_say_what_they_are_and_name_nobody() -> None:
    assert receipt_name(RECEIPT) == (
        f"neglect-receipt_hazelmoor-primary-school_first-review_{ARRIVED.isoformat()}.xlsx"
    )
    assert feedback_name(FEEDBACK, date(2027, 1, 15)) == (
        "neglect-feedback_hazelmoor-primary-school_first-review_2027-01-15.xlsx"
    )


def test_the_words_of_results_are_those_that_a_return_offers() -> None:
    assert list(words.RESULT_WORDS.values()) == [word for word, _ in MODERATION_WORDS]


@pytest.mark.slow
@needs_libreoffice
def test_both_read_the_same_after_libreoffice_saved_them(tmp_path: Path) -> None:
    long_one = replace(FEEDBACK.answers[1], comment="=a long one\n" * 4000)
    feedback = replace(FEEDBACK, answers=(FEEDBACK.answers[0], long_one, FEEDBACK.answers[2]))
    files = (_receipt_file(tmp_path, CHANGED), _feedback_file(tmp_path, feedback))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx"]
    saved = tmp_path / "saved"
    subprocess.run(
        [*command, "--outdir", str(saved), *map(str, files)], check=True, capture_output=True
    )
    assert read_receipt(read_book(saved / "receipt.xlsx")) == CHANGED
    assert read_feedback(read_book(saved / "feedback.xlsx"), FRAMEWORK) == feedback
