"""The panel's four columns, read back from a workbook that was edited in Excel."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.moderation_columns import (
    ModerationRead,
    read_moderation_file,
)
from tests.collating_builders import framework_2026

FRAMEWORK = framework_2026()
HEADINGS = (
    "Organisation",
    "Return ID",
    "Question ID",
    "Rating",
    "Moderator",
    "Moderated rating",
    "Moderation result",
    "Moderator note",
    "Feedback to organisation",
)
WITHOUT = tuple(one for one in HEADINGS if one != "Moderator")
FIRST = ("Marlstone", "R1", "M3", "In place", 1, "Partly in place", "Lower", "Read twice.", "Good.")
SAID = AnswerModeration("R1/M3/1", "1", "lower", "Good.", "Read twice.")


def test_what_a_panel_filled_in_is_read_in_words_or_codes_in_any_order(tmp_path: Path) -> None:
    rows = (
        FIRST,
        ("Marlstone", "R1", "M3", "In place", 2, 2, "agree", "", ""),
        ("Fernhollow", "R2", "M1", "Not yet in place", "", "", "ASK FOR EVIDENCE ", "", ""),
        ("Fernhollow", "R2", "M2", "In place", 1, "", "", "", ""),
    )
    columns = [4, 8, 7, 6, 5, 3, 2, 1, 0]
    sheet = [tuple(row[one] for one in columns) for row in (HEADINGS, *rows)]

    read = _read(tmp_path, {"Moderation": [("A title",), (), *sheet]})

    assert read.said == (
        SAID,
        AnswerModeration("R1/M3/2", "2", "agree"),
        AnswerModeration("R2/M1/1", "", "ask_for_evidence"),
    )
    assert read.problems == ()


def test_an_unknown_word_is_reported_with_its_row_and_left_out(tmp_path: Path) -> None:
    rows = [
        (*FIRST[:5], "Greeen", "Lower", "", ""),
        (*FIRST[:5], "Partly in place", "Lowered", "", ""),
        ("Marlstone", "R1", "M99", "", 1, "", "Agree", "", ""),
        ("Marlstone", "", "M3", "", 1, "", "Agree", "", ""),
        ("Marlstone", "R1", "M3", "", 3, "", "Agree", "", ""),
        ("Marlstone", "R9", "M3", "", 1, "", "Agree", "", ""),
    ]

    read = _read(tmp_path, {"Moderation": [HEADINGS, *rows]}, return_ids={"R1"})

    assert read.said == ()
    assert [(one.code, one.row) for one in read.problems] == [
        ("unknown_word", 2),
        ("unknown_word", 3),
        ("unknown_question", 4),
        ("no_return_id", 5),
        ("unknown_moderator", 6),
        ("unknown_return", 7),
    ]
    assert read.problems[0].message == "'Greeen' in 'Moderated rating' is no rating."


def test_two_rows_that_differ_are_both_left_out(tmp_path: Path) -> None:
    again = (*FIRST[:5], "In place", "Agree", "", "")
    other = ("Marlstone", "R1", "M4", "In place", 1, "", "Agree", "", "")

    read = _read(tmp_path, {"Moderation": [HEADINGS, FIRST, again, FIRST, other, other]})

    assert [one.id for one in read.said] == ["R1/M4/1"]
    assert [(one.code, one.row) for one in read.problems] == [("said_twice", 3)]


def test_a_result_that_does_not_fit_the_ratings_is_left_out_and_reported(tmp_path: Path) -> None:
    row = (*FIRST[:5], "Partly in place", "Raise", "", "")

    read = _read(tmp_path, {"Moderation": [HEADINGS, row]})

    assert read.said == (AnswerModeration("R1/M3/1", "1", ""),)
    assert [one.code for one in read.problems] == ["does_not_fit"]


def test_a_row_without_a_result_is_kept_and_said_to_be_open(tmp_path: Path) -> None:
    read = _read(tmp_path, {"Moderation": [HEADINGS, (*FIRST[:5], "", "", "To ask about.", "")]})

    assert [one.note for one in read.said] == ["To ask about."]
    assert not read.said[0].is_done
    assert [one.code for one in read.problems] == ["no_result"]


def test_the_answers_sheet_is_read_too(tmp_path: Path) -> None:
    row = tuple(cell for one, cell in zip(HEADINGS, FIRST, strict=True) if one != "Moderator")

    assert _read(tmp_path, {"Answers": [WITHOUT, row]}).said == (SAID,)
    assert _read(tmp_path, {"Renamed": [WITHOUT, row]}).said == (SAID,)


def test_what_answers_only_repeats_does_not_stand_against_an_edit(tmp_path: Path) -> None:
    """The panel changed 'Moderation'; 'Answers' says what was so when the workbook was made."""
    known = [AnswerModeration("R1/M3/1", "2", "agree", answer_digest="d")]
    old = ("Marlstone", "R1", "M3", "In place", "In place", "Agree", "", "")

    read = _read(tmp_path, {"Moderation": [HEADINGS, FIRST], "Answers": [WITHOUT, old]}, known)

    assert read.said == (SAID,)
    assert read.problems == ()


def test_an_edit_on_answers_counts_where_moderation_is_as_it_was(tmp_path: Path) -> None:
    known = [replace(SAID, answer_digest="d")]
    new = ("Marlstone", "R1", "M3", "In place", "In place", "Agree", "", "")

    read = _read(tmp_path, {"Moderation": [HEADINGS, FIRST], "Answers": [WITHOUT, new]}, known)

    assert read.said == (AnswerModeration("R1/M3/1", "2", "agree"),)


def test_two_edits_that_differ_are_put_to_a_person(tmp_path: Path) -> None:
    new = ("Marlstone", "R1", "M3", "In place", "In place", "Agree", "", "")

    read = _read(tmp_path, {"Moderation": [HEADINGS, FIRST], "Answers": [WITHOUT, new]})

    assert read.said == ()
    assert [(one.code, one.sheet, one.row) for one in read.problems] == [
        ("said_twice", "Answers", 2)
    ]


def test_what_both_moderators_said_together_is_no_edit(tmp_path: Path) -> None:
    known = [
        AnswerModeration("R1/M3/1", "1", "lower", "Good.", "Read twice."),
        AnswerModeration("R1/M3/2", "1", "lower", "Clear.", ""),
    ]
    together = (
        "Marlstone",
        "R1",
        "M3",
        "",
        "Partly in place",
        "Lower",
        "Read twice.",
        "Good.\nClear.",
    )

    read = _read(tmp_path, {"Moderation": [HEADINGS, FIRST], "Answers": [WITHOUT, together]}, known)

    assert read.said == (SAID,)
    assert read.problems == ()


def test_a_text_that_goes_on_in_another_row_is_one(tmp_path: Path) -> None:
    rows = [
        (*FIRST[:8], "The first half, "),
        ("", "R1", "M3 continued 2", "", 1, "", "", "", "and the second."),
    ]

    read = _read(tmp_path, {"Moderation": [HEADINGS, *rows]})

    assert [one.feedback for one in read.said] == ["The first half, and the second."]


def test_a_file_without_these_columns_says_which_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="Moderation result"):
        _read(tmp_path, {"Sheet": [("Organisation", "Return ID"), ("Marlstone", "R1")]})


def _read(
    folder: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    known: Sequence[AnswerModeration] = (),
    return_ids: set[str] | None = None,
) -> ModerationRead:
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name, 0)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    path = folder / "collation.xlsx"
    book.save(path)
    return read_moderation_file(path, FRAMEWORK, known, return_ids)
