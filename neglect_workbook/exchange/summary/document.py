"""One page that a governor or trustee reads before a meeting and asks questions from."""

from dataclasses import replace
from datetime import date

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.names import name_of, organisation_name
from neglect_workbook.exchange.plan.areas import AreaView, area_views
from neglect_workbook.exchange.plan.frame import framed
from neglect_workbook.exchange.plan.highlights import Highlight, priorities, strengths
from neglect_workbook.exchange.plan.since import since_blocks
from neglect_workbook.exchange.plan.summary import (
    counts_sentence,
    counts_table,
    next_step,
    rating_note,
)
from neglect_workbook.exchange.plan.words import area_name, labelled, leading, opening, quoted
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Run,
    Table,
)
from neglect_workbook.exchange.sheet import short_line

_TITLE = "Summary on one page"

#: Words of each thing that is told, so that the summary stays on its page.
_WORDS = 18
_CHANGE_WORDS = 32
_ASK_WORDS = 30

#: Letters of the same: a word can be of any length.
_LETTERS = 200


def summary_document(snapshot: WorkbookSnapshot, today: date, check_code: str) -> Document:
    """The summary of a workbook on one page.

    Args:
        snapshot: the workbook as it stands; it may be empty.
        today: the day the summary is made; dates before it are past.
        check_code: the code that the return of the same snapshot carries.
    """
    organisation = short_line(organisation_name(snapshot))
    review = name_of(snapshot.framework.review_kind, snapshot.review.kind_id)
    return framed(
        snapshot,
        today,
        check_code,
        _blocks(snapshot, today),
        title=_TITLE,
        subtitle=f"{organisation}. {review}, {long_date(today)}",
        last_line=f"Check code {check_code}",
        is_one_page=True,
    )


def _blocks(snapshot: WorkbookSnapshot, today: date) -> list[Block]:
    blocks: list[Block] = [leading(counts_sentence(snapshot))]
    if snapshot.questions:
        blocks.append(_without_empty_columns(counts_table(snapshot, by_set=False)))
    blocks += since_blocks(snapshot)
    blocks += [
        Heading(2, "Strengths and priorities"),
        _highlights(snapshot, today),
        Heading(2, "What is changing for children"),
        _changes(snapshot),
        *_ahead(snapshot, today),
    ]
    questions = snapshot.framework.wording.governor_questions
    if questions:
        blocks.append(Heading(2, "Questions that a governor or trustee could ask"))
        blocks.append(Bullets(tuple((Run(text),) for text in questions)))
    return blocks


def _without_empty_columns(table: Table) -> Table:
    """The table without the ratings that no answer has: there is one page."""
    kept = [
        place
        for place in range(len(table.columns))
        if any(run.text != "0" for row in table.rows for run in row[place].lines)
    ]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
    )


def _highlights(snapshot: WorkbookSnapshot, today: date) -> Table:
    """Up to three strengths beside up to three priorities."""
    good = [_strength(snapshot, one) for one in strengths(snapshot, today)]
    weak = [_priority(snapshot, one) for one in priorities(snapshot, today)]
    good = good or [_said("We do not name a strength yet: no answer is rated as in place.")]
    weak = weak or [_said("We do not name a priority yet: no answer is rated below in place.")]
    rows = tuple(
        (_at(good, number, "No other strength named"), _at(weak, number, "No other priority named"))
        for number in range(max(len(good), len(weak)))
    )
    return Table(
        "Strengths and priorities",
        "Up to three strengths at the left and up to three priorities at the right.",
        (Column("Our strengths", 1), Column("Our priorities", 1)),
        rows,
    )


def _at(cells: list[Cell], number: int, otherwise: str) -> Cell:
    return cells[number] if number < len(cells) else _said(otherwise)


def _said(text: str) -> Cell:
    return Cell((Run(text, is_muted=True),))


def _strength(snapshot: WorkbookSnapshot, one: Highlight) -> Cell:
    answer = one.answer
    said = _short((answer.working_well, answer.changing_for_children, answer.reason), _WORDS)
    return _highlight(snapshot, one, said, "")


def _priority(snapshot: WorkbookSnapshot, one: Highlight) -> Cell:
    answer = one.answer
    said = _short((answer.needs_to_happen, answer.worried_about, answer.reason), _WORDS)
    return _highlight(snapshot, one, said, next_step(snapshot, one.question))


def _highlight(snapshot: WorkbookSnapshot, one: Highlight, said: str, step: str) -> Cell:
    area = area_name(snapshot.framework, one.question.area_id)
    words = said or _short((quoted(one.question),), _WORDS)
    note = f"{rating_note(snapshot, one)}. {step}".strip()
    return Cell((Run(area, is_strong=True), Run(words), Run(note, is_muted=True)))


def _changes(snapshot: WorkbookSnapshot) -> Table:
    """A sentence or two for each area, from the first of its questions that tells of a change."""
    rows = []
    for view in area_views(snapshot):
        told = _change(snapshot, view)
        if told or view.name != snapshot.framework.across_all_areas:
            said = Cell((Run(told),)) if told else _said("We have not written anything yet.")
            rows.append((Cell((Run(view.name, is_strong=True),)), said))
    return Table(
        "What is changing for children",
        "What we wrote about children, by area of progress.",
        (Column("Area of progress", 28), Column("In our words", 72)),
        tuple(rows),
    )


def _change(snapshot: WorkbookSnapshot, view: AreaView) -> str:
    for question in view.questions or view.also:
        told = _short((snapshot.answers[question.id].changing_for_children,), _CHANGE_WORDS)
        if told:
            return f"{told} ({question.id})"
    return ""


def _ahead(snapshot: WorkbookSnapshot, today: date) -> list[Block]:
    ask = _short((snapshot.review.ask_of_partners,), _ASK_WORDS)
    ahead = [one for one in snapshot.framework.timeline if one.date >= today]
    when = "Agree when to look at this again."
    if ahead:
        first = min(ahead, key=lambda one: one.date)
        when = f"{long_date(first.date)}. {first.text}"
    return [
        *labelled("What we need most", ask or "We have not asked for anything yet."),
        *labelled("Next date", when),
    ]


def _short(texts: tuple[str, ...], words: int) -> str:
    """The opening of the first text that is not empty, never longer than a few lines."""
    said = opening(texts, words)
    return said if len(said) <= _LETTERS else f"{said[: _LETTERS - 1].rstrip()}…"
