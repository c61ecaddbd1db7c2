"""Forms as files: what leaves, and what comes back of it."""

import zipfile
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl import load_workbook

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms, make_forms_in
from neglect_workbook.exchange.forms.reading import read_form
from neglect_workbook.exchange.incoming.recognise import IncomingKind, recognise
from tests.builders import sample_content, sample_snapshot, snapshot_from_content
from tests.exchange.forms.colleague import ANSWERS, fill, has_office, saved_again
from tests.exchange.plan_files import W, part

TODAY = date(2026, 11, 24)
SNAPSHOT = sample_snapshot()
FORM = form_of(SNAPSHOT, "P", TODAY)

Made = Callable[..., Path]

needs_office = pytest.mark.skipif(not has_office(), reason="LibreOffice is not on this computer")


@pytest.fixture(params=[".xlsx", ".docx"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    """Makes one blank of either kind."""

    def make(set_id: str = "P", name: str = "form") -> Path:
        path = tmp_path / f"{name}{request.param}"
        make_forms(form_of(SNAPSHOT, set_id, TODAY), path)
        return path

    return make


def test_what_a_colleague_chose_is_read_whatever_the_file_is_called(
    made: Made, tmp_path: Path
) -> None:
    path = fill(made(), "Support staff").rename(tmp_path / "mine (final)")
    read = read_form(path)

    assert (read.group_id, dict(read.ratings)) == ("support_staff", ANSWERS)
    assert read.not_offered == ()
    assert read.facts.workbook_id == SNAPSHOT.workbook_id
    assert read.facts.review_id == SNAPSHOT.review.id


@pytest.mark.parametrize("set_id", ["S", "M", "P"])
def test_a_blank_keeps_the_rules_of_its_format_and_names_nobody(made: Made, set_id: str) -> None:
    path = made(set_id)
    validator = import_module("openxml_audit").OpenXmlValidator()
    with zipfile.ZipFile(path) as archive:
        core = archive.read("docProps/core.xml").decode()
        parts = "".join(archive.read(one).decode() for one in archive.namelist())

    assert list(validator.validate(str(path)).errors) == []
    assert "<dc:creator>" not in core.replace("<dc:creator></dc:creator>", "")
    assert 'filterPrivacy="1"' in parts or "removePersonalInformation" in parts
    assert recognise(path).kind is IncomingKind.FORM


def test_each_of_several_forms_has_an_id_of_its_own_and_one_blank_has_none(made: Made) -> None:
    path = made()
    several = make_forms(FORM, path.with_stem("own"), 12)
    facts = [read_form(one).facts for one in several]

    assert [one.name for one in several[::11]] == [f"own-01{path.suffix}", f"own-12{path.suffix}"]
    assert len({one.form_id for one in facts}) == 12
    assert {one.batch_id for one in facts} == {FORM.facts.batch_id}
    assert read_form(path).facts.form_id == ""


def test_words_that_the_list_does_not_offer_are_told_and_not_guessed(made: Made) -> None:
    read = read_form(fill(made(), "Teachers", {"P1": "2", "P3": "mostly"}))

    assert dict(read.ratings) == {"P1": "2"}
    assert read.not_offered == ("P3",)


def test_a_form_that_is_there_is_never_replaced(made: Made, tmp_path: Path) -> None:
    path = fill(made(), "Teachers")
    before = path.read_bytes()
    with pytest.raises(KnownError, match="may be filled in"):
        make_forms(FORM, path)
    first, second = (make_forms_in(FORM, tmp_path, path.suffix, 2) for _ in range(2))

    assert path.read_bytes() == before
    assert first != second
    assert len(list(second.iterdir())) == 2


def test_rows_that_were_sorted_and_pushed_aside_are_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    make_forms(FORM, path)
    fill(path, "Teachers")
    with path.open("rb") as stream:
        workbook = load_workbook(stream)
    sheet = workbook["Form"]
    cells = {cell.value: cell.row for cell in sheet["A"] if cell.value in {"P1", "P2"}}
    for column in (1, 2, 3):
        one, two = (sheet.cell(cells[name], column) for name in ("P1", "P2"))
        one.value, two.value = two.value, one.value
    sheet.insert_rows(1, 4)
    sheet.insert_cols(1)
    sheet.title = "Sheet1"
    workbook.save(path)

    assert dict(read_form(path).ratings) == ANSWERS


def test_every_answer_has_a_list_and_only_answers_can_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    make_forms(FORM, path)
    with path.open("rb") as stream:
        workbook = load_workbook(stream)
    sheet = workbook["Form"]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    open_cells = {cell.coordinate for row in sheet for cell in row if not cell.protection.locked}

    assert len(lists) == 8
    assert open_cells == set(lists)
    assert sheet.protection.sheet
    assert workbook["machine"].sheet_state == "veryHidden"


def test_a_word_form_has_a_control_for_each_question_that_cannot_be_deleted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "form.docx"
    make_forms(FORM, path)
    locks = {}
    for control in part(path, "word/document.xml").iter(f"{W}sdtPr"):
        tag, lock = (control.find(f"{W}{name}") for name in ("tag", "lock"))
        assert tag is not None
        assert lock is not None
        locks[tag.get(f"{W}val", "")] = lock.get(f"{W}val", "")

    asked = [one.id for one in SNAPSHOT.framework.question_set("P").questions]
    assert {one for one, lock in locks.items() if lock == "sdtLocked"} == {
        "nw:group",
        *(f"nw:question={one}" for one in asked),
    }
    assert locks["nw:kind=form"] == "sdtContentLocked"
    assert max(len(one) for one in locks) <= 64


@pytest.mark.parametrize(
    "name", ["=1+1 & <b>", "\u0645\u062f\u0631\u0633\u0629", "_x0041_ \x07School"]
)
def test_any_name_of_an_organisation_leaves_a_form_that_reads(made: Made, name: str) -> None:
    content = sample_content()
    content["organisation"]["name"] = name
    path = made().with_stem("other")
    make_forms(form_of(snapshot_from_content(content), "M", TODAY), path)
    validator = import_module("openxml_audit").OpenXmlValidator()

    assert list(validator.validate(str(path)).errors) == []
    assert read_form(path).facts.set_id == "M"


@pytest.mark.slow
@needs_office
def test_libreoffice_keeps_what_was_chosen_and_what_the_form_is(made: Made, tmp_path: Path) -> None:
    path = fill(made(), "Teachers")
    before, after = read_form(path), read_form(again := saved_again(path, tmp_path))

    assert after.facts == before.facts
    assert (after.group_id, dict(after.ratings)) == ("teachers", ANSWERS)
    assert recognise(again).kind is IncomingKind.FORM


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("set_id", ["S", "M", "P"])
def test_a_form_is_one_page(made: Made, tmp_path: Path, set_id: str) -> None:
    pdf = saved_again(fill(made(set_id), "Office, midday and site staff"), tmp_path, "pdf")

    assert pdf.read_bytes().count(b"/Type/Page\n") + pdf.read_bytes().count(b"/Type/Page/") == 1
