"""The booklet as a document: made from a framework alone, so it holds nobody's answers."""

from collections.abc import Iterator
from datetime import date

from neglect_workbook.domain.framework import Framework, Sector
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.exchange.plan.words import callout, leading, plain
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Run,
    Table,
)

_EMPTY_BOX = "\N{BALLOT BOX}"

#: What introduces the help, by the setting that it is for.
_SETTINGS = {
    "school": "In a school this might mean",
    "small_group": "In a small group this might mean",
    "service": "In a service this might mean",
}

#: What a box to write in is told by its lines: more words want more room.
_LINES_FOR_MANY, _LINES_FOR_FEW = 8, 3
_MANY_WORDS = 100

_HOW_TO = (
    "Read a question together. Say what you do, and what tells you so.",
    "Tick one rating. 'We do not know yet' is an honest answer.",
    "Write a few words in each box. Leave a box blank if you have nothing for it.",
    "Type what you agree into the workbook, or hand the booklet to whoever does.",
)


def booklet_document(
    framework: Framework, set_id: str, today: date, sector: Sector | None = None
) -> Document:
    """The booklet of one question set.

    Args:
        framework: whose questions they are.
        set_id: the question set that it asks. Raises ``KeyError`` for an unknown one.
        today: the day it is made.
        sector: whose help it gives; ``None`` for the help of all.
    """
    question_set = framework.question_set(set_id)
    return Document(
        title=f"Questions for {question_set.role}",
        subtitle=framework.title,
        subject=f"{framework.name}. A booklet to write in.",
        organisation="",
        footer=(
            framework.wording.not_a_referral,
            framework.wording.not_ours,
            question_set.name,
        ),
        language="en-GB",
        made_on=today,
        blocks=tuple(_blocks(framework, question_set, sector)),
    )


def _blocks(
    framework: Framework, question_set: QuestionSet, sector: Sector | None
) -> Iterator[Block]:
    yield plain(f"For: {question_set.who}.")
    yield callout(f"{framework.wording.privacy_line}.", "Write of roles and numbers.")
    if question_set.scope_note:
        yield plain(question_set.scope_note)
    yield Bullets(tuple((Run(line),) for line in _HOW_TO))
    yield Contents("Contents")
    yield Heading(1, "What is expected", starts_page=True)
    yield leading(f"{question_set.must}:")
    yield Bullets(tuple((Run(one.text),) for one in question_set.expectations))
    yield Heading(1, f"What the ratings mean ({framework.scale.label.lower()})")
    yield _scale(framework, question_set)
    yield Heading(2, "Four checks that suggest a rating")
    yield from _checks(framework)
    for question in question_set.questions:
        yield from _question(framework, question_set, question, sector)


def _scale(framework: Framework, question_set: QuestionSet) -> Table:
    rows = tuple(
        (Cell((Run(one.words, is_strong=True),)), Cell((Run(one.meaning[question_set.id]),)))
        for one in framework.scale.ratings
    )
    return Table(
        "Ratings",
        "Each rating and what it means.",
        (Column("Rating", 30), Column("What it means", 70)),
        rows,
    )


def _checks(framework: Framework) -> Iterator[Block]:
    yield leading("Ask them in this order, and stop at the first No. You decide.")
    yield Bullets(
        tuple(
            (Run(f"{check.text} ", is_strong=True), Run(check.hint))
            for check in framework.scale.checks
        )
    )


def _question(
    framework: Framework, question_set: QuestionSet, question: Question, sector: Sector | None
) -> Iterator[Block]:
    yield Heading(1, f"{question.id}. {question.text}", starts_page=True)
    yield leading(f"The question begins: '{question_set.stem}'.")
    expected = framework.expectations_of(question)
    if expected:
        yield leading(f"{question_set.must}:")
        yield Bullets(tuple((Run(one.text),) for one in expected))
    for setting, words in _SETTINGS.items():
        if question.help.get(setting) and sector in (None, *_sectors(framework, setting)):
            yield Heading(2, f"{words} (suggestions)")
            yield Bullets(tuple((Run(line),) for line in question.help[setting]))
    yield Heading(2, "Our rating")
    yield _ratings(framework, question)
    # Opposite the question, so that the whole of it is in view.
    yield Heading(2, f"Our answer to {question.id}", starts_page=True)
    yield _boxes(framework, question)


def _sectors(framework: Framework, setting: str) -> tuple[Sector, ...]:
    return tuple(one for one in framework.sectors if one.setting == setting)


def _ratings(framework: Framework, question: Question) -> Table:
    """The ratings side by side, a box to tick under each."""
    ratings = framework.scale.ratings
    return Table(
        f"Rating of {question.id}",
        "The ratings, one to be ticked.",
        tuple(Column(one.short, len(one.short) + 8, is_centred=True) for one in ratings),
        (tuple(Cell((Run(_EMPTY_BOX),)) for _ in ratings),),
    )


def _boxes(framework: Framework, question: Question) -> Table:
    """A row to write in for each text of an answer, for evidence and for action."""
    rows = [
        _box(guide.label, guide.hint, is_large=guide.word_limit >= _MANY_WORDS)
        for guide in framework.field_guides
    ]
    rows.append(_box("Our evidence", "What it is, its date, and where it is kept.", is_large=False))
    rows.append(_box("What we will do", "Who leads, as a role, and by when.", is_large=False))
    return Table(
        f"Answer to {question.id}",
        "What to write about at the left, room to write at the right.",
        (Column("About", 32), Column("Write here", 68)),
        tuple(rows),
    )


def _box(label: str, hint: str, *, is_large: bool) -> tuple[Cell, Cell]:
    lines = _LINES_FOR_MANY if is_large else _LINES_FOR_FEW
    about = [Run(label, is_strong=True)]
    about += [Run(hint, is_muted=True)] if hint else []
    return Cell(tuple(about)), Cell((Run("\n" * lines),))
