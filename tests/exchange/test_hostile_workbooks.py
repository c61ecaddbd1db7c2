"""Workbooks full of hostile texts: the files open clean, hold them all and run none of them."""

from pathlib import Path

import pytest

from neglect_workbook.domain.records import Record
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.excel.long_text import pieces
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_content, snapshot_from_content
from tests.exchange.hostile_texts import LONG, PARTS, one_part, some_rounds, with_texts
from tests.exchange.office_files import (
    faults,
    live_cells,
    texts_of_return,
    what_leads_out,
    what_reads_badly,
)
from tests.exchange.plan_files import record_texts, word_plan, word_text
from tests.exchange.return_files import TODAY, written


def _records(snapshot: WorkbookSnapshot) -> list[Record]:
    answers = [snapshot.answers[question.id] for question in snapshot.questions]
    about: list[Record] = [snapshot.organisation, snapshot.review]
    return [*about, *answers, *snapshot.evidence, *snapshot.actions, *snapshot.indicators]


def _check_plan(snapshot: WorkbookSnapshot, folder: Path) -> None:
    path = word_plan(snapshot, folder)
    assert faults(path) == []
    assert what_leads_out(path) == []
    assert what_reads_badly(path) == []
    said = word_text(path)
    lines = {line for record in _records(snapshot) for line in record_texts(record)}
    assert [line for line in lines if line not in said] == []


def _check_return(snapshot: WorkbookSnapshot, folder: Path) -> None:
    path = written(snapshot, folder)
    assert faults(path) == []
    assert what_leads_out(path) == []
    assert live_cells(path) == []
    book = return_tables(snapshot, TODAY)
    check_written(book, path)
    meant = {
        piece
        for sheet in book.sheets
        for row in sheet.rows
        for cell in row
        if isinstance(cell, str) and cell
        for piece in pieces(cell)
    }
    assert meant - texts_of_return(path) == set()


def _check(pool: list[str], folder: Path) -> None:
    snapshot = with_texts(pool)
    _check_plan(snapshot, folder)
    _check_return(snapshot, folder)


def test_hostile_texts_stay_texts_in_plan_and_return(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    some_rounds(lambda pool: _check(pool, tmp_path_factory.mktemp("hostile")), 2)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_hostile_texts_stay_texts(
    part: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one_part(part, lambda pool: _check(pool, tmp_path_factory.mktemp("hostile")))


def test_a_text_of_forty_thousand_characters_is_whole_wherever_it_stands(tmp_path: Path) -> None:
    _check([LONG, *"abcdefgh"], tmp_path)


def test_a_text_that_shows_nothing_counts_as_not_written(tmp_path: Path) -> None:
    content = sample_content()
    for answer in content["answers"]:
        answer["changing_for_children"] = "\x07\x1b"
    for action in content["actions"]:
        action |= {"help_needed": "\x0b", "difference": "\x07"}
    content["review"] |= {"ask_of_partners": "\ufffe", "people_involved": "\x00"}
    said = word_text(word_plan(snapshot_from_content(content), tmp_path))
    assert said.count("We have not written anything about this area yet.") == 5
    assert "We have not asked for help yet." in said
    assert "We have not written down who took part yet." in said
    assert said.count("To be agreed") == len(content["actions"])
