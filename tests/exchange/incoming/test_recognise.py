"""What a file is, by what is in it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.incoming.recognise import IncomingKind, recognise
from tests.builders import sample_snapshot
from tests.exchange.return_files import book_of, written


def test_a_return_is_recognised_whatever_it_is_called(tmp_path: Path) -> None:
    path = written(sample_snapshot(), tmp_path).rename(tmp_path / "Copy of answers.docx")
    found = recognise(path)
    assert found.kind is IncomingKind.RETURN
    assert found.machine["framework_id"] == "bscp-neglect-2026"
    assert found.book is not None


def test_a_workbook_is_recognised_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "copy.xlsx"
    path.write_bytes(b"SQLite format 3\0 and so on")
    assert recognise(path).kind is IncomingKind.WORKBOOK


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 and so on")


def _word(path: Path) -> None:
    docx.Document().save(str(path))


def _excel(path: Path) -> None:
    write_return(book_of((("T1", "one"),)), path)


def _words(path: Path) -> None:
    path.write_text("Dear all,", encoding="utf-8")


def _open_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<text/>")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_open_document, "x.xlsx is in LibreOffice's own format."),
        (_pdf, "x.xlsx is a PDF."),
        (_word, "x.xlsx is a Word document, and not a form of ours."),
        (_excel, "x.xlsx is an Excel file, and not a return, a form, feedback or a receipt."),
        (_words, "x.xlsx is not an Excel or Word file, and not a workbook."),
        (Path.touch, "x.xlsx is empty."),
    ],
)
def test_anything_else_is_told_in_a_sentence(
    make: Callable[[Path], object], says: str, tmp_path: Path
) -> None:
    make(tmp_path / "x.xlsx")
    with pytest.raises(KnownError) as refused:
        recognise(tmp_path / "x.xlsx")
    assert refused.value.sentence == says
    assert refused.value.next_step
