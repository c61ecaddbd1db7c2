"""What every Office file of ours must be, whatever it says: for the tests of this folder."""

import re
import zipfile
from importlib import import_module
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from tests.exchange.plan_files import W, body, part, style_of

#: ECMA-376, part 1, 18: the namespace of the parts of a spreadsheet.
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_ESCAPE = re.compile(r"_x([0-9a-fA-F]{4})_")


def faults(path: Path) -> list[str]:
    """What the Open XML rules find wrong with a file, and what they warn of."""
    result = import_module("openxml_audit").OpenXmlValidator().validate(str(path))
    found = [str(one) for one in result.errors]
    return found or ["a warning"] * result.warning_count


def what_leads_out(path: Path) -> list[str]:
    """Links, macros, embedded files and everything else by which a file reaches beyond itself."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.search("vbaProject|embeddings|activeX|externalLink|connections|hyperlink", name):
                found.append(name)
            text = archive.read(name).decode()
            if name.endswith(".rels") and 'TargetMode="External"' in text:
                found.append(name)
    return found


def live_cells(path: Path) -> list[str]:
    """The cells of a spreadsheet that do more than hold a value."""
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return [
            f"{name}: {one.tag}"
            for name in sheets
            for tag in ("f", "hyperlink", "mergeCell", "oleObject")
            for one in fromstring(archive.read(name)).iter(f"{S}{tag}")
        ]


def texts_of_return(path: Path) -> set[str]:
    """Every text of a spreadsheet, read by the rules of the format and by no library.

    ECMA-376, part 1, 22.9.2.19: ``_xHHHH_`` in a text stands for a character.
    """
    with zipfile.ZipFile(path) as archive:
        shared = fromstring(archive.read("xl/sharedStrings.xml"))
    return {
        "".join(_unescaped(piece.text or "") for piece in item.iter(f"{S}t"))
        for item in shared.iter(f"{S}si")
    }


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def what_reads_badly(path: Path) -> list[str]:
    """What a screen reader would stumble over in a Word file of ours."""
    root = body(path)
    found = list(_bad_headings(root))
    for number, table in enumerate(root.iter(f"{W}tbl"), start=1):
        rows = table.findall(f"{W}tr")
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        if marked != [True] + [False] * (len(rows) - 1):
            found.append(f"table {number} does not repeat its headings")
        for name in ("tblCaption", "tblDescription"):
            words = table.find(f"{W}tblPr/{W}{name}")
            if words is None or not words.get(f"{W}val"):
                found.append(f"table {number} has no {name}")
    language = part(path, "word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    if language is None or language.get(f"{W}val") != "en-GB":
        found.append("the language is not British English")
    pictures = [one for one in root.iter() if one.tag.endswith(("}drawing", "}pict"))]
    return found + [f"{len(pictures)} pictures" for _ in pictures[:1]]


def _bad_headings(root: Element) -> list[str]:
    found = []
    before = 0
    for paragraph in root.iter(f"{W}p"):
        style = style_of(paragraph)
        if not style:
            found.append("a paragraph without a style")
        if style.startswith("Heading"):
            level = int(style.removeprefix("Heading"))
            if level > before + 1:
                found.append(f"a heading of level {level} after one of level {before}")
            before = level
    return found
