"""The blank form for colleagues as a document: one page, no name, a tick for each question."""

from collections.abc import Iterator
from datetime import date

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.names import organisation_name
from neglect_workbook.exchange.report import (
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Run,
    Table,
)

_TITLE = "How do you see it?"
_SUBJECT = "A form for colleagues. It asks no name."
_QUESTION_WIDTH = 46
_RATING_WIDTH = 11
_BLANK = Cell((Run(""),))


def paper_form(snapshot: WorkbookSnapshot, set_id: str, today: date) -> Document:
    """The form that asks the questions of one set.

    Args:
        snapshot: whose form it is.
        set_id: the question set that it asks.
        today: the day it is made.
    """
    framework = snapshot.framework
    organisation = organisation_name(snapshot)
    return Document(
        title=_TITLE,
        subtitle=organisation,
        subject=_SUBJECT,
        organisation=organisation,
        footer=(framework.wording.not_a_referral, framework.wording.not_ours),
        language="en-GB",
        made_on=today,
        blocks=tuple(_blocks(snapshot, framework.question_set(set_id))),
        is_one_page=True,
    )


def groups_asked(snapshot: WorkbookSnapshot) -> tuple[tuple[str, str], ...]:
    """Id and name of each group that the forms of this organisation offer."""
    setting = snapshot.sector.setting
    groups = snapshot.framework.colleague_groups
    return tuple((one.id, one.name) for one in groups if setting in one.settings)


def _blocks(snapshot: WorkbookSnapshot, question_set: QuestionSet) -> Iterator[Block]:
    framework = snapshot.framework
    yield Paragraph(
        (
            Run("Do not write your name. ", is_strong=True),
            Run(f"We show counts only, of groups of {framework.smallest_group} or more. "),
            Run(f"{framework.wording.privacy_line}."),
        ),
        is_callout=True,
    )
    yield _groups(groups_asked(snapshot))
    scope = f" {question_set.scope_note}" if question_set.scope_note else ""
    yield Paragraph(
        (
            Run("Tick one box for each question, or leave it blank. ", is_strong=True),
            Run(f"{question_set.stem}.{scope}"),
        ),
        leads_on=True,
    )
    yield _questions(framework, question_set)
    yield Paragraph(tuple(_meanings(framework, question_set)))


def _groups(groups: tuple[tuple[str, str], ...]) -> Table:
    names = tuple(Column(name, 100 // (len(groups) + 1), is_centred=True) for _, name in groups)
    asked = Cell((Run("Which group are you in? Tick one."),))
    return Table(
        caption="Group",
        description="The groups of colleagues, one to be ticked.",
        columns=(Column("Group", 100 // (len(groups) + 1)), *names),
        rows=((asked, *(_BLANK for _ in groups)),),
        has_room_to_write=True,
    )


def _questions(framework: Framework, question_set: QuestionSet) -> Table:
    ratings = tuple(
        Column(step.short, _RATING_WIDTH, is_centred=True) for step in framework.scale.steps
    )
    return Table(
        caption="Questions",
        description="Each question with the ratings to tick.",
        columns=(Column("Question", _QUESTION_WIDTH), *ratings),
        rows=tuple(_row(question, len(ratings)) for question in question_set.questions),
        has_room_to_write=True,
    )


def _row(question: Question, ratings: int) -> tuple[Cell, ...]:
    asked = Cell((Run(f"{question.id}. {question.text}"),))
    return (asked, *(_BLANK for _ in range(ratings)))


def _meanings(framework: Framework, question_set: QuestionSet) -> Iterator[Run]:
    """What the short words mean, in a sentence each: there is one page."""
    for step in framework.scale.steps:
        meaning = step.meaning.get(question_set.id, step.words).partition(". ")[0]
        yield Run(f"{step.short}: ", is_strong=True)
        yield Run(f"{meaning.removesuffix('.')}. ")
