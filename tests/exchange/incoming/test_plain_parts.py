"""The quick way through a sheet gives what reading element by element gives, or is not taken."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming import cells, plain_parts
from neglect_workbook.exchange.incoming.book import ReadBook, read_book
from neglect_workbook.exchange.incoming.cell_values import BookLimits, BookWide
from neglect_workbook.exchange.incoming.dates import EPOCH
from neglect_workbook.exchange.incoming.xml_events import Budget, read_xml
from neglect_workbook.exchange.returns.reading import read_return
from tests.builders import sample_content, sample_snapshot, snapshot_from_content
from tests.exchange.hostile_texts import EVERY_KIND, with_texts
from tests.exchange.incoming.made import packed, sheet, text_cell
from tests.exchange.return_files import opened, with_answer, written

SNAPSHOT = sample_snapshot()
TIMES = 10


@contextmanager
def _slowly() -> Iterator[None]:
    """Every part is read element by element."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "plain_sheet", lambda *_: None)
        patch.setattr(cells, "plain_texts", lambda *_: None)
        yield


def _both_ways(path: Path) -> tuple[ReadBook | str, ReadBook | str]:
    """What a file holds, or why it was refused: the quick way, and element by element."""

    def read() -> ReadBook | str:
        try:
            return read_book(path)
        except KnownError as error:
            return error.code

    quick = read()
    with _slowly():
        return quick, read()


def _many_times() -> WorkbookSnapshot:
    content = sample_content()
    for answer in content["answers"]:
        for key, value in answer.items():
            if isinstance(value, str) and key not in {"question_id", "rating"}:
                answer[key] = "\n".join([value] * TIMES)
    for name in ("evidence", "actions", "indicators"):
        content[name] = [one for one in content[name] for _ in range(TIMES)]
    return snapshot_from_content(content)


@pytest.mark.parametrize(
    "snapshot",
    [
        SNAPSHOT,
        _many_times(),
        with_texts(list(EVERY_KIND)),
        with_answer(SNAPSHOT, "S2", reason="a long one \N{GIRL} & <b> " * 7000),
    ],
    ids=["sample", "ten times", "hostile texts", "long text"],
)
def test_a_return_reads_the_same_both_ways(snapshot: WorkbookSnapshot, tmp_path: Path) -> None:
    quick, slow = _both_ways(written(snapshot, tmp_path))
    assert quick == slow
    assert isinstance(quick, ReadBook)
    assert isinstance(slow, ReadBook)
    assert read_return(quick, snapshot.framework) == read_return(slow, snapshot.framework)


def test_a_return_saved_again_by_openpyxl_reads_the_same_both_ways(tmp_path: Path) -> None:
    path = written(SNAPSHOT, tmp_path)
    book = opened(path)
    book["Answers"]["P4"] = "=1+1"
    book["Answers"]["Z300"] = "far below"
    book.save(path)
    quick, slow = _both_ways(path)
    assert quick == slow


def test_our_own_parts_are_read_the_quick_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(SNAPSHOT, tmp_path)
    seen = []

    def quick(content: bytes, shared: BookWide, budget: Budget) -> object:
        found = plain_parts.plain_sheet(content, shared, budget)
        seen.append(found is not None)
        return found

    monkeypatch.setattr(cells, "plain_sheet", quick)
    read_book(path)
    assert seen == [True] * 9


_TEXTS = st.sampled_from(
    (
        *("x", " ", "", "&amp;", "&#10;", "&#x41;", "&#0;", "&nbsp;", "_x000D_", "_x0041_"),
        *("]]>", "\r\n", "e\N{COMBINING ACUTE ACCENT}", "\N{GIRL}", "<b/>", "<!-- -->", "\x01"),
        *("<![CDATA[y]]>", "\ufffe", "_xD83D__xDE00_", "&lt;", "1", "46349.5", "-1", "1e308"),
    )
)
_CELLS = st.sampled_from(
    (
        '<c r="{place}"><v>{text}</v></c>',
        '<c r="{place}" s="1"><v>{text}</v></c>',
        '<c r="{place}" t="s"><v>{text}</v></c>',
        '<c r="{place}" s="0" t="str"><f>A1&amp;""</f><v>{text}</v></c>',
        '<c r="{place}"><f t="shared" si="0"/><v>{text}</v></c>',
        '<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>',
        '<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>',
        '<c r="{place}" t="inlineStr"><is><r><t>{text}</t></r></is></c>',
        '<c r="{place}" t="b"><v>{text}</v></c>',
        '<c r="{place}" t="e"><v>{text}</v></c>',
        "<c r='{place}'><v>{text}</v></c>",
        '<c t="str" r="{place}"><v>{text}</v></c>',
        '<c r="{place}" s="2"/>',
        '<c r="{place}"><v/></c>',
        '<c r="{place}"></c>',
        "<c><v>{text}</v></c>",
        '<c r="{place}"><v>{text}</v>',
        '<c r="{place}"><v>{text}</v></c><extLst/>',
        "\n",
    )
)
_PLACES = st.sampled_from(("A1", "B1", "C1", "A2", "B2", "D2", "A1", "A0", "BZ1", "A9999"))
_ROWS = st.sampled_from(
    (
        "<row>{cells}</row>",
        '<row r="1">{cells}</row>',
        '<row r="2" spans="1:3" ht="30" customHeight="1">{cells}</row>',
        '<row r="7"/>{cells}',
        "<row>{cells}</row><!-- a note -->",
        '<x:row xmlns:x="y">{cells}</x:row>',
        "{cells}",
    )
)


def _cell(parts: tuple[str, str, list[str]]) -> str:
    shape, place, texts = parts
    return shape.format(place=place, text="".join(texts))


_FULL_CELLS = st.tuples(_CELLS, _PLACES, st.lists(_TEXTS, max_size=2)).map(_cell)
_FULL_ROWS = st.tuples(_ROWS, st.lists(_FULL_CELLS, max_size=4).map("".join)).map(
    lambda parts: parts[0].format(cells=parts[1])
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_FULL_ROWS, max_size=4).map("".join))
def test_any_sheet_reads_the_same_both_ways_or_is_refused(tmp_path: Path, rows: str) -> None:
    path = packed(tmp_path / "any.xlsx", {"xl/worksheets/sheet1.xml": sheet(rows)})
    quick, slow = _both_ways(path)
    # What is not well formed may be read where nothing in it can be taken for something else.
    assert slow in (quick, "damaged_file")


def _cells_of(data: str) -> object:
    shared = BookWide(BookLimits(), EPOCH, ("zero", "one"))
    return plain_parts.plain_sheet(sheet(data).encode(), shared, Budget(1_000))


@pytest.mark.parametrize(
    "data",
    [
        '<row><c r="A1"><v>1</v></c></row><!-- <row/> -->',
        '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row><c r="A2"><v>1</v></c></row><row><c r="A1"><v>1</v></c></row>',
        '<row><c r="A1"><v><![CDATA[1]]></v></c></row>',
        '<row><c r="A1" t="inlineStr"><is><r><t>x</t></r></is></c></row>',
        '<row><c r="A1" t="str"><v>&nbsp;</v></c></row>',
    ],
)
def test_what_is_not_written_plainly_is_left_to_the_other_way(data: str) -> None:
    assert _cells_of(data) is None


def test_what_was_worked_out_is_told_with_its_last_value(tmp_path: Path) -> None:
    cell = '<c r="B1" t="str"><f>A1</f><v>Partly in place</v></c>'
    for name, row in (
        ("quick.xlsx", f"<row>{text_cell('A1', 'x')}{cell}</row>"),
        ("slow.xlsx", f"<row>{text_cell('A1', 'x')}<!-- -->{cell}</row>"),
    ):
        path = packed(tmp_path / name, {"xl/worksheets/sheet1.xml": sheet(row)})
        (read,) = read_book(path).sheets
        assert read.rows == (("x", "Partly in place"),)
        assert read.formulas == {(1, 2)}


_SHARED = st.sampled_from(
    (
        "<si><t>{text}</t></si>",
        '<si><t xml:space="preserve">{text}</t></si>',
        "<si><t/></si>",
        "<si/>",
        "<si><r><t>{text}</t></r></si>",
        "<si><t>{text}</t><rPh><t>no</t></rPh></si>",
        "\n",
    )
)
_SHARED_TEXTS = st.tuples(_SHARED, st.lists(_TEXTS, max_size=3).map("".join)).map(
    lambda parts: parts[0].format(text=parts[1])
)


@settings(max_examples=100)
@given(st.lists(_SHARED_TEXTS, max_size=5).map("".join))
def test_any_shared_texts_read_the_same_both_ways_or_are_left(table: str) -> None:
    content = f'<sst xmlns="x" count="1">{table}</sst>'.encode()
    found = plain_parts.plain_texts(content, BookLimits(), Budget(1_000))
    if found is not None:
        reader = cells._TextReader()
        with suppress(ValueError):
            read_xml(BytesIO(content), Budget(1_000), reader.begin, reader.end, reader.text)
            assert found == reader.texts
