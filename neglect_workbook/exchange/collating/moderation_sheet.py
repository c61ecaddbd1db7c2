"""The sheet 'Moderation': the answers that the panel reads, and the four columns that it fills."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.domain.framework import Framework
from neglect_workbook.exchange.collating import words
from neglect_workbook.exchange.collating.collated import Collated, organisation_of, sector_name
from neglect_workbook.exchange.collating.stacks import (
    NOT_READ,
    paragraphs,
    rating_words,
    row_of,
    text_of,
)
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.returns.answers import COLUMNS
from neglect_workbook.exchange.returns.read import ReadAnswer, ReturnRead
from neglect_workbook.exchange.sheet import Cell, Column, ColumnKind, Sheet, short_line

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.sample import SampledAnswer

_FILLED_IN = tuple(one for one in COLUMNS if one.is_for_partnership)

MODERATION_COLUMNS = (
    Column("Organisation", 26),
    Column("Return ID", 14),
    Column("Question ID", 11),
    Column("Sector", 18),
    Column("Why it is here", 20),
    Column("Question", 40),
    Column("Rating", 18, ColumnKind.RATING),
    Column("Why we chose this rating", 52),
    Column("What is changing for children", 52),
    Column("How we know", 40),
    Column("Strongest evidence level", 13, ColumnKind.NUMBER),
    Column("Evidence", 46),
    Column("Moderator", 12, ColumnKind.NUMBER),
    *_FILLED_IN,
    Column("File", 34),
    Column("Row in file", 9, ColumnKind.NUMBER),
)


def moderation_sheet() -> Sheet:
    """The sheet without its rows, which come once all returns were taken."""
    return Sheet(
        name=words.MODERATION,
        title="Answers to moderate",
        note=words.workbook_words().notes[words.MODERATION],
        columns=MODERATION_COLUMNS,
        rows=(),
        # A moderator's row is one of its own; the id of the question is marked where it goes on.
        key_columns=(1, 12, 2),
        frozen_columns=3,
        pages_wide=4,
    )


class ModerationRows:
    """Takes the words of one return after the other, and gives the rows in the sample's order.

    Args:
        collated: the collation.
    """

    def __init__(self, collated: Collated) -> None:
        self._framework = collated.framework
        self._questions = {one.id: one.text for one in collated.framework.questions()}
        self._sampled: dict[str, list[tuple[int, SampledAnswer]]] = {}
        for place, one in enumerate(collated.sample):
            self._sampled.setdefault(one.key, []).append((place, one))
        self._rows: dict[int, list[tuple[Cell, ...]]] = {}
        self._said: dict[tuple[str, str], dict[int, AnswerModeration]] = {}
        for said in collated.moderations:
            by_moderator = self._said.setdefault((said.return_id, said.question_id), {})
            by_moderator[said.moderator] = said

    def take(self, facts: ReturnFacts, read: ReturnRead) -> None:
        """Take what one return says in the answers that were drawn."""
        answers = {one.question_id: one for one in read.answers}
        levels = {one.question_id: one.strongest_level for one in facts.answers}
        for place, sampled in self._sampled.get(facts.key, ()):
            answer = answers.get(sampled.question_id)
            if answer is not None:
                level = levels.get(sampled.question_id, 0)
                self._rows[place] = list(self._rows_of(facts, read, sampled, answer, level))

    def in_order(self) -> Iterator[tuple[Cell, ...]]:
        """A row for each answer that was drawn, and one more for a second moderator."""
        for place in sorted(self._rows):
            yield from self._rows[place]

    def _rows_of(
        self,
        facts: ReturnFacts,
        read: ReturnRead,
        sampled: "SampledAnswer",
        answer: ReadAnswer,
        level: int,
    ) -> Iterator[tuple[Cell, ...]]:
        said = self._said.get((facts.return_id, sampled.question_id), {})
        evidence = self._evidence(answer.question_id, read.evidence)
        for moderator in sorted({1, *said}):
            yield (
                organisation_of(facts),
                short_line(facts.return_id),
                sampled.question_id,
                sector_name(self._framework, facts.sector_id),
                words.WHY_WORDS[sampled.why],
                self._questions.get(sampled.question_id, ""),
                _rating(self._framework, answer),
                paragraphs(answer.fields, "reason", "override_reason"),
                text_of(answer.fields, "changing_for_children"),
                text_of(answer.fields, "how_we_know"),
                level or "",
                evidence,
                moderator,
                *self._filled_in(said.get(moderator)),
                facts.file,
                answer.row or "",
            )

    def _filled_in(self, said: AnswerModeration | None) -> tuple[Cell, ...]:
        if said is None:
            return ("", "", "", "")
        rating = rating_words(self._framework, said.rating)
        return (rating, words.result_words(said.result), said.note, said.feedback)

    def _evidence(self, question_id: str, evidence: Sequence[ContentRecord]) -> str:
        """The evidence of an answer, an item to a line, with its level."""
        return "\n".join(
            f"{item.name} {text_of(item.fields, 'title')}{self._level(item.fields)}"
            for item in sorted(evidence, key=row_of)
            if question_id in _linked(item)
        )

    def _level(self, fields: Mapping[str, object]) -> str:
        levels = {one.level: one.name for one in self._framework.evidence_levels}
        level = fields.get("level")
        return f" ({levels[level]})" if isinstance(level, int) and level in levels else ""


def _linked(item: ContentRecord) -> Sequence[object]:
    linked = item.fields.get("question_ids")
    return linked if isinstance(linked, list) else ()


def _rating(framework: Framework, answer: ReadAnswer) -> str:
    if "rating" not in answer.fields:
        return NOT_READ
    return framework.scale.words(text_of(answer.fields, "rating") or None)
