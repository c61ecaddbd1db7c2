"""The made-up returns are whole ones: they are read back without a problem."""

from pathlib import Path

from neglect_workbook.exchange.collating.expected_list import read_expected_list
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.returns.reading import read_return
from tests.collating_builders import framework_2026, organisation_name, sectors_of
from tests.many_returns import many_returns, write_expected_list


def test_made_up_returns_are_read_without_a_problem(tmp_path: Path) -> None:
    framework = framework_2026()
    paths = many_returns(tmp_path, 4, seed=2)
    read = [read_return(read_book(path), framework) for path in paths]

    assert [one.problems for one in read] == [()] * 4
    assert all(one.is_as_sent for one in read)
    assert len({one.return_id for one in read}) == 4
    assert [one.organisation_name for one in read] == [
        organisation_name(number, sector) for number, sector in enumerate(sectors_of(4))
    ]


def test_the_expected_list_names_more_than_sent_one(tmp_path: Path) -> None:
    write_expected_list(tmp_path / "expected.csv", 10, missing=3)

    read = read_expected_list(tmp_path / "expected.csv", framework_2026())

    assert len(read.rows) == 13
    assert read.problems == ()
