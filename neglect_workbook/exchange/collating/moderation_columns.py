"""The four moderation columns of a collation workbook, read back after a panel filled them in.

Rows are found by Return ID and Question ID, in any order, on the sheet 'Moderation' and on
'Answers'. What cannot be read is reported with its row and left out; nothing is guessed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from neglect_workbook.domain.collating.agreeing import Stage, by_answer, moderated, result_of
from neglect_workbook.domain.collating.facts import FileProblem
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.excerpt import WantedColumns, read_columns
from neglect_workbook.exchange.feedback.words import RESULT_WORDS
from neglect_workbook.exchange.incoming.book import (
    ReadBook,
    ReadRow,
    ReadTable,
    find_table,
    plain_heading,
)

SHEET: Final = "Moderation"
_ANSWERS: Final = "Answers"
_RETURN: Final = "Return ID"
_QUESTION: Final = "Question ID"
_MODERATOR: Final = "Moderator"
_OWN: Final = "Rating"
_RATING: Final = "Moderated rating"
_RESULT: Final = "Moderation result"
_NOTE: Final = "Moderator note"
_FEEDBACK: Final = "Feedback to organisation"
_FOUR: Final = (_RATING, _RESULT, _NOTE, _FEEDBACK)
#: With and without the column that tells two moderators apart.
_LAYOUTS: Final = (
    ((_RETURN, _MODERATOR, _QUESTION, _OWN, *_FOUR), (_RETURN, _MODERATOR, _QUESTION)),
    ((_RETURN, _QUESTION, _OWN, *_FOUR), (_RETURN, _QUESTION)),
)
_MODERATORS: Final = frozenset({1, 2})
_DOES_NOT_FIT: Final = "does_not_fit"

_COLUMNS: Final = WantedColumns(
    (SHEET, _ANSWERS),
    frozenset({_RETURN, _MODERATOR, _QUESTION, _OWN, *_FOUR}),
    frozenset({_RETURN, _QUESTION}),
)
_LONGEST_QUOTE: Final = 40


@dataclass(frozen=True, slots=True)
class ModerationRead:
    """What a panel filled in.

    Attributes:
        said: what each moderator says of each answer, without the digest of the answer; what
            the collation holds already is in it too.
        problems: what could not be read, or should be looked at, with its row.
    """

    said: tuple[AnswerModeration, ...]
    problems: tuple[FileProblem, ...]


def read_moderation_file(
    path: Path,
    framework: Framework,
    known: Iterable[AnswerModeration] = (),
    return_ids: Collection[str] | None = None,
    password: str = "",
) -> ModerationRead:
    """Read the moderation of an Excel file; see `read_moderation`.

    Raises:
        KnownError: it was refused, or it has no moderation columns.
    """
    read = read_moderation(read_columns(path, _COLUMNS, password), framework, known, return_ids)
    if read is None:
        raise KnownError(
            "no_moderation",
            f"{path.name} has no sheet with the columns {_RETURN}, {_QUESTION} and {_RESULT}.",
            "Choose the collation workbook in which the panel filled in these columns.",
        )
    return read


def read_moderation(
    book: ReadBook,
    framework: Framework,
    known: Iterable[AnswerModeration] = (),
    return_ids: Collection[str] | None = None,
) -> ModerationRead | None:
    """Read the moderation of the sheets 'Moderation' and 'Answers'.

    Both repeat what the collation held when they were made. So what stands on 'Answers' counts
    only where it is not what is known. Where both sheets were changed, each in its own way,
    neither is taken.

    Args:
        book: the sheets.
        framework: what the collation is of.
        known: the moderation that the collation holds.
        return_ids: the returns of the collation; ``None`` where any will do.

    Returns:
        What was read; ``None`` where no sheet has the columns.
    """
    tables = _tables(book)
    if not tables:
        return None
    reader = _Reader(framework, return_ids)
    found = {name: reader.table(table) for name, table in tables.items()}
    held = list(known)
    said = _merged(found.get(SHEET, {}), found.get(_ANSWERS, {}), held, reader)
    return ModerationRead(tuple(one.said for one in said), tuple(reader.problems))


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row says, and where it stands."""

    said: AnswerModeration
    sheet: str
    row: int


_Found = Mapping[str, _Row]


def _tables(book: ReadBook) -> dict[str, ReadTable]:
    found: dict[str, ReadTable] = {}
    for name in (SHEET, _ANSWERS):
        for headings, keys in _LAYOUTS:
            table = find_table(book, name, headings, keys)
            is_read = table is not None and {*_FOUR} - {*table.missing}
            if table is not None and is_read and table.sheet not in _sheets_of(found):
                found[name] = table
                break
    return found


def _sheets_of(found: Mapping[str, ReadTable]) -> set[str]:
    return {one.sheet for one in found.values()}


def _merged(
    moderation: _Found, answers: _Found, known: Sequence[AnswerModeration], reader: "_Reader"
) -> list[_Row]:
    """What both sheets say together."""
    held = {one.id: _told(one) for one in known}
    settled = {(*answer, 1): _settled(answer, said) for answer, said in by_answer(known).items()}
    found = dict(moderation)
    for one in answers.values():
        said = one.said
        before = settled.get((said.return_id, said.question_id, said.moderator))
        if before is not None and _told(said) == before:
            continue
        other = moderation.get(said.id)
        is_changed = other is not None and _told(other.said) != held.get(said.id)
        if other is not None and is_changed and _told(other.said) != _told(said):
            del found[said.id]
            reader.problem(
                one,
                "said_twice",
                f"It says something else than row {other.row} of the sheet {other.sheet}. "
                "Neither was taken.",
            )
            continue
        found[said.id] = one
    return list(found.values())


def _told(said: AnswerModeration) -> tuple[str, ...]:
    """What the four columns say."""
    return said.rating, said.result, said.note.strip(), said.feedback.strip()


def _settled(answer: tuple[str, str], said: Iterable[AnswerModeration]) -> tuple[str, ...] | None:
    """What stands on 'Answers' for one that is settled: of both moderators together."""
    found = moderated(said)
    if found.stage is not Stage.DONE or found.result is None:
        return None
    whole = AnswerModeration(
        f"{answer[0]}/{answer[1]}/1", found.rating, found.result, found.feedback, found.notes
    )
    return _told(whole)


class _Reader:
    """Reads rows, and notes those that cannot be read.

    Args:
        framework: what the collation is of.
        return_ids: the returns of the collation; ``None`` where any will do.
    """

    def __init__(self, framework: Framework, return_ids: Collection[str] | None) -> None:
        self._layout = Layout(framework)
        self._return_ids = None if return_ids is None else frozenset(return_ids)
        scale = framework.scale
        self._ratings = {plain_heading(one.code): one.code for one in scale.ratings}
        self._ratings |= {plain_heading(one.words): one.code for one in scale.ratings}
        self._ratings |= {"": "", plain_heading(scale.not_answered): ""}
        self._results: dict[str, str] = {one.value: one.value for one in ModerationResult}
        self._results |= {plain_heading(word): one.value for one, word in RESULT_WORDS.items()}
        self._results[""] = ""
        self.problems: list[FileProblem] = []

    def table(self, table: ReadTable) -> _Found:
        """The rows of a table that say anything, by the record that they are."""
        found: dict[str, _Row] = {}
        differing: set[str] = set()
        for number in table.orphans:
            self._add("continued_alone", "This row continues one that is not there.", table, number)
        for heading in table.doubled:
            message = f"The column '{heading}' is there twice; the first was read."
            self._add("column_twice", message, table, 0)
        for row in table.rows:
            said = self._said(table, row)
            if said is None:
                continue
            other = found.get(said.id)
            if other is not None and _told(other.said) != _told(said):
                differing.add(said.id)
                message = f"It says something else than row {other.row}. Neither was taken."
                self._add("said_twice", message, table, row.number)
                continue
            found.setdefault(said.id, _Row(said, table.sheet, row.number))
        return {one: row for one, row in found.items() if one not in differing}

    def problem(self, row: _Row, code: str, message: str) -> None:
        """Note something about a row."""
        self.problems.append(FileProblem(code, message, row.sheet, row.row))

    def _said(self, table: ReadTable, row: ReadRow) -> AnswerModeration | None:
        """What a row says; nothing where it says nothing or cannot be read."""
        cells = {one: row.text(one).strip() for one in _FOUR}
        if not any(cells.values()):
            return None
        before = len(self.problems)
        for code, message in self._faults(row, cells):
            self._add(code, message, table, row.number)
        if len(self.problems) > before:
            return None
        said = AnswerModeration(
            id="/".join((*_ids(row), str(_moderator(row) or 1))),
            rating=self._ratings[plain_heading(cells[_RATING])],
            result=self._results[plain_heading(cells[_RESULT])],
            feedback=row.text(_FEEDBACK),
            note=row.text(_NOTE),
        )
        doubts = dict(self._doubts(row, said))
        for code, message in doubts.items():
            self._add(code, message, table, row.number)
        # A letter would say that the rating is higher, and that it should be lower.
        return replace(said, result="") if _DOES_NOT_FIT in doubts else said

    def _faults(self, row: ReadRow, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Why a row cannot be read."""
        return_id, question_id = _ids(row)
        if not return_id or "/" in return_id:
            yield "no_return_id", "It does not say which return it is about."
        elif self._return_ids is not None and return_id not in self._return_ids:
            yield "unknown_return", f"The return {_quoted(return_id)} is not in this collation."
        if question_id not in self._layout.questions:
            yield "unknown_question", f"The question {_quoted(question_id)} is not known."
        if _moderator(row) is None:
            yield "unknown_moderator", f"{_quoted(row.text(_MODERATOR))} is not moderator 1 or 2."
        if plain_heading(cells[_RATING]) not in self._ratings:
            yield "unknown_word", f"{_quoted(cells[_RATING])} in '{_RATING}' is no rating."
        if plain_heading(cells[_RESULT]) not in self._results:
            known = ", ".join(RESULT_WORDS.values())
            yield (
                "unknown_word",
                f"{_quoted(cells[_RESULT])} in '{_RESULT}' is none of {known}.",
            )

    def _doubts(self, row: ReadRow, said: AnswerModeration) -> Iterator[tuple[str, str]]:
        """What should be looked at in a row that could be read."""
        if not said.result:
            yield "no_result", f"Nothing is chosen in '{_RESULT}', so it is not done yet."
            return
        own = self._ratings.get(plain_heading(row.text(_OWN)), "")
        fits = result_of(self._layout, own, said.rating) if own and said.rating else None
        if fits is not None and said.result not in {fits, ModerationResult.ASK_FOR_EVIDENCE}:
            word = RESULT_WORDS[ModerationResult(said.result)]
            yield _DOES_NOT_FIT, f"'{word}' does not fit the two ratings, so it was left out."

    def _add(self, code: str, message: str, table: ReadTable, row: int) -> None:
        self.problems.append(FileProblem(code, message, table.sheet, row))


def _ids(row: ReadRow) -> tuple[str, str]:
    return row.text(_RETURN).strip(), row.text(_QUESTION).strip()


def _moderator(row: ReadRow) -> int | None:
    """Which moderator a row is of: the first where it does not say, nothing for another word."""
    said = row.text(_MODERATOR).strip() if _MODERATOR in row.cells else ""
    if not said:
        return 1
    number = int(said) if said.isdecimal() else 0
    return number if number in _MODERATORS else None


def _quoted(text: str) -> str:
    return f"'{text[:_LONGEST_QUOTE]}'"
