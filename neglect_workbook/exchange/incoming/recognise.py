"""What a file that came in is, by what is in it and never by its name."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from neglect_workbook.domain.file_marks import DATABASE, MARK_SIZE, begins_encrypted
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.book import (
    ReadBook,
    book_of,
    find_table,
    unlocked_bytes,
)
from neglect_workbook.exchange.incoming.package import bytes_of
from neglect_workbook.files import explain

#: The sheet on which every Excel file of ours says what it is, and its columns.
MACHINE_SHEET = "machine"
_KEY, _VALUE = "Key", "Value"
#: Where a return says the same for people, should the hidden sheet be lost.
_ABOUT_SHEET = "About this return"
_ABOUT_ITEM, _ABOUT_VALUE, _ABOUT_KEY = "Item", "Entry", "Machine key"

#: What a Word form of ours holds in the tag of a content control.
_WORD_FORM_TAG = b"nw:kind=form"
_WORD_PART = "word/document.xml"
_EXCEL_PART = "xl/workbook.xml"

_OTHERS = {
    b"%PDF": "a PDF",
    b"\xff\xd8\xff": "a picture",
    b"\x89PNG": "a picture",
    b"{\\rtf": "an RTF document",
    b"<html": "a web page",
    b"<!DOC": "a web page",
}


class IncomingKind(StrEnum):
    """A file that can be brought in."""

    RETURN = "return"
    FORM = "form"
    FEEDBACK = "feedback"
    RECEIPT = "receipt"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was recognised.

    Attributes:
        kind: what it is.
        path: where it is.
        machine: what an Excel file of ours says of itself, by key; empty for other files.
        book: its sheets, for an Excel file.
    """

    kind: IncomingKind
    path: Path
    machine: dict[str, str]
    book: ReadBook | None = None


def recognise(path: Path, password: str = "") -> Incoming:
    """Find out what a file is.

    Args:
        path: the file; it is only read.
        password: its password, where it has one.

    Raises:
        KnownError: it is nothing that can be brought in, or was refused.
    """
    if begins_as_workbook(path):
        return Incoming(IncomingKind.WORKBOOK, path, {})
    return recognise_bytes(bytes_of(path), path, password)


def begins_as_workbook(path: Path) -> bool:
    """Whether a file begins as a workbook does.

    Raises:
        KnownError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(MARK_SIZE)
    except OSError as error:
        raise explain(error, path, "read") from error
    return start.startswith(DATABASE) or begins_encrypted(start)


def recognise_bytes(
    data: bytes, path: Path, password: str = "", leave_out: frozenset[str] = frozenset()
) -> Incoming:
    """The same as `recognise` for an Office file whose bytes are in memory already.

    Args:
        data: the whole file.
        path: where it is from.
        password: its password, where it has one.
        leave_out: the names of sheets that are not read.

    Raises:
        KnownError: as `recognise`.
    """
    for mark, what in _OTHERS.items():
        if data.startswith(mark):
            raise _unknown(path.name, what)
    package = unlocked_bytes(data, path.name, password)
    if _WORD_PART in package.parts:
        if _WORD_FORM_TAG not in package.parts[_WORD_PART]:
            raise _unknown(path.name, "a Word document, and not a form of ours")
        return Incoming(IncomingKind.FORM, path, {})
    if _EXCEL_PART not in package.parts:
        raise _unknown(path.name, "not an Excel or Word file")
    book = book_of(package, path.name, leave_out=leave_out)
    machine = machine_values(book)
    return Incoming(_kind(machine, path.name), path, machine, book)


def machine_values(book: ReadBook) -> dict[str, str]:
    """What an Excel file of ours says of itself, by key; the first of a key counts."""
    places = (
        (MACHINE_SHEET, (_KEY, _VALUE), _KEY, _VALUE),
        (_ABOUT_SHEET, (_ABOUT_ITEM, _ABOUT_VALUE, _ABOUT_KEY), _ABOUT_KEY, _ABOUT_VALUE),
    )
    values = book.machine
    if values:
        return values
    for name, headings, key, value in places:
        table = find_table(book, name, headings, (key,))
        for row in table.rows if table else ():
            values.setdefault(row.text(key), row.text(value))
    return values


def _kind(machine: dict[str, str], name: str) -> IncomingKind:
    """What an Excel file says that it is. Returns from before it was said have an id."""
    said = machine.get("kind", "return" if machine.get("return_id") else "")
    if said not in {one.value for one in IncomingKind} or said == IncomingKind.WORKBOOK:
        raise _unknown(name, "an Excel file, and not a return, a form, feedback or a receipt")
    if machine.get("format", "1") != "1":
        raise KnownError(
            "newer_format",
            f"{name} was made by a newer version of this program.",
            "Install the newest version, then bring it in again.",
        )
    return IncomingKind(said)


def _unknown(name: str, what: str) -> KnownError:
    return KnownError(
        "not_recognised",
        f"{name} is {what}.",
        "Bring in a return, a form, feedback, a receipt or a copy of a workbook.",
    )
