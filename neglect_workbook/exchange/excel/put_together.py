"""A file that XlsxWriter made without rows, copied with the rows and the table of their texts."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.excel.text_table import TextTable

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TABLE: Final = "xl/sharedStrings.xml"
_TYPES, _LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
#: What is added to two parts, each before its end, so that the table is found.
_ADDED: Final = {
    _TYPES: ("</Types>", f'<Override PartName="/{_TABLE}" ContentType="{_KIND}"/>'),
    _LINKS: (
        "</Relationships>",
        f'<Relationship Id="rIdTexts" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>',
    ),
}
_NO_ROWS: Final = "<sheetData/>"
_SIZE: Final = re.compile('<dimension ref="[^"]*"/>')
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one sheet.

    Attributes:
        path: where they are, as XML.
        last: the last cell of the table, such as ``AF120``.
    """

    path: Path
    last: str


def put_together(
    frame: Path, target: Path, rows: Mapping[str, Rows], table: TextTable, texts: Path
) -> None:
    """Copy a file with its rows.

    Args:
        frame: a file whose sheets have no rows, and without a table of texts.
        target: where the copy goes.
        rows: the rows of each sheet, by the name of its part.
        table: how many texts there are.
        texts: the texts, as XML.

    Raises:
        BugError: the frame is not as it should be.
    """
    with (
        zipfile.ZipFile(frame) as read,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in read.infolist():
            content = read.read(entry).decode()
            with made.open(_like(entry, entry.filename), "w") as copy:
                for piece in _copied(entry.filename, content, rows.get(entry.filename)):
                    copy.write(piece)
        with made.open(_like(read.getinfo(_TYPES), _TABLE), "w") as copy:
            counts = f'count="{table.used}" uniqueCount="{table.count}"'
            copy.write(f'{_HEAD}<sst xmlns="{_MAIN}" {counts}>'.encode())
            for piece in _pieces(texts):
                copy.write(piece)
            copy.write(b"</sst>")


def _copied(name: str, content: str, rows: Rows | None) -> Iterator[bytes]:
    """A part in pieces, changed where it has to be."""
    if name in _ADDED:
        end, added = _ADDED[name]
        content = content.replace(end, f"{added}{end}")
    if rows is None:
        yield content.encode()
        return
    sized, count = _SIZE.subn(f'<dimension ref="A1:{rows.last}"/>', content, count=1)
    before, found, after = sized.partition(_NO_ROWS)
    if not (count and found):
        raise BugError(f"{name} has no place for its rows")
    yield f"{before}<sheetData>".encode()
    yield from _pieces(rows.path)
    yield f"</sheetData>{after}".encode()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _like(entry: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    """An entry with the same moment and system as another, so that the same rows give the same."""
    made = zipfile.ZipInfo(name, entry.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.create_system = entry.create_system
    return made
