"""Fills in forms as a colleague does, and saves them again as LibreOffice does."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import tostring

from openpyxl import load_workbook

from neglect_workbook.exchange.clean import clean_text
from tests.exchange.plan_files import W, part

CODES = {
    "unknown": "We do not know yet",
    "0": "Not yet in place",
    "1": "Partly in place",
    "2": "In place",
    "3": "In place and making a difference",
}
#: The underscore of what Excel would read as an escape (ECMA-376, part 1, 22.9.2.19).
_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")

ANSWERS = {"P1": "1", "P2": "3", "P7": "unknown"}


def fill(path: Path, group: str, ratings: Mapping[str, str] = ANSWERS) -> Path:
    """Choose a group and ratings, given by their codes, in a form of either kind."""
    words = {asked: CODES.get(code, code) for asked, code in ratings.items()}
    if path.suffix == ".docx":
        _fill_word(path, group, words)
    else:
        _fill_excel(path, group, words)
    return path


def saved_again(path: Path, folder: Path, suffix: str = "") -> Path:
    """What LibreOffice makes of a file, of the same kind or another."""
    kind = suffix or path.suffix.removeprefix(".")
    profile = (folder / "office").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind]
    out = folder / "again"
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True)
    return out / f"{path.stem}.{kind}"


def has_office() -> bool:
    """Whether LibreOffice is on this computer."""
    return shutil.which("soffice") is not None


def _fill_excel(path: Path, group: str, words: Mapping[str, str]) -> None:
    with path.open("rb") as stream:
        workbook = load_workbook(stream)
    chosen = {"Group": group, **words}
    for row in workbook["Form"].iter_rows(min_col=1, max_col=3):
        if row[0].value in chosen:
            row[2].value = clean_text(chosen[str(row[0].value)]) or None
    for sheet in workbook:
        for cell in (one for row in sheet for one in row):
            text = cell.value
            if isinstance(text, str):
                # Excel keeps a text a text; openpyxl would write formulas and escapes.
                cell.value = _ESCAPE.sub("_x005F_", text)
                cell.data_type = "s"
    workbook.save(path)


def _fill_word(path: Path, group: str, words: Mapping[str, str]) -> None:
    root = part(path, "word/document.xml")
    chosen = {"nw:group": group} | {f"nw:question={one}": said for one, said in words.items()}
    for control in root.iter(f"{W}sdt"):
        properties = control[0]
        tag = properties.find(f"{W}tag")
        said = chosen.get(tag.get(f"{W}val", ""), "") if tag is not None else ""
        hint = properties.find(f"{W}showingPlcHdr")
        if said and hint is not None:
            properties.remove(hint)
            next(control.iter(f"{W}t")).text = clean_text(said)
    _replace(path, "word/document.xml", tostring(root, encoding="utf-8", xml_declaration=True))


def _replace(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, kept in parts.items():
            archive.writestr(one, content if one == name else kept)
