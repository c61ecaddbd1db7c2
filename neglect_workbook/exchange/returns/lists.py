"""The sheets 'Summary' and 'Lists and meanings'."""

from collections.abc import Iterable, Iterator, Mapping

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.progress import questions_by_area, rating_counts
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.rating_scale import Rag, Rating
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.answers import ReturnHead
from neglect_workbook.exchange.sheet import Cell, Column, ColumnKind, Sheet

LIST_COLUMNS = (
    Column("List", 20),
    Column("Code", 16),
    Column("Words", 56),
    Column("Meaning", 80),
)

_COUNTED_ONCE = "Counts of questions. Each question is counted once, under its main area."
_COUNT_WIDTH = 13


def summary_sheet(snapshot: WorkbookSnapshot, head: ReturnHead) -> Sheet:
    """The sheet 'Summary': how many questions have each rating, by area and by set."""
    framework, scale = snapshot.framework, snapshot.framework.scale
    counted = (*(rating.words for rating in scale.ratings), scale.not_answered, "Questions")
    return Sheet(
        name=words.SUMMARY,
        title=words.SUMMARY,
        note=f"{_COUNTED_ONCE} {scale.note}",
        columns=(
            Column("Return ID", 15),
            Column("Organisation", 20),
            Column("Counted by", 13),
            Column("Name", 30),
            *(Column(heading, _COUNT_WIDTH, ColumnKind.NUMBER) for heading in counted),
        ),
        rows=tuple(
            (head.return_id, snapshot.organisation.name, counted_by, name, *counts)
            for counted_by, name, counts in _counts(snapshot, framework)
        ),
        key_columns=(0, 3),
    )


def lists_sheet(framework: Framework, set_ids: tuple[str, ...]) -> Sheet:
    """The sheet 'Lists and meanings': every word that a drop-down offers, and what it means.

    Args:
        framework: whose words they are.
        set_ids: the question sets that it is for.
    """
    rows = [
        (name, *row) for name, list_rows in _lists(framework, set_ids).items() for row in list_rows
    ]
    return Sheet(
        name=words.LISTS,
        title=words.LISTS,
        note=f"{framework.scale.label}. {framework.scale.note}",
        columns=LIST_COLUMNS,
        rows=tuple(rows),
        key_columns=(0, 1),
    )


def _counts(
    snapshot: WorkbookSnapshot, framework: Framework
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    for area_id, questions in questions_by_area(framework, snapshot.questions).items():
        name = framework.area(area_id).name if area_id else framework.across_all_areas
        yield "Area", name, _count(snapshot, questions)
    for question_set in framework.question_sets:
        if question_set.id in snapshot.organisation.set_ids:
            yield "Question set", question_set.name, _count(snapshot, question_set.questions)
    yield "Whole return", "All questions", _count(snapshot, snapshot.questions)


def _count(snapshot: WorkbookSnapshot, questions: tuple[Question, ...]) -> tuple[int, ...]:
    return (*rating_counts(snapshot, questions).values(), len(questions))


_ListRow = tuple[Cell, str, str]


def _lists(framework: Framework, set_ids: tuple[str, ...]) -> Mapping[str, Iterable[_ListRow]]:
    scale = framework.scale
    not_answered = ("", scale.not_answered, "Nothing chosen yet. It is not the same as red.")
    ratings = [(one.code, one.words, _meaning(framework, one, set_ids)) for one in scale.ratings]
    sets = [one for one in framework.question_sets if one.id in set_ids]
    return {
        words.RATING_LIST: [*ratings, not_answered],
        words.RAG_LIST: _rag_rows(framework),
        words.APPLIES_LIST: _plain_rows(words.APPLIES_WORDS),
        words.CHANGE_LIST: _plain_rows(words.CHANGE_WORDS),
        words.MODERATION_LIST: [("", word, meaning) for word, meaning in words.MODERATION_WORDS],
        words.ROLE_LIST: [(one.id, one.name, one.role) for one in framework.question_sets],
        words.AREA_LIST: [
            *((one.id, one.name, "") for one in framework.areas),
            ("", framework.across_all_areas, "The question cuts across every area."),
        ],
        words.EXPECTATION_LIST: [
            (one.id, one.text, f"{question_set.name} must do this.")
            for question_set in sets
            for one in question_set.expectations
        ],
        words.EVIDENCE_LEVEL_LIST: [
            (one.level, one.name, f"{one.answers}. {one.examples}")
            for one in framework.evidence_levels
        ],
        words.EVIDENCE_TYPE_LIST: [(one.id, one.name, "") for one in framework.evidence_types],
        words.STATUS_LIST: [(one.id, one.name, "") for one in framework.action_statuses],
        words.DIRECTION_LIST: [(code, word, "") for code, word in words.DIRECTION_WORDS.items()],
        words.SECTOR_LIST: [(one.id, one.name, "") for one in framework.sectors],
        words.REVIEW_LIST: [(one.id, one.name, "") for one in framework.review_kinds],
        words.YES_NO_LIST: _plain_rows(("Yes", "No")),
    }


def _plain_rows(choices: Iterable[str]) -> list[_ListRow]:
    return [("", word, "") for word in choices]


def _rag_rows(framework: Framework) -> list[_ListRow]:
    """Each colour word with the ratings that it stands for."""
    rows: list[_ListRow] = []
    for rag in (Rag.RED, Rag.AMBER, Rag.GREEN):
        ratings = [one.words for one in framework.scale.ratings if one.rag is rag]
        rows.append(("", rag.value, "; ".join(ratings)))
    return rows


def _meaning(framework: Framework, rating: Rating, set_ids: tuple[str, ...]) -> str:
    """What a rating means; a line for each set answered where they differ."""
    meanings = {
        one.name: rating.meaning[one.id]
        for one in framework.question_sets
        if one.id in set_ids and one.id in rating.meaning
    }
    if len(set(meanings.values())) <= 1:
        return next(iter(meanings.values()), "")
    return "\n".join(f"{name}: {meaning}" for name, meaning in meanings.items())
