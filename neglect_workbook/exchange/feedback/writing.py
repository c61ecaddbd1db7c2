"""Receipts and feedback as Excel files that a person can read, for the partnership to send.

They are written as a return is: values only, read back and compared before they are put in
place. The very hidden sheet ``machine`` says what the file is and holds the digests.
"""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import BugError
from neglect_workbook.exchange.check_code import row_digests
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.excel.room import with_room
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.feedback import words
from neglect_workbook.exchange.feedback.feedback import (
    Feedback,
    cleaned_feedback,
    feedback_lines,
    feedback_note,
    feedback_sheet,
)
from neglect_workbook.exchange.feedback.lines import LINE_COLUMNS, line_key
from neglect_workbook.exchange.feedback.receipt import (
    Receipt,
    cleaned_receipt,
    receipt_lines,
    receipt_note,
)
from neglect_workbook.exchange.returns.tables import MACHINE_COLUMNS
from neglect_workbook.exchange.sheet import Cell, Sheet, SheetBook, cleaned, short_line
from neglect_workbook.files import slug, write_whole

_ORGANISATION_LENGTH = 40
_REVIEW_LENGTH = 20


def write_receipt(receipt: Receipt, framework: Framework, path: Path) -> None:
    """Make a receipt; a file of the same name is replaced.

    Args:
        receipt: what it says.
        framework: whose return it was.
        path: where it goes.

    Raises:
        KnownError: it could not be written or put in place; what was there stays.
        BugError: the file does not hold what it was meant to; what was there stays.
    """
    receipt = cleaned_receipt(receipt)
    lines = _lines_sheet(
        words.RECEIPT,
        "Receipt for your return",
        receipt_note(receipt),
        receipt_lines(receipt),
    )
    machine = _machine_sheet(words.RECEIPT_KIND, (lines,))
    _write(_book((lines, machine), framework, receipt.received_by, receipt.received_on), path)


def write_feedback(feedback: Feedback, framework: Framework, path: Path, today: date) -> None:
    """Make a feedback file; a file of the same name is replaced.

    Args:
        feedback: what it says.
        framework: gives the words of ratings and the questions.
        path: where it goes.
        today: the day on which it is made.

    Raises:
        KeyError: a rating is not one of the framework's.
        KnownError: it could not be written or put in place; what was there stays.
        BugError: the file does not hold what it was meant to; what was there stays.
    """
    feedback = cleaned_feedback(feedback)
    table = cleaned(feedback_sheet(feedback, framework))
    about = _lines_sheet(
        words.ABOUT, words.ABOUT, feedback_note(feedback), feedback_lines(feedback)
    )
    machine = _machine_sheet(words.FEEDBACK_KIND, (about, table))
    _write(_book((table, about, machine), framework, feedback.moderated_by, today), path)


def receipt_name(receipt: Receipt) -> str:
    """The file name of a receipt: lower case, hyphens, no person's name."""
    return _name("neglect-receipt", receipt.organisation, receipt.review, receipt.received_on)


def feedback_name(feedback: Feedback, today: date) -> str:
    """The file name of feedback: lower case, hyphens, no person's name."""
    return _name("neglect-feedback", feedback.organisation, feedback.review, today)


def _lines_sheet(name: str, title: str, note: str, lines: Iterable[tuple[str, Cell, str]]) -> Sheet:
    rows = tuple(lines)
    return cleaned(Sheet(name, title, note, LINE_COLUMNS, rows, key_columns=(2,)))


def _machine_sheet(kind: str, sheets: tuple[Sheet, ...]) -> Sheet:
    return Sheet(
        name=words.MACHINE,
        title="For programs",
        note="Digests that show what was changed after the file was made. Nothing is private.",
        columns=MACHINE_COLUMNS,
        rows=tuple(_machine_rows(kind, sheets)),
        key_columns=(0,),
        is_for_machines=True,
    )


def _machine_rows(kind: str, sheets: tuple[Sheet, ...]) -> Iterator[tuple[Cell, Cell]]:
    """What the file is, each line about it again, and a digest for every line and row."""
    yield "kind", kind
    yield "format", str(words.FORMAT)
    for sheet in sheets:
        id_column = sheet.key_columns[-1]
        for row, digest in zip(sheet.rows, row_digests(sheet), strict=True):
            if sheet.columns == LINE_COLUMNS:
                value = row[1]
                yield str(row[2]), value.isoformat() if isinstance(value, date) else value
            yield line_key(sheet.name, str(row[id_column])), digest


def _book(sheets: tuple[Sheet, ...], framework: Framework, author: str, made_on: date) -> SheetBook:
    return SheetBook(
        sheets=sheets,
        tones=tuple((rating.words, rating.rag) for rating in framework.scale.ratings),
        footer=sheets[0].title,
        title=clean_text(f"{framework.name}: {sheets[0].name.lower()}"),
        author=short_line(author),
        made_on=made_on,
    )


def _write(book: SheetBook, path: Path) -> None:
    def write(temporary: Path) -> None:
        roomy = with_room(book)
        write_return(roomy, temporary)
        with zipfile.ZipFile(temporary) as archive:
            if archive.testzip() is not None:
                raise BugError("the file was written with a damaged part")
        check_written(roomy, temporary)

    write_whole(path, write)


def _name(stem: str, organisation: str, review: str, day: date) -> str:
    parts = (stem, slug(organisation, _ORGANISATION_LENGTH), slug(review, _REVIEW_LENGTH))
    return f"{'_'.join(part for part in parts if part)}_{day.isoformat()}.xlsx"
