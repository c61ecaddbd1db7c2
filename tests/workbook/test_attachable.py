"""What may be attached to evidence, and the one sentence for what may not."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.attachment_table import MEGABYTE
from neglect_workbook.workbook import Workbook
from neglect_workbook.workbook.attaching import Copies, require_attachable, take_copy
from tests.workbook.attached import (
    OLE,
    PDF,
    archive,
    attached,
    document,
    make_minutes,
    open_document,
    pass_by,
    take,
)

_ENDINGS = """
exe EXE msi bat com cmd js jse vbs ps1 lnk scr pif iso img hta jar one wsf url reg chm dll py sh
svg html mht docm xlsm xlsb pptm dotm xlam accdb slk zip 7z rar tgz cab vhd pdf.exe
"""
_BAD_NAMES = [f"a.{ending}" for ending in _ENDINGS.split()]


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A document of some pages."""
    return make_minutes(tmp_path)


@pytest.mark.parametrize("name", _BAD_NAMES)
def test_a_name_that_says_program_macro_or_archive_is_refused_unread(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"harmless words")
    path.chmod(0)
    with pytest.raises(KnownError) as caught:
        require_attachable(path)
    assert caught.value.code in {"program", "macros", "archive", "web_page"}
    assert name in caught.value.sentence
    assert caught.value.next_step


@pytest.mark.parametrize(
    "name", ["a.exe.", "a.exe ", "fdp\u202e.exe", "a\u200b.exe", "a.e\u202exe"]
)
def test_a_name_that_hides_its_ending_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"harmless words")
    with pytest.raises(KnownError) as caught:
        require_attachable(path)
    assert caught.value.code == "program"


def disc_image() -> bytes:
    return bytes(0x8001) + b"CD001" + bytes(3000)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ\x90\x00" + bytes(60), "program"),
        (b"\x7fELF\x02", "program"),
        (b"#!/bin/sh\n", "program"),
        (b"\xca\xfe\xba\xbe\x00", "program"),
        (bytes.fromhex("4c0000000114020000000000c000000000000046"), "program"),
        (bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + b"notes", "program"),
        (b"ITSF\x03", "program"),
        (disc_image(), "program"),
        (OLE + bytes.fromhex("84100c0000000000c000000000000046"), "program"),
        (OLE + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        (OLE[:-7] + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macros"),
        (document("word/vbaProject.bin"), "macros"),
        (document("word/VBAPROJECT.BIN"), "macros"),
        (document("xl/macrosheets/sheet1.xml"), "macros"),
        (document("word/activeX/activeX1.bin"), "macros"),
        (
            document(
                "word/x.bin", types=b"<T ContentType='application/vnd.ms-office.vbaProject'/>"
            ),
            "macros",
        ),
        (document(types="<T ContentType='x.macroEnabled.main+xml'/>".encode("utf-16")), "macros"),
        (document("word/embeddings/tool.exe"), "program"),
        (document("word/embeddings/book.xlsm"), "macros"),
        (document(types=b" " * (2 * MEGABYTE)), "archive"),
        (document(*(f"p{number}" for number in range(5_100))), "archive"),
        (document()[:-30], "archive"),
        (open_document("Basic/Standard/Module1.xml"), "macros"),
        (open_document("Scripts/python/x"), "macros"),
        (archive("META-INF/MANIFEST.MF", "A.class"), "archive"),
        (archive("a.txt"), "archive"),
        (archive(), "archive"),
        (b"PK\x03\x04", "archive"),
        (b"Rar!\x1a\x07", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"MSCF\x00", "archive"),
    ],
)
@pytest.mark.parametrize("name", ["Minutes.pdf", "Minutes.docx", "Minutes"])
def test_content_that_can_run_or_hides_things_is_refused_whatever_it_is_called(
    workbook: Workbook, tmp_path: Path, content: bytes, code: str, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        take(workbook, path)
    assert caught.value.code == code
    assert workbook.store.attachments == {}


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_device_link(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def make_empty(path: Path) -> None:
    path.touch()


def make_large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(21 * MEGABYTE)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these in folders")
@pytest.mark.parametrize(
    ("make", "code", "said"),
    [
        (Path.mkdir, "is_a_folder", "thing is a folder, so it cannot be attached."),
        (make_pipe, "not_a_file", "thing is not a file that can be read to its end."),
        (make_device_link, "not_a_file", "zero is not a file that can be read to its end."),
        (make_socket, "not_a_file", "thing is not a file that can be read to its end."),
        (make_empty, "empty_file", "thing is empty."),
        (make_large, "too_large", "thing has 21 MB. A copy can have up to 20 MB."),
        (make_loop, "link_loop", "a link that leads to itself"),
        (pass_by, "not_found", "was not found."),
    ],
)
def test_what_is_no_readable_file_of_up_to_20_mb_is_refused(
    workbook: Workbook, tmp_path: Path, make: Callable[[Path], None], code: str, said: str
) -> None:
    path = tmp_path / "thing"
    make(path)
    with pytest.raises(KnownError) as caught:
        take(workbook, path)
    assert caught.value.code == code
    assert said in caught.value.sentence
    assert caught.value.next_step
    assert workbook.store.attachments == {}


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "closed.pdf"
    path.write_bytes(PDF)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(KnownError) as caught:
        require_attachable(path)
    assert caught.value.code == "not_readable"


def test_a_link_to_a_document_is_read_through(workbook: Workbook, minutes: Path) -> None:
    link = minutes.with_name("link.pdf")
    link.symlink_to(minutes)
    assert attached(workbook, link).file_size == minutes.stat().st_size


def test_a_link_with_a_good_name_to_a_program_is_refused(tmp_path: Path) -> None:
    program = tmp_path / "tool.exe"
    program.write_bytes(b"words")
    link = tmp_path / "minutes.pdf"
    link.symlink_to(program)
    with pytest.raises(KnownError) as caught:
        require_attachable(link)
    assert caught.value.code == "program"


@pytest.mark.parametrize(
    ("present", "code"),
    [
        (Copies({str(number): 1 for number in range(200)}), "too_many"),
        (Copies({"one": 200 * MEGABYTE - 4_000}), "workbook_full"),
    ],
)
def test_a_full_workbook_takes_no_more(
    workbook: Workbook, minutes: Path, present: Copies, code: str
) -> None:
    with pytest.raises(KnownError) as caught:
        take_copy(workbook.store, minutes, present, pass_by)
    assert caught.value.code == code


def test_many_megabytes_are_told_of() -> None:
    assert not Copies({"a": 49 * MEGABYTE}).are_many
    assert Copies({"a": 20 * MEGABYTE, "b": 30 * MEGABYTE}).are_many
