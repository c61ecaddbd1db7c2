"""The rows of a return's sheets as records: answers, evidence, actions, indicators and voices."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.incoming.book import ReadRow, ReadTable, plain_heading
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.beyond import first_and_second, in_order
from neglect_workbook.exchange.returns.read import Moderation, ReadAnswer, ReadCount
from neglect_workbook.exchange.returns.read_words import Problems, RowReader, Words, list_of

#: What a reader knows beyond the visible cells, by the id that people see (see ``beyond``).
Beyond = Mapping[str, Mapping[str, str | int]]

_NOTHING: Mapping[str, str | int] = MappingProxyType({})
_ANSWER_TEXTS = {
    "working_well": "Working well",
    "worried_about": "Worried about",
    "changing_for_children": "What is changing for children",
    "how_we_know": "How we know",
}
#: Cells that two texts share, one below the other.
_SHARED = (
    ("Why we chose this rating", "reason", "override_reason"),
    ("Needs to happen", "needs_to_happen", "no_action_reason"),
)
_EVIDENCE_TEXTS = {
    "title": "Title",
    "shows": "What it shows",
    "whose_view": "Whose view",
    "period": "Period covered",
    "kept_at": "Where it is kept",
    "also_used_for": "Also used for",
}
_ACTION_TEXTS = {
    "difference": "What will be different for children",
    "what_we_do": "What we will do",
    "lead_role": "Lead role",
    "with_whom": "With whom",
    "measure": "How we will know",
    "starting_point": "Starting point",
    "target": "Target",
    "last_update": "Last update",
    "difference_seen": "Difference seen",
    "help_needed": "Help needed from partners",
    "no_date_reason": "Reason for no date",
}


class RecordReader:
    """Reads rows by the words of one framework.

    Args:
        known: the words.
        beyond: what the visible cells cannot say.
        problems: where to note what cannot be read.
    """

    def __init__(self, known: Words, beyond: Beyond, problems: Problems) -> None:
        self._known = known
        self._beyond = beyond
        self._problems = problems

    def answer(self, sheet: str, row: ReadRow) -> ReadAnswer:
        """One row of 'Answers'."""
        reader = RowReader(sheet, row, self._problems)
        question_id = row.text("Question ID").strip()
        fields: dict[str, JsonValue] = {
            name: reader.text(heading) for name, heading in _ANSWER_TEXTS.items()
        }
        beyond = self._beyond.get(question_id, _NOTHING)
        for heading, first, second in _SHARED:
            texts = first_and_second(reader.text(heading), _length(beyond, second))
            fields[first], fields[second] = texts
        rating = self._rating(reader)
        if rating is not None:
            fields["rating"] = rating
        if rating == "na":
            fields["not_applicable_reason"] = reader.text("Reason it does not apply")
        change = reader.text("Change").strip()
        fields["to_confirm"] = plain_heading(change) == plain_heading(words.NOT_CONFIRMED)
        return ReadAnswer(
            question_id=question_id,
            row=row.number,
            fields=fields,
            rating_before=self._rating_of_words(reader, "Rating last time") or "",
            change=change,
            evidence_ids=tuple(list_of(reader.text("Evidence IDs"))),
            action_ids=tuple(list_of(reader.text("Action IDs"))),
            moderation=Moderation(
                rating=self._rating_of_words(reader, "Moderated rating") or "",
                result=reader.text("Moderation result").strip(),
                note=reader.text("Moderator note"),
                feedback=reader.text("Feedback to organisation"),
            ),
        )

    def evidence(self, sheet: str, row: ReadRow, label: str) -> ContentRecord:
        """One row of 'Evidence'."""
        reader = RowReader(sheet, row, self._problems)
        fields: dict[str, JsonValue] = {
            name: reader.text(heading) for name, heading in _EVIDENCE_TEXTS.items()
        }
        _put(fields, "type_id", reader.id_of("Type", self._known.evidence_types))
        _put_day(fields, "dated", reader.day("Date"))
        _put(fields, "checked_for_names", reader.yes("Checked for names"))
        fields["question_ids"] = self._questions(reader, label)
        level = reader.number("Level")
        if level is not None and level in self._known.levels:
            fields["level"] = int(level)
        elif level is not None:
            reader.problem("unknown_word", f"There is no evidence level {level}.")
        return ContentRecord(label, f"{sheet}, row {row.number}", fields)

    def action(self, sheet: str, row: ReadRow, label: str) -> ContentRecord:
        """One row of 'Actions'."""
        reader = RowReader(sheet, row, self._problems)
        fields: dict[str, JsonValue] = {
            name: reader.text(heading) for name, heading in _ACTION_TEXTS.items()
        }
        _put(fields, "status_id", reader.id_of("Status", self._known.statuses) or None)
        _put_day(fields, "start", reader.day("Start"))
        _put_day(fields, "due", reader.day("Due"))
        fields["question_ids"] = self._questions(reader, label)
        if plain_heading(reader.text("Area")) != self._known.across_areas:
            area = reader.id_of("Area", self._known.areas)
            # Its own area only where it said so; otherwise it follows its first question.
            own = self._beyond.get(label, _NOTHING).get("area_id", area)
            _put(fields, "area_id", area if own else None)
        return ContentRecord(label, f"{sheet}, row {row.number}", fields)

    def indicator(self, sheet: str, rows: Sequence[ReadRow], label: str) -> ContentRecord:
        """The rows of one indicator in 'Indicators'."""
        beyond = self._beyond.get(label, _NOTHING)
        first = RowReader(sheet, rows[0], self._problems)
        fields: dict[str, JsonValue] = {
            "name": first.text("Indicator"),
            "unit": first.text("Unit"),
        }
        _put(fields, "direction", first.id_of("Direction wanted", self._known.directions) or None)
        if beyond.get("rhythm") in self._known.rhythms:
            fields["rhythm"] = beyond["rhythm"]
        if beyond.get("suggestion_id") in self._known.suggestions:
            fields["suggestion_id"] = beyond["suggestion_id"]
        for row in rows[1:]:
            if any(row.cells[one] != rows[0].cells[one] for one in ("Indicator", "Unit")):
                message = f"{label} has another name or unit here; the first was read."
                self._problems.add("indicator_differs", message, sheet, row.number)
        split = [first_and_second(row.text("Note"), _length(beyond, "note")) for row in rows]
        if len({second for _, second in split}) > 1:
            # A note was changed since, so the whole of each stays with its own value.
            split = [(row.text("Note"), "") for row in rows]
        values: list[Mapping[str, JsonValue]] = []
        for row, (note, _) in zip(rows, split, strict=True):
            reader = RowReader(sheet, row, self._problems)
            number, period = reader.number("Value"), row.text("Period")
            if period.strip():
                values.append({"period": period, "value": number, "note": note})
            elif number is not None:
                reader.problem("no_period", f"A value of {label} has no period.")
            elif not split[0][1]:
                fields["note"] = note
        if split[0][1]:
            fields["note"] = split[0][1]
        return ContentRecord(label, f"{sheet}, row {rows[0].number}", fields, tuple(values))

    def voices(self, table: ReadTable) -> list[ReadCount]:
        """The rows of 'Voices'."""
        found = []
        for row in table.rows:
            reader = RowReader(table.sheet, row, self._problems)
            set_id = reader.id_of("Role", self._known.sets)
            rating = self._rating_of_words(reader, "Rating")
            count = reader.number("Count")
            question_id = row.text("Question ID").strip()
            if question_id not in self._known.question_ids:
                reader.problem("unknown_id", "The question of this count is not known.")
            elif set_id and rating and count is not None and count >= 0 and count == int(count):
                found.append(ReadCount(set_id, question_id, rating, int(count), row.number))
            else:
                reader.problem("not_a_count", "This count could not be read.")
        return found

    def _questions(self, reader: RowReader, label: str) -> list[str]:
        found = reader.ids("Question IDs", self._known.question_ids)
        return in_order(found, str(self._beyond.get(label, _NOTHING).get("question_ids", "")))

    def _rating(self, reader: RowReader) -> str | None:
        """The rating, where the words, the code and 'Applies' agree on one."""
        by_words = self._rating_of_words(reader, "Rating")
        code = reader.text("Rating code").strip()
        applies = plain_heading(reader.text("Applies"))
        if by_words is None:
            return None
        if code not in {"", by_words} or (not code and by_words and reader.text("RAG").strip()):
            reader.problem("rating_unclear", "The words and the code of the rating do not agree.")
            return None
        if (applies == plain_heading(words.DOES_NOT_APPLY)) != (by_words == "na"):
            reader.problem("rating_unclear", "'Applies' and the rating do not agree.")
            return None
        return by_words

    def _rating_of_words(self, reader: RowReader, heading: str) -> str | None:
        if plain_heading(reader.text(heading)) == self._known.not_answered:
            return ""
        return reader.id_of(heading, self._known.ratings)


def _length(beyond: Mapping[str, str | int], name: str) -> int:
    """How many characters of a shared cell are its second text; none where it is not said."""
    length = beyond.get(name, 0)
    return length if isinstance(length, int) else 0


def _put(fields: dict[str, JsonValue], name: str, value: JsonValue) -> None:
    if value is not None:
        fields[name] = value


def _put_day(fields: dict[str, JsonValue], name: str, day: str | None) -> None:
    """A date; a blank is no date. What could not be read stays out."""
    if day is not None:
        fields[name] = day or None
