"""Files to attach, and attaching them."""

import io
import os
import zipfile
from pathlib import Path

from neglect_workbook.domain.records import Evidence
from neglect_workbook.workbook import Workbook
from neglect_workbook.workbook.attaching import TakenCopy, attach_copy, copies_in, take_copy


def pass_by(_: int) -> None:
    """Watches nothing."""


def take(workbook: Workbook, path: Path) -> TakenCopy:
    return take_copy(workbook.store, path, copies_in(workbook), pass_by)


def attached(workbook: Workbook, path: Path) -> Evidence:
    """A new item with a copy of a file."""
    change_set = attach_copy(workbook, None, take(workbook, path), "Minutes")
    return item(workbook, change_set.record_id)


def item(workbook: Workbook, record_id: str) -> Evidence:
    return next(one for one in workbook.snapshot.evidence if one.id == record_id)


def document(*parts: str, types: bytes = b"<Types/>") -> bytes:
    """An Office document, as far as anybody looks into it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        for part in ("word/document.xml", *parts):
            package.writestr(part, b"content")
    return made.getvalue()


def open_document(*parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
        for part in ("content.xml", *parts):
            package.writestr(part, b"content")
    return made.getvalue()


def archive(*parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for part in parts:
            package.writestr(part, b"content")
    return made.getvalue()


#: The beginning of an old Office document.
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600_000)
PDF = b"%PDF-1.7\n1 0 obj\n"


def make_minutes(folder: Path) -> Path:
    """A document of some pages."""
    path = folder / "Governor minutes.pdf"
    path.write_bytes(PDF + os.urandom(5_000))
    return path
