"""Making the files that leave the program."""

import errno
import re
import socket
import zipfile
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import SMTP
from io import BytesIO
from pathlib import Path

import docx
import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.exchange import export, office
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.export import (
    USUAL_KINDS,
    ExportKind,
    ExportOptions,
    export_name,
    make_exports,
)
from neglect_workbook.exchange.password import protect, unprotect
from neglect_workbook.exchange.report import Document
from neglect_workbook.exchange.sheet import SheetBook
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY, opened, sheet_in
from tests.held_files import hold_files

SNAPSHOT = sample_snapshot()
BOTH = (ExportKind.PLAN, ExportKind.RETURN)


def test_both_files_are_made_under_their_names_with_one_check_code(tmp_path: Path) -> None:
    made = make_exports(SNAPSHOT, BOTH, tmp_path, TODAY)
    assert [one.path.name for one in made] == [
        "neglect-action-plan_hazelmoor-primary-school_first-review_2026-11-23.docx",
        "neglect-return_hazelmoor-primary-school_first-review_2026-11-23.xlsx",
    ]
    assert {one.check_code for one in made} == {check_code(SNAPSHOT)}
    assert sorted(tmp_path.glob("*.*x")) == sorted(one.path for one in made)
    code = sheet_in(opened(made[1].path), "About this return")["B5"].value
    assert code == check_code(SNAPSHOT)
    assert docx.Document(str(made[0].path)).paragraphs


def test_no_file_says_who_made_it_or_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME", "USERPROFILE", "HOME"):
        monkeypatch.setenv(name, "canary")
    monkeypatch.setattr(socket, "gethostname", lambda: "canary")
    folder = tmp_path / "canary"
    folder.mkdir()
    for one in make_exports(SNAPSHOT, BOTH, folder, TODAY):
        with zipfile.ZipFile(one.path) as archive:
            names = archive.namelist()
            everything = b"\n".join(archive.read(name) for name in names)
            assert not any(info.comment or info.extra for info in archive.infolist())
        for trace in (b"canary", b"/tmp", str(Path.cwd()).encode(), b"@", b"printerSettings"):
            assert trace not in everything.replace(b"boltonsafeguardingchildren@", b"")
        assert not [name for name in names if "thumbnail" in name or "custom" in name]


def test_no_half_made_file_is_left_behind(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    made = make_exports(SNAPSHOT, BOTH, folder, TODAY)
    assert set(folder.iterdir()) == {one.path for one in made}


@pytest.mark.parametrize("name", ["", "CON", "a" * 300, "../../etc", "St. Mary's & Co: \N{GIRL}"])
@pytest.mark.parametrize("kind", [one for one in ExportKind if one is not ExportKind.PDF])
def test_file_names_are_short_plain_and_safe(name: str, kind: ExportKind) -> None:
    snapshot = replace(SNAPSHOT, organisation=replace(SNAPSHOT.organisation, name=name))
    made = export_name(snapshot, kind, TODAY)
    assert len(made) < 100
    assert re.fullmatch(
        r"neglect-[a-z-]+_[a-z0-9-]+_first-review_2026-11-23\.(docx|xlsx|eml)", made
    )


def test_a_name_of_any_length_is_exported(tmp_path: Path) -> None:
    organisation = replace(SNAPSHOT.organisation, name="\N{SNOWMAN}" * 3000)
    made = make_exports(replace(SNAPSHOT, organisation=organisation), BOTH, tmp_path, TODAY)

    assert [one.path.is_file() for one in made] == [True, True]
    assert len(docx.Document(str(made[0].path)).core_properties.author) == 255


def test_a_file_that_does_not_hold_what_was_meant_never_replaces_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = make_exports(SNAPSHOT, [ExportKind.RETURN], tmp_path, TODAY)
    before = made.path.read_bytes()

    def write_wrongly(book: SheetBook, path: Path) -> None:
        about = book.sheets[0]
        wrong = replace(about, rows=(("Return ID", "R-CCCC-CCCC", "return_id"), *about.rows[1:]))
        write_return(replace(book, sheets=(wrong, *book.sheets[1:])), path)

    monkeypatch.setattr(office, "write_return", write_wrongly)
    with pytest.raises(BugError, match="About this return!B4"):
        make_exports(SNAPSHOT, [ExportKind.RETURN], tmp_path, TODAY)
    assert made.path.read_bytes() == before
    assert [one for one in tmp_path.iterdir() if one.is_file()] == [made.path]


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / export_name(SNAPSHOT, ExportKind.PLAN, TODAY)).mkdir()

    with pytest.raises(KnownError, match=r"A folder with the name .*\.docx is in the way"):
        make_exports(SNAPSHOT, BOTH, tmp_path, TODAY)


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        make_exports(SNAPSHOT, [ExportKind.RETURN], tmp_path / "missing", TODAY)
    assert caught.value.code == "folder_gone"
    assert caught.value.next_step == "Choose another folder."
    assert not (tmp_path / "missing").exists()


def test_the_day_is_the_only_difference_between_the_names_of_two_days() -> None:
    names = [export_name(SNAPSHOT, ExportKind.RETURN, date(2026, 12, day)) for day in (1, 31)]
    assert names[0].replace("2026-12-01", "2026-12-31") == names[1]


def test_pdf_copies_are_made_of_what_is_asked_for_or_of_everything(tmp_path: Path) -> None:
    options = ExportOptions(write_pdf=_blank_pdf)
    some = make_exports(SNAPSHOT, [ExportKind.RETURN, ExportKind.PDF], tmp_path, TODAY, options)
    every = make_exports(SNAPSHOT, [ExportKind.PDF], tmp_path, TODAY, options)

    assert [one.path.name for one in some] == [
        "neglect-return_hazelmoor-primary-school_first-review_2026-11-23.xlsx",
        "neglect-return_hazelmoor-primary-school_first-review_2026-11-23.pdf",
    ]
    assert [one.path.name.partition("_")[0] for one in every] == [
        "neglect-action-plan",
        "neglect-return",
        "neglect-summary",
    ]


def test_a_pdf_that_is_not_whole_is_not_put_in_place(tmp_path: Path) -> None:
    options = ExportOptions(write_pdf=lambda _, path: path.write_bytes(b"%PDF-1.4 cut off"))
    with pytest.raises(BugError):
        make_exports(SNAPSHOT, [ExportKind.PDF], tmp_path, TODAY, options)
    assert list(tmp_path.iterdir()) == []


def test_office_files_open_with_the_password_and_hold_the_same(tmp_path: Path) -> None:
    kinds = (ExportKind.PLAN, ExportKind.RETURN, ExportKind.SUMMARY)
    (tmp_path / "open").mkdir()
    (tmp_path / "shut").mkdir()
    plain = make_exports(SNAPSHOT, kinds, tmp_path / "open", TODAY)
    shut = make_exports(SNAPSHOT, kinds, tmp_path / "shut", TODAY, ExportOptions("a few words"))

    for one, other in zip(plain, shut, strict=True):
        assert not zipfile.is_zipfile(other.path)
        inside = zipfile.ZipFile(BytesIO(unprotect(other.path.read_bytes(), "a few words")))
        outside = zipfile.ZipFile(one.path)
        assert inside.namelist() == outside.namelist()
        assert all(inside.read(name) == outside.read(name) for name in inside.namelist())
    assert "a few words" not in repr(ExportOptions("a few words"))


def test_a_file_that_does_not_open_with_its_password_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "protect", lambda content, _: protect(content, "another one"))
    with pytest.raises(BugError):
        make_exports(SNAPSHOT, [ExportKind.PLAN], tmp_path, TODAY, ExportOptions("a few words"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_its_password_is_never_in_the_chosen_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def look(content: bytes, password: str) -> bytes:
        seen.extend(one.read_bytes() for one in tmp_path.iterdir())
        return protect(content, password)

    monkeypatch.setattr(office, "protect", look)
    make_exports(SNAPSHOT, [ExportKind.PLAN], tmp_path, TODAY, ExportOptions("a few words"))
    assert seen == []


@pytest.mark.parametrize("kind", [ExportKind.RETURN, ExportKind.EMAIL])
def test_no_file_is_replaced_before_all_are_written(
    kind: ExportKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_exports(SNAPSHOT, USUAL_KINDS, tmp_path, TODAY)
    before = {one.path: one.path.read_bytes() for one in made}
    _fail_to_write(monkeypatch, kind)

    with pytest.raises(KnownError) as caught:
        make_exports(_changed(), USUAL_KINDS, tmp_path, TODAY)

    assert caught.value.code == "disk_full"
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_where_one_cannot_be_put_in_place_it_is_said_which_files_are_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, sheet, _ = make_exports(SNAPSHOT, USUAL_KINDS, tmp_path, TODAY)
    old = sheet.path.read_bytes()
    hold_files(monkeypatch, sheet.path.name)

    with pytest.raises(
        KnownError,
        match=r"New now: the action plan\. Still as before: the return, the e-mail draft\.",
    ):
        make_exports(_changed(), USUAL_KINDS, tmp_path, TODAY)

    assert check_code(_changed()) in _text_of(plan.path)
    assert sheet.path.read_bytes() == old
    assert len(list(tmp_path.iterdir())) == 3


def test_a_draft_names_the_file_that_was_put_beside_the_one_that_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = export_name(SNAPSHOT, ExportKind.RETURN, TODAY)
    (tmp_path / name).write_bytes(b"what was there")
    hold_files(monkeypatch, name)

    options = ExportOptions(beside_held=True)
    _, sheet, draft = make_exports(SNAPSHOT, USUAL_KINDS, tmp_path, TODAY, options)

    message = message_from_bytes(draft.path.read_bytes(), policy=SMTP)
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.walk()}
    assert attached[sheet.path.name] == sheet.path.read_bytes()
    assert name not in attached


def test_a_file_that_is_open_elsewhere_is_named_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = export_name(SNAPSHOT, ExportKind.RETURN, TODAY)
    (tmp_path / name).write_bytes(b"what was there")
    hold_files(monkeypatch, name)

    with pytest.raises(KnownError) as caught:
        make_exports(SNAPSHOT, BOTH, tmp_path, TODAY)

    beside = name.replace(".xlsx", " (2).xlsx")
    assert str(caught.value) == (
        "The return is open in another program. New now: the action plan. "
        f"Still as before: the return. Close it there, or save the new one as {beside}."
    )
    made = make_exports(SNAPSHOT, BOTH, tmp_path, TODAY, ExportOptions(beside_held=True))
    assert [one.path.name for one in made] == [
        export_name(SNAPSHOT, ExportKind.PLAN, TODAY),
        beside,
    ]
    assert (tmp_path / name).read_bytes() == b"what was there"
    assert len(list(tmp_path.iterdir())) == 3


def _blank_pdf(_document: Document, path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")


def _changed() -> WorkbookSnapshot:
    return replace(SNAPSHOT, review=replace(SNAPSHOT.review, limits="Something else"))


def _text_of(plan: Path) -> str:
    return "\n".join(
        node.text or "" for node in docx.Document(str(plan)).element.body.iter() if node.text
    )


def _fail_to_write(monkeypatch: pytest.MonkeyPatch, kind: ExportKind) -> None:
    def fail(_content: object, _path: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    if kind is ExportKind.RETURN:
        monkeypatch.setattr(office, "write_return", fail)
    else:
        monkeypatch.setattr(export, "write_draft", fail)
