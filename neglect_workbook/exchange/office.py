"""Office files written and read back by another reader before anybody gets them."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.excel.room import with_room
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.password import protect, unprotect
from neglect_workbook.exchange.report import Document
from neglect_workbook.exchange.sheet import SheetBook
from neglect_workbook.exchange.word.writer import write_document

_PDF_START = b"%PDF-"
_PDF_END = b"%%EOF"


def write_word(document: Document, path: Path) -> None:
    """Write a document as a Word file.

    Raises:
        OSError: it cannot be written.
        BugError: it does not hold what it was meant to.
    """
    write_document(document, path)
    _check_zip(path)
    with path.open("rb") as stream:
        docx.Document(stream)


def write_book(book: SheetBook, path: Path) -> None:
    """Write sheets as an Excel file.

    Raises:
        OSError: it cannot be written.
        BugError: it does not hold what it was meant to.
    """
    roomy = with_room(book)
    write_return(roomy, path)
    _check_zip(path)
    check_written(roomy, path)


def write_protected(write: Callable[[Path], None], path: Path, password: str) -> None:
    """Write an Office file that opens only with a password.

    The file without a password is never in the folder of ``path``, which may be one that
    others see: it is made in a private one of this computer.

    Args:
        write: writes the file without a password.
        path: where the file goes.
        password: the password; empty for none.

    Raises:
        OSError: it cannot be written.
        BugError: it does not hold what it was meant to.
    """
    if not password:
        write(path)
        return
    with TemporaryDirectory(prefix="neglect-workbook-") as folder:
        plain = Path(folder) / "plain"
        write(plain)
        content = plain.read_bytes()
    path.write_bytes(protect(content, password))
    try:
        is_the_same = unprotect(path.read_bytes(), password) == content
    except KnownError as error:
        raise BugError("a file does not open with its password") from error
    if not is_the_same:
        raise BugError("a file with a password does not hold what it was meant to")


def check_pdf(path: Path) -> None:
    """Raise ``BugError`` for a PDF that is not whole."""
    content = path.read_bytes()
    if not content.startswith(_PDF_START) or _PDF_END not in content[-32:]:
        raise BugError("a PDF is not whole")


def _check_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise BugError("an Office file was written with a damaged part")
