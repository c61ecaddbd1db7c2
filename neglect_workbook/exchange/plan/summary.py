"""The plan's first section: the one page that a governor or trustee reads."""

from datetime import date

from neglect_workbook.domain.dates import short_date
from neglect_workbook.domain.progress import rating_counts
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.rating import is_red
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan.areas import AreaView, area_views
from neglect_workbook.exchange.plan.highlights import Highlight, priorities, strengths
from neglect_workbook.exchange.plan.page_room import PAGE_LINES, lines_needed
from neglect_workbook.exchange.plan.since import since_blocks
from neglect_workbook.exchange.plan.words import (
    area_name,
    callout,
    counted,
    joined,
    leading,
    opening,
    plain,
    quoted,
    rating_tone,
    rating_words,
)
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Run,
    Table,
    Tone,
)

#: Words of each strength and priority: as many as leave the summary on its page.
_WORDS = (22, 18, 15, 12, 10)


def summary_blocks(snapshot: WorkbookSnapshot, today: date) -> list[Block]:
    """Where we are, strengths, priorities and what we need from partners, for one page."""
    for words in _WORDS:
        blocks = _blocks(snapshot, today, words)
        if lines_needed(blocks) <= PAGE_LINES:
            break
    return blocks


def _blocks(snapshot: WorkbookSnapshot, today: date, words: int) -> list[Block]:
    blocks: list[Block] = [leading(counts_sentence(snapshot))]
    if snapshot.questions:
        blocks.append(counts_table(snapshot))
    blocks += _shared_note(snapshot)
    blocks += since_blocks(snapshot)
    blocks += _praise(snapshot)
    blocks.append(Heading(2, "Our strengths"))
    blocks.append(_strengths(snapshot, today, words))
    blocks.append(Heading(2, "Our priorities"))
    blocks.append(_priorities(snapshot, today, words))
    blocks.append(Heading(2, "One thing we need from partners"))
    ask = opening((snapshot.review.ask_of_partners,), 2 * words - 4)
    blocks.append(plain(ask or "We have not asked for anything yet."))
    return blocks


def counts_sentence(snapshot: WorkbookSnapshot) -> str:
    """How many of the questions are answered."""
    total = len(snapshot.questions)
    answered = sum(1 for q in snapshot.questions if snapshot.answers[q.id].is_answered)
    questions = counted(total, "question", "questions")
    if not total:
        return "We have not chosen our questions yet."
    if not answered:
        return f"We have not answered any of our {questions} yet."
    if answered == total:
        return f"We answered all {total} of our questions. The table counts our answers."
    return f"We answered {answered} of our {questions} so far. The table counts our answers."


def counts_table(snapshot: WorkbookSnapshot, *, by_set: bool = True) -> Table:
    """How many answers have each rating: a picture of words and shaded cells.

    Args:
        snapshot: the workbook as it stands.
        by_set: count by set of questions, too, and not by area of progress alone.
    """
    scale = snapshot.framework.scale
    headings = [*(one.short for one in scale.ratings), scale.not_answered_short]
    sets = _several_sets(snapshot) if by_set else []
    by_what = "Area of progress or set" if sets else "Area of progress"
    names = [Column(by_what, 66), *(_count_column(one) for one in headings)]
    rows = [
        _counts_row(snapshot, _row_name(view), _questions_of(view)) for view in _views(snapshot)
    ]
    rows += [_counts_row(snapshot, f"Set: {one.name.lower()}", one.questions) for one in sets]
    rows.append(_counts_row(snapshot, "All our questions", snapshot.questions))
    return Table(
        "Where we are",
        "How many of our answers have each rating, by area of progress"
        f"{' and by set of questions' if sets else ''}.",
        tuple(names),
        tuple(rows),
        stays_whole=True,
    )


def _several_sets(snapshot: WorkbookSnapshot) -> list[QuestionSet]:
    """The sets that we answer; none where it is one, whose counts are those of all questions."""
    chosen = snapshot.organisation.set_ids
    sets = [one for one in snapshot.framework.question_sets if one.id in chosen]
    return sets if len(sets) > 1 else []


def _count_column(heading: str) -> Column:
    """A column of counts, wide enough for its heading on two lines."""
    words = heading.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    letters = min((max(map(len, way)) for way in ways), default=len(heading))
    return Column(heading, 8 + 2 * letters, is_centred=True)


def _views(snapshot: WorkbookSnapshot) -> list[AreaView]:
    return [view for view in area_views(snapshot) if _questions_of(view)]


def _questions_of(view: AreaView) -> tuple[Question, ...]:
    return view.questions or view.also


def _row_name(view: AreaView) -> str:
    return f"{view.name} *" if view.also else view.name


def _counts_row(
    snapshot: WorkbookSnapshot, name: str, questions: tuple[Question, ...]
) -> tuple[Cell, ...]:
    cells = [Cell((Run(name, is_strong=True),))]
    for code, count in rating_counts(snapshot, questions).items():
        tone = rating_tone(snapshot.framework.scale, code) if count else Tone.PLAIN
        cells.append(Cell((Run(str(count), is_strong=bool(count), is_muted=not count),), tone))
    return tuple(cells)


def _shared_note(snapshot: WorkbookSnapshot) -> list[Block]:
    return [
        plain(
            f"* None of our questions is mainly about {view.name.lower()}. We count "
            f"{joined(q.id for q in view.also)}, which speak to it too."
        )
        for view in _views(snapshot)
        if view.also
    ]


def _praise(snapshot: WorkbookSnapshot) -> list[Block]:
    """Say in so many words that an honest red with an action is a good answer."""
    scale = snapshot.framework.scale
    red = [q for q in snapshot.questions if is_red(scale, snapshot.answers[q.id].rating)]
    planned = [q for q in red if snapshot.actions_for(q.id)]
    if not planned:
        return []
    reds = f"{counted(len(red), 'answer is', 'answers are')} red: {joined(q.id for q in red)}."
    if len(red) == 1:
        leads = "It leads"
    elif len(planned) == len(red):
        leads = "All of them lead"
    else:
        already = "leads" if len(planned) == 1 else "lead"
        leads = f"Of these, {joined(q.id for q in planned)} already {already}"
    return [
        callout(
            "An honest red with an action is a good answer.",
            f"{reds} {leads} to an action.",
        )
    ]


def _strengths(snapshot: WorkbookSnapshot, today: date, words: int) -> Block:
    found = strengths(snapshot, today)
    if not found:
        return plain("We do not name a strength yet: no answer is rated as in place.")
    return Bullets(tuple(_strength(snapshot, one, words) for one in found))


def _strength(snapshot: WorkbookSnapshot, one: Highlight, words: int) -> tuple[Run, ...]:
    answer = one.answer
    said = opening((answer.working_well, answer.changing_for_children, answer.reason), words)
    return (
        *_opening_runs(snapshot, one, said),
        Run(f"({rating_note(snapshot, one)})", is_muted=True),
    )


def _priorities(snapshot: WorkbookSnapshot, today: date, words: int) -> Block:
    found = priorities(snapshot, today)
    if not found:
        return plain("We do not name a priority yet: no answer is rated below in place.")
    return Bullets(tuple(_priority(snapshot, one, words) for one in found))


def _priority(snapshot: WorkbookSnapshot, one: Highlight, words: int) -> tuple[Run, ...]:
    answer = one.answer
    said = opening((answer.needs_to_happen, answer.worried_about, answer.reason), words)
    note = f"({rating_note(snapshot, one)}. {next_step(snapshot, one.question)})"
    return (*_opening_runs(snapshot, one, said), Run(note, is_muted=True))


def _opening_runs(snapshot: WorkbookSnapshot, one: Highlight, said: str) -> tuple[Run, ...]:
    area = area_name(snapshot.framework, one.question.area_id)
    return (Run(f"{area}: ", is_strong=True), Run(f"{said or quoted(one.question)} "))


def rating_note(snapshot: WorkbookSnapshot, one: Highlight) -> str:
    """Which question an answer is to, and its rating."""
    return f"{one.question.id}, {rating_words(snapshot.framework.scale, one.answer.rating).lower()}"


def next_step(snapshot: WorkbookSnapshot, question: Question) -> str:
    """The action that a question leads to first, and by when."""
    actions = snapshot.actions_for(question.id)
    if not actions:
        return "No action yet"
    still_open = [one for one in actions if snapshot.framework.action_status(one.status_id).is_open]
    first = (still_open or actions)[0]
    by_when = f", by {short_date(first.due)}" if first.due else ""
    return f"Action {first.label}{by_when}"
