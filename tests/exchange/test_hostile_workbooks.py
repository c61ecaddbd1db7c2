"""Workbooks full of hostile texts: the files open clean, hold them all and run none of them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from neglect_workbook.domain.records import Record
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.excel.long_text import pieces
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_content, snapshot_from_content
from tests.exchange.office_files import (
    faults,
    live_cells,
    texts_of_return,
    what_leads_out,
    what_reads_badly,
)
from tests.exchange.plan_files import record_texts, word_plan, word_text
from tests.exchange.return_files import HOSTILE, TODAY, written

#: Texts in one workbook, and the parts of the long run, which has 10,000 texts in all.
TEXTS_EACH = 50
PARTS, WORKBOOKS_EACH = 10, 20

LONG = "=1+1 \N{GIRL} " * 5000

PIECES = st.sampled_from(
    [
        *("=", "+", "-", "@", "\t", "\n", "\r\n", "_x", "_x0041_", "_x000D_", "0041_", "<w:p>"),
        *("</w:t>", "&amp;", "]]>", "https://example.org", "\N{GIRL}\N{ZERO WIDTH JOINER}"),
        *("\N{ARABIC LETTER MEEM}", "\N{HEBREW LETTER SHIN}", "e\N{COMBINING ACUTE ACCENT}"),
        *("\N{RIGHT-TO-LEFT OVERRIDE}", "\ud83d", "\x00", "\x0b", "\x1b", "\ufffe", "x", " "),
    ]
)
TEXTS = st.one_of(
    st.sampled_from([text for text in HOSTILE if len(text) < 1000]),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.lists(PIECES, max_size=10).map("".join),
)
POOLS = st.lists(TEXTS, min_size=TEXTS_EACH, max_size=TEXTS_EACH)

#: What is chosen from a list and not written.
_CHOSEN = frozenset(
    {
        *("question_id", "id", "rating", "sector_id", "kind_id", "type_id", "area_id"),
        *("status_id", "direction", "dated", "start", "due", "started_on", "approved_on"),
        *("form_id", "set_id", "group_id", "rhythm", "suggestion_id"),
    }
)


def _with_texts(pool: list[str]) -> WorkbookSnapshot:
    """The sample with every text of a pool somewhere in it, each in many kinds of field."""
    content = sample_content()
    place = 0

    def fill(record: dict[str, Any]) -> None:
        nonlocal place
        for key, value in record.items():
            if isinstance(value, str) and key not in _CHOSEN:
                # Every other one ends in its number, so that none is taken for another.
                record[key] = pool[place % len(pool)] + (f" #{place}" if place % 2 else "")
                place += 1

    fill(content["organisation"])
    fill(content["review"])
    for name in ("answers", "evidence", "actions", "indicators"):
        for record in content[name]:
            fill(record)
    return snapshot_from_content(content)


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
    snapshot = _with_texts(pool)
    _check_plan(snapshot, folder)
    _check_return(snapshot, folder)


#: Made smaller, a failing pool would take minutes and say no more.
_NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@settings(max_examples=2, suppress_health_check=_QUIET, phases=_NO_SHRINKING)
@given(POOLS)
def test_hostile_texts_stay_texts_in_plan_and_return(
    tmp_path_factory: pytest.TempPathFactory, pool: list[str]
) -> None:
    _check(pool, tmp_path_factory.mktemp("hostile"))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_hostile_texts_stay_texts(
    part: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    checked = 0

    @seed(part)
    @settings(max_examples=WORKBOOKS_EACH, suppress_health_check=_QUIET, phases=_NO_SHRINKING)
    @given(POOLS)
    def check(pool: list[str]) -> None:
        nonlocal checked
        _check(pool, tmp_path_factory.mktemp("hostile"))
        checked += len(pool)

    check()
    assert checked >= 10_000 / PARTS


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
