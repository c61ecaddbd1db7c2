"""Receipts and feedback read again: by headings and keys, whoever saved the file since.

Feedback also comes as a return in which the partnership filled in its columns. Of those, the
moderator's note is for the partnership: it is never read here.
"""

from collections.abc import Iterator
from types import MappingProxyType

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.feedback import words
from neglect_workbook.exchange.feedback.feedback import COLUMNS, Feedback, ModeratedAnswer
from neglect_workbook.exchange.feedback.lines import (
    LINE_COLUMNS,
    damaged,
    day_in,
    digests_of,
    read_lines,
    read_machine,
    require,
    text_in,
)
from neglect_workbook.exchange.feedback.receipt import Receipt
from neglect_workbook.exchange.incoming.book import (
    ReadBook,
    ReadRow,
    ReadTable,
    find_table,
    plain_heading,
)
from neglect_workbook.exchange.returns import words as return_words

_QUESTION = "Question ID"
_OWN = "Your rating"
_OWN_IN_RETURN = "Rating"
_MODERATED = "Moderated rating"
_RESULT = "Moderation result"
_COMMENT = "Feedback to organisation"
_RETURN_HEADINGS = ("Return ID", _QUESTION, _OWN_IN_RETURN, _MODERATED, _RESULT, _COMMENT)

_RESULTS = MappingProxyType({plain_heading(word): one for one, word in words.RESULT_WORDS.items()})


def read_receipt(book: ReadBook) -> Receipt:
    """Read a receipt.

    Raises:
        KnownError: it is none, it is from a newer program, or it is not as it was made.
    """
    kind = words.RECEIPT_KIND
    machine = read_machine(book, kind)
    lines = read_lines(book, machine, words.RECEIPT)
    require(lines, ("return_id", "check_code", "as_sent"), kind)
    received_on = day_in(lines, "received_on", kind)
    if received_on is None:
        raise damaged(kind)
    return Receipt(
        return_id=text_in(lines, "return_id"),
        check_code=text_in(lines, "check_code"),
        content_digest=text_in(lines, "content_digest"),
        is_as_sent=text_in(lines, "as_sent") == "Yes",
        changed_cells=tuple(text_in(lines, "changed_cells").splitlines()),
        received_on=received_on,
        received_by=text_in(lines, "received_by"),
        organisation=text_in(lines, "organisation"),
        review=text_in(lines, "review"),
        program_version=text_in(lines, "program_version"),
    )


def read_feedback(book: ReadBook, framework: Framework) -> Feedback:
    """Read a feedback file. Rows that were changed since it was made are named, not left out.

    Args:
        book: the file.
        framework: what the workbook answers, for the words of ratings.

    Raises:
        KnownError: it is none, it is from a newer program, what it says of itself is not as it
            was made, or a row cannot be read.
    """
    kind = words.FEEDBACK_KIND
    machine = read_machine(book, kind)
    lines = read_lines(book, machine, words.ABOUT)
    require(lines, ("return_id", "check_code"), kind)
    headings = tuple(column.heading for column in COLUMNS)
    table = find_table(book, words.FEEDBACK, headings, (_QUESTION,))
    if table is None or not {_MODERATED, _RESULT, _COMMENT}.isdisjoint(table.missing):
        raise damaged(kind)
    digests = digests_of(table, COLUMNS, _QUESTION)
    made = machine.keys_of(words.FEEDBACK)
    changed = [one for one in made if one not in digests]
    changed += [
        one
        for one, digest in digests.items()
        if not machine.is_as_made(words.FEEDBACK, one, digest)
    ]
    return Feedback(
        return_id=text_in(lines, "return_id"),
        check_code=text_in(lines, "check_code"),
        moderated_on=day_in(lines, "moderated_on", kind),
        moderated_by=text_in(lines, "moderated_by"),
        answers=tuple(_answers(table, framework, _OWN)),
        organisation=text_in(lines, "organisation"),
        review=text_in(lines, "review"),
        program_version=text_in(lines, "program_version"),
        changed=tuple(changed),
    )


def read_feedback_in_return(book: ReadBook, framework: Framework) -> Feedback | None:
    """Read the feedback that the partnership filled into a return.

    Args:
        book: the return.
        framework: what the workbook answers, for the words of ratings.

    Returns:
        The feedback, without a day, since a return has none for it; ``None`` where nothing is
        filled in.

    Raises:
        KnownError: it does not say which return it is, or a row cannot be read.
    """
    headings = tuple(column.heading for column in LINE_COLUMNS)
    about = find_table(book, return_words.ABOUT, headings, headings[-1:])
    table = find_table(book, return_words.ANSWERS, _RETURN_HEADINGS, (_QUESTION,))
    answers = tuple(_answers(table, framework, _OWN_IN_RETURN)) if table else ()
    if not answers:
        return None
    lines = {row.text(headings[-1]): row.cells[headings[1]] for row in about.rows} if about else {}
    require(lines, ("return_id", "check_code"), "return")
    return Feedback(
        return_id=text_in(lines, "return_id"),
        check_code=text_in(lines, "check_code"),
        moderated_on=None,
        moderated_by="",
        answers=answers,
        organisation=text_in(lines, "organisation"),
        review=text_in(lines, "review"),
        program_version=text_in(lines, "program_version"),
    )


def _answers(table: ReadTable, framework: Framework, own: str) -> Iterator[ModeratedAnswer]:
    """The rows in which the partnership said something.

    Raises:
        KnownError: one cannot be read; the sentence says which and why.
    """
    seen: set[str] = set()
    for row in table.rows:
        if not any(row.text(one).strip() for one in (_MODERATED, _RESULT, _COMMENT)):
            continue
        question_id = row.text(_QUESTION).strip()
        if not question_id:
            raise _unreadable(table, row, "It does not say which question it is about")
        if question_id in seen:
            raise _unreadable(table, row, f"Question {question_id} is there twice")
        seen.add(question_id)
        yield ModeratedAnswer(
            question_id=question_id,
            own_rating=_code(table, row, own, framework),
            moderated_rating=_code(table, row, _MODERATED, framework),
            result=_result(table, row),
            comment=row.text(_COMMENT),
        )


def _code(table: ReadTable, row: ReadRow, heading: str, framework: Framework) -> str:
    """The code of a rating that is written in words; empty for none."""
    scale = framework.scale
    said = plain_heading(row.text(heading))
    codes = {plain_heading(one.words): one.code for one in scale.ratings}
    codes |= {"": "", plain_heading(scale.not_answered): ""}
    if said not in codes:
        raise _unreadable(table, row, f"'{heading}' is none of the ratings of the scale")
    return codes[said]


def _result(table: ReadTable, row: ReadRow) -> ModerationResult | None:
    said = plain_heading(row.text(_RESULT))
    if said and said not in _RESULTS:
        known = ", ".join(words.RESULT_WORDS.values())
        raise _unreadable(table, row, f"'{_RESULT}' is none of {known}")
    return _RESULTS[said] if said else None


def _unreadable(table: ReadTable, row: ReadRow, why: str) -> KnownError:
    return KnownError(
        "unreadable_row",
        f"Row {row.number} of the sheet {table.sheet} could not be read. {why}.",
        "Nothing was changed. Ask the partnership to put it right and send it again.",
    )
