"""Texts of a file's cells moved to the one table in which Excel keeps them.

Written row by row, XlsxWriter leaves each text in its cell. That is allowed, but the first
program that saves the file moves them all, and checkers warn of it. So we move them, while the
file is copied, and keep no more of them in memory than the short ones that come again.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TABLE = "xl/sharedStrings.xml"
_TYPES, _LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
#: What is added to two parts, each before its end, so that the table is found.
_ADDED = {
    _TYPES: ("</Types>", f'<Override PartName="/{_TABLE}" ContentType="{_KIND}"/>'),
    _LINKS: (
        "</Relationships>",
        f'<Relationship Id="rIdTexts" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>',
    ),
}

#: A cell with a text in it, as XlsxWriter writes it. Text is escaped, so the end is the end.
_CELL = re.compile(
    r'<c( r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="inlineStr"><is>(.*?)</is></c>', re.DOTALL
)
_CELL_END = "</c>"
_PIECE = 1 << 20
#: Texts that come again are short: names, words of ratings. So many of them are kept in mind.
_LONGEST_KEPT, _MOST_KEPT = 200, 20_000


def share_texts(source: Path, target: Path) -> None:
    """Copy an Excel file with its texts in one table.

    Args:
        source: a file with texts in its cells, and without a table of them.
        target: where the copy goes; its folder also holds the table while it grows.
    """
    table_path = target.with_name(f"{target.stem}-texts.xml")
    with (
        zipfile.ZipFile(source) as read,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        with table_path.open("w", encoding="utf-8", newline="") as stream:
            table = _Table(stream)
            for entry in read.infolist():
                with read.open(entry) as part, made.open(_like(entry, entry.filename), "w") as copy:
                    for piece in _copied(entry.filename, part, table):
                        copy.write(piece.encode())
        like = read.getinfo(_TYPES)
        with made.open(_like(like, _TABLE), "w") as copy, table_path.open("rb") as stream_of_it:
            counts = f'count="{table.used}" uniqueCount="{table.count}"'
            copy.write(f'{_HEAD}<sst xmlns="{_MAIN}" {counts}>'.encode())
            while piece_of_it := stream_of_it.read(_PIECE):
                copy.write(piece_of_it)
            copy.write(b"</sst>")
    table_path.unlink()


class _Table:
    """The table of texts, written as it grows."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._kept: dict[str, int] = {}
        self.count = 0
        self.used = 0

    def cell(self, match: re.Match[str]) -> str:
        """The cell that refers to its text."""
        text = match[2]
        self.used += 1
        place = self._kept.get(text)
        if place is None:
            place = self.count
            self._stream.write(f"<si>{text}</si>")
            self.count += 1
            if len(text) <= _LONGEST_KEPT and len(self._kept) < _MOST_KEPT:
                self._kept[text] = place
        return f'<c{match[1]} t="s"><v>{place}</v></c>'


def _copied(name: str, part: IO[bytes], table: _Table) -> Iterator[str]:
    """A part in pieces, changed where it has to be."""
    if name in _ADDED:
        end, added = _ADDED[name]
        yield part.read().decode().replace(end, f"{added}{end}")
    elif name.startswith("xl/worksheets/sheet"):
        for piece in _whole_cells(part):
            yield _CELL.sub(table.cell, piece)
    else:
        yield part.read().decode()


def _whole_cells(part: IO[bytes]) -> Iterator[str]:
    """A sheet in pieces that cut no cell."""
    rest = b""
    while piece := part.read(_PIECE):
        text = rest + piece
        cut = text.rfind(_CELL_END.encode()) + len(_CELL_END)
        if cut < len(_CELL_END):
            rest = text
            continue
        rest = text[cut:]
        yield text[:cut].decode()
    yield rest.decode()


def _like(entry: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    """An entry with the same moment and system as another, so that the same rows give the same."""
    made = zipfile.ZipInfo(name, entry.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.create_system = entry.create_system
    return made
