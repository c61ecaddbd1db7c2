"""How one sheet of ours is laid out: title, note, headings, rows, drop-downs and print set-up."""

from neglect_workbook.exchange.excel.cell_writing import check_outcome, write_cell, write_text
from neglect_workbook.exchange.excel.formats import Formats
from neglect_workbook.exchange.excel.row_heights import RowFits, heading_height
from neglect_workbook.exchange.excel.xlsxwriter_api import Worksheet
from neglect_workbook.exchange.sheet import Cell, Choices, Column, Sheet

#: Rows of the layout, from 0: title, note, headings, first row of the table.
TITLE, NOTE, HEADINGS, FIRST = range(4)

_PAPER_A4 = 9
#: Points: LibreOffice gives a row without a height that of its usual text, and cuts the title.
TITLE_HEIGHT = 26.0
_MARGIN_INCHES = 0.4


def write_head(worksheet: Worksheet, sheet: Sheet, formats: Formats) -> None:
    """Write what stands above the rows, and set the widths of the columns."""
    set_widths(worksheet, sheet)
    worksheet.set_row(TITLE, TITLE_HEIGHT)
    write_text(worksheet, (TITLE, 0), sheet.title, formats.title)
    if sheet.note:
        write_text(worksheet, (NOTE, 0), sheet.note, formats.note)
    worksheet.set_row(HEADINGS, heading_height(sheet.columns))
    for place, column in enumerate(sheet.columns):
        write_text(worksheet, (HEADINGS, place), column.heading, formats.heading(column))


def set_widths(worksheet: Worksheet, sheet: Sheet) -> None:
    """Set the widths of the columns."""
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)


def write_row(
    worksheet: Worksheet,
    columns: tuple[Column, ...],
    row_number: int,
    row: tuple[Cell, ...],
    formats: Formats,
) -> None:
    """Write one row of the table.

    Args:
        worksheet: the sheet.
        columns: its columns.
        row_number: the row, from 0.
        row: a cell for each column.
        formats: how cells look.
    """
    fit = RowFits(columns).of(row)
    worksheet.set_row(row_number, fit.height)
    is_banded = row_number % 2 == 0
    for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
        cell_format = formats.cell(column, cell, is_banded=is_banded, size=fit.size(place))
        write_cell(worksheet, (row_number, place), cell, cell_format)


def finish_sheet(
    worksheet: Worksheet, sheet: Sheet, row_count: int, last_printed: int, footer: str
) -> None:
    """What goes by the size of the table: filters, what stays in view, and printing.

    Args:
        worksheet: the sheet.
        sheet: what it shows; its own rows do not matter.
        row_count: how many rows the table has.
        last_printed: the place of the last column that goes on paper.
        footer: one line at the foot of every page.
    """
    last_row, last_column = HEADINGS + row_count, len(sheet.columns) - 1
    worksheet.freeze_panes(FIRST, sheet.frozen_columns)
    worksheet.autofilter(HEADINGS, 0, last_row, last_column)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(_PAPER_A4)
    worksheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, 2 * _MARGIN_INCHES)
    worksheet.fit_to_pages(sheet.pages_wide, sheet.pages_high)
    worksheet.repeat_rows(TITLE, HEADINGS)
    if sheet.pages_wide > 1:
        id_column = sheet.key_columns[-1]
        worksheet.repeat_columns(id_column, id_column)
    # Only where something is left out: LibreOffice prints even a hidden sheet that has an area.
    if last_printed < last_column:
        check_outcome(worksheet.print_area(TITLE, 0, last_row, last_printed), (0, 0))
    worksheet.set_footer(f"&L{footer.replace('&', '&&')}&RPage &P of &N")
    if sheet.is_for_machines:
        worksheet.very_hidden()


def offer_choices(worksheet: Worksheet, sheet: Sheet, row_count: int, lists: Sheet | None) -> None:
    """A drop-down in every column that has one, over the rows that are there.

    Args:
        worksheet: the sheet.
        sheet: what it shows; its own rows do not matter.
        row_count: how many rows the table has.
        lists: the sheet 'Lists and meanings'; without it nothing is offered.
    """
    if lists is None or not row_count:
        return
    last_row = HEADINGS + row_count
    for place, column in enumerate(sheet.columns):
        if column.choices is not None:
            rule = {
                "validate": "list",
                "source": _source(lists, column.choices),
                "error_title": "Not in the list",
                "error_message": _says(column),
            }
            check_outcome(
                worksheet.data_validation(FIRST, place, last_row, place, rule), (0, place)
            )


def _says(column: Column) -> str:
    return f"Choose one of the entries that the list offers for '{column.heading}'."


def _source(lists: Sheet, choices: Choices) -> str:
    """The cells of 'Lists and meanings' that hold one list."""
    rows = [
        place
        for place, row in enumerate(lists.rows, start=FIRST + 1)
        if row[0] == choices.list_name
    ]
    letter = "B" if choices.by_code else "C"
    return f"='{lists.name}'!${letter}${rows[0]}:${letter}${rows[-1]}"
