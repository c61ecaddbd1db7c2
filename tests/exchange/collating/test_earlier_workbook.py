"""The collation workbook of last time is looked back on as the collation itself is."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from neglect_workbook.domain.collating.earlier import Earlier
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.earlier_workbook import read_earlier_workbook
from neglect_workbook.exchange.collating.workbook import write_workbook
from tests.builders import sample_content, snapshot_from_content
from tests.collating_builders import framework_2026
from tests.exchange.collating.made import collated, made_returns
from tests.exchange.return_files import written

FRAMEWORK = framework_2026()
RETURNS = tuple(made_returns(4))
FACTS = tuple(facts for facts, _ in RETURNS)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collation workbook of four returns."""
    path = tmp_path_factory.mktemp("last time") / "spring.xlsx"
    write_workbook(collated(FRAMEWORK, RETURNS), RETURNS, path)
    return path


def test_every_organisation_is_found_again_with_its_ratings(workbook: Path) -> None:
    ours, theirs = Earlier(FACTS), Earlier(read_earlier_workbook(workbook, FRAMEWORK))
    new_review = [replace(one, return_id=f"{one.return_id}X") for one in FACTS]
    another_name = [replace(one, organisation="Renamed") for one in new_review]

    for one in (*FACTS, *new_review, *another_name):
        assert theirs.ratings_of(one) == ours.ratings_of(one)
    assert any(ours.ratings_of(one) for one in new_review)


def test_columns_that_were_moved_and_rows_that_were_sorted_change_nothing(
    workbook: Path, tmp_path: Path
) -> None:
    with workbook.open("rb") as stream:
        book = load_workbook(stream)
    sheet = book["Answers"]
    rows = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    del book["Answers"]
    again = book.create_sheet("Copied out")
    for row in (rows[0], *reversed(rows[1:])):
        again.append([None, *reversed(row)])
    book.save(tmp_path / "sorted.xlsx")

    ours, theirs = (
        Earlier(read_earlier_workbook(path, FRAMEWORK))
        for path in (workbook, tmp_path / "sorted.xlsx")
    )

    assert [theirs.ratings_of(one) for one in FACTS] == [ours.ratings_of(one) for one in FACTS]


def test_a_return_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = written(snapshot_from_content(sample_content()), tmp_path)

    with pytest.raises(KnownError) as refused:
        read_earlier_workbook(path, FRAMEWORK)

    assert refused.value.code == "not_a_collation"
    assert str(refused.value).startswith(
        f"{path.name} is not a collation, and not a collation workbook."
    )
