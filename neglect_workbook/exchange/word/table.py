"""A table of the document as Word holds it."""

from collections.abc import Mapping

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.report import Cell, Column, Run, Table, Tone
from neglect_workbook.exchange.word.elements import (
    Layout,
    element,
    shading,
    text_paragraph,
)

#: Rows with a cell that takes more lines than this may break over pages: kept together they
#: would leave half a page empty, or be cut where they are longer than a page.
_MOST_LINES_KEPT = 22

#: Width of a letter of table text, with its share of the space around it, in twentieths of a
#: point: 10 point Arial has about half of its height.
_LETTER = 105

#: Height of a row that is filled in by hand, in twentieths of a point: 1.5 cm.
_WRITING_HEIGHT = "850"


def table_element(table: Table, width: int, tints: Mapping[Tone, str]) -> BaseOxmlElement:
    """The table, as wide as the text of its page.

    Args:
        table: what it holds.
        width: in twentieths of a point.
        tints: the colour behind the cells of each tone; those without one stay plain.
    """
    widths = _widths(table.columns, width)
    made = element("tbl", _properties(table, width), _grid(widths))
    made.append(_heading_row(table.columns, widths))
    is_whole = table.has_room_to_write or table.stays_whole
    for number, cells in enumerate(table.rows, start=1):
        row = _row(table, cells, widths, leads_on=is_whole and number < len(table.rows))
        for made_cell, cell in zip(row.iterchildren(qn("w:tc")), cells, strict=True):
            if cell.tone in tints:
                made_cell[0].append(shading(tints[cell.tone]))
        made.append(row)
    return made


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    whole = sum(column.width for column in columns)
    widths = [width * column.width // whole for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _properties(table: Table, width: int) -> BaseOxmlElement:
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0"}
    return element(
        "tblPr",
        element("tblStyle", val="PlanTable"),
        element("tblW", w=str(width), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0620", **look, noHBand="1", noVBand="1"),
        element("tblCaption", val=clean_text(table.caption)),
        element("tblDescription", val=clean_text(table.description)),
    )


def _grid(widths: list[int]) -> BaseOxmlElement:
    return element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))


def _heading_row(columns: tuple[Column, ...], widths: list[int]) -> BaseOxmlElement:
    # LibreOffice takes tblHeader for a heading row whether or not it has a value; validators
    # refuse the value.
    row = element("tr", element("trPr", element("cantSplit"), element("tblHeader")))
    for column, width in zip(columns, widths, strict=True):
        style = "TableCountHeading" if column.is_centred else "TableHeading"
        words = text_paragraph(style, (Run(column.heading),))
        row.append(element("tc", _cell_properties(width), words))
    return row


def _row(
    table: Table, cells: tuple[Cell, ...], widths: list[int], *, leads_on: bool
) -> BaseOxmlElement:
    properties = []
    if not _is_long(cells, widths):
        properties.append(element("cantSplit"))
    if table.has_room_to_write:
        properties.append(element("trHeight", val=_WRITING_HEIGHT, hRule="atLeast"))
    row = element("tr", element("trPr", *properties)) if properties else element("tr")
    for column, cell, width in zip(table.columns, cells, widths, strict=True):
        made = element("tc", _cell_properties(width))
        style = "TableCount" if column.is_centred else "TableText"
        for line in cell.lines:
            made.append(text_paragraph(style, (line,), Layout(leads_on=leads_on)))
        row.append(made)
    return row


def _is_long(cells: tuple[Cell, ...], widths: list[int]) -> bool:
    return any(
        _line_count(cell, width) > _MOST_LINES_KEPT
        for cell, width in zip(cells, widths, strict=True)
    )


def _line_count(cell: Cell, width: int) -> int:
    lines = [line for run in cell.lines for line in run.text.split("\n")]
    return sum(1 + len(line) * _LETTER // width for line in lines)


def _cell_properties(width: int) -> BaseOxmlElement:
    return element("tcPr", element("tcW", w=str(width), type="dxa"))
