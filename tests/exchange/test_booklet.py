"""The booklet: a framework's questions for one role, to write on."""

import zipfile
from importlib import import_module
from pathlib import Path

import docx
import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.booklet import booklet_document, booklet_name, make_booklet
from neglect_workbook.exchange.report import Heading, Table, texts
from neglect_workbook.questions.loader import load
from tests.exchange.plan_files import TODAY
from tests.held_files import hold_files

BSCP = load("bscp-neglect-2026")
SETS = [one.id for one in BSCP.question_sets]


@pytest.mark.parametrize("set_id", SETS)
def test_every_question_has_its_words_a_box_for_each_rating_and_room_to_write(set_id: str) -> None:
    blocks = booklet_document(BSCP, set_id, TODAY).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    tables = {block.caption: block for block in blocks if isinstance(block, Table)}

    for question in BSCP.question_set(set_id).questions:
        assert f"{question.id}. {question.text}" in headings
        ratings = tables[f"Rating of {question.id}"]
        assert [one.heading for one in ratings.columns] == [one.short for one in BSCP.scale.ratings]
        assert {cell.lines[0].text for cell in ratings.rows[0]} == {"\N{BALLOT BOX}"}
        boxes = tables[f"Answer to {question.id}"]
        assert len(boxes.rows) == len(BSCP.field_guides) + 2
        assert all(row[1].lines[0].text.count("\n") >= 3 for row in boxes.rows)


def test_the_help_is_that_of_the_sector_or_of_all() -> None:
    every = "\n".join(texts(booklet_document(BSCP, "M", TODAY).blocks))
    school = "\n".join(texts(booklet_document(BSCP, "M", TODAY, BSCP.sector("primary")).blocks))
    (question, *_) = BSCP.question_set("M").questions

    for lines in question.help.values():
        assert all(line in every for line in lines)
    assert all(line in school for line in question.help["school"])
    assert not any(line in school for line in question.help["small_group"])


@pytest.mark.parametrize("set_id", SETS)
def test_a_strict_reader_finds_nothing_wrong_and_the_file_names_nobody(
    set_id: str, tmp_path: Path
) -> None:
    path = tmp_path / booklet_name(BSCP, set_id)
    make_booklet(BSCP, set_id, path, TODAY)
    validator = import_module("openxml_audit").OpenXmlValidator()

    assert [str(one) for one in validator.validate(str(path)).errors] == []
    properties = docx.Document(str(path)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {
            (TODAY.year, TODAY.month, TODAY.day)
        }


def test_a_booklet_that_is_open_elsewhere_stays_and_another_name_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.docx"
    path.write_bytes(b"what was there")

    hold_files(monkeypatch, path.name)
    with pytest.raises(KnownError, match=r"or save the new one as b \(2\)\.docx"):
        make_booklet(BSCP, "M", path, TODAY)
    assert path.read_bytes() == b"what was there"
