"""Bringing in a return of the workbook itself, and what is no file of ours."""

import json
from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import read_content
from neglect_workbook.exchange.incoming.recognise import IncomingKind
from neglect_workbook.workbook import Workbook, close_review, fill_workbook, start_review
from neglect_workbook.workbook.importing import bring_in
from tests.builders import sample_content, sample_snapshot
from tests.exchange.return_files import TODAY, opened, sheet_in, written


@pytest.fixture
def sent(workbook: Workbook, tmp_path: Path) -> Path:
    """The return of the workbook, which holds the sample."""
    fill_workbook(workbook, read_content(json.dumps(sample_content())))
    return written(workbook.snapshot, tmp_path)


def test_the_same_content_is_said(workbook: Workbook, sent: Path) -> None:
    made = bring_in(workbook, sent)
    assert made.kind is IncomingKind.RETURN
    assert made.sentence == "This is a return of this workbook with the same content."
    assert (made.notes, made.is_changed) == ((), False)


def test_what_differs_is_said_and_nothing_is_overwritten(workbook: Workbook, sent: Path) -> None:
    workbook.set_answer("M1", reason="Written since.")
    workbook.set_answer("S3", rating="0")
    made = bring_in(workbook, sent)
    assert "2 answers differ: S3, M1." in made.sentence
    assert "Nothing was changed." in made.sentence
    assert workbook.snapshot.answers["M1"].reason == "Written since."


def test_a_return_of_an_earlier_review_is_known(workbook: Workbook, sent: Path) -> None:
    close_review(workbook, TODAY)
    start_review(workbook, "midpoint", TODAY)
    made = bring_in(workbook, sent)
    assert made.sentence == (
        "This is a return of an earlier review of this workbook with the same content."
    )


def test_what_the_partnership_wrote_in_it_is_taken_in(workbook: Workbook, sent: Path) -> None:
    book = opened(sent)
    sheet = sheet_in(book, "Answers")
    headings = [cell.value for cell in sheet[3]]
    sheet.cell(4, headings.index("Feedback to organisation") + 1).value = "Well seen."
    book.save(sent)
    made = bring_in(workbook, sent)
    assert made.is_changed
    assert "with the same content. Feedback" in made.sentence
    assert workbook.snapshot.feedback["S1"].comment == "Well seen."


def test_a_return_of_another_workbook_is_refused(workbook: Workbook, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        bring_in(workbook, written(sample_snapshot(), tmp_path))
    assert refused.value.sentence == (
        "return.xlsx is a return of Hazelmoor Primary School, and not of this workbook."
    )
