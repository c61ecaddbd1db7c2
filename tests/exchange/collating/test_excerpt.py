"""Some columns of a collation workbook: the same as if all of it were read, however large it is."""

import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.excerpt import WantedColumns, read_columns
from neglect_workbook.exchange.collating.workbook import write_workbook
from neglect_workbook.exchange.incoming.book import BOOK_LIMITS, find_table, read_book
from neglect_workbook.exchange.incoming.cell_values import BookLimits
from neglect_workbook.exchange.password import protect
from tests.collating_builders import framework_2026
from tests.collation.hostile import Parts, packed, parts_of
from tests.exchange.collating.made import collated, made_returns
from tests.exchange.hostile_texts import EVERY_KIND

MEGABYTES: Final = 1_000_000
MOST_SECONDS: Final = 1.0
MOST_MEMORY: Final = 100 * MEGABYTES
HEADINGS: Final = ("File", "Return ID", "Rating", "Moderator note", "Question ID")
KEYS: Final = ("Return ID", "Question ID")
WANTED: Final = WantedColumns(("Moderation", "Answers"), frozenset(HEADINGS), frozenset(KEYS))
_TEXTS: Final = "xl/sharedStrings.xml"


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collation workbook of six returns, with texts of every kind in its moderation."""
    returns = made_returns(6)
    whole = collated(framework_2026(), returns)
    said = [
        replace(one, note=text, feedback="Said.")
        for one, text in zip(whole.moderations, EVERY_KIND, strict=False)
    ]
    path = tmp_path_factory.mktemp("made") / "all.xlsx"
    write_workbook(replace(whole, moderations=tuple(said)), returns, path)
    return path


@pytest.mark.parametrize("name", WANTED.sheets)
def test_the_columns_are_those_of_the_whole_file(workbook: Path, name: str) -> None:
    whole = find_table(read_book(workbook, limits=_wide()), name, HEADINGS, KEYS)
    some = find_table(read_columns(workbook, WANTED), name, HEADINGS, KEYS)

    assert whole is not None
    assert whole.rows
    assert some == whole


def test_it_is_read_with_its_password(workbook: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(protect(workbook.read_bytes(), "a long pass phrase"))

    with pytest.raises(KnownError) as refused:
        read_columns(locked, WANTED)

    assert refused.value.code == "needs_password"
    assert read_columns(locked, WANTED, "a long pass phrase") == read_columns(workbook, WANTED)


def _sheet_of(parts: Parts, name: str) -> str:
    place = [*("Contents", "Received", "Missing", "Problems", "Answers")].index(name) + 1
    part = f"xl/worksheets/sheet{place}.xml"
    assert part in parts
    return part


def _rows(more: str) -> Callable[[Parts], None]:
    def bend(parts: Parts) -> None:
        part = _sheet_of(parts, "Answers")
        parts[part] = parts[part].replace(b"</sheetData>", f"{more}</sheetData>".encode())

    return bend


def _texts(more: str) -> Callable[[Parts], None]:
    def bend(parts: Parts) -> None:
        parts[_TEXTS] = parts[_TEXTS].replace(b"</sst>", f"{more}</sst>".encode())

    return bend


def _with(name: str, content: bytes) -> Callable[[Parts], None]:
    def bend(parts: Parts) -> None:
        parts[name] = content

    return bend


def _growing(parts: Parts) -> None:
    part = _sheet_of(parts, "Answers")
    parts[part] = parts[part].replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet', 1
    )


HOSTILE: Final = {
    "a bomb of a sheet": (_rows(" " * 60 * MEGABYTES), "too_large"),
    "a bomb of texts": (_texts("<si><t>" + "a" * 60 * MEGABYTES + "</t></si>"), "too_large"),
    "cells without end": (_rows('<row><c r="A9"><v>7</v></c></row>' * MEGABYTES), "too_large"),
    "rows without end": (_rows("<row/>" * 4 * MEGABYTES), "too_large"),
    "texts without end": (_texts("<si><t>a</t></si>" * MEGABYTES), "too_large"),
    "entities": (_growing, "too_large"),
    "macros": (_with("xl/vbaProject.bin", b"x"), "unsafe_file"),
    "links": (_with("xl/externalLinks/externalLink1.xml", b"<a/>"), "unsafe_file"),
    "a name that leads elsewhere": (_with("../../evil.xml", b"<a/>"), "unsafe_file"),
    "two names": (_with("XL/Workbook.xml", b"<a/>"), "unsafe_file"),
    "no texts": (_texts("<si>"), "damaged_file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_do_harm_is_refused_soon_and_in_little_memory(
    workbook: Path, tmp_path: Path, name: str
) -> None:
    bend, code = HOSTILE[name]
    parts = parts_of(workbook)
    bend(parts)
    path = packed(tmp_path / "hostile.xlsx", parts)
    del parts
    tracemalloc.start()
    started = time.process_time()

    with pytest.raises(KnownError) as refused:
        read_columns(path, WANTED)

    taken, most = time.process_time() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.code == code
    assert refused.value.sentence.startswith("hostile.xlsx")
    # Tracing alone makes it several times slower.
    assert taken < 4 * MOST_SECONDS
    assert most < MOST_MEMORY


def test_a_bomb_in_a_sheet_that_is_not_asked_for_stays_packed(
    workbook: Path, tmp_path: Path
) -> None:
    parts = parts_of(workbook)
    parts["xl/worksheets/sheet7.xml"] = b" " * 60 * MEGABYTES
    path = packed(tmp_path / "bomb.xlsx", parts)

    assert read_columns(path, WANTED) == read_columns(workbook, WANTED)


def test_a_workbook_of_any_size_is_read_that_is_refused_otherwise(
    workbook: Path, tmp_path: Path
) -> None:
    """As many bytes of answers as 2,000 returns have."""
    parts = parts_of(workbook)
    part = _sheet_of(parts, "Answers")
    long = sha256(b"long").hexdigest() * 16
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>{row}.xlsx</v></c>'
        f'<c r="Y{row}" t="str"><v>{row}{long}</v></c></row>'
        for row in range(500, 22_500)
    )
    parts[part] = parts[part].replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    path = packed(tmp_path / "large.xlsx", parts)

    with pytest.raises(KnownError):
        read_book(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo(part).file_size > 22 * MEGABYTES
    table = find_table(read_columns(path, WANTED), "Answers", HEADINGS, KEYS)
    assert table is not None
    assert len(table.rows) > 22_000


def _wide() -> BookLimits:
    return replace(BOOK_LIMITS, rows=250_000, elements=20_000_000, characters=40_000_000)
