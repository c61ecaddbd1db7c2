"""The collation workbook: complete, traceable, harmless, and the same however many returns."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.collating.heat_map import heat_words
from neglect_workbook.exchange.collating.moderation_columns import read_moderation_file
from neglect_workbook.exchange.collating.workbook import workbook_name, write_workbook
from neglect_workbook.exchange.incoming.book import find_table, read_book
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.questions.loader import load
from tests.builders import sample_content, snapshot_from_content
from tests.exchange.collating.made import TODAY, collated, made_returns, read_again
from tests.exchange.hostile_texts import EVERY_KIND, LONG, with_texts
from tests.exchange.office_files import faults, live_cells, what_leads_out
from tests.exchange.return_files import FIRST_ROW, opened, parts_of, sheet_in
from tests.libreoffice import needs_libreoffice

FRAMEWORK = load("bscp-neglect-2026")
RETURNS = made_returns(14)
COLLATED = collated(FRAMEWORK, RETURNS)

#: Boxes of an answer that have a cell of their own.
_BOXES = {
    "working_well": "Working well",
    "worried_about": "Worried about",
    "changing_for_children": "What is changing for children",
    "how_we_know": "How we know",
}

SHEETS = [
    *("Contents", "Received", "Missing", "Problems", "Answers", "Heat map", "Evidence"),
    *("Actions", "Indicators", "Voices", "Moderation", "Lists and meanings"),
]


@pytest.fixture(scope="module")
def workbook(path: Path) -> Workbook:
    return opened(path)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("collation") / workbook_name(COLLATED)
    write_workbook(COLLATED, RETURNS, made)
    return made


def _rows(sheet: Worksheet) -> list[dict[str, object]]:
    headings = [cell.value for cell in sheet[3]]
    return [
        {str(name): "" if cell is None else cell for name, cell in zip(headings, row, strict=True)}
        for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True)
    ]


def test_it_keeps_the_open_xml_rules_and_runs_nothing(path: Path) -> None:
    assert faults(path) == []
    assert what_leads_out(path) == []
    assert live_cells(path) == []
    assert path.name == "neglect-collation_autumn-2026_2027-01-14.xlsx"


def test_every_sheet_has_a_title_headings_in_view_and_filters(workbook: Workbook) -> None:
    assert workbook.sheetnames == SHEETS
    for name in SHEETS:
        sheet = sheet_in(workbook, name)
        assert sheet["A1"].value
        assert all(cell.value for cell in sheet[3])
        assert str(sheet.freeze_panes).endswith("4")
        assert str(sheet.auto_filter.ref).startswith("A3:")


def test_the_first_sheet_says_what_the_others_hold(workbook: Workbook) -> None:
    rows = {(row["Part"], row["Name"]): row for row in _rows(sheet_in(workbook, "Contents"))}
    assert rows["Count", "Returns counted"]["Number"] == 14
    assert rows["Count", "Missing"]["Number"] == 2
    for name in SHEETS[1:]:
        row = rows["Sheet", name]
        assert row["What it is"]
        assert row["Number"] == len(_rows(sheet_in(workbook, name)))


def test_every_number_of_the_heat_map_is_the_count_of_its_rows_in_answers(
    workbook: Workbook,
) -> None:
    answers = _rows(sheet_in(workbook, "Answers"))
    heat_map = _rows(sheet_in(workbook, "Heat map"))
    shown = hidden = 0
    for row in heat_map:
        for heading, text in list(row.items())[2:]:
            sector = heading.rpartition(",")[0]
            of_cell = [
                one
                for one in answers
                if one["Question ID"] == row["Question ID"] and one["Sector"] == sector
            ]
            if text in {"Under 5", "None"}:
                assert len(of_cell) < (5 if text == "Under 5" else 1)
                hidden += 1
                continue
            words, _, count = str(text).rpartition(" ")
            rating = next(one for one in FRAMEWORK.scale.ratings if one.short == words)
            assert sum(one["Rating"] == rating.words for one in of_cell) == int(count)
            assert len({(one["File"], one["Row in file"]) for one in of_cell}) == len(of_cell)
            shown += 1
    assert shown > 10
    assert hidden > 10


def test_a_traced_row_says_what_the_return_says_in_that_row(path: Path) -> None:
    """Beside the rows that were written into the return itself."""
    snapshot = snapshot_from_content(sample_content())
    read = read_again(snapshot)
    facts = replace(RETURNS[0][0], sector_id=snapshot.organisation.sector_id)
    one = path.with_name("one.xlsx")
    write_workbook(COLLATED, [(facts, read)], one)
    workbook = opened(one)
    for name in ("Answers", "Evidence", "Actions", "Indicators", "Voices"):
        sheet = next(each for each in return_tables(snapshot, TODAY).sheets if each.name == name)
        stacked = _rows(sheet_in(workbook, name))
        assert len(stacked) == len(sheet.rows)
        compared = [
            column.heading
            for column in sheet.columns
            if not column.is_for_partnership
            and column.heading not in {"Return ID", "Organisation", "Setting ID", "Date"}
        ]
        compared += ["Date"] if name == "Evidence" else []
        for row in stacked:
            place = row["Row in file"]
            assert isinstance(place, int)
            if name == "Indicators":
                place += [r for r in stacked if r["Row in file"] == place].index(row)
            cells = sheet.rows[place - FIRST_ROW]
            for heading in compared:
                found = row[heading]
                found = found.date() if hasattr(found, "date") else found
                assert found == cells[sheet.place(heading)], (name, place, heading)


def test_ratings_are_said_in_words_wherever_they_are_tinted(workbook: Workbook) -> None:
    sheet = sheet_in(workbook, "Heat map")
    for row in sheet.iter_rows(min_row=FIRST_ROW, min_col=3):
        for cell in row:
            tint = cell.fill.fgColor.rgb
            if tint in {"FFFBEDEA", "FFFBF1DF", "FFE7F2EB"}:
                words, _, count = str(cell.value).rpartition(" ")
                assert words
                assert count.isdigit()
            else:
                assert cell.value in {"Under 5", "Hidden", "None"} or str(cell.value).startswith(
                    "Does"
                )


def test_only_the_sheet_for_moderation_offers_lists(workbook: Workbook) -> None:
    offered = {
        name: [str(one.sqref) for one in sheet_in(workbook, name).data_validations.dataValidation]
        for name in SHEETS
    }
    assert [name for name, ranges in offered.items() if ranges] == ["Moderation"]
    assert len(offered["Moderation"]) == 2


def test_moderation_shows_what_was_said_and_is_found_by_its_headings(path: Path) -> None:
    headings = (
        *("Return ID", "Question ID", "Moderator", "Moderated rating", "Moderation result"),
        *("Moderator note", "Feedback to organisation"),
    )
    table = find_table(read_book(path), "Moderation", headings, ("Return ID", "Question ID"))
    assert table is not None
    assert table.missing == ()
    assert len(table.rows) == len(COLLATED.sample)
    said = [row for row in table.rows if row.text("Moderation result")]
    assert [row.text("Moderation result") for row in said] == ["Raise", "Ask for evidence", "Lower"]
    assert said[1].text("Feedback to organisation").startswith("We did not see how often.\nTwo")


def test_the_sheets_about_the_whole_are_printed_on_few_pages(workbook: Workbook) -> None:
    pages = {
        sheet.title: (_pages(sheet.page_setup.fitToWidth), _pages(sheet.page_setup.fitToHeight))
        for sheet in workbook.worksheets[:6]
        if sheet.title != "Answers"
    }

    assert pages == {
        "Contents": (1, 1),
        "Received": (1, 0),
        "Missing": (1, 0),
        "Problems": (1, 0),
        "Heat map": (1, 1),
    }
    assert all(sheet.print_title_rows == "$1:$3" for sheet in workbook.worksheets)
    # What was written is long, and makes the rows high: on paper the answers end with the rating.
    headings = [str(cell.value) for cell in sheet_in(workbook, "Answers")[3]]
    last = sheet_in(workbook, "Answers").print_area.rpartition("$P$")[0]
    assert last
    assert headings[15] == "RAG"


def _pages(said: object) -> object:
    """How many pages; one is not said, and nought is as many as it takes."""
    return 1 if said is None else said


def test_the_panel_reads_in_the_order_of_the_sample(path: Path) -> None:
    table = find_table(read_book(path), "Moderation", ("Return ID", "Question ID"), ("Return ID",))
    assert table is not None
    assert [(row.text("Return ID"), row.text("Question ID")) for row in table.rows] == [
        (one.return_id, one.question_id) for one in COLLATED.sample
    ]


def test_hostile_and_very_long_texts_stay_whole_texts(tmp_path: Path) -> None:
    snapshot = with_texts([*EVERY_KIND, LONG])
    read = read_again(snapshot)
    facts = replace(RETURNS[0][0], organisation="=1+1", file="=cmd|' /C calc'!A0.xlsx")
    path = tmp_path / "hostile.xlsx"
    write_workbook(COLLATED, [(facts, read)], path)
    assert faults(path) == []
    assert live_cells(path) == []
    assert what_leads_out(path) == []
    book = read_book(path)
    answers = find_table(
        book,
        "Answers",
        ["Return ID", "Question ID", *_BOXES.values()],
        ("Return ID", "Question ID"),
    )
    assert answers is not None
    said = {row.text(heading) for row in answers.rows for heading in _BOXES.values()}
    for answer in read.answers:
        assert {clean_text(str(answer.fields[field])) for field in _BOXES} <= said


def test_nothing_of_this_computer_is_in_it(path: Path) -> None:
    said = "".join(parts_of(path))
    assert str(Path.home()) not in said
    assert str(path.parent) not in said
    core = next(text for text in parts_of(path) if "cp:coreProperties" in text)
    assert COLLATED.partnership in core


def test_only_what_two_moderators_agree_on_stands_beside_the_answers(tmp_path: Path) -> None:
    facts, _ = RETURNS[0]
    one = AnswerModeration(f"{facts.return_id}/M1/1", "1", "lower", "Often?", "Note")
    same = replace(one, id=f"{facts.return_id}/M1/2", feedback="How often?")
    for said, words in ((same, "Lower"), (replace(same, rating="2"), "")):
        path = tmp_path / "said.xlsx"
        write_workbook(replace(COLLATED, moderations=(one, said)), RETURNS[:1], path)
        answers = _rows(sheet_in(opened(path), "Answers"))
        row = next(each for each in answers if each["Question ID"] == "M1")
        assert row["Moderation result"] == words
        assert row["Feedback to organisation"] == ("Often?\nHow often?" if words else "")


def test_what_the_panel_said_is_read_back_as_it_was(path: Path) -> None:
    read = read_moderation_file(path, FRAMEWORK, COLLATED.moderations)
    assert read.problems == ()
    assert sorted(read.said, key=lambda one: one.id) == sorted(
        COLLATED.moderations, key=lambda one: one.id
    )


def test_a_cell_of_the_heat_map_hides_small_groups() -> None:
    cell = next(one for one in COLLATED.picture.cells.values() if not one.is_hidden)
    assert heat_words(FRAMEWORK, None).text == "None"
    assert heat_words(FRAMEWORK, replace(cell, returns=4)).text == "Under 5"
    assert heat_words(FRAMEWORK, replace(cell, is_hidden=True)).text == "Hidden"
    assert heat_words(FRAMEWORK, cell).count == cell.counts[cell.most_common]


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_opens_it_and_keeps_every_value(path: Path, tmp_path: Path) -> None:
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True
    )
    before, after = opened(path), opened(tmp_path / path.name)
    for name in SHEETS:
        assert _rows(sheet_in(after, name)) == _rows(sheet_in(before, name))
