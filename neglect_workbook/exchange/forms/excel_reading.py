"""Reads the answers of a form in Excel's format."""

from collections.abc import Iterator

from neglect_workbook.exchange.forms.excel_form import (
    ANSWER_HEADING,
    GROUP_KEY,
    GROUP_ROW,
    ID_HEADING,
    RATING_KEY,
)
from neglect_workbook.exchange.forms.form import GROUP
from neglect_workbook.exchange.forms.raw import Choices, RawForm
from neglect_workbook.exchange.incoming.book import ReadBook, ReadSheet
from neglect_workbook.exchange.returns.words import MACHINE
from neglect_workbook.exchange.sheet import Cell

_LIST_KEYS = (f"{GROUP_KEY} ", f"{RATING_KEY} ")


def read_excel_form(book: ReadBook) -> RawForm:
    """What a form says.

    Args:
        book: its sheets.
    """
    said = _machine(book)
    lists = {
        start: [
            (words, key.removeprefix(start)) for key, words in said.items() if key.startswith(start)
        ]
        for start in _LIST_KEYS
    }
    choices = Choices()
    for row_id, answer in _answers(book):
        is_group = row_id.casefold() == GROUP_ROW.casefold()
        offered = lists[_LIST_KEYS[0] if is_group else _LIST_KEYS[1]]
        choices.add(GROUP if is_group else row_id, answer, offered)
    facts = {key: value for key, value in said.items() if not key.startswith(_LIST_KEYS)}
    return choices.form(facts)


def _machine(book: ReadBook) -> dict[str, str]:
    """Key and value of every row of the sheet for programs; nothing where there is none."""
    sheet = book.sheet(MACHINE)
    rows = sheet.rows if sheet else ()
    return {_text(row[0]): _text(row[1]) for row in rows if len(row) > 1 and _text(row[0])}


def _answers(book: ReadBook) -> Iterator[tuple[str, str]]:
    """Id and answer of every row below the headings, wherever they are."""
    for sheet in book.sheets:
        if sheet.name != MACHINE:
            yield from _answers_on(sheet)


def _answers_on(sheet: ReadSheet) -> Iterator[tuple[str, str]]:
    places: tuple[int, int] | None = None
    for row in sheet.rows:
        cells = [_text(cell) for cell in row]
        if ID_HEADING in cells and ANSWER_HEADING in cells:
            places = cells.index(ID_HEADING), cells.index(ANSWER_HEADING)
        elif places and max(places) < len(cells) and cells[places[0]]:
            yield cells[places[0]], cells[places[1]]


def _text(cell: Cell) -> str:
    return str(cell).strip()
