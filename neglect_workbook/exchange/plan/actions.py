"""The actions, the help we need, the dates ahead and the sign-off."""

from collections.abc import Iterator
from datetime import date

from neglect_workbook.domain.dates import long_date, short_date
from neglect_workbook.domain.framework import ActionStatus
from neglect_workbook.domain.records import ImprovementAction
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan.long_cells import LongCells
from neglect_workbook.exchange.plan.widths import fitted
from neglect_workbook.exchange.plan.words import (
    action_area_name,
    cell,
    joined,
    labelled,
    lines_of,
    plain,
)
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Run,
    Section,
    Table,
    Tone,
)

_COLUMNS = (
    Column("No", 10),
    Column("Area", 25),
    Column("What will be different for children", 35),
    Column("What we will do", 37),
    Column("Who leads", 26),
    Column("With whom", 25),
    Column("By when", 22),
    Column("How we will know", 30),
    Column("Where we are now", 29),
    Column("Progress and difference seen", 35),
)

#: What the states of an action look like; other states are plain.
_STATUS_TONES = {"on_track": Tone.GREEN, "at_risk": Tone.AMBER, "done": Tone.DEEP}

_SIGN_OFF_ROLES = (
    "Designated safeguarding lead, or our lead for this work",
    "Head teacher or chief executive",
    "Safeguarding governor or trustee",
)


def action_blocks(snapshot: WorkbookSnapshot, today: date) -> list[Block]:
    """The ten columns of the action plan, an action to a row, on pages across."""
    heading = Heading(1, "5. Action plan")
    if not snapshot.actions:
        return [heading, plain("We have not planned any actions yet.")]
    long_cells = LongCells()
    rows = tuple(_row(snapshot, one, today, long_cells) for one in snapshot.actions)
    table = Table(
        "Action plan",
        "Each action: what will be different, what we will do, who leads, by when, how we will "
        "know and how far it is.",
        fitted(_COLUMNS, rows),
        rows,
    )
    # Ten columns need a page across; nothing else does.
    return [
        Section(is_landscape=True),
        heading,
        table,
        Section(is_landscape=False),
        *long_cells.blocks("The longer texts of our actions"),
    ]


def help_blocks(snapshot: WorkbookSnapshot, today: date) -> list[Block]:
    """What we ask of partners, and what stands in the way."""
    blocks: list[Block] = [Heading(2, "Help we need")]
    asks = [
        (Run(f"{one.label}: ", is_strong=True), Run("\n".join(lines_of(one.help_needed))))
        for one in snapshot.actions
        if lines_of(one.help_needed)
    ]
    blocks += labelled("The one thing we need most", snapshot.review.ask_of_partners)
    if asks:
        blocks += [plain("To finish these actions we also need:"), Bullets(tuple(asks))]
    if not asks and not lines_of(snapshot.review.ask_of_partners):
        blocks.append(plain("We have not asked for help yet."))
    barriers = tuple(_barriers(snapshot, today))
    blocks.append(Heading(2, "What stands in the way"))
    blocks.append(
        Bullets(barriers) if barriers else plain("We have not written of any barrier yet.")
    )
    return blocks


def date_blocks(snapshot: WorkbookSnapshot, today: date) -> list[Block]:
    """The dates of the framework that are still ahead."""
    ahead = [one for one in snapshot.framework.timeline if one.date >= today]
    if not ahead:
        return [
            plain(
                "The dates of the call have passed. Agree when to look at this plan again, and "
                "write the date in the sign-off below."
            )
        ]
    facts = [
        Fact(long_date(one.date), f"{one.text} (Our suggestion)" if one.is_ours else one.text)
        for one in sorted(ahead, key=lambda one: one.date)
    ]
    return [Facts(tuple(facts))]


def sign_off_table(snapshot: WorkbookSnapshot) -> Table:
    """Who has agreed the plan, with room to sign on paper."""
    review = snapshot.review
    rows = []
    agreed = long_date(review.approved_on) if review.approved_on else ""
    if agreed or lines_of(review.approved_role) or lines_of(review.minute_reference):
        role = review.approved_role.strip() or "Agreed already"
        rows.append(_sign_off_row(role, agreed, review.minute_reference))
    rows += [_sign_off_row(role, "", "") for role in _SIGN_OFF_ROLES]
    rows.append(_sign_off_row("We look at this plan again", "", "", to_sign="Who leads it"))
    columns = (
        Column("Role", 40),
        Column("Signed", 25),
        Column("Agreed on", 20),
        Column("Minute reference", 30),
    )
    return Table(
        "Sign-off",
        "Who agrees this plan. Empty places are for signing on paper.",
        columns,
        tuple(rows),
        has_room_to_write=True,
    )


def _sign_off_row(
    role: str, agreed: str, reference: str, to_sign: str = "Sign here"
) -> tuple[Cell, ...]:
    return (
        cell(role),
        cell(otherwise=to_sign),
        cell(agreed, otherwise="Date"),
        cell(reference, otherwise="Reference"),
    )


def _row(
    snapshot: WorkbookSnapshot, action: ImprovementAction, today: date, long_cells: LongCells
) -> tuple[Cell, ...]:
    for_questions = f"For {joined(action.question_ids)}" if action.question_ids else ""

    def lines(about: str, text: str) -> list[str]:
        return long_cells.lines(f"{action.label}: {about}", text)

    def written(about: str, text: str, otherwise: str = "To be agreed") -> Cell:
        return cell(*lines(about, text), otherwise=otherwise)

    return (
        Cell((Run(action.label, is_strong=True),)),
        cell(action_area_name(snapshot.framework, action), for_questions),
        written("what will be different for children", action.difference),
        written("what we will do", action.what_we_do),
        written("who leads", action.lead_role),
        written("with whom", action.with_whom, "Nobody else named"),
        _when(snapshot, action, today, lines("why it has no date", action.no_date_reason)),
        written("how we will know", action.measure),
        _starting_point(
            lines("where we are now", action.starting_point),
            lines("where we want to be", action.target),
        ),
        _progress(
            snapshot.framework.action_status(action.status_id),
            lines("progress", action.last_update),
            lines("difference seen", action.difference_seen),
        ),
    )


def _when(
    snapshot: WorkbookSnapshot, action: ImprovementAction, today: date, no_date: list[str]
) -> Cell:
    lines = []
    if action.due:
        lines.append(Run(short_date(action.due), is_strong=True))
        if is_overdue(snapshot, action, today):
            lines.append(Run("Overdue", tone=Tone.RED))
    else:
        lines.append(Run("No date yet", is_muted=True))
        lines += [Run(line) for line in no_date]
    if action.start:
        lines.append(Run(f"From {short_date(action.start)}", is_muted=True))
    return Cell(tuple(lines))


def is_overdue(snapshot: WorkbookSnapshot, action: ImprovementAction, today: date) -> bool:
    """Whether an action is still open after the day it was due."""
    is_open = snapshot.framework.action_status(action.status_id).is_open
    return is_open and action.due is not None and action.due < today


def _starting_point(now: list[str], target: list[str]) -> Cell:
    lines = [Run(line) for line in now]
    lines += _labelled_lines("Where we want to be", target)
    return Cell(tuple(lines) or (Run("Not written yet", is_muted=True),))


def _progress(status: ActionStatus, update: list[str], difference: list[str]) -> Cell:
    lines = [Run(status.name, is_strong=True, tone=_STATUS_TONES.get(status.id, Tone.PLAIN))]
    lines += [Run(line) for line in update]
    lines += _labelled_lines("Difference seen", difference)
    return Cell(tuple(lines))


def _labelled_lines(label: str, lines: list[str]) -> list[Run]:
    return [Run(f"{label}: {line}") for line in lines[:1]] + [Run(line) for line in lines[1:]]


def _barriers(snapshot: WorkbookSnapshot, today: date) -> Iterator[tuple[Run, ...]]:
    for action in snapshot.actions:
        status = snapshot.framework.action_status(action.status_id)
        label = Run(f"{action.label}: ", is_strong=True)
        if action.due and is_overdue(snapshot, action, today):
            due = f"was due on {long_date(action.due)} and is {status.name.lower()}."
            yield label, Run(f"{due} {' '.join(lines_of(action.last_update))}".strip())
        elif status.id == "at_risk":
            yield label, Run(f"is {status.name.lower()}. {' '.join(lines_of(action.last_update))}")
        if not action.due and lines_of(action.no_date_reason):
            yield label, Run(f"has no date yet. {' '.join(lines_of(action.no_date_reason))}")
    for question in snapshot.questions:
        reason = snapshot.answers[question.id].no_action_reason
        if lines_of(reason) and not snapshot.actions_for(question.id):
            text = f"has no action yet. {' '.join(lines_of(reason))}"
            yield Run(f"{question.id}: ", is_strong=True), Run(text)
