"""Returns that somebody bent, by accident or on purpose: made at test time, from a real one."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from neglect_workbook.exchange.password import protect
from tests.storage.builders import Dice

MEGABYTE = 1_000_000
ANSWERS = "xl/worksheets/sheet2.xml"
_NOTES = "xl/worksheets/notes.xml"
_BOOK_LINKS = "xl/_rels/workbook.xml.rels"
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_TEXTS = "xl/sharedStrings.xml"
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "{}">]>'.format("&a;" * 1000)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Parts = dict[str, bytes]


def parts_of(path: Path) -> Parts:
    """The parts of a file by name."""
    with zipfile.ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def packed(path: Path, parts: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    """A file of these parts."""
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _in_answers(change: Callable[[str], str]) -> Callable[[Parts], None]:
    def bend(parts: Parts) -> None:
        parts[ANSWERS] = change(parts[ANSWERS].decode()).encode()

    return bend


def _with(name: str, content: bytes) -> Callable[[Parts], None]:
    def bend(parts: Parts) -> None:
        parts[name] = content

    return bend


def _before_root(words: str) -> Callable[[str], str]:
    return lambda text: text.replace("<worksheet", f"{words}<worksheet", 1)


def _utf_16(parts: Parts) -> None:
    text = parts[ANSWERS].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    parts[ANSWERS] = _before_root(_LAUGHS)(text).encode("utf-16")


def _link(parts: Parts) -> None:
    link = f'<Relationship Id="rId99" Type="{_LINKS}/externalLink" Target="http://x.example/a" '
    parts[_BOOK_LINKS] = parts[_BOOK_LINKS].replace(
        b"</Relationships>", f'{link}TargetMode="External"/></Relationships>'.encode()
    )


def _end(more: str) -> Callable[[str], str]:
    return lambda text: text.replace("</sheetData>", f"{more}</sheetData>")


def _macros(parts: Parts) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    )


def _bomb(parts: Parts) -> None:
    for number in range(20, 24):
        parts[f"xl/worksheets/sheet{number}.xml"] = b" " * 19 * MEGABYTE


def _many_cells(parts: Parts) -> None:
    row = "".join(f'<c r="{letter}{{0}}"><v>7</v></c>' for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = "".join(f"<row>{row.format(number)}</row>" for number in range(20, 12_000))
    _in_answers(_end(rows))(parts)


def _many_rows(parts: Parts) -> None:
    rows = "".join(f'<row r="{number}"/>' for number in range(20, 1_000_000))
    _in_answers(_end(rows))(parts)


def _many_texts(parts: Parts) -> None:
    texts = "".join(f"<si><t>{number} {'x' * 40}</t></si>" for number in range(200_000))
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(
        b"</sst>", f"{texts}</sst>".encode()
    )


def _much(parts: Parts) -> None:
    """Nearly as many cells, and as many characters of four bytes, as a file may hold."""
    noise = Dice(7).some_bytes(2_700_000)
    girls = "".join(chr(0x1F400 + one) for one in noise)
    texts = [girls[at : at + 3_000] for at in range(0, len(girls), 3_000)]
    count = parts[_TEXTS].count(b"<si>")
    table = "".join(f"<si><t>{one}</t></si>" for one in texts)
    parts[_TEXTS] = parts[_TEXTS].replace(b"</sst>", f"{table}</sst>".encode())
    cells = "".join(f'<c r="{letter}{{0}}"><v>{{0}}.5</v></c>' for letter in "ABCDEFGHIJKLMNOP")
    rows = "".join(
        f'<row r="{row}">{cells.format(row)}<c r="Q{row}" t="s"><v>{count + row}</v></c></row>'
        for row in range(1, len(texts))
    )
    more = "".join(f'<row r="{row}">{cells.format(row)}</row>' for row in range(2_000, 3_500))
    parts[_NOTES] = f"{_SHEET}<sheetData>{rows}{more}</sheetData></worksheet>".encode()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"</sheets>", b'<sheet name="Notes" sheetId="99" r:id="rId99"/></sheets>'
    )
    link = f'<Relationship Id="rId99" Type="{_LINKS}/worksheet" Target="worksheets/notes.xml"/>'
    parts[_BOOK_LINKS] = parts[_BOOK_LINKS].replace(
        b"</Relationships>", f"{link}</Relationships>".encode()
    )


def _much_not_plainly(parts: Parts) -> None:
    _much(parts)
    parts[_NOTES] = parts[_NOTES].replace(b"</row>", b"</row><!-- -->", 1)
    parts[_TEXTS] = parts[_TEXTS].replace(b"<si>", b"<!-- --><si>", 1)


#: Each is refused: what bends it, and the code.
REFUSED: Mapping[str, tuple[Callable[[Parts], None], str]] = {
    "zip bomb": (_bomb, "unsafe_file"),
    "bomb in texts": (
        _with("xl/sharedStrings.xml", b"<sst>" + b" " * 30 * MEGABYTE),
        "unsafe_file",
    ),
    "far cell": (
        _in_answers(_end('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "too_large",
    ),
    "cells without end": (_many_cells, "too_large"),
    "rows without end": (_many_rows, "too_large"),
    "texts without end": (_many_texts, "too_large"),
    "rows packed small": (_in_answers(_end("<row/>" * 900_000)), "unsafe_file"),
    "outside entity": (_in_answers(_before_root(_OUTSIDE)), "unsafe_file"),
    "billion laughs": (_in_answers(_before_root(_LAUGHS)), "unsafe_file"),
    "entities in utf-16": (_utf_16, "unsafe_file"),
    "macros": (_with("xl/vbaProject.bin", b"x"), "unsafe_file"),
    "macros by kind": (_macros, "unsafe_file"),
    "ole": (_with("xl/embeddings/oleObject1.bin", b"x"), "unsafe_file"),
    "activex": (_with("xl/activeX/activeX1.xml", b"<a/>"), "unsafe_file"),
    "external link": (_with("xl/externalLinks/externalLink1.xml", b"<a/>"), "unsafe_file"),
    "external link by name": (_link, "unsafe_file"),
    "dde": (
        _with("xl/externalLinks/externalLink1.xml", b'<externalLink><ddeLink ddeService="cmd"/>'),
        "unsafe_file",
    ),
    "query": (_with("xl/connections.xml", b"<connections/>"), "unsafe_file"),
    "two parts of one name": (_with("XL/Workbook.xml", b"<a/>"), "unsafe_file"),
    "part that leads out": (_with("../../evil.xml", b"<a/>"), "unsafe_file"),
    "sheet cut short": (_in_answers(lambda text: text[: len(text) // 2]), "damaged_file"),
    "text that is not there": (
        _in_answers(lambda text: re.sub(r'(t="s"><v>)\d+', r"\g<1>99999", text, count=1)),
        "damaged_file",
    ),
    "book without sheets": (_with("xl/workbook.xml", b"<workbook/>"), "not_recognised"),
}

#: Each is read as if nothing were: it is no worse for it.
READ: Mapping[str, Callable[[Parts], None]] = {
    "false dimension": _in_answers(lambda text: re.sub('ref="A1:AF[0-9]+"', 'ref="A1:A1"', text)),
    "huge dimension": _in_answers(
        lambda text: re.sub('ref="A1:AF[0-9]+"', 'ref="A1:XFD1048576"', text)
    ),
    "merge bomb": _in_answers(
        lambda text: text.replace(
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        )
    ),
    "blank cell far away": _in_answers(_end('<row r="1048576"><c r="XFD1048576" s="1"/></row>')),
    "as much as there may be": _much,
    "as much, not plainly": _much_not_plainly,
    "comments between rows": _in_answers(lambda text: text.replace("</row>", "</row><!-- x -->")),
}


def others(source: Path, folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that are no Excel file of today: each with its code."""
    whole = source.read_bytes()
    made = {
        "protected": ("locked.xlsx", protect(whole, "four plain words"), "needs_password"),
        "old excel": (
            "old.xls",
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
            "old_office_file",
        ),
        "csv": ("table.csv", b"Question ID,Rating\r\nS1,Green\r\n", "plain_table"),
        "empty": ("empty.xlsx", b"", "empty_file"),
        "half": ("half.xlsx", whole[: len(whole) // 2], "damaged_file"),
        "picture": ("photo.xlsx", b"\x89PNG\r\n" + b"\0" * 100, "not_recognised"),
        "workbook": ("copy.nwbk", b"SQLite format 3\0" + b"\0" * 100, "workbook"),
        "huge": ("huge.xlsx", whole + b"\0" * 11 * MEGABYTE, "too_large"),
        "pdf": ("plan.pdf", b"%PDF-1.7 and so on", "document"),
        "e-mail": ("sent.eml", b"From: office@school.invalid\r\n", "email"),
    }
    found = {}
    for name, (file, content, code) in made.items():
        (folder / file).write_bytes(content)
        found[name] = folder / file, code
    with zipfile.ZipFile(folder / "open.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("return.xlsx", whole)
    found["open document"] = folder / "open.ods", "open_document"
    found["archive"] = folder / "all.zip", "archive"
    return found
