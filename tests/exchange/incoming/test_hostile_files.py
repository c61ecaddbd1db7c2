"""Files that are damaged, or made to do harm: refused in one sentence, or read right."""

import time
import tracemalloc
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.book import BOOK_LIMITS, book_of, read_book
from neglect_workbook.exchange.incoming.package import LIMITS, checked_package
from neglect_workbook.exchange.password import protect
from tests.builders import sample_snapshot
from tests.exchange.incoming.made import PLAIN, links, packed, sheet, text_cell, with_sheet
from tests.exchange.return_files import written

MEGABYTES = 1_000_000
BOMB = "a" * 30 * MEGABYTES
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
#: More than the slowest of them needs, far less than any of them would take unchecked.
MOST_SECONDS = 2.0
MOST_MEMORY = 90 * MEGABYTES


def _refused(path: Path) -> KnownError:
    with pytest.raises(KnownError) as refused:
        read_book(path)
    assert refused.value.sentence.startswith(path.name)
    assert refused.value.sentence.count(".") == path.name.count(".") + 1
    return refused.value


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"xl/worksheets/sheet1.xml": BOMB}, "unpacks to far more"),
        ({"xl/worksheets/sheet1.xml": LAUGHS}, "grow without end"),
        ({"xl/worksheets/sheet1.xml": LAUGHS.encode("utf-16")}, "grow without end"),
        ({"xl/worksheets/sheet1.xml": LAUGHS.encode("utf-16-be")}, "grow without end"),
        ({"xl/worksheets/sheet1.xml": '<?xml version="1.0" encoding="utf-7"?><a/>'}, "unusual"),
        ({"xl/vbaProject.bin": "x"}, "has macros"),
        ({"xl/externalLinks/externalLink1.xml": "<a/>"}, "links to other files"),
        ({"xl/connections.xml": "<a/>"}, "links to other files"),
        ({"xl/embeddings/oleObject1.bin": "x"}, "other files inside"),
        ({"xl/worksheets/_rels/sheet1.xml.rels": links(("image", "http://x.example/i"))}, "links"),
        ({"XL/Workbook.xml": "<a/>"}, "two parts of the same name"),
        ({"../../evil.xml": "<a/>"}, "leads elsewhere"),
        ({"xl\\evil.xml": "<a/>"}, "leads elsewhere"),
        ({f"xl/{number}.xml": "<a/>" for number in range(300)}, "more than 200 parts"),
        ({"xl/worksheets/sheet1.xml": "<worksheet>"}, "damaged"),
        ({"xl/workbook.xml": "<workbook/>", "_rels/.rels": links()}, "damaged"),
    ],
)
def test_what_could_do_harm_is_refused_in_one_sentence(
    parts: dict[str, str | bytes], says: str, tmp_path: Path
) -> None:
    assert says in _refused(packed(tmp_path / "hostile.xlsx", parts)).sentence


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1048576">{text_cell("XFD1048576", "far")}</row>',
        f"<row>{text_cell('BZ1', 'far')}</row>",
        "<row/>" * MEGABYTES,
        f"<row>{text_cell('A1', 'x' * 300_000)}</row>" * 20,
    ],
    ids=["far below", "far right", "rows without end", "text without end"],
)
def test_what_no_honest_file_holds_is_refused(rows: str, tmp_path: Path) -> None:
    # Stored, so that the limits of the package do not come first.
    path = tmp_path / "large.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {**PLAIN, "xl/worksheets/sheet1.xml": sheet(rows)}.items():
            archive.writestr(name, content)
    raised = replace(LIMITS, file_bytes=20 * MEGABYTES)
    with pytest.raises(KnownError) as refused:
        book_of(checked_package(path, raised), path.name)
    assert refused.value.code == "too_large"


def test_a_limit_is_what_refuses(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "far.xlsx", sheet(f"<row>{text_cell('BZ9', 'far')}</row>"))
    package = checked_package(path)
    (read,) = book_of(package, path.name, replace(BOOK_LIMITS, columns=100)).sheets
    assert read.rows[8][-1] == "far"
    bomb = packed(tmp_path / "bomb.xlsx", {"xl/media/a.bin": "a" * 8 * MEGABYTES})
    assert checked_package(bomb, replace(LIMITS, ratio=2_000)).parts
    assert "unpacks" in _refused(bomb).sentence


@pytest.mark.parametrize(
    "content",
    [
        sheet(f"<row>{text_cell('A1', 'here')}</row>", before='<dimension ref="A1:A1"/>'),
        sheet(f"<row>{text_cell('A1', 'here')}</row>", before='<dimension ref="A1:XFD1048576"/>'),
        sheet(
            f"<row>{text_cell('A1', 'here')}</row>",
            after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        sheet(
            f"<row>{text_cell('A1', 'here')}</row><row r='1048576' s='1'><c r='XFD1048576'/></row>"
        ),
    ],
    ids=["false dimension", "huge dimension", "huge merged range", "blank row at the end"],
)
def test_what_a_sheet_says_of_its_size_is_not_believed(content: str, tmp_path: Path) -> None:
    rows = content.replace(
        "</sheetData>", f"<row r='40'>{text_cell('B40', 'there')}</row></sheetData>"
    )
    started = time.process_time()
    (read,) = read_book(with_sheet(tmp_path / "sheet.xlsx", rows)).sheets
    assert (read.rows[0], read.rows[39], len(read.rows)) == (("here",), ("", "there"), 40)
    assert time.process_time() - started < MOST_SECONDS


@pytest.mark.parametrize("name", ["bomb", "laughs", "rows"])
def test_refusing_is_fast_and_takes_little_memory(name: str, tmp_path: Path) -> None:
    parts = {
        "bomb": {f"xl/worksheets/sheet{n}.xml": BOMB[: 19 * MEGABYTES] for n in range(1, 9)},
        "laughs": {"xl/worksheets/sheet1.xml": LAUGHS},
        "rows": {"xl/worksheets/sheet1.xml": sheet("<row/>" * MEGABYTES)},
    }[name]
    path = packed(tmp_path / "hostile.xlsx", dict(parts))
    tracemalloc.start()
    started = time.process_time()
    _refused(path)
    assert time.process_time() - started < MOST_SECONDS
    assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    tracemalloc.stop()


def test_a_return_that_was_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = written(sample_snapshot(), tmp_path).read_bytes()
    path = tmp_path / "cut.xlsx"
    for part in range(20):
        path.write_bytes(whole[: len(whole) * part // 20])
        assert _refused(path).code in {"damaged_file", "empty_file"}


def test_one_wrong_byte_is_found_or_does_no_harm(tmp_path: Path) -> None:
    whole = written(sample_snapshot(), tmp_path).read_bytes()
    meant = read_book(tmp_path / "return.xlsx")
    path = tmp_path / "bent.xlsx"
    for place in range(0, len(whole), len(whole) // 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with suppress(KnownError):
            assert read_book(path) == meant


def test_a_password_is_asked_for_and_taken(tmp_path: Path) -> None:
    plain = written(sample_snapshot(), tmp_path)
    path = tmp_path / "locked.xlsx"
    path.write_bytes(protect(plain.read_bytes(), "four plain words"))
    assert _refused(path).code == "needs_password"
    with pytest.raises(KnownError) as refused:
        read_book(path, "other words")
    assert refused.value.code == "wrong_password"
    assert read_book(path, "four plain words") == read_book(plain)
    path.write_bytes(path.read_bytes()[:-4_000])
    with pytest.raises(KnownError) as refused:
        read_book(path, "four plain words")
    assert refused.value.code == "damaged_file"


def test_a_folder_and_a_file_that_is_gone_are_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.xlsx"):
        with pytest.raises(KnownError):
            read_book(path)
