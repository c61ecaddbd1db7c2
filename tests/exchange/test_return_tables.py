"""The layout of the return, format 1: what other programs rely on."""

from dataclasses import replace
from datetime import date

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.exchange.sheet import Cell, Sheet
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY, with_answer

SNAPSHOT = sample_snapshot()

HEADINGS = {
    "About this return": "Item · Entry · Machine key",
    "Answers": (
        "Return ID · Organisation · Sector · Setting ID · Review · Date · Role · Question ID · "
        "Question · Applies · Reason it does not apply · Rating · Rating code · RAG · "
        "Why we chose this rating · Working well · Worried about · Needs to happen · "
        "What is changing for children · How we know · Strongest evidence level · "
        "Evidence IDs · Rating last time · Change · Main area · Other areas · "
        "Expectation IDs · Action IDs · Moderated rating · Moderation result · "
        "Moderator note · Feedback to organisation"
    ),
    "Evidence": (
        "Return ID · Evidence ID · Title · Type · What it shows · Level · Whose view · "
        "Period covered · Date · Where it is kept · Question IDs · Also used for · "
        "Checked for names"
    ),
    "Actions": (
        "Return ID · Action ID · Question IDs · Area · What will be different for children · "
        "What we will do · Lead role · With whom · Start · Due · How we will know · "
        "Starting point · Target · Status · Last update · Difference seen · "
        "Help needed from partners · Reason for no date"
    ),
    "Indicators": (
        "Return ID · Indicator ID · Indicator · Direction wanted · Period · Value · Unit · Note"
    ),
    "Voices": "Return ID · Role · Question ID · Rating · Count",
    "Summary": (
        "Return ID · Organisation · Counted by · Name · We do not know yet · "
        "Not yet in place · Partly in place · In place · In place and making a difference · "
        "Does not apply to us · Not answered yet · Questions"
    ),
    "Lists and meanings": "List · Code · Words · Meaning",
    "machine": "Key · Value",
}

ABOUT_KEYS = [
    "return_id",
    "check_code",
    "format",
    "framework_id",
    "framework_version",
    "organisation",
    "sector",
    "setting_id",
    "sets_answered",
    "review",
    "date",
    "contact_role",
    "substitute_contact_role",
    "approved_by",
    "approved_on",
    "people_involved",
    "privacy_check",
    "program_version",
]


def sheet_named(name: str, snapshot: WorkbookSnapshot = SNAPSHOT) -> Sheet:
    (sheet,) = (one for one in return_tables(snapshot, TODAY).sheets if one.name == name)
    return sheet


def answer_row(snapshot: WorkbookSnapshot, question_id: str) -> dict[str, Cell]:
    sheet = sheet_named("Answers", snapshot)
    headings = [column.heading for column in sheet.columns]
    rows = [dict(zip(headings, row, strict=True)) for row in sheet.rows]
    (row,) = (row for row in rows if row["Question ID"] == question_id)
    return row


def test_sheets_and_headings_are_those_of_the_contract() -> None:
    sheets = return_tables(SNAPSHOT, TODAY).sheets
    found = {s.name: " · ".join(column.heading for column in s.columns) for s in sheets}
    assert list(found.items()) == list(HEADINGS.items())


def test_every_row_has_a_cell_for_every_column() -> None:
    for sheet in return_tables(SNAPSHOT, TODAY).sheets:
        assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}


def test_there_is_a_row_for_every_question_of_the_sets_answered() -> None:
    organisation = replace(SNAPSHOT.organisation, set_ids=("M", "P"))
    sheet = sheet_named("Answers", replace(SNAPSHOT, organisation=organisation))
    ids = [row[sheet.place("Question ID")] for row in sheet.rows]
    assert ids == ["M1", "M2", "M3", "M4", "M5", "P1", "P2", "P3", "P4", "P5", "P6", "P7"]


def test_the_question_is_verbatim_and_no_short_name_is_sent() -> None:
    names = {question.short_name for question in SNAPSHOT.questions}
    for sheet in return_tables(SNAPSHOT, TODAY).sheets:
        assert not names & {cell for row in sheet.rows for cell in row}
    texts = sheet_named("Answers")
    place = texts.place("Question")
    assert [row[place] for row in texts.rows] == [one.text for one in SNAPSHOT.questions]


@pytest.mark.parametrize(
    ("rating", "cells"),
    [
        ("", ("Applies", "", "Not answered yet", "", "")),
        ("unknown", ("Applies", "", "We do not know yet", "unknown", "Red")),
        ("0", ("Applies", "", "Not yet in place", "0", "Red")),
        ("1", ("Applies", "", "Partly in place", "1", "Amber")),
        ("2", ("Applies", "", "In place", "2", "Green")),
        ("3", ("Applies", "", "In place and making a difference", "3", "Green")),
        ("na", ("Does not apply", "No such work", "Does not apply to us", "na", "")),
    ],
)
def test_a_rating_is_sent_in_words_as_a_code_and_as_a_colour(
    rating: str, cells: tuple[str, ...]
) -> None:
    answered = with_answer(SNAPSHOT, "M2", rating=rating, not_applicable_reason="No such work")
    row = answer_row(answered, "M2")
    headings = ("Applies", "Reason it does not apply", "Rating", "Rating code", "RAG")
    assert tuple(row[heading] for heading in headings) == cells


def test_a_first_review_has_nothing_to_compare_with() -> None:
    row = answer_row(SNAPSHOT, "M1")
    assert (row["Rating last time"], row["Change"]) == ("", "First time")


def test_the_partnerships_columns_are_left_blank() -> None:
    sheet = sheet_named("Answers")
    assert {row[-4:] for row in sheet.rows} == {("", "", "", "")}


def test_why_the_checks_were_overruled_stands_beside_the_reason() -> None:
    told = with_answer(
        SNAPSHOT,
        "M1",
        reason="We looked.",
        override_reason="Two teams only.",
        needs_to_happen="",
        no_action_reason="The service ends in May.",
    )
    row = answer_row(told, "M1")
    assert row["Why we chose this rating"] == "We looked.\nTwo teams only."
    assert row["Needs to happen"] == "The service ends in May."


def test_evidence_and_actions_are_linked_by_the_ids_that_people_see() -> None:
    for question in SNAPSHOT.questions:
        row = answer_row(SNAPSHOT, question.id)
        evidence = SNAPSHOT.evidence_for(question.id)
        assert row["Evidence IDs"] == ", ".join(item.label for item in evidence)
        assert row["Strongest evidence level"] == (
            max(e.level for e in evidence) if evidence else ""
        )
        actions = SNAPSHOT.actions_for(question.id)
        assert row["Action IDs"] == ", ".join(action.label for action in actions)


def test_an_action_without_an_area_takes_that_of_its_first_question() -> None:
    question = SNAPSHOT.framework.question("M3")
    action = replace(SNAPSHOT.actions[0], area_id="", question_ids=("M3", "S1"))
    sheet = sheet_named("Actions", replace(SNAPSHOT, actions=(action,)))
    area = SNAPSHOT.framework.area(question.area_id).name
    assert sheet.rows[0][sheet.place("Area")] == area
    assert sheet.rows[0][sheet.place("Question IDs")] == "S1, M3"


def test_an_indicator_without_values_still_has_its_row() -> None:
    sheet = sheet_named("Indicators", replace(SNAPSHOT, indicator_values=()))
    assert len(sheet.rows) == len(SNAPSHOT.indicators)
    assert {row[sheet.place("Value")] for row in sheet.rows} == {""}


def test_the_values_of_an_indicator_come_out_in_the_order_of_their_periods() -> None:
    mixed = tuple(reversed(SNAPSHOT.indicator_values))
    sheet = sheet_named("Indicators", replace(SNAPSHOT, indicator_values=mixed))
    assert sheet.rows == sheet_named("Indicators").rows
    periods = [row[sheet.place("Period")] for row in sheet.rows if row[1] == "I4"]
    assert periods == [
        "Autumn term 2025",
        "Spring term 2026",
        "Summer term 2026",
        "Autumn term 2026",
    ]


def test_what_happened_in_a_period_stands_before_what_the_numbers_show() -> None:
    sheet = sheet_named("Indicators")
    spring = next(row for row in sheet.rows if row[sheet.place("Period")] == "Spring 2 2026")
    assert spring[sheet.place("Value")] == 11
    note = str(spring[sheet.place("Note")])
    assert note.startswith("Staff briefing, February\nMore now come from midday")


def test_voices_say_that_groups_under_five_are_left_out() -> None:
    sheet = sheet_named("Voices")
    assert "under five" in sheet.note
    counts = {(row[2], row[3]): row[4] for row in sheet.rows}
    assert counts["P7", "Not yet in place"] == 5
    assert counts["P7", "In place and making a difference"] == 0
    assert {row[1] for row in sheet.rows} == {"Practitioners"}
    # Nine teachers and seven support staff; the three volunteers are nowhere in it.
    assert sum(int(str(count)) for (question, _), count in counts.items() if question == "P1") == 16


def test_what_a_small_group_said_does_not_change_a_return() -> None:
    others = tuple(
        replace(voice, ratings={"P1": "3"}) if voice.group_id == "volunteers" else voice
        for voice in SNAPSHOT.voices
    )
    other = replace(SNAPSHOT, voices=others)
    assert others != SNAPSHOT.voices
    assert sheet_named("Voices", other).rows == sheet_named("Voices").rows


def test_the_summary_counts_every_question_once_by_area_and_once_by_set() -> None:
    sheet = sheet_named("Summary")
    for counted_by in ("Area", "Question set", "Whole return"):
        rows = [row for row in sheet.rows if row[sheet.place("Counted by")] == counted_by]
        totals = [int(str(row[-1])) for row in rows]
        assert sum(totals) == len(SNAPSHOT.questions)
        for row in rows:
            assert sum(int(str(cell)) for cell in row[4:-1]) == row[-1]


def test_the_lists_hold_every_word_that_a_drop_down_offers() -> None:
    book = return_tables(SNAPSHOT, TODAY)
    lists = sheet_named("Lists and meanings")
    for sheet in book.sheets:
        for place, column in enumerate(sheet.columns):
            if column.choices is None:
                continue
            at = 1 if column.choices.by_code else 2
            offered = {row[at] for row in lists.rows if row[0] == column.choices.list_name}
            assert {row[place] for row in sheet.rows} <= offered | {""}


def test_about_has_a_line_and_a_machine_key_for_everything() -> None:
    about = sheet_named("About this return")
    assert [row[2] for row in about.rows] == ABOUT_KEYS
    values = {str(row[2]): row[1] for row in about.rows}
    assert values["format"] == 1
    assert values["date"] == TODAY
    assert values["sets_answered"] == "Strategic leaders, Managers"


def test_the_machine_sheet_repeats_about_and_adds_the_ids() -> None:
    machine = {row[0]: row[1] for row in sheet_named("machine").rows}
    for _, value, key in sheet_named("About this return").rows:
        assert machine[key] == (value.isoformat() if isinstance(value, date) else str(value))
    assert machine["sector_id"] == SNAPSHOT.organisation.sector_id
    assert machine["set_ids"] == ", ".join(SNAPSHOT.organisation.set_ids)
    assert {f"row {question.id}" for question in SNAPSHOT.questions} <= set(machine)


def test_an_empty_workbook_makes_a_whole_return() -> None:
    organisation = replace(SNAPSHOT.organisation, name="", sector_id="", set_ids=())
    review = replace(SNAPSHOT.review, kind_id="")
    empty = replace(
        SNAPSHOT,
        organisation=organisation,
        review=review,
        evidence=(),
        actions=(),
        indicators=(),
        indicator_values=(),
    )
    assert sheet_named("Answers", empty).rows == ()
    assert sheet_named("About this return", empty).rows
