"""The rows of many returns under each other, each with the file and the row that it is from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from neglect_workbook.domain.collating.agreeing import Moderated
from neglect_workbook.domain.collating.facts import AnswerFacts, ReturnFacts
from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.framework import Framework
from neglect_workbook.exchange.collating.collated import (
    Collated,
    organisation_of,
    review_name,
    sector_name,
    settled,
)
from neglect_workbook.exchange.collating.words import result_words
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.returns import words as return_words
from neglect_workbook.exchange.returns.answers import COLUMNS
from neglect_workbook.exchange.returns.read import ReadAnswer, ReturnRead
from neglect_workbook.exchange.returns.records import (
    ACTION_COLUMNS,
    EVIDENCE_COLUMNS,
    INDICATOR_COLUMNS,
    VOICES_COLUMNS,
)
from neglect_workbook.exchange.sheet import (
    Cell,
    Column,
    ColumnKind,
    date_cell,
    id_list,
    number_cell,
    short_line,
    yes_or_no,
)

Row = tuple[Cell, ...]

NOT_READ = "Could not be read"

_FILE = Column("File", 34)
_ROW = Column("Row in file", 9, ColumnKind.NUMBER)
_FROM = (_FILE, _ROW, Column("Organisation", 26), Column("Sector", 20))

_PLACE = re.compile(r", row ([0-9]+)$")


def _as_read(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns of a return in which nothing is to be filled in."""
    return tuple(replace(one, choices=None, is_for_partnership=False) for one in columns)


#: The columns of every stack by the name of its sheet: where a row is from, then the columns of
#: the same sheet of a return.
STACKS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        return_words.ANSWERS: (_FILE, _ROW, *_as_read(COLUMNS)),
        return_words.EVIDENCE: (*_FROM, *_as_read(EVIDENCE_COLUMNS)),
        return_words.ACTIONS: (*_FROM, *_as_read(ACTION_COLUMNS)),
        return_words.INDICATORS: (*_FROM, *_as_read(INDICATOR_COLUMNS)),
        return_words.VOICES: (*_FROM, *_as_read(VOICES_COLUMNS)),
    }
)


class Stacks:
    """Makes the rows of one return after the other.

    Args:
        collated: the collation.
    """

    def __init__(self, collated: Collated) -> None:
        self._framework = collated.framework
        self._questions = {one.id: one for one in collated.framework.questions()}
        self._settled = settled(collated.moderations)

    def rows(self, facts: ReturnFacts, read: ReturnRead) -> Iterator[tuple[str, Row]]:
        """Every row of a return, with the name of the sheet that it belongs to."""
        answer_facts = {one.question_id: one for one in facts.answers}
        for answer in read.answers:
            known = answer_facts.get(answer.question_id)
            yield return_words.ANSWERS, self._answer(facts, answer, known)
        for item in read.evidence:
            yield return_words.EVIDENCE, self._evidence(facts, item)
        for action in read.actions:
            yield return_words.ACTIONS, self._action(facts, action)
        for indicator in read.indicators:
            for row in self._indicator(facts, indicator):
                yield return_words.INDICATORS, row
        for row in self._voices(facts, read):
            yield return_words.VOICES, row

    def _answer(self, facts: ReturnFacts, answer: ReadAnswer, known: AnswerFacts | None) -> Row:
        """One row of 'Answers'."""
        framework, fields = self._framework, answer.fields
        question = self._questions.get(answer.question_id)
        set_name = framework.question_set(question.set_id).name if question else ""
        return (
            facts.file,
            answer.row or "",
            short_line(facts.return_id),
            organisation_of(facts),
            sector_name(framework, facts.sector_id),
            facts.setting_id,
            review_name(framework, facts.review_id),
            date_cell(facts.made_on),
            set_name,
            answer.question_id,
            question.text if question else "",
            *self._rating(answer),
            paragraphs(fields, "reason", "override_reason"),
            text_of(fields, "working_well"),
            text_of(fields, "worried_about"),
            paragraphs(fields, "needs_to_happen", "no_action_reason"),
            text_of(fields, "changing_for_children"),
            text_of(fields, "how_we_know"),
            (known.strongest_level if known else 0) or "",
            id_list(answer.evidence_ids),
            rating_words(framework, answer.rating_before),
            answer.change,
            *self._places(answer.question_id),
            id_list(answer.action_ids),
            *self._moderated(self._settled.get((facts.return_id, answer.question_id))),
        )

    def _rating(self, answer: ReadAnswer) -> Row:
        """Applies, the reason it does not, and the rating in words, as a code and as a colour."""
        scale = self._framework.scale
        if "rating" not in answer.fields:
            return ("", "", NOT_READ, "", "")
        code = text_of(answer.fields, "rating")
        if not code:
            return (return_words.APPLIES, "", scale.not_answered, "", "")
        rating = scale.rating(code)
        reason = text_of(answer.fields, "not_applicable_reason")
        applies = return_words.APPLIES if rating.rank is not None else return_words.DOES_NOT_APPLY
        return (applies, reason, rating.words, rating.code, rating.rag.value)

    def _places(self, question_id: str) -> Row:
        """Main area, other areas and expectations of a question."""
        question = self._questions.get(question_id)
        if question is None:
            return ("", "", "")
        framework = self._framework
        main_area = framework.across_all_areas
        if question.area_id:
            main_area = name_of(framework.area, question.area_id)
        others = id_list(name_of(framework.area, one) for one in question.also_area_ids)
        return (main_area, others, id_list(question.expectation_ids))

    def _moderated(self, said: Moderated | None) -> Row:
        if said is None:
            return ("", "", "", "")
        rating = rating_words(self._framework, said.rating)
        return (rating, result_words(said.result or ""), said.notes, said.feedback)

    def _from(self, facts: ReturnFacts, row: int) -> Row:
        sector = sector_name(self._framework, facts.sector_id)
        return (facts.file, row or "", organisation_of(facts), sector, short_line(facts.return_id))

    def _evidence(self, facts: ReturnFacts, item: ContentRecord) -> Row:
        fields = item.fields
        level, checked = fields.get("level"), fields.get("checked_for_names")
        return (
            *self._from(facts, row_of(item)),
            item.name,
            text_of(fields, "title"),
            name_of(self._framework.evidence_type, text_of(fields, "type_id")),
            text_of(fields, "shows"),
            level if isinstance(level, int) and level else "",
            text_of(fields, "whose_view"),
            text_of(fields, "period"),
            _day(fields, "dated"),
            text_of(fields, "kept_at"),
            self._linked(fields),
            text_of(fields, "also_used_for"),
            yes_or_no(said=checked) if isinstance(checked, bool) else "",
        )

    def _action(self, facts: ReturnFacts, action: ContentRecord) -> Row:
        fields = action.fields
        return (
            *self._from(facts, row_of(action)),
            action.name,
            self._linked(fields),
            self._area_of(fields),
            text_of(fields, "difference"),
            text_of(fields, "what_we_do"),
            text_of(fields, "lead_role"),
            text_of(fields, "with_whom"),
            _day(fields, "start"),
            _day(fields, "due"),
            text_of(fields, "measure"),
            text_of(fields, "starting_point"),
            text_of(fields, "target"),
            name_of(self._framework.action_status, text_of(fields, "status_id")),
            text_of(fields, "last_update"),
            text_of(fields, "difference_seen"),
            text_of(fields, "help_needed"),
            text_of(fields, "no_date_reason"),
        )

    def _linked(self, fields: Mapping[str, JsonValue]) -> str:
        """Question ids in the framework's order; ids that it does not know come last."""
        linked = fields.get("question_ids")
        ids = list(map(str, linked)) if isinstance(linked, list) else []
        known = [one for one in self._questions if one in ids]
        return id_list([*known, *(one for one in ids if one not in self._questions)])

    def _area_of(self, fields: Mapping[str, JsonValue]) -> str:
        """The area that an action serves: its own, or the main one of its first question."""
        framework = self._framework
        if own := text_of(fields, "area_id"):
            return name_of(framework.area, own)
        linked = fields.get("question_ids")
        known = (
            [one for one in linked if one in self._questions] if isinstance(linked, list) else []
        )
        if not known:
            return ""
        area_id = self._questions[str(known[0])].area_id
        return name_of(framework.area, area_id) if area_id else framework.across_all_areas

    def _indicator(self, facts: ReturnFacts, indicator: ContentRecord) -> Iterator[Row]:
        fields = indicator.fields
        direction = text_of(fields, "direction")
        lead = (
            *self._from(facts, row_of(indicator)),
            indicator.name,
            text_of(fields, "name"),
            return_words.DIRECTION_WORDS.get(direction, direction),
        )
        unit, note = text_of(fields, "unit"), text_of(fields, "note")
        for value in indicator.values:
            number = value.get("value")
            cell = number_cell(number) if isinstance(number, int | float) else ""
            notes = "\n".join(one for one in (text_of(value, "note"), note) if one)
            yield (*lead, text_of(value, "period"), cell, unit, notes)
        if not indicator.values:
            yield (*lead, "", "", unit, note)

    def _voices(self, facts: ReturnFacts, read: ReturnRead) -> Iterator[Row]:
        for one in read.voices:
            yield (
                *self._from(facts, one.row),
                name_of(self._framework.question_set, one.set_id),
                one.question_id,
                rating_words(self._framework, one.rating),
                one.count,
            )


def text_of(fields: Mapping[str, JsonValue], name: str) -> str:
    """A text of a record; empty where it has none."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def paragraphs(fields: Mapping[str, JsonValue], *names: str) -> str:
    """Texts that belong in one cell, each on its own line."""
    return "\n".join(text for name in names if (text := text_of(fields, name)))


def rating_words(framework: Framework, code: str) -> str:
    """The words of a rating; nothing for none."""
    return framework.scale.rating(code).words if code else ""


def row_of(record: ContentRecord) -> int:
    """The row of the sheet that a record was read from; 0 where it is not known."""
    found = _PLACE.search(record.place)
    return int(found[1]) if found else 0


def _day(fields: Mapping[str, JsonValue], name: str) -> Cell:
    text = text_of(fields, name)
    return date_cell(date.fromisoformat(text)) if text else ""
