"""A word in any corner of a file is read, wherever a name could hide."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.comments import Comment

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.all_texts import all_texts

_W = nsdecls("w")
_CONTROL = (
    f'<w:sdt {_W}><w:sdtPr><w:alias w:val="canary-alias"/><w:dropDownList>'
    '<w:listItem w:displayText="canary-choice" w:value="1"/></w:dropDownList></w:sdtPr>'
    "<w:sdtContent><w:p><w:r><w:t>canary-</w:t></w:r><w:r><w:t>control</w:t></w:r></w:p>"
    "</w:sdtContent></w:sdt>"
)


def _word(path: Path) -> None:
    document = Document()
    document.add_paragraph("canary-").add_run("body")
    document.add_table(1, 1).cell(0, 0).text = "canary-table"
    document.sections[0].header.paragraphs[0].text = "canary-header"
    document.sections[0].footer.paragraphs[0].text = "canary-footer"
    document.core_properties.author = "canary-author"
    document.core_properties.comments = "canary-property"
    document.element.body.insert(0, parse_xml(_CONTROL))
    document.add_comment(
        document.paragraphs[-1].runs or document.add_paragraph("x").runs, "canary-comment"
    )
    document.save(str(path))


def _excel(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "canary-sheet"
    sheet["B3"] = "canary-cell"
    sheet["C3"] = 9990000018
    sheet["B3"].comment = Comment("canary-comment", "canary-commenter")
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.center is not None
    footer.center.text = "canary-footer"
    hidden = book.create_sheet("hidden")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = "canary-hidden"
    book.properties.title = "canary-title"
    book.properties.lastModifiedBy = "canary-editor"
    book.save(path)


@pytest.mark.parametrize(
    ("name", "make", "canaries"),
    [
        ("a.docx", _word, "body table header footer author property alias choice control comment"),
        ("a.xlsx", _excel, "sheet cell comment footer hidden title editor"),
    ],
)
def test_every_corner_of_a_file_is_read(
    tmp_path: Path, name: str, make: Callable[[Path], None], canaries: str
) -> None:
    make(tmp_path / name)

    said = "\n".join(one.text for one in all_texts(tmp_path / name))

    assert [one for one in canaries.split() if f"canary-{one}" not in said] == []


def test_a_cell_is_known_by_its_sheet_and_place_and_numbers_are_read(tmp_path: Path) -> None:
    _excel(tmp_path / "a.xlsx")
    by_cell = {one.cell: one.text for one in all_texts(tmp_path / "a.xlsx")}

    assert by_cell["canary-sheet!B3"] == "canary-cell"
    assert by_cell["canary-sheet!C3"] == "9990000018"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_in_whichever_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("one\r\ntwo é\r\n".encode(encoding))

    lines = [(one.line, one.text) for one in all_texts(tmp_path / "a.txt")]

    assert lines[:2] == [(1, "one"), (2, "two é")]


def test_what_is_no_text_and_no_office_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"not at all")

    with pytest.raises(KnownError):
        all_texts(tmp_path / "a.docx")
