"""Tables are found by their headings, wherever they stand and whoever saved the file."""

from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.incoming.book import ReadBook, ReadSheet, find_table, read_book
from tests.exchange.incoming.made import PLAIN, packed, text_cell, with_sheet
from tests.exchange.return_files import HOSTILE, book_of

HEADINGS = ("ID", "Text", "Note")


def _table(*rows: tuple[str | int, ...], name: str = "Texts") -> ReadBook:
    return ReadBook((ReadSheet("Other", (("x",),)), ReadSheet(name, rows)))


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    book = _table(("A title",), (), ("text ", "Ours", "ID"), ("one", "", "T1"), (), ("", "x", "T2"))
    table = find_table(book, "Texts", HEADINGS, ("ID",))
    assert table is not None
    assert [(row.number, row.cells["ID"], row.cells["Text"]) for row in table.rows] == [
        (4, "T1", "one"),
        (6, "T2", ""),
    ]
    assert table.missing == ("Note",)


def test_a_renamed_sheet_is_found_by_its_headings() -> None:
    book = _table(("ID", "Text", "Note"), ("T1", "one"), name="Sheet 1 (2)")
    table = find_table(book, "Texts", HEADINGS, ("ID",))
    assert table is not None
    assert table.sheet == "Sheet 1 (2)"
    assert find_table(_table(("ID", "x"), name="y"), "Texts", HEADINGS, ("ID",)) is None


def test_continued_rows_are_joined_and_lonely_ones_are_said() -> None:
    head = ("ID", "Text")
    book = _table(head, ("T1 continued 2", " two"), ("T1", "one"), ("T9 continued 2", "lost"))
    table = find_table(book, "Texts", HEADINGS, ("ID",))
    assert table is not None
    assert [(row.number, row.cells["Text"]) for row in table.rows] == [(3, "one two")]
    assert table.orphans == (4,)


def test_a_heading_that_is_there_twice_is_said() -> None:
    table = find_table(_table(("ID", "Text", "TEXT"), ("T1", "a", "b")), "Texts", HEADINGS, ("ID",))
    assert table is not None
    assert (table.doubled, table.rows[0].cells["Text"]) == (("Text",), "a")


def test_every_hostile_text_reads_as_it_was_written(tmp_path: Path) -> None:
    texts = [clean_text(text) for text in (*HOSTILE, "_x005F_", "x005F_", "_x005F_x0041_")]
    book = book_of(tuple((f"T{at}", text) for at, text in enumerate(texts)))
    write_return(book, tmp_path / "texts.xlsx")
    table = find_table(read_book(tmp_path / "texts.xlsx"), "Texts", ("ID", "Text"), ("ID",))
    assert table is not None
    assert [row.cells["Text"] for row in table.rows] == texts


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c t="s" s="0"><v>0</v></c>', "shared text"),
        ('<c t="str"><f>1+1</f><v>2 in words</v></c>', "2 in words"),
        ("<c><v>2</v></c>", 2),
        ("<c><v>2.0</v></c>", 2),
        ("<c><v>0.1</v></c>", 0.1),
        ('<c s="1"><v>46349</v></c>', date(2026, 11, 23)),
        ('<c s="2"><v>46349.5</v></c>', date(2026, 11, 23)),
        ('<c t="d"><v>2026-11-23T00:00:00</v></c>', date(2026, 11, 23)),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        (
            text_cell("A1", "_x0041_ _x000D_ _xD83D__xDE00_").replace(
                "</t>", "</t><rPh><t>no</t></rPh>"
            ),
            "_x0041_ \n \U0001f600",
        ),
        ("<c/>", ""),
    ],
)
def test_cells_read_the_same_whichever_program_wrote_them(
    cell: str, value: str | float | date, tmp_path: Path
) -> None:
    main = PLAIN["xl/workbook.xml"].split('"')[1]
    link = PLAIN["xl/_rels/workbook.xml.rels"].removesuffix("</Relationships>")
    kind = link.split('Type="')[1].split('worksheet"')[0]
    rows = f"<sheetData><row>{cell}<c><v>7</v></c></row></sheetData>"
    strings = "<si><r><t>shared </t></r><r><t>text</t></r></si>"
    formats = '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/>'
    path = packed(
        tmp_path / "cells.xlsx",
        {
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{rows}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
            "xl/styles.xml": (
                f'<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="170" '
                'formatCode="d mmm yyyy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/>'
                f"</cellStyleXfs><cellXfs>{formats}</cellXfs></styleSheet>"
            ),
            "xl/_rels/workbook.xml.rels": (
                f'{link}<Relationship Id="rId8" Type="{kind}sharedStrings" '
                'Target="/xl/sharedStrings.xml"/>'
                f'<Relationship Id="rId9" Type="{kind}styles" Target="styles.xml"/></Relationships>'
            ),
        },
    )
    (read,) = read_book(path).sheets
    assert read.rows == ((value, 7),)


def test_a_sheet_without_cells_is_empty(tmp_path: Path) -> None:
    (read,) = read_book(with_sheet(tmp_path / "empty.xlsx", "<worksheet/>")).sheets
    assert read.rows == ()
