"""Reading a return that came in: from the sheets of an Excel file to plain records.

Whoever saved it, whatever order its sheets, columns and rows are in, it is read by headings and
ids. What cannot be read is reported and left out. Nothing here knows a workbook.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.framework import Framework
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.incoming.book import (
    ReadBook,
    ReadRow,
    ReadTable,
    find_table,
    plain_heading,
)
from neglect_workbook.exchange.incoming.recognise import machine_values
from neglect_workbook.exchange.returns import beyond, words
from neglect_workbook.exchange.returns.about import ABOUT_COLUMNS
from neglect_workbook.exchange.returns.answers import COLUMNS
from neglect_workbook.exchange.returns.changed import changed_cells, digests_of, is_as_sent
from neglect_workbook.exchange.returns.read import ReadAnswer, ReturnRead
from neglect_workbook.exchange.returns.read_rows import Beyond, RecordReader
from neglect_workbook.exchange.returns.read_words import Problems, RowReader, words_of
from neglect_workbook.exchange.returns.records import (
    ACTION_COLUMNS,
    EVIDENCE_COLUMNS,
    INDICATOR_COLUMNS,
    VOICES_COLUMNS,
)
from neglect_workbook.exchange.sheet import Cell, Column

_RETURN_ID = "Return ID"
_QUESTION_ID = "Question ID"
_LABEL = re.compile("[EAI][1-9][0-9]{0,3}")

#: The sheets that hold what the organisation wrote: columns, and the heading of their ids.
_SHEETS = {
    words.ANSWERS: (COLUMNS, _QUESTION_ID),
    words.EVIDENCE: (EVIDENCE_COLUMNS, "Evidence ID"),
    words.ACTIONS: (ACTION_COLUMNS, "Action ID"),
    words.INDICATORS: (INDICATOR_COLUMNS, "Indicator ID"),
    words.VOICES: (VOICES_COLUMNS, _QUESTION_ID),
}


def about_of(book: ReadBook) -> Mapping[str, Cell]:
    """The entries of 'About this return' by machine key: whose it is, and of which framework.

    Where the sheet is lost, the hidden one says the same.
    """
    item, entry, key = (column.heading for column in ABOUT_COLUMNS)
    table = find_table(book, words.ABOUT, (item, entry, key), (key,))
    found: dict[str, Cell] = {}
    for row in table.rows if table else ():
        found.setdefault(row.text(key).strip(), row.cells[entry])
    if "return_id" in found:
        return found
    return dict(machine_values(book))


def read_return(book: ReadBook, framework: Framework) -> ReturnRead:
    """Read a whole return.

    Args:
        book: the sheets of the file.
        framework: what it answers; `about_of` says which that is.

    Returns:
        What was read, with the problems of what was not.
    """
    return _ReturnReader(book, framework).read()


class _ReturnReader:
    """Reads one return."""

    def __init__(self, book: ReadBook, framework: Framework) -> None:
        self._known = words_of(framework)
        self._problems = Problems()
        self._about = about_of(book)
        self._machine = machine_values(book)
        self._records = RecordReader(self._known, _beyond_of(self._machine), self._problems)
        self._tables = {
            name: self._table(book, name, columns, id_heading)
            for name, (columns, id_heading) in _SHEETS.items()
        }
        self._digests = {
            name: digests_of(_SHEETS[name][0], table.rows if table else ())
            for name, table in self._tables.items()
        }

    def read(self) -> ReturnRead:
        own_rows = {name: self._own_rows(name) for name in _SHEETS}
        answer_rows = self._one_of_each(words.ANSWERS, own_rows[words.ANSWERS])
        answers = self._answers(answer_rows)
        voices = self._tables[words.VOICES]
        return ReturnRead(
            about=self._about,
            machine=self._machine,
            organisation=self._organisation(),
            review=self._review(),
            answers=answers,
            evidence=self._labelled(words.EVIDENCE, "E", own_rows, self._records.evidence),
            actions=self._labelled(words.ACTIONS, "A", own_rows, self._records.action),
            indicators=self._indicators(own_rows[words.INDICATORS]),
            voices=tuple(self._records.voices(voices)) if voices else (),
            changed=tuple(changed_cells(self._machine, answer_rows, self._digests[words.ANSWERS])),
            is_as_sent=is_as_sent(self._machine, self._about, self._digests),
            problems=tuple(self._problems.found),
        )

    def _table(
        self, book: ReadBook, name: str, columns: Sequence[Column], id_heading: str
    ) -> ReadTable | None:
        headings = [column.heading for column in columns]
        table = find_table(book, name, headings, (_RETURN_ID, id_heading))
        if table is None:
            self._problems.add("sheet_missing", f"The sheet '{name}' is not there.", name)
            return None
        for one in table.missing:
            self._problems.add("column_missing", f"The column '{one}' is not there.", name)
        for one in table.doubled:
            message = f"The column '{one}' is there twice; the first was read."
            self._problems.add("column_twice", message, name)
        for number in table.orphans:
            message = "This row continues one that is not there."
            self._problems.add("continued_alone", message, name, number)
        for number, heading in table.formulas:
            message = f"'{heading}' is a formula, not typed; the value it last had was read."
            self._problems.add("formula", message, name, number)
        return table

    def _own_rows(self, name: str) -> list[ReadRow]:
        """The rows of this return; a row of another that was pasted in is noted."""
        table = self._tables[name]
        own = []
        for row in table.rows if table else ():
            said = row.text(_RETURN_ID).strip()
            if said in {"", str(self._about.get("return_id", ""))}:
                own.append(row)
            else:
                message = "This row has the id of another return, so it was not read."
                self._problems.add("other_return", message, name, row.number)
        return own

    def _one_of_each(self, name: str, rows: Iterable[ReadRow]) -> list[ReadRow]:
        """One row for each id. Where two differ, only the one that was sent is read."""
        id_heading = _SHEETS[name][1]
        by_id: dict[str, list[ReadRow]] = {}
        for row in rows:
            by_id.setdefault(row.text(id_heading).strip(), []).append(row)
        kept = []
        for one, found in by_id.items():
            if len(found) == 1:
                kept += found
                continue
            sent = [row for row in found if self._is_row_sent(name, one, row)]
            alike = all(row.cells == found[0].cells for row in found)
            if alike or sent:
                kept.append((sent or found)[0])
            for row in found[1:]:
                message = f"{one or 'A blank id'} is there more than once."
                if not alike and not sent:
                    message += " None of these rows was read."
                self._problems.add("row_twice", message, name, row.number)
        return kept

    def _is_row_sent(self, name: str, one: str, row: ReadRow) -> bool:
        digest = self._digests[name][row.number]
        return name == words.ANSWERS and self._machine.get(f"row {one}", "") == digest

    def _answers(self, rows: Iterable[ReadRow]) -> tuple[ReadAnswer, ...]:
        found: dict[str, ReadAnswer] = {}
        for row in rows:
            question_id = row.text(_QUESTION_ID).strip()
            if question_id in self._known.question_ids:
                found[question_id] = self._records.answer(words.ANSWERS, row)
            else:
                message = "The question of this row is not known, so it was not read."
                self._problems.add("unknown_question", message, words.ANSWERS, row.number)
        for question_id in self._known.questions_of(self._set_ids()):
            if question_id not in found:
                message = f"The row of {question_id} is not there, or could not be read."
                self._problems.add("answer_missing", message, words.ANSWERS)
        return tuple(found[one] for one in self._known.question_ids if one in found)

    def _labelled(
        self,
        name: str,
        letter: str,
        own_rows: Mapping[str, list[ReadRow]],
        read: Callable[[str, ReadRow, str], ContentRecord],
    ) -> tuple[ContentRecord, ...]:
        id_heading = _SHEETS[name][1]
        found = [
            read(name, row, label)
            for row in self._one_of_each(name, own_rows[name])
            if (label := self._label(name, letter, row, id_heading))
        ]
        return tuple(sorted(found, key=lambda one: int(one.name[1:])))

    def _indicators(self, rows: Iterable[ReadRow]) -> tuple[ContentRecord, ...]:
        name = words.INDICATORS
        by_label: dict[str, list[ReadRow]] = {}
        for row in rows:
            if label := self._label(name, "I", row, _SHEETS[name][1]):
                by_label.setdefault(label, []).append(row)
        return tuple(
            self._records.indicator(name, by_label[label], label)
            for label in sorted(by_label, key=lambda one: int(one[1:]))
        )

    def _label(self, name: str, letter: str, row: ReadRow, id_heading: str) -> str:
        """The label of a row, such as E4; nothing where it has none."""
        label = row.text(id_heading).strip()
        if _LABEL.fullmatch(label) and label.startswith(letter):
            return label
        message = f"This row has no id such as {letter}4, so it was not read."
        self._problems.add("no_id", message, name, row.number)
        return ""

    def _organisation(self) -> dict[str, JsonValue]:
        fields: dict[str, JsonValue] = {
            "name": self._entry("organisation"),
            "setting_id": self._entry("setting_id"),
            "contact_role": self._entry("contact_role"),
            "substitute_contact_role": self._entry("substitute_contact_role"),
            "set_ids": list(self._set_ids()),
        }
        self._put_word(fields, "sector_id", "sector", self._known.sectors)
        return fields

    def _review(self) -> dict[str, JsonValue]:
        fields: dict[str, JsonValue] = {
            "people_involved": self._entry("people_involved"),
            "approved_role": self._entry("approved_by"),
            "privacy_confirmed": plain_heading(self._entry("privacy_check")) in {"yes", "true"},
        }
        self._put_word(fields, "kind_id", "review", self._known.review_kinds)
        for name, key, value in (
            ("approved_on", "approved_on", self._about.get("approved_on", "")),
            ("started_on", "", self._machine.get("started_on", "")),
        ):
            row = ReadRow(0, {key: value})
            day = RowReader(words.ABOUT, row, self._problems).day(key)
            if day:
                fields[name] = day
        return fields

    def _entry(self, key: str) -> str:
        value = self._about.get(key, "")
        return value if isinstance(value, str) else str(value)

    def _put_word(
        self, fields: dict[str, JsonValue], name: str, key: str, ids: Mapping[str, str]
    ) -> None:
        row = ReadRow(0, {key: self._entry(key)})
        found = RowReader(words.ABOUT, row, self._problems).id_of(key, ids)
        if found:
            fields[name] = found

    def _set_ids(self) -> tuple[str, ...]:
        """The sets answered: by their ids where nobody changed their names, else by the names."""
        names = self._entry("sets_answered")
        ids = self._machine.get("set_ids", "")
        if ids and names == self._machine.get("sets_answered"):
            wanted = ids.split(", ")
        else:
            wanted = [self._known.sets.get(plain_heading(one), "") for one in names.split(", ")]
        return tuple(dict.fromkeys(one for one in wanted if one in self._known.set_ids))


def _beyond_of(machine: Mapping[str, str]) -> Beyond:
    """What the hidden sheet adds to single records, by the id that people see."""
    found: dict[str, Mapping[str, str | int]] = {}
    for key, text in machine.items():
        start, _, label = key.partition(" ")
        if start != beyond.KEY:
            continue
        with suppress(ValueError, RecursionError):
            values = json.loads(text)
            if isinstance(values, dict):
                found[label] = {
                    name: value for name, value in values.items() if isinstance(value, str | int)
                }
    return found
