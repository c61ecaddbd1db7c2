"""Plain tables: whole, tidy, harmless in a spreadsheet, and hiding what the picture hides."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.collating.csv_tables import safe_cell, write_tables
from neglect_workbook.questions.loader import load
from tests.exchange.collating.made import collated, made_returns, read_again
from tests.exchange.hostile_texts import EVERY_KIND, with_texts
from tests.exchange.return_files import HOSTILE

FRAMEWORK = load("bscp-neglect-2026")
RETURNS = made_returns(14)
COLLATED = collated(FRAMEWORK, RETURNS)

NAMES = [
    *("about.txt", "rows-returns.csv", "rows-answers.csv", "rows-evidence.csv"),
    *("rows-actions.csv", "rows-indicators.csv", "rows-voices.csv", "rows-moderation.csv"),
    *("counts-heat-map.csv", "counts-groups.csv"),
]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    assert [one.name for one in write_tables(COLLATED, RETURNS, made)] == NAMES
    return made


def _as_written(cell: str) -> str:
    """What `about.txt` says to do to get a text back."""
    return cell[1:] if re.match("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell) else cell


def test_nothing_else_is_made_and_every_table_begins_with_its_mark(folder: Path) -> None:
    assert sorted(one.name for one in folder.iterdir()) == sorted(NAMES)
    assert all(one.read_bytes().startswith(b"\xef\xbb\xbf") for one in folder.iterdir())


def test_the_text_beside_them_names_every_table_and_the_apostrophe(folder: Path) -> None:
    said = (folder / "about.txt").read_text(encoding="utf-8-sig")
    assert all(name in said for name in NAMES[1:])
    assert "APOSTROPHE" in said
    assert "Groups under 5 are hidden" in said
    assert "{" not in said


def test_counts_are_those_of_the_rows_and_hidden_groups_have_none(folder: Path) -> None:
    answers = _rows(folder / "rows-answers.csv")
    counts = _rows(folder / "counts-heat-map.csv")
    hidden = [one for one in counts if one["Hidden"] == "Yes"]
    assert hidden
    assert {(one["Rating"], one["Count"]) for one in hidden} == {("", "")}
    shown = [one for one in counts if one["Hidden"] == "No"]
    assert shown
    for one in shown:
        of_cell = [
            row
            for row in answers
            if row["Question ID"] == one["Question ID"]
            and row["Sector"] == one["Sector"]
            and row["Rating code"] == one["Rating code"]
        ]
        assert len(of_cell) == int(one["Count"])


def test_groups_are_those_of_the_picture(folder: Path) -> None:
    rows = _rows(folder / "counts-groups.csv")
    for group, counted in (
        ("Area", COLLATED.picture.by_area),
        ("Sector", COLLATED.picture.by_sector),
    ):
        for one in counted:
            found = [row for row in rows if row["Group"] == group and row["ID"] == one.id]
            if one.is_hidden:
                assert [row["Count"] for row in found] == [""]
            else:
                assert sum(int(row["Count"]) for row in found) == sum(one.counts.values())


def test_no_cell_begins_like_a_formula_and_every_text_can_be_had_back(tmp_path: Path) -> None:
    read = read_again(with_texts([*EVERY_KIND, "'=1", "''+x", "'tis", "\uff1d1"]))
    facts = replace(RETURNS[0][0], organisation="=1+1", file="@x.xlsx")
    made = write_tables(COLLATED, [(facts, read)], tmp_path)
    for path in made[1:]:
        for row in _rows(path):
            for cell in row.values():
                assert not re.match("[=+\\-@\t\r\n]", cell) or re.fullmatch("-[0-9.]+", cell)
    answers = {row["Question ID"]: row for row in _rows(tmp_path / "rows-answers.csv")}
    for answer in read.answers:
        row = answers[answer.question_id]
        assert _as_written(row["How we know"]) == clean_text(str(answer.fields["how_we_know"]))


@pytest.mark.parametrize("text", [*HOSTILE, "'=1", "''@", "'", "'a"])
def test_a_cell_is_told_apart_and_had_back(text: str) -> None:
    assert _as_written(safe_cell(text)) == clean_text(text)


def test_numbers_stay_numbers() -> None:
    assert safe_cell(-3) == "-3"
    assert safe_cell(2.5) == "2.5"


def test_a_table_that_is_not_whole_replaces_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {one.name: one.read_bytes() for one in folder.iterdir()}

    def fail(*_: object) -> None:
        raise BugError("a table does not hold what was meant")

    monkeypatch.setattr("neglect_workbook.exchange.collating.csv_tables._Table.check", fail)
    with pytest.raises(BugError):
        write_tables(COLLATED, RETURNS[:1], folder)
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
