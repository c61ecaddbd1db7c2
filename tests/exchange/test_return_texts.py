"""Whatever was written reads the same in the file, and a file that differs is found out."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import BugError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.exchange.sheet import Cell
from tests.builders import sample_snapshot
from tests.exchange.return_files import (
    HOSTILE,
    TODAY,
    book_of,
    opened,
    parts_of,
    sheet_in,
    table_of,
    with_answer,
    written,
)

SNAPSHOT = sample_snapshot()

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_stays_that_text_in_every_kind_of_cell(text: str, tmp_path: Path) -> None:
    hostile = _filled_with(text)
    path = written(hostile, tmp_path)
    book = return_tables(hostile, TODAY)
    check_written(book, path)
    workbook = opened(path)
    for sheet in book.sheets:
        assert table_of(workbook, sheet) == sheet.rows
    answers = book.sheets[1]
    reason = answers.rows[0][answers.place("Why we chose this rating")]
    assert reason == clean_text(text)
    assert not [part for part in parts_of(path) if "<f>" in part or "<hyperlink" in part]


def _filled_with(text: str) -> WorkbookSnapshot:
    answered = with_answer(
        SNAPSHOT, "S1", reason=text, working_well=text, override_reason="", how_we_know=text
    )
    return replace(
        answered,
        organisation=replace(SNAPSHOT.organisation, name=text, setting_id=text),
        review=replace(SNAPSHOT.review, people_involved=text),
        evidence=(replace(SNAPSHOT.evidence[0], title=text, kept_at=text),),
        actions=(replace(SNAPSHOT.actions[0], what_we_do=text, last_update=text),),
        indicators=(replace(SNAPSHOT.indicators[0], name=text, unit=text),),
    )


@pytest.mark.parametrize("text", ["_x005F_", "_x005F_x0041_", "x005F_", "__x0041__x005f_"])
def test_what_looks_like_an_escape_is_none_by_the_rules_of_the_format(
    text: str, tmp_path: Path
) -> None:
    # ECMA-376 part 1, 22.9.2.19: _xHHHH_ in a text stands for a character, _x005F_ for '_'.
    path = tmp_path / "texts.xlsx"
    write_return(book_of((("T1", text),)), path)
    check_written(book_of((("T1", text),)), path)
    with zipfile.ZipFile(path) as archive:
        shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    read = [
        "".join(_unescaped(part.text or "") for part in item.iter(f"{MAIN}t"))
        for item in shared.iter(f"{MAIN}si")
    ]
    assert text in read


def _unescaped(text: str) -> str:
    return re.sub(r"_x([0-9a-fA-F]{4})_", lambda match: chr(int(match[1], 16)), text)


PIECES = st.sampled_from(
    ["=", "+", "-", "@", "\t", "\n", "_x", "_x0041_", "0041_", "<r>", "</r>", "<", "&", "x", " "]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=30),
    st.lists(PIECES, max_size=8).map("".join),
)


def _reads_as_written(folder: Path, texts: list[str]) -> None:
    rows = tuple((f"T{number}", clean_text(text)) for number, text in enumerate(texts))
    path = folder / "texts.xlsx"
    write_return(book_of(rows), path)
    check_written(book_of(rows), path)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=20, max_size=60))
def test_any_text_reads_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    _reads_as_written(tmp_path_factory.mktemp("texts"), texts)


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=20, max_size=60))
def test_the_same_for_many_more_texts(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    _reads_as_written(tmp_path_factory.mktemp("texts"), texts)


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e300, -5.0, 1 / 3, float("nan"), float("inf")])
def test_any_number_reads_as_it_was_sent(value: float, tmp_path: Path) -> None:
    first = replace(SNAPSHOT.indicator_values[0], value=value)
    snapshot = replace(SNAPSHOT, indicator_values=(first,))
    check_written(return_tables(snapshot, TODAY), written(snapshot, tmp_path))


@pytest.mark.parametrize("day", [date(1066, 10, 14), date(1900, 3, 1), date(9999, 12, 31)])
def test_any_day_reads_as_it_was_sent(day: date, tmp_path: Path) -> None:
    evidence = (replace(SNAPSHOT.evidence[0], dated=day),)
    snapshot = replace(SNAPSHOT, evidence=evidence)
    check_written(return_tables(snapshot, TODAY), written(snapshot, tmp_path))


@pytest.mark.parametrize(
    ("cell", "value"),
    [("B4", "changed"), ("B4", "=1+1"), ("B4", None), ("A9", "one more"), ("C2", 5)],
)
def test_a_file_that_differs_is_found_out(cell: str, value: Cell | None, tmp_path: Path) -> None:
    book = book_of((("T1", "meant"),))
    path = tmp_path / "return.xlsx"
    write_return(book, path)
    workbook = opened(path)
    sheet_in(workbook, "Texts")[cell].value = value
    workbook.save(path)
    with pytest.raises(BugError):
        check_written(book, path)
