"""The return as an Excel file, read again by another program."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from neglect_workbook.exchange.check_code import check_code, row_digests
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY, opened, parts_of, sheet_in, table_of, written

SNAPSHOT = sample_snapshot()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(SNAPSHOT, tmp_path_factory.mktemp("return"))


def findings(path: Path) -> list[object]:
    """What the Open XML rules find wrong with a file. The library carries no types."""
    validator = import_module("openxml_audit").OpenXmlValidator()
    return list(validator.validate(str(path)).errors)


def test_sheets_are_there_in_order_and_the_last_is_very_hidden(sample: Path) -> None:
    book = return_tables(SNAPSHOT, TODAY)
    workbook = opened(sample)
    assert workbook.sheetnames == [sheet.name for sheet in book.sheets]
    states = [sheet_in(workbook, name).sheet_state for name in workbook.sheetnames]
    assert states == ["visible"] * 8 + ["veryHidden"]


def test_the_title_is_in_a1_and_the_headings_in_row_3_stay_in_view(sample: Path) -> None:
    workbook = opened(sample)
    for sheet in return_tables(SNAPSHOT, TODAY).sheets:
        found = sheet_in(workbook, sheet.name)
        assert found["A1"].value == sheet.title
        assert [cell.value for cell in found[3]] == [one.heading for one in sheet.columns]
        assert str(found.freeze_panes).endswith("4")
        assert str(found.auto_filter.ref).startswith("A3:")


def test_every_cell_reads_as_it_was_meant(sample: Path) -> None:
    workbook = opened(sample)
    for sheet in return_tables(SNAPSHOT, TODAY).sheets:
        assert table_of(workbook, sheet) == sheet.rows


def test_dates_are_dates_and_codes_are_texts(sample: Path) -> None:
    workbook = opened(sample)
    answers = return_tables(SNAPSHOT, TODAY).sheets[1]
    found = sheet_in(workbook, "Answers")
    day = found.cell(4, answers.place("Date") + 1)
    assert isinstance(day.value, datetime)
    assert day.number_format == "d mmm yyyy"
    codes = [found.cell(row, answers.place("Rating code") + 1) for row in range(4, 17)]
    assert {code.data_type for code in codes if code.value is not None} == {"s"}


def test_there_is_no_formula_link_merge_name_or_macro_in_the_file(sample: Path) -> None:
    parts = list(parts_of(sample))
    for forbidden in ("<f>", "<f ", "<hyperlink", "<mergeCell", "externalLink", "vbaProject"):
        assert not [part for part in parts if forbidden in part]
    names = {name for part in parts for name in re.findall('definedName name="([^"]+)"', part)}
    assert names == {"_xlnm._FilterDatabase", "_xlnm.Print_Titles", "_xlnm.Print_Area"}


def test_the_document_names_the_organisation_and_nobody(sample: Path) -> None:
    properties = opened(sample).properties
    assert properties.creator == properties.lastModifiedBy == SNAPSHOT.organisation.name
    assert properties.created is not None
    assert properties.created.date() == TODAY


def test_what_only_the_partnership_fills_in_is_not_printed_while_it_is_empty(sample: Path) -> None:
    answers = sheet_in(opened(sample), "Answers")
    headings = [cell.value for cell in answers[3]]
    last = get_column_letter(headings.index("Action IDs") + 1)
    assert str(answers.print_area).endswith(f":${last}${answers.max_row}")


def test_rows_are_told_apart_by_their_ground_and_the_title_has_room(sample: Path) -> None:
    evidence = sheet_in(opened(sample), "Evidence")
    grounds = {evidence.cell(row, 1).fill.start_color.rgb for row in (4, 5)}
    assert len(grounds) == 2
    assert all(evidence.cell(row, 1).border.bottom.style is None for row in (3, 4, 5))
    assert (evidence.row_dimensions[1].height or 0) >= 24


def test_columns_with_a_list_have_a_drop_down(sample: Path) -> None:
    workbook = opened(sample)
    answers = return_tables(SNAPSHOT, TODAY).sheets[1]
    found = sheet_in(workbook, "Answers")
    lists = sheet_in(workbook, "Lists and meanings")
    offered = {}
    for rule in found.data_validations.dataValidation:
        first, last = re.findall(r"\$[BC]\$(\d+)", str(rule.formula1))
        column = 2 if "$B$" in str(rule.formula1) else 3
        words = [lists.cell(row, column).value for row in range(int(first), int(last) + 1)]
        heading = found.cell(3, found[str(rule.sqref).split(":")[0]].column).value
        offered[heading] = words
    assert offered["Moderation result"] == ["Agree", "Raise", "Lower", "Ask for evidence"]
    assert offered["Moderated rating"] == offered["Rating"]
    assert "Not answered yet" in offered["Rating"]
    assert offered["Strongest evidence level"] == [1, 2, 3, 4]
    assert len(offered) == sum(1 for column in answers.columns if column.choices)


def test_every_page_carries_the_status_and_the_check_code(sample: Path) -> None:
    for sheet in opened(sample).worksheets:
        assert sheet.oddFooter is not None
        footer = str(sheet.oddFooter.left.text)
        assert SNAPSHOT.framework.wording.status_line in footer
        assert check_code(SNAPSHOT) in footer
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$3"


def test_what_is_printed_can_be_read() -> None:
    # 188 digits of 12 point Arial side by side make the text of an A4 page across 8 points.
    for sheet in return_tables(SNAPSHOT, TODAY).sheets:
        width = sum(column.width for column in sheet.columns)
        assert width / sheet.pages_wide < 188 or sheet.is_for_machines, sheet.name


def test_the_file_says_what_kind_it_is(sample: Path) -> None:
    rows = sheet_in(opened(sample), "machine").iter_rows(min_row=4, max_col=2, values_only=True)
    assert ("kind", "return") in rows


def test_a_reader_can_tell_which_row_was_changed(sample: Path, tmp_path: Path) -> None:
    workbook = opened(sample)
    answers = return_tables(SNAPSHOT, TODAY).sheets[1]
    sheet_in(workbook, "Answers").cell(5, answers.place("Rating") + 1).value = "In place"
    sheet_in(workbook, "Answers").cell(6, answers.place("Moderator note") + 1).value = "Seen."
    workbook.save(tmp_path / "edited.xlsx")
    edited = opened(tmp_path / "edited.xlsx")
    found = sheet_in(edited, "machine").iter_rows(min_row=4, max_col=2, values_only=True)
    machine = {row[0]: row[1] for row in found}
    rows = table_of(edited, answers)
    digests = row_digests(replace(answers, rows=rows))
    ids = [row[answers.place("Question ID")] for row in rows]
    pairs = zip(ids, digests, strict=True)
    changed = [one for one, digest in pairs if machine[f"row {one}"] != digest]
    assert changed == ["S2"]


def test_no_font_is_left_to_the_theme(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(SNAPSHOT, tmp_path)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    fonts = styles[styles.index("<fonts") : styles.index("</fonts>")]
    assert fonts.count("<name ") == fonts.count('<name val="Arial"/>') > 0
    assert "<scheme" not in fonts


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(SNAPSHOT, tmp_path).read_bytes()
    assert written(SNAPSHOT, tmp_path).read_bytes() == first


def test_the_file_is_valid_open_xml(sample: Path) -> None:
    assert findings(sample) == []


def test_an_empty_return_is_valid_too(tmp_path: Path) -> None:
    organisation = replace(SNAPSHOT.organisation, set_ids=())
    empty = replace(SNAPSHOT, organisation=organisation, evidence=(), actions=(), indicators=())
    path = written(empty, tmp_path)
    assert findings(path) == []
    check_written(return_tables(empty, TODAY), path)
