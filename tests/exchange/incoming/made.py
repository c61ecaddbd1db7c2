"""Makes small Office files, honest and hostile, part by part."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MODES = {True: "External", False: "Internal"}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def links(*targets: tuple[str, str]) -> str:
    """A .rels part: kinds and targets; a target with a colon leads outside."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_KINDS}/{kind}" Target="{target}" '
        f'TargetMode="{_MODES[":" in target]}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_LINKS}">{rows}</Relationships>'


def sheet(data: str, before: str = "", after: str = "") -> str:
    """A sheet part around its rows."""
    body = f"{before}<sheetData>{data}</sheetData>{after}"
    return f'<worksheet xmlns="{_MAIN}">{body}</worksheet>'


def text_cell(place: str, text: str) -> str:
    """A cell that holds a text in place."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


PLAIN: Mapping[str, str] = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
    "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_KINDS}">'
        '<sheets><sheet name="Texts" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": links(("worksheet", "worksheets/sheet1.xml")),
    "xl/worksheets/sheet1.xml": sheet(f"<row>{text_cell('A1', 'ID')}</row>"),
}


def packed(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """An Office file with the parts of a small Excel file and these."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**PLAIN, **parts}.items():
            archive.writestr(name, content)
    return path


def with_sheet(path: Path, content: str) -> Path:
    """An Excel file with this sheet."""
    return packed(path, {"xl/worksheets/sheet1.xml": content})
