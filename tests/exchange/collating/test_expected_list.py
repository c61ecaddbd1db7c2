"""Expected lists as people keep them: read by headings, reported where they are not clear."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.expected_list import ExpectedRow, read_expected_list
from tests.collating_builders import framework_2026

FRAMEWORK = framework_2026()
ROWS = (
    ("Organisation", "Sector", "Contact email", "URN"),
    ("Marlstone Primary School", "Primary school", "office@marlstone.invalid", "100200"),
    ("Café Fernhollow Nursery", "early years", "", ""),
    ("Bramblegate Surgery", "GP", "manager@bramblegate.invalid", ""),
)
EXPECTED = (
    ExpectedRow(
        name="Marlstone Primary School",
        sector_id="primary",
        sector_said="Primary school",
        contact="office@marlstone.invalid",
        setting_id="100200",
        row=2,
    ),
    ExpectedRow("Café Fernhollow Nursery", "early_years", "early years", row=3),
    ExpectedRow("Bramblegate Surgery", "gp", "GP", "manager@bramblegate.invalid", row=4),
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_list_is_read_however_it_was_saved(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    path = tmp_path / "expected.csv"
    text = "\r\n".join(separator.join(row) for row in ROWS)
    path.write_bytes(text.encode(encoding))

    read = read_expected_list(path, FRAMEWORK)

    assert read.rows == EXPECTED
    assert read.problems == ()


def test_an_excel_list_is_read_below_its_title_with_columns_in_any_order(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Schools", 0)
    sheet.append(["Who we wait for"])
    sheet.append([])
    for row in ROWS:
        sheet.append([int(one) if one.isdigit() else one or None for one in reversed(row)])
        sheet.append([])
    path = tmp_path / "expected.xlsx"
    book.save(path)

    read = read_expected_list(path, FRAMEWORK)

    assert [(one.name, one.sector_id, one.contact, one.setting_id) for one in read.rows] == [
        (one.name, one.sector_id, one.contact, one.setting_id) for one in EXPECTED
    ]
    assert [one.row for one in read.rows] == [5, 7, 9]


def test_what_is_not_understood_is_kept_as_said_and_reported(tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        "Name,Type,Return ID\n"
        "Quarry Row Youth Club,Youth clubs,R7K\n"
        ",Primary school,\n"
        "---,,\n"
        "QUARRY ROW  youth club,Youth clubs,\n",
    )

    read = read_expected_list(path, FRAMEWORK)

    assert read.rows == (
        ExpectedRow(
            name="Quarry Row Youth Club", sector_said="Youth clubs", return_id="R7K", row=2
        ),
    )
    assert [(one.code, one.row) for one in read.problems] == [
        ("unknown_sector", 2),
        ("no_name", 3),
        ("no_name", 4),
        ("unknown_sector", 5),
        ("name_twice", 5),
    ]


def test_two_schools_of_one_name_with_their_own_numbers_are_both_kept(tmp_path: Path) -> None:
    path = _csv(tmp_path, "School,URN\nSt Mary's,105\nSt Mary's,106\nSt Marys,105\n")

    read = read_expected_list(path, FRAMEWORK)

    assert [one.setting_id for one in read.rows] == ["105", "106"]
    assert [(one.code, one.row) for one in read.problems] == [("name_twice", 4)]


def test_a_name_with_the_separator_in_it_is_one_name(tmp_path: Path) -> None:
    path = _csv(tmp_path, 'Organisation,Contact\n"Fold, Hill and Vale Project",Manager\n')

    assert read_expected_list(path, FRAMEWORK).rows == (
        ExpectedRow("Fold, Hill and Vale Project", contact="Manager", row=2),
    )


def test_a_quotation_mark_that_is_never_closed_is_reported(tmp_path: Path) -> None:
    rest = "\n".join(f"School {one},Manager" for one in range(200))
    path = _csv(tmp_path, f'Organisation,Contact\n"Fernhollow,Manager\n{rest}\n')

    assert [one.code for one in read_expected_list(path, FRAMEWORK).problems] == ["long_cell"]


@pytest.mark.parametrize("content", ["A,B\n1,2\n", "\n\n", "Marlstone Primary School\n"])
def test_a_list_without_names_says_what_to_do(tmp_path: Path, content: str) -> None:
    with pytest.raises(KnownError, match="no column 'Organisation'"):
        read_expected_list(_csv(tmp_path, content), FRAMEWORK)


@given(st.binary(min_size=1, max_size=300))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(b"Organisation;Sector\n" + content)

    try:
        read = read_expected_list(path, FRAMEWORK)
    except KnownError:
        return

    assert all(one.name for one in read.rows)


def _csv(folder: Path, text: str) -> Path:
    path = folder / "expected.csv"
    path.write_text(text, encoding="utf-8")
    return path
