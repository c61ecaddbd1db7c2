"""Copies of evidence are taken in, let go of, and come out again as they were."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.domain.records import Evidence, RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import content_text, read_content
from neglect_workbook.exchange.export import ExportKind, make_exports
from neglect_workbook.workbook import Workbook, close_review
from neglect_workbook.workbook.attachable import opens_here
from neglect_workbook.workbook.attaching import (
    TakenCopy,
    attach_copy,
    copies_in,
    copy_to_open,
    detach_copy,
    is_lost,
    save_attachment,
)
from tests.hostile_names import hostile_names
from tests.workbook.attached import (
    OLE,
    PDF,
    attached,
    document,
    item,
    make_minutes,
    open_document,
    pass_by,
    take,
)

_EVIDENCE = RecordKind.EVIDENCE


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A document of some pages."""
    return make_minutes(tmp_path)


def test_a_copy_is_attached_to_new_evidence_and_saved_out_as_it_was(
    workbook: Workbook, minutes: Path, tmp_path: Path
) -> None:
    evidence = attached(workbook, minutes)
    assert (evidence.title, evidence.file_name) == ("Minutes", "Governor minutes.pdf")
    assert evidence.file_size == minutes.stat().st_size
    assert not is_lost(workbook, evidence)

    folder = tmp_path / "out"
    folder.mkdir()
    saved = save_attachment(workbook.store, evidence, folder)
    assert saved == folder / "Governor minutes.pdf"
    assert saved.read_bytes() == minutes.read_bytes()
    assert sorted(one.name for one in folder.iterdir()) == ["Governor minutes.pdf"]


def test_a_copy_is_attached_to_evidence_that_is_there(workbook: Workbook, minutes: Path) -> None:
    made = workbook.add_record(_EVIDENCE, title="Minutes", kept_at="Governors' folder")
    attach_copy(workbook, made.record_id, take(workbook, minutes))
    evidence = item(workbook, made.record_id)
    assert (evidence.kept_at, evidence.file_name) == ("Governors' folder", "Governor minutes.pdf")


def test_attaching_and_letting_go_are_undone_as_one(workbook: Workbook, minutes: Path) -> None:
    made = workbook.add_record(_EVIDENCE, title="Minutes")
    attach_copy(workbook, made.record_id, take(workbook, minutes))
    with_copy = item(workbook, made.record_id)

    detach_copy(workbook, made.record_id)
    assert not item(workbook, made.record_id).has_copy
    workbook.undo()
    assert item(workbook, made.record_id) == with_copy
    assert not is_lost(workbook, with_copy)
    workbook.undo()
    assert not item(workbook, made.record_id).has_copy
    assert item(workbook, made.record_id).title == "Minutes"
    workbook.redo()
    assert item(workbook, made.record_id) == with_copy


def test_what_was_undone_before_closing_is_gone_after_it(
    workbook: Workbook, reopened: Callable[[], Workbook], minutes: Path
) -> None:
    attached(workbook, minutes)
    workbook.undo()
    assert workbook.store.attachments != {}
    again = reopened()
    assert again.store.attachments == {}
    assert again.snapshot.evidence == ()


def test_the_same_content_under_two_names_is_one_copy_with_two_names(
    workbook: Workbook, minutes: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "The same again.pdf"
    twin.write_bytes(minutes.read_bytes())
    first, second = attached(workbook, minutes), attached(workbook, twin)
    assert first.file_digest == second.file_digest
    assert (first.file_name, second.file_name) == (minutes.name, twin.name)
    assert len(workbook.store.attachments) == 1


def test_the_same_name_twice_keeps_both(workbook: Workbook, minutes: Path, tmp_path: Path) -> None:
    first = attached(workbook, minutes)
    minutes.write_bytes(PDF + b"another meeting")
    second = attached(workbook, minutes)
    assert first.file_digest != second.file_digest
    folder = tmp_path / "out"
    folder.mkdir()
    saved = [save_attachment(workbook.store, one, folder).name for one in (first, second, second)]
    assert saved == [
        "Governor minutes.pdf",
        "Governor minutes (2).pdf",
        "Governor minutes (3).pdf",
    ]


def test_saving_out_never_replaces_what_is_there_and_keeps_the_ending(
    workbook: Workbook, minutes: Path, tmp_path: Path
) -> None:
    evidence = attached(workbook, minutes)
    taken = tmp_path / "mine.pdf"
    taken.write_bytes(b"mine")
    assert save_attachment(workbook.store, evidence, taken).name == "mine (2).pdf"
    assert taken.read_bytes() == b"mine"
    as_program = save_attachment(workbook.store, evidence, tmp_path / "mine.exe")
    assert as_program.name == "mine.exe.pdf"


def test_a_copy_of_a_closed_review_stays_until_nobody_needs_it(
    workbook: Workbook, reopened: Callable[[], Workbook], minutes: Path
) -> None:
    evidence = attached(workbook, minutes)
    close_review(workbook, date(2026, 12, 1))
    workbook.remove_record(_EVIDENCE, evidence.id)
    assert copies_in(workbook).size == evidence.file_size
    again = reopened()
    assert set(again.store.attachments) == {evidence.file_digest}


def test_a_copy_to_open_is_read_only_and_goes_with_the_workbook(
    workbook: Workbook, minutes: Path
) -> None:
    opened = copy_to_open(workbook.store, attached(workbook, minutes))
    assert opened.read_bytes() == minutes.read_bytes()
    assert opened.name == minutes.name
    assert opened.stat().st_mode & 0o777 == 0o400
    workbook.close()
    assert not opened.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("figures.csv", b"a,b\n=cmd|' /C calc'!A0,1\n"),
        ("mail.eml", b"From: someone\n"),
        ("mail.msg", OLE),
        ("old.doc", OLE),
        ("not really.pdf", b"{\\rtf1 hidden}"),
        ("not really.docx", OLE),
        ("not text.txt", b"\x00\x01\x02"),
        ("no ending", b"words"),
    ],
)
def test_what_is_not_safe_to_open_is_only_saved_out(
    workbook: Workbook, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    evidence = attached(workbook, path)
    with pytest.raises(KnownError) as caught:
        copy_to_open(workbook.store, evidence)
    assert caught.value.code == "not_opened_here"
    folder = tmp_path / "out"
    folder.mkdir()
    assert save_attachment(workbook.store, evidence, folder).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Plan.docx", document()),
        ("Table.XLSX", document("xl/workbook.xml")),
        ("Slides.pptx", document("ppt/presentation.xml", "ppt/theme/theme1.xml")),
        ("Text.odt", open_document()),
        ("Minutes.pdf", PDF),
        ("Notes.txt", "Wörter".encode()),
        ("Photo.jpg", b"\xff\xd8\xff\xe0 picture"),
        ("Drawing.png", b"\x89PNG\r\n\x1a\n picture"),
    ],
)
def test_documents_and_pictures_are_attached_and_opened(
    workbook: Workbook, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert opens_here(name)
    assert copy_to_open(workbook.store, attached(workbook, path)).read_bytes() == content


def test_hostile_names_never_leave_the_folder_and_replace_nothing(
    workbook: Workbook, minutes: Path, tmp_path: Path
) -> None:
    copy = take(workbook, minutes)
    folder = tmp_path / "chosen" / "folder"
    folder.mkdir(parents=True)
    before = {one for one in tmp_path.rglob("*") if "profile" not in one.parts}
    seen: set[Path] = set()
    for name in hostile_names(100):
        evidence = Evidence(id="e", file_name=name, file_digest=copy.digest, file_size=copy.size)
        try:
            saved = save_attachment(workbook.store, evidence, folder)
        except KnownError:
            # Its ending is that of a program.
            continue
        assert saved.parent == folder
        assert saved.resolve().parent == folder.resolve()
        assert saved not in seen
        seen.add(saved)
        assert saved.read_bytes() == minutes.read_bytes()
    after = {one for one in tmp_path.rglob("*") if "profile" not in one.parts}
    assert after - before == seen
    assert len(seen) > 60


def test_a_program_that_came_with_somebody_elses_workbook_stays_in_it(
    workbook: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "tool.pdf"
    path.write_bytes(b"MZ" + bytes(100))
    received = workbook.store.attach(path, lambda _: None, pass_by)
    copy = TakenCopy("tool.pdf", received.digest, received.size)
    attach_copy(workbook, None, copy, "Tool")
    evidence = workbook.snapshot.evidence[0]
    with pytest.raises(KnownError) as caught:
        save_attachment(workbook.store, evidence, tmp_path)
    assert caught.value.code == "program"
    with pytest.raises(KnownError) as caught:
        copy_to_open(workbook.store, evidence)
    assert caught.value.code == "program"
    assert sorted(one.name for one in tmp_path.glob("tool*")) == ["tool.pdf"]


OFFICE_KINDS = (ExportKind.PLAN, ExportKind.RETURN, ExportKind.SUMMARY)


def test_no_export_holds_a_copy_its_name_or_its_digest(workbook: Workbook, tmp_path: Path) -> None:
    canary = b"Canary words that nobody else writes"
    path = tmp_path / "Canary name.txt"
    path.write_bytes(canary)
    evidence = attached(workbook, path)
    out = tmp_path / "out"
    out.mkdir()
    made = make_exports(workbook.snapshot, OFFICE_KINDS, out, date(2026, 12, 1))
    texts = [content_text(workbook.snapshot).encode()]
    for exported in made:
        with zipfile.ZipFile(exported.path) as package:
            texts += [package.read(part) for part in package.namelist()]
    traces = (canary, b"Canary name", evidence.file_digest.encode())
    assert [trace for trace in traces for text in texts if trace in text] == []


def test_a_content_file_cannot_name_a_copy() -> None:
    text = """{"framework": "bscp-neglect-2026",
               "evidence": [{"id": "E1", "title": "Plan", "file_digest": "00"}]}"""
    with pytest.raises(KnownError) as caught:
        read_content(text)
    assert "file_digest" in caught.value.sentence
