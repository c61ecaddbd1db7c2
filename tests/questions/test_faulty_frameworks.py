"""Each kind of fault in a framework's files, told as file, place and cause."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.questions import loader
from neglect_workbook.questions.loader import load_folder

BSCP_FOLDER = Path(loader.__file__).parent / "frameworks" / "bscp-neglect-2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a sound framework, to be spoilt."""
    return shutil.copytree(BSCP_FOLDER, tmp_path / "spoilt")


@dataclass(frozen=True)
class Spoilt:
    """One edit of one file, and what the sentence is to say of it."""

    file: str
    old: str
    new: str
    place: str
    cause: str


def _fault(folder: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        load_folder(folder)
    assert caught.value.code == "framework_invalid"
    assert caught.value.next_step
    return caught.value


SPOILT = {
    "unreadable TOML": Spoilt(
        "areas.toml", 'id = "MA"', 'id = "MA', "line 12, column 9", "cannot be read as TOML"
    ),
    "a day that is not in the calendar": Spoilt(
        "timeline.toml", "2026-12-17", "2026-02-30", "line ", "Invalid date"
    ),
    "a date in words": Spoilt(
        "timeline.toml",
        "date = 2026-12-17",
        'date = "17 December"',
        "dates[6].date",
        "not a date such as 2026-12-17",
    ),
    "a wrong key": Spoilt(
        "areas.toml", "short =", "shrt =", "areas[0]", "the key 'shrt' is not known here"
    ),
    "a wrong key at the top": Spoilt(
        "wording.toml", "not_ours =", "not_our =", "", "the key 'not_our' is not known here"
    ),
    "a missing key": Spoilt(
        "set-managers.toml",
        'short_name = "Challenge"\n',
        "",
        "questions[3]",
        "the key 'short_name' is missing",
    ),
    "a missing id": Spoilt(
        "set-managers.toml", 'id = "M4"\n', "", "questions[3]", "the key 'id' is missing"
    ),
    "an empty id": Spoilt(
        "set-managers.toml", 'id = "M4"', 'id = ""', "questions[3].id", "an id is made of letters"
    ),
    "an empty text": Spoilt(
        "set-managers.toml",
        'short_name = "Challenge"',
        'short_name = ""',
        "questions[3].short_name",
        "this text is empty",
    ),
    "a wrong type": Spoilt(
        "set-managers.toml",
        "minutes_per_question = 10",
        'minutes_per_question = "ten"',
        "minutes_per_question",
        "a whole number is wanted here, not a text",
    ),
    "no time at all": Spoilt(
        "set-managers.toml",
        "minutes_per_question = 10",
        "minutes_per_question = 0",
        "minutes_per_question",
        "a whole number from 1 is wanted here",
    ),
    "a colour that is none": Spoilt(
        "scale.toml", 'rag = "Amber"', 'rag = "Orange"', "ratings[2].rag", "'Orange' is not one of"
    ),
    "a set file outside the folder": Spoilt(
        "framework.toml",
        '"set-managers.toml"',
        '"../set-managers.toml"',
        "question_set_files[1]",
        "a file name such as set-managers.toml",
    ),
    "an id used twice in a list": Spoilt(
        "areas.toml", 'id = "MA"', 'id = "EI"', "areas[1]", "the id 'EI' is used twice"
    ),
    "a question id used twice across sets": Spoilt(
        "set-managers.toml", 'id = "M4"', 'id = "S4"', "questions[3].id", "'S4' is used twice"
    ),
    "an expectation of no set": Spoilt(
        "set-managers.toml",
        'expectation_ids = ["ME3"]',
        'expectation_ids = ["ME9"]',
        "questions[2].expectation_ids",
        "'ME9' is not an expectation of this set",
    ),
    "an area that is not there": Spoilt(
        "set-managers.toml",
        'area_id = "CH"',
        'area_id = "XX"',
        "questions[2].area_id",
        "'XX' is not an area",
    ),
    "a further area that is not there": Spoilt(
        "set-strategic.toml",
        'also_area_ids = ["EI"]',
        'also_area_ids = ["XX"]',
        "questions[1].also_area_ids",
        "'XX' is not an area",
    ),
    "a further area that is the main one": Spoilt(
        "set-strategic.toml",
        'also_area_ids = ["EI"]',
        'also_area_ids = ["MA"]',
        "questions[1].also_area_ids",
        "'MA' is the main area already",
    ),
    "help for a setting that no sector has": Spoilt(
        "set-managers.toml",
        "small_group = [",
        "smal_group = [",
        "questions[0].help",
        "there is no help for the setting 'small_group'",
    ),
    "a sector's set that is not there": Spoilt(
        "lists.toml", '["S", "M", "P"]', '["S", "M", "X"]', "sectors[6].set_ids", "'X' is not a"
    ),
    "a source that is not there": Spoilt(
        "timeline.toml",
        'source = "supporting-document"',
        'source = "leaflet"',
        "dates[6].source",
        "'leaflet' is not a source",
    ),
    "a date of theirs without a source": Spoilt(
        "timeline.toml", 'source = "letter"\n', "", "dates[0].source", "'' is not a source"
    ),
    "a suggestion that is no rating": Spoilt(
        "scale.toml",
        '["0", "1", "1", "2", "3"]',
        '["0", "1", "1", "2", "4"]',
        "suggestions[4]",
        "'4' is not the code of a rating",
    ),
    "a suggestion too few": Spoilt(
        "scale.toml",
        '["0", "1", "1", "2", "3"]',
        '["0", "1", "2", "3"]',
        "suggestions",
        "4 checks need 5 suggestions",
    ),
    "a meaning for no set": Spoilt(
        "scale.toml",
        'P = "I do not do this yet',
        'X = "I do not do this yet',
        "ratings[1].meaning",
        "there is no meaning for the set 'P'",
    ),
    "a guide to no field": Spoilt(
        "answers.toml",
        'field = "how_we_know"',
        'field = "how_they_know"',
        "field_guides",
        "there is no guide for the field 'how_we_know'",
    ),
    "no number for a worry": Spoilt(
        "partnership.toml", 'id = "worried"', 'id = "worry"', "contacts", "no contact 'worried'"
    ),
    "a level out of order": Spoilt(
        "evidence.toml", "level = 4", "level = 5", "levels", "to be 1, 2, 3 and 4"
    ),
    "no first status": Spoilt(
        "lists.toml", 'id = "not_started"', 'id = "new"', "action_statuses", "'not_started'"
    ),
    "a subject with an unknown part": Spoilt(
        "wording.toml", "code {check_code}", "code {code}", "email_subject", "'code' is not one of"
    ),
    "a subject with an open brace": Spoilt(
        "wording.toml",
        "code {check_code}",
        "code {check_code",
        "email_subject",
        "a brace is not closed",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT.keys())
def test_the_sentence_gives_file_place_and_cause(folder: Path, spoilt: Spoilt) -> None:
    path = folder / spoilt.file
    text = path.read_text(encoding="utf-8")
    assert spoilt.old in text
    path.write_text(text.replace(spoilt.old, spoilt.new, 1), encoding="utf-8")

    sentence = _fault(folder).sentence

    assert sentence.startswith(spoilt.file)
    assert spoilt.place in sentence
    assert spoilt.cause in sentence


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "scale.toml").unlink()
    assert "scale.toml: this file is missing from" in _fault(folder).sentence


def test_a_set_file_that_is_listed_and_missing_is_named(folder: Path) -> None:
    (folder / "set-managers.toml").unlink()
    assert "set-managers.toml: this file is missing from" in _fault(folder).sentence


def test_a_set_file_that_nobody_lists_is_named(folder: Path) -> None:
    shutil.copy(folder / "set-managers.toml", folder / "set-volunteers.toml")
    sentence = _fault(folder).sentence
    assert "framework.toml, question_set_files: set-volunteers.toml" in sentence


def test_a_file_that_is_not_text_is_named(folder: Path) -> None:
    (folder / "words.toml").write_bytes(b'word = "\xff"')
    assert "words.toml: this is not UTF-8 text (byte 8)." in _fault(folder).sentence


def test_a_folder_without_a_framework_is_refused(tmp_path: Path) -> None:
    assert "framework.toml: this file is missing from" in _fault(tmp_path).sentence


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "framework.toml: this file is missing from" in _fault(tmp_path / "nowhere").sentence


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "framework.txt"
    file.write_text("", encoding="utf-8")
    with pytest.raises(KnownError, match=r"not a folder|missing from"):
        load_folder(file)
