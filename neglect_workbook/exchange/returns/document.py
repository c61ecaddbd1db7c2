"""The return as a document to read through: the tables of the Excel file, without the file."""

from collections.abc import Iterator, Sequence
from typing import Final

from neglect_workbook.domain.dates import short_date
from neglect_workbook.exchange.plan.widths import ROOM_UPRIGHT, fitted
from neglect_workbook.exchange.report import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
    Tone,
)
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.sheet import Cell as SheetCell
from neglect_workbook.exchange.sheet import Sheet, SheetBook

#: Columns that are left out: they say the same in every row, or again in codes what the row says
#: in words. Whatever a person wrote is shown.
_REPEATED: Final = ("Return ID",)
_LEFT_OUT: Final = {
    words.ANSWERS: frozenset(
        {
            "Organisation",
            "Sector",
            "Setting ID",
            "Review",
            "Date",
            "Role",
            "Applies",
            "Rating code",
            "RAG",
            "Rating last time",
            "Change",
            "Expectation IDs",
        }
    ),
    words.EVIDENCE: frozenset[str](),
    words.ACTIONS: frozenset[str](),
    words.INDICATORS: frozenset({"Indicator ID"}),
}
_AT_A_GLANCE: Final = {"Question ID": 20, "Rating": 34, "Evidence IDs": 24, "Action IDs": 22}
_LANGUAGE: Final = "en-GB"
#: Keys of what is for programs alone.
_FOR_PROGRAMS: Final = frozenset({"format", "framework_id", "framework_version", "program_version"})


def return_document(book: SheetBook) -> Document:
    """The sheets that an organisation fills, one after the other.

    Every row is there and every text is whole.
    """
    sheets = {sheet.name: sheet for sheet in book.sheets}
    blocks: list[Block] = [
        _about(sheets[words.ABOUT]),
        Heading(1, "Answers at a glance"),
        _glance(book, sheets[words.ANSWERS]),
    ]
    for name in _LEFT_OUT:
        blocks += _sheet(book, sheets[name])
    return Document(
        title=book.title,
        subtitle=book.author,
        subject=book.title,
        organisation=book.author,
        footer=(book.footer,),
        language=_LANGUAGE,
        made_on=book.made_on,
        blocks=tuple(blocks),
    )


def _about(sheet: Sheet) -> Facts:
    return Facts(
        tuple(
            Fact(str(label), _text(value))
            for label, value, key in sheet.rows
            if value != "" and key not in _FOR_PROGRAMS
        )
    )


def _glance(book: SheetBook, sheet: Sheet) -> Table:
    columns = tuple(Column(heading, width) for heading, width in _AT_A_GLANCE.items())
    places = [sheet.place(heading) for heading in _AT_A_GLANCE]
    return Table(
        "Answers at a glance",
        "The rating of each question, and what it rests on and leads to.",
        columns,
        tuple(_row(book, row, places) for row in sheet.rows),
    )


def _sheet(book: SheetBook, sheet: Sheet) -> Iterator[Block]:
    yield Heading(1, f"{sheet.name}, {_counted(len(sheet.rows))}")
    if not sheet.rows:
        yield Paragraph((Run("This sheet is sent empty."),))
        return
    left_out = _LEFT_OUT[sheet.name]
    places = [
        place
        for place, column in enumerate(sheet.columns)
        if not column.is_for_partnership
        and column.heading not in left_out
        and column.heading not in _REPEATED
    ]
    columns = tuple(
        Column(sheet.columns[place].heading, sheet.columns[place].width) for place in places
    )
    rows = tuple(_row(book, row, places) for row in sheet.rows)
    # The widths of a sheet are for the screen, where a row has no end.
    fitting = fitted(columns, rows, ROOM_UPRIGHT)
    yield Table(sheet.name, f"The sheet {sheet.name} of the return.", fitting, rows)


def _counted(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _row(book: SheetBook, row: tuple[SheetCell, ...], places: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(_cell(book, row[place]) for place in places)


def _cell(book: SheetBook, value: SheetCell) -> Cell:
    text = _text(value)
    tones = {rating: Tone(rag.value.lower()) for rating, rag in book.tones}
    return Cell((Run(text),), tones.get(text, Tone.PLAIN))


def _text(value: SheetCell) -> str:
    return str(value) if isinstance(value, str | int | float) else short_date(value)
