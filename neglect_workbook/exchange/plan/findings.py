"""What is changing for children by area, and what we found for each question."""

from collections.abc import Iterator

from neglect_workbook.domain.numbers import number_text
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.rating import goes_against_checks, is_red, suggested_rating
from neglect_workbook.domain.records import Answer, Evidence, Indicator
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan.areas import AreaView, area_views
from neglect_workbook.exchange.plan.words import (
    area_name,
    cell,
    joined,
    labelled,
    leading,
    lines_of,
    plain,
    rating_tone,
    rating_words,
)
from neglect_workbook.exchange.report import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Run,
    Table,
)

#: The text boxes told under each question; what is changing stands in its own section.
_BOXES = ("reason", "working_well", "worried_about", "needs_to_happen", "how_we_know")

_DIRECTIONS = {"up": "Higher", "down": "Lower", "watch": "We watch it"}


def change_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """What we wrote of change for children, under the area of each question."""
    blocks: list[Block] = []
    for view in area_views(snapshot):
        blocks.append(Heading(2, view.name))
        blocks += _changes(snapshot, view)
    blocks += _indicator_blocks(snapshot)
    return blocks


def finding_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """Every question with its rating, reason, evidence and actions, set by set."""
    blocks: list[Block] = []
    for question_set in snapshot.framework.question_sets:
        if question_set.id in snapshot.organisation.set_ids:
            blocks.append(Heading(2, question_set.role))
            blocks.append(leading(f"The questions begin: '{question_set.stem}'."))
            blocks += _set_blocks(snapshot, question_set)
    return blocks or [plain("We have not chosen our questions yet.")]


def _changes(snapshot: WorkbookSnapshot, view: AreaView) -> Iterator[Block]:
    told = [q for q in view.questions if lines_of(snapshot.answers[q.id].changing_for_children)]
    for question in told:
        first, *others = lines_of(snapshot.answers[question.id].changing_for_children)
        yield Paragraph((Run(f"{question.id}: ", is_strong=True), Run(first)))
        yield from (plain(line) for line in others)
    shared = [q for q in view.also if lines_of(snapshot.answers[q.id].changing_for_children)]
    if shared:
        yield plain(
            f"What we wrote under {joined(_place(snapshot, q) for q in shared)} speaks to this "
            "area too."
        )
    elif not told:
        yield plain("We have not written anything about this area yet.")


def _place(snapshot: WorkbookSnapshot, question: Question) -> str:
    return f"{question.id} ({area_name(snapshot.framework, question.area_id)})"


def _indicator_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    if not snapshot.indicators:
        return []
    rows = tuple(_indicator_row(snapshot, one) for one in snapshot.indicators)
    columns = (
        Column("No", 7),
        Column("What we count", 38),
        Column("What we want", 18),
        Column("Numbers so far", 37),
    )
    return [
        Heading(2, "The numbers that we count"),
        leading("A rising number can be good news: it may mean that we notice sooner."),
        Table("Numbers", "What we count over time, and the numbers so far.", columns, rows),
    ]


def _indicator_row(snapshot: WorkbookSnapshot, indicator: Indicator) -> tuple[Cell, ...]:
    counted_in = f"Counted in: {indicator.unit}" if lines_of(indicator.unit) else ""
    about = [Run(indicator.name or "No name yet", is_strong=True)]
    about += [Run(line) for line in (counted_in, *lines_of(indicator.note)) if line]
    return (
        cell(indicator.label),
        Cell(tuple(about)),
        cell(_DIRECTIONS.get(indicator.direction, _DIRECTIONS["watch"])),
        cell(*_values(snapshot, indicator), otherwise="No number yet"),
    )


def _values(snapshot: WorkbookSnapshot, indicator: Indicator) -> Iterator[str]:
    for value in snapshot.values_of(indicator.id):
        number = "no number" if value.value is None else number_text(value.value)
        note = f" ({value.note.strip()})" if lines_of(value.note) else ""
        yield f"{value.period}: {number}{note}"


def _set_blocks(snapshot: WorkbookSnapshot, question_set: QuestionSet) -> Iterator[Block]:
    for question in question_set.questions:
        answer = snapshot.answers[question.id]
        yield Heading(3, f"{question.id}. {question.text}")
        yield _rating_line(snapshot, question)
        for box in _BOXES:
            yield from labelled(snapshot.framework.field_guide(box).label, getattr(answer, box))
            if box == "reason":
                yield from _other_reasons(snapshot, answer)
        yield from _evidence(snapshot, question)
        yield from _actions(snapshot, question, answer)


def _rating_line(snapshot: WorkbookSnapshot, question: Question) -> Block:
    scale, answer = snapshot.framework.scale, snapshot.answers[question.id]
    words = Run(rating_words(scale, answer.rating), tone=rating_tone(scale, answer.rating))
    area = Run(f"  {area_name(snapshot.framework, question.area_id)}", is_muted=True)
    return Paragraph((words, area, *_last_time(snapshot, question)), leads_on=answer.is_rated)


def _last_time(snapshot: WorkbookSnapshot, question: Question) -> Iterator[Run]:
    """The rating in the review before, where there was one, and whether this one is confirmed."""
    previous, answer = snapshot.previous, snapshot.answers[question.id]
    if previous is None or question.id not in previous.answers:
        return
    before = rating_words(snapshot.framework.scale, previous.answers[question.id].rating)
    yield Run(f"  Last time: {before}.", is_muted=True)
    if answer.is_rated and answer.to_confirm:
        yield Run("  Carried forward, not confirmed.", is_muted=True)


def _other_reasons(snapshot: WorkbookSnapshot, answer: Answer) -> Iterator[Block]:
    if not answer.applies:
        yield from labelled("Why it does not apply", answer.not_applicable_reason)
    scale = snapshot.framework.scale
    label = "Why we differ from what the checks suggest"
    if goes_against_checks(scale, answer):
        suggested = suggested_rating(scale, answer.checks)
        label = f"Why not '{scale.words(suggested).lower()}', which the checks suggest"
    yield from labelled(label, answer.override_reason)


def _evidence(snapshot: WorkbookSnapshot, question: Question) -> Iterator[Block]:
    items = snapshot.evidence_for(question.id)
    if items:
        runs = [Run("Our evidence: ", is_strong=True)]
        for item in items:
            runs.append(Run(f"{item.label} {item.title} "))
            end = "." if item is items[-1] else "; "
            runs.append(Run(f"({level_name(snapshot, item)}){end}", is_muted=True))
        yield Paragraph(tuple(runs))


def level_name(snapshot: WorkbookSnapshot, item: Evidence) -> str:
    """The name of an item's step of the evidence ladder."""
    return snapshot.framework.evidence_level(item.level).name if item.level else "Level not chosen"


def _actions(snapshot: WorkbookSnapshot, question: Question, answer: Answer) -> Iterator[Block]:
    actions = snapshot.actions_for(question.id)
    red = is_red(snapshot.framework.scale, answer.rating)
    if actions:
        noun = "Action" if len(actions) == 1 else "Actions"
        leads_to = f"{noun} {joined(one.label for one in actions)} in section 5."
        praise = " An honest red with an action is a good answer." if red else ""
        yield Paragraph((Run("What we will do: ", is_strong=True), Run(leads_to + praise)))
    elif red:
        yield from labelled("Why there is no action yet", answer.no_action_reason) or [
            plain("There is no action for this yet.")
        ]
