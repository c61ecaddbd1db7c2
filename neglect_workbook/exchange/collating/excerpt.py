"""Some columns of a large workbook of ours, read as safely as any file that comes in.

A collation workbook of thousands of returns is larger than any other file that comes in. So the
sheets and texts that are not asked for stay packed, and of those that are only some columns are
kept, in a small file of the same parts. That one is checked and read as every other is.

What may be read follows from the size of the file itself: what unpacks to far more than honest
sheets do is refused before much of it was.
"""

import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.kept_columns import KeptColumns, KeptTexts, NoTableError
from neglect_workbook.exchange.incoming.book import (
    BOOK_LIMITS,
    ReadBook,
    book_of,
    plain_heading,
    unlocked_bytes,
)
from neglect_workbook.exchange.incoming.package import (
    LIMITS,
    bytes_of,
    checked_bytes,
    damaged,
    unsafe,
)
from neglect_workbook.exchange.incoming.relationships import part_name, relationships, rels_name
from neglect_workbook.exchange.incoming.xml_events import Budget, TooMuchError, read_xml
from neglect_workbook.files import ZIP_FAULTS, explain

_MEGABYTE: Final = 1_000_000
_ZIP: Final = b"PK"
#: Ten thousand returns are 50 MB. The file is not read as a whole, so it may be as large.
_FILE_BYTES: Final = 100 * _MEGABYTE
_PART_BYTES: Final = 500 * _MEGABYTE
#: How many times larger a part of over a megabyte may be than what it was packed to; ours are 30.
_RATIO: Final = 100
#: Parts of a book that are neither sheets nor texts, such as its list of sheets.
_SMALL: Final = _MEGABYTE
#: Elements: so many at least, and two for every byte of the file; ours have one for two bytes.
_ELEMENTS, _ELEMENTS_A_BYTE = 100_000, 2
_KEPT_BYTES: Final = 40 * _MEGABYTE
_BOOK_LIMITS: Final = replace(
    BOOK_LIMITS, rows=250_000, characters=_KEPT_BYTES, elements=20_000_000
)
_PACKAGE_LIMITS: Final = replace(LIMITS, part_bytes=_KEPT_BYTES, all_bytes=2 * _KEPT_BYTES)
_LEFT_OUT: Final = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData/></worksheet>"
)


@dataclass(frozen=True, slots=True)
class WantedColumns:
    """What is asked for.

    Attributes:
        sheets: the names of the sheets. Where one of them is not there, all are looked through.
        headings: the headings of the columns.
        keys: those that a row of headings has in any case.
    """

    sheets: tuple[str, ...]
    headings: frozenset[str]
    keys: frozenset[str]


def read_columns(path: Path, wanted: WantedColumns, password: str = "") -> ReadBook:
    """Read some columns of an Excel file, which may be as large as a collation workbook is.

    Args:
        path: the file; it is only read.
        wanted: which columns.
        password: its password, where it has one. Then it may be no larger than other files.

    Returns:
        The sheets, those that were not asked for without any row.

    Raises:
        KnownError: it was refused; one clear sentence says why.
    """
    try:
        with path.open("rb") as stream:
            if stream.read(len(_ZIP)) == _ZIP:
                return _read(stream, path.name, wanted)
    except OSError as error:
        raise explain(error, path, "read") from error
    unlocked = unlocked_bytes(bytes_of(path), path.name, password)
    return _read(BytesIO(unlocked.data), path.name, wanted)


def _read(stream: IO[bytes], name: str, wanted: WantedColumns) -> ReadBook:
    size = stream.seek(0, 2)
    if size > _FILE_BYTES:
        raise KnownError(
            "too_large",
            f"{name} is larger than {_FILE_BYTES // _MEGABYTE} MB, so it was not opened.",
            "Check that it is the right file.",
        )
    try:
        with zipfile.ZipFile(stream) as archive:
            _check(archive.infolist(), name)
            small = _Excerpt(archive, wanted, size).packed()
    except TooMuchError as error:
        raise KnownError(
            "too_large",
            f"{name} holds far more than a collation workbook does, so it was not read.",
            "Check that it is the right file.",
        ) from error
    except (*ZIP_FAULTS, ValueError, LookupError, OverflowError) as error:
        raise damaged(name) from error
    return book_of(checked_bytes(small, name, _PACKAGE_LIMITS), name, _BOOK_LIMITS)


def _check(parts: Collection[zipfile.ZipInfo], name: str) -> None:
    """What no part may be, also where it stays packed. The rest is asked of the small file."""
    if len(parts) > LIMITS.parts:
        raise unsafe(name, f"has more than {LIMITS.parts} parts inside it")
    if len({one.filename.casefold() for one in parts}) < len(parts):
        raise unsafe(name, "has two parts of the same name")
    for one in parts:
        if one.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise unsafe(name, "is packed in an unusual way")
        if one.flag_bits & 1:
            raise unsafe(name, "has a part that is locked")


class _Excerpt:
    """Makes the small file.

    Args:
        archive: the large one.
        wanted: which columns are kept.
        size: of the large one, in bytes.
    """

    def __init__(self, archive: zipfile.ZipFile, wanted: WantedColumns, size: int) -> None:
        self._archive = archive
        self._wanted = wanted
        self._names = {one.filename for one in archive.infolist()}
        self._budget = Budget(_ELEMENTS + _ELEMENTS_A_BYTE * size)
        self._sheets, self._texts = self._parts()

    def packed(self) -> bytes:
        """The small file."""
        texts = KeptTexts({plain_heading(one) for one in self._wanted.headings}, _KEPT_BYTES)
        if self._texts:
            self._go_through(self._texts, texts.headings)
        contents: dict[str, bytes] = {}
        for part in self._sheets.values():
            contents[part] = _LEFT_OUT
        for part in self._looked_through():
            columns = KeptColumns(
                {plain_heading(one) for one in self._wanted.headings},
                {plain_heading(one) for one in self._wanted.keys},
                texts,
            )
            try:
                self._go_through(part, columns)
                contents[part] = columns.sheet()
            except NoTableError:
                continue
        if self._texts:
            self._go_through(self._texts, texts.wanted)
            contents[self._texts] = texts.table()
        return self._with(contents)

    def _with(self, contents: Mapping[str, bytes]) -> bytes:
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as small:
            for one in self._archive.infolist():
                content = contents.get(one.filename)
                is_read = one.filename.casefold().endswith((".xml", ".rels"))
                if content is None:
                    content = self._small(one.filename) if is_read else b""
                small.writestr(zipfile.ZipInfo(one.orig_filename), content)
        return made.getvalue()

    def _looked_through(self) -> Iterator[str]:
        """The parts of the sheets that are asked for; of all, where one is not there."""
        by_name = {plain_heading(name): part for name, part in self._sheets.items()}
        named = [by_name.get(plain_heading(one), "") for one in self._wanted.sheets]
        yield from dict.fromkeys(named if all(named) else self._sheets.values())

    def _parts(self) -> tuple[Mapping[str, str], str]:
        """The part of every sheet by its name, and that of the texts; empty where there is none."""
        links = relationships(self._small("_rels/.rels"))
        roots = (one for one in links if one.kind == "officeDocument" and not one.is_outside)
        book = part_name("", next(roots).target) if links else ""
        found = {one.id: one for one in relationships(self._small(rels_name(book)))}
        sheets: dict[str, str] = {}

        def begin(name: str, attributes: Mapping[str, str]) -> None:
            link = found.get(attributes.get("id", "")) if name == "sheet" else None
            if link is not None and link.kind == "worksheet":
                sheets[attributes.get("name", "")] = part_name(book, link.target)

        read_xml(BytesIO(self._small(book)), self._budget, begin, _nothing, _nothing)
        kinds = {one.kind: part_name(book, one.target) for one in found.values()}
        return sheets, kinds.get("sharedStrings", "")

    def _small(self, name: str) -> bytes:
        """A whole part that is neither a sheet nor the texts."""
        if self._archive.getinfo(name).file_size > _SMALL:
            raise TooMuchError
        return self._archive.read(name)

    def _go_through(self, name: str, reader: "KeptColumns | KeptTexts.Reader") -> None:
        """Read a part from its beginning to its end. Its size is told before it is unpacked."""
        info = self._archive.getinfo(name)
        most = max(_MEGABYTE, min(_PART_BYTES, info.compress_size * _RATIO))
        if info.file_size > most:
            raise TooMuchError
        with self._archive.open(info) as part:
            read_xml(part, self._budget, reader.begin, reader.end, reader.text)


def _nothing(_: str) -> None:
    """What is not looked at."""
