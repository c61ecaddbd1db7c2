"""A form as an Excel file: one sheet on one page, a drop-down on every answer.

Only the answers can be changed. What a program needs to know stands on the sheet ``machine``,
key and value, which also holds the lists of the drop-downs.
"""

import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.excel.cell_writing import FILE_OPTIONS, write_text
from neglect_workbook.exchange.excel.formats import Formats
from neglect_workbook.exchange.excel.row_heights import row_height
from neglect_workbook.exchange.excel.xlsxwriter_api import (
    Format,
    Workbook,
    new_workbook,
)
from neglect_workbook.exchange.forms.form import GROUP_ASKED, TITLE, Form
from neglect_workbook.exchange.returns.words import MACHINE
from neglect_workbook.exchange.sheet import Column

SHEET = "Form"
#: Headings that the answers are found by.
ID_HEADING, ANSWER_HEADING = "ID", "Your answer"
#: What stands for a question's id in the row that asks for the group.
GROUP_ROW = "Group"
#: How the keys of the lists begin; a space and the code follow.
GROUP_KEY, RATING_KEY = "group", "rating"
KEY_HEADING, VALUE_HEADING = "Key", "Value"

_COLUMNS = (Column(ID_HEADING, 9), Column("Question", 50), Column(ANSWER_HEADING, 35))
_ANSWER = 2
#: Letters on a line across all columns, in the width that every computer's Arial has.
_LINE_LETTERS = 106
#: Points of a row of the table at least, so that a list is easy to hit.
_LOWEST_ROW = 28.0
_FIRST_MACHINE_ROW = 3
_PAPER_A4 = 9
_MARGIN_INCHES = 0.5

_WORKBOOK_PART = "xl/workbook.xml"
_BARE = b"<workbookPr "
#: Has Excel take the names of whoever saves the file out of its properties.
_WITHOUT_NAMES = b'<workbookPr filterPrivacy="1" '


def write_excel_form(form: Form, path: Path) -> None:
    """Write a form to ``path``.

    Raises:
        OSError: it could not be written.
        BugError: XlsxWriter refused something that it was given.
    """
    stream = BytesIO()
    options = FILE_OPTIONS | {"default_format_properties": dict(Formats.FONT)}
    workbook = new_workbook(stream, options)
    moment = datetime.combine(form.made_on, time())
    workbook.set_properties({"title": TITLE, "created": moment})
    _Writer(workbook, form).write()
    workbook.close()
    path.write_bytes(_keeping_names_out(stream.getvalue()))


class _Writer:
    """Writes the two sheets of one form."""

    def __init__(self, workbook: Workbook, form: Form) -> None:
        self._form = form
        self._formats = Formats(workbook, ())
        self._strong = workbook.add_format({"bold": True})
        self._asked = workbook.add_format(_ASKED_LOOK)
        self._answer = workbook.add_format(_ANSWER_LOOK)
        self._sheet = workbook.add_worksheet(SHEET)
        self._machine = workbook.add_worksheet(MACHINE)
        self._row = 0

    def write(self) -> None:
        lists = self._write_machine()
        form = self._form
        self._line(TITLE, self._formats.title)
        self._line(form.organisation, self._formats.note)
        first, *others = form.before
        self._line(first, self._strong)
        self._lines(" ".join(others), self._formats.note)
        self._lines(form.stem, self._formats.note)
        self._line("Choose each answer from its list, or leave it blank.", self._strong)
        self._write_table(lists)
        for words, meaning in form.meanings:
            self._lines(f"{words}: {meaning}", self._formats.note)
        self._row += 1
        self._lines(form.give_back, self._strong)
        self._row += 1
        self._lines(" · ".join(words for _, words in form.about), self._formats.note)
        for line in form.footer:
            self._lines(line, self._formats.note)
        self._prepare()

    def _write_table(self, lists: dict[str, str]) -> None:
        headings = tuple(column.heading for column in _COLUMNS)
        self._row += 1
        for place, (column, heading) in enumerate(zip(_COLUMNS, headings, strict=True)):
            self._text(place, heading, self._formats.heading(column))
        self._row += 1
        self._question(GROUP_ROW, GROUP_ASKED, lists[GROUP_KEY])
        for question in self._form.questions:
            self._question(question.id, question.text, lists[RATING_KEY])
        self._row += 1

    def _question(self, row_id: str, asked: str, source: str) -> None:
        cells = (row_id, clean_text(asked), "")
        self._sheet.set_row(self._row, max(row_height(_COLUMNS, cells), _LOWEST_ROW))
        for place, cell in enumerate(cells[:_ANSWER]):
            self._text(place, cell, self._asked)
        self._sheet.write_blank(self._row, _ANSWER, None, self._answer)
        rule = {
            "validate": "list",
            "source": source,
            "error_title": "Not in the list",
            "error_message": "Choose one of the answers that the list offers.",
        }
        at = (self._row, _ANSWER)
        if self._sheet.data_validation(*at, *at, rule) != 0:
            raise BugError(f"the drop-down of {row_id} was refused")
        self._row += 1

    def _write_machine(self) -> dict[str, str]:
        """Write the facts and the lists; where each list is, by the word its keys begin with."""
        form = self._form
        rows = list(form.facts.items())
        sources = {}
        for word, choices in ((GROUP_KEY, form.groups), (RATING_KEY, form.ratings)):
            first = _FIRST_MACHINE_ROW + len(rows) + 1
            rows += [(f"{word} {one.code}", one.words) for one in choices]
            sources[word] = f"={MACHINE}!$B${first}:$B${_FIRST_MACHINE_ROW + len(rows)}"
        headed = [("For programs", ""), ("", ""), (KEY_HEADING, VALUE_HEADING), *rows]
        for number, cells in enumerate(headed):
            for place, cell in enumerate(cells):
                if cell:
                    text = clean_text(cell)
                    write_text(self._machine, (number, place), text, self._formats.note)
        self._machine.set_column(0, 1, 40)
        self._machine.very_hidden()
        return sources

    def _lines(self, text: str, look: Format) -> None:
        for line in wrap(text, _LINE_LETTERS):
            self._line(line, look)

    def _line(self, text: str, look: Format) -> None:
        self._text(0, text, look)
        self._row += 1

    def _text(self, place: int, text: str, look: Format) -> None:
        write_text(self._sheet, (self._row, place), clean_text(text), look)

    def _prepare(self) -> None:
        for place, column in enumerate(_COLUMNS):
            self._sheet.set_column(place, place, column.width)
        self._sheet.hide_gridlines(2)
        self._sheet.protect()
        self._sheet.set_paper(_PAPER_A4)
        self._sheet.set_margins(*[_MARGIN_INCHES] * 4)
        self._sheet.fit_to_pages(1, 1)


_ASKED_LOOK: dict[str, str | int | bool] = {
    "text_wrap": True,
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
    "border": 1,
    "border_color": "#7B7F83",
}
_ANSWER_LOOK = _ASKED_LOOK | {"bg_color": "#E8EFF6", "bold": True, "locked": False}


def _keeping_names_out(content: bytes) -> bytes:
    """The file with the mark that Excel's 'Remove personal information' sets."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in _entries(source):
            part = source.read(entry)
            if entry.filename == _WORKBOOK_PART:
                part = part.replace(_BARE, _WITHOUT_NAMES, 1)
            target.writestr(entry, part)
    return packed.getvalue()


def _entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for entry in archive.infolist():
        entry.compress_type = zipfile.ZIP_DEFLATED
        yield entry
