"""The sheets about the collation as a whole: what came, what is missing, and what is wrong."""

from collections.abc import Iterator

from neglect_workbook.domain.collating.standing import Standing, Status
from neglect_workbook.domain.dates import long_date
from neglect_workbook.exchange.collating import words
from neglect_workbook.exchange.collating.collated import (
    Collated,
    organisation_of,
    review_name,
    sector_name,
    settled,
)
from neglect_workbook.exchange.collating.heat_map import heat_rows
from neglect_workbook.exchange.collating.method import method_of
from neglect_workbook.exchange.plan.words import counted
from neglect_workbook.exchange.sheet import (
    Cell,
    Column,
    ColumnKind,
    Sheet,
    date_cell,
    id_list,
    short_line,
    yes_or_no,
)

CONTENTS_COLUMNS = (
    Column("Part", 12),
    Column("Name", 34),
    Column("What it is", 96),
    Column("Number", 12, ColumnKind.NUMBER),
)
_RECEIVED_COLUMNS = (
    Column("Organisation", 32),
    Column("Sector", 24),
    Column("Setting ID", 12),
    Column("Return ID", 15),
    Column("Review", 18),
    Column("Date", 14, ColumnKind.DATE),
    Column("Received on", 14, ColumnKind.DATE),
    Column("Status", 16),
    Column("Late", 8),
    Column("On the list", 12),
    Column("Changed after it was made", 24),
    Column("Check code", 14),
    Column("File", 64),
)
_MISSING_COLUMNS = (
    Column("Organisation", 36),
    Column("Sector", 26),
    Column("Contact", 34),
    Column("Setting ID", 12),
    Column("Return ID", 15),
    Column("Returns with a close name", 44),
)
_PROBLEM_COLUMNS = (
    Column("File", 30),
    Column("Organisation", 24),
    Column("Sheet", 12),
    Column("Row", 8, ColumnKind.NUMBER),
    Column("Code", 16),
    Column("What is wrong", 42),
    Column("What to tell the sender", 48),
)
#: Of the heat map, on an A4 sheet across.
_SECTORS_ON_A_PAGE, _QUESTIONS_ON_A_PAGE = 10, 20
_OTHER_CHANGE = "Something else than an answer"


def contents_sheet(collated: Collated) -> Sheet:
    """The first sheet, without its rows: they tell of the others, and come last."""
    said = words.workbook_words().self_assessments
    return Sheet(
        name=words.CONTENTS,
        title=f"{collated.name}: collation of returns",
        note=said,
        columns=CONTENTS_COLUMNS,
        rows=(),
        key_columns=(0, 1),
        pages_high=1,
    )


def contents_rows(
    collated: Collated, sheets: dict[str, int]
) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
    """What the whole rests on, what each sheet is with its rows, and the method.

    Args:
        collated: the collation.
        sheets: how many rows each sheet has, in their order.
    """
    said = words.workbook_words()
    framework = collated.framework
    yield "About", "Collated by", collated.partnership, ""
    yield "About", "In answer to", framework.name, ""
    yield "About", "Made on", long_date(collated.today), ""
    if collated.head.due_on:
        yield "About", "Returns were due by", long_date(collated.head.due_on), ""
    for name, what, number in _counts(collated):
        yield "Count", name, what, number
    for name, rows in sheets.items():
        yield "Sheet", name, said.holds.get(name, ""), rows
    for name, sentence in method_of(collated):
        yield "Method", name, sentence, ""


def received_sheet(collated: Collated) -> Sheet:
    """The sheet 'Received': every return that was read, whether or not it counts."""
    return Sheet(
        name=words.RECEIVED,
        title="Returns that were received",
        note=words.workbook_words().notes[words.RECEIVED],
        columns=_RECEIVED_COLUMNS,
        rows=tuple(_received_row(collated, one) for one in collated.standings.returns),
        key_columns=(3, 0),
        frozen_columns=1,
        # The check code and the name of the file are looked up, not read on paper.
        printed_columns=len(_RECEIVED_COLUMNS) - 2,
    )


def missing_sheet(collated: Collated) -> Sheet:
    """The sheet 'Missing': who is expected and has sent nothing that was read."""
    names = {
        one.facts.key: f"{organisation_of(one.facts)} ({one.facts.file})"
        for one in collated.standings.returns
    }
    return Sheet(
        name=words.MISSING,
        title="Returns that are missing",
        note=words.workbook_words().notes[words.MISSING],
        columns=_MISSING_COLUMNS,
        rows=tuple(
            (
                short_line(one.organisation.name),
                sector_name(collated.framework, one.organisation.sector_id)
                if one.organisation.sector_id
                else "",
                one.organisation.contact,
                one.organisation.setting_id,
                one.organisation.return_id,
                "\n".join(names.get(key, key) for key in one.close),
            )
            for one in collated.standings.missing
        ),
        key_columns=(0,),
        frozen_columns=1,
    )


def problems_sheet(collated: Collated) -> Sheet:
    """The sheet 'Problems': what could not be read, and what to tell whoever sent it."""
    return Sheet(
        name=words.PROBLEMS,
        title="Problems in what was received",
        note=words.workbook_words().notes[words.PROBLEMS],
        columns=_PROBLEM_COLUMNS,
        rows=tuple(_problem_rows(collated)),
        key_columns=(0,),
        frozen_columns=1,
    )


def heat_map_sheet(collated: Collated) -> Sheet:
    """The sheet 'Heat map': for each question and sector the most common rating, and how many."""
    framework, picture = collated.framework, collated.picture
    sectors = [
        f"{sector_name(framework, one)}, {counted(count, 'return', 'returns')}"
        for one, count in picture.sectors.items()
    ]
    rows = [
        (question.id, question.text, *(one.text for one in cells))
        for question, cells in heat_rows(framework, picture)
    ]
    return Sheet(
        name=words.HEAT_MAP,
        title="Heat map: questions against sectors",
        note=words.workbook_words().notes[words.HEAT_MAP].format(smallest=framework.smallest_group),
        columns=(
            Column("Question ID", 11),
            Column("Question", 60),
            *(Column(name, 17, ColumnKind.RATING) for name in sectors),
        ),
        rows=tuple(rows),
        key_columns=(0,),
        frozen_columns=2,
        pages_wide=max(1, -(-len(sectors) // _SECTORS_ON_A_PAGE)),
        pages_high=-(-len(rows) // _QUESTIONS_ON_A_PAGE),
    )


def _counts(collated: Collated) -> Iterator[tuple[str, str, int]]:
    returns = collated.standings.returns
    of_status = {status: sum(one.status is status for one in returns) for status in Status}
    yield "Returns counted", "The picture rests on these.", of_status[Status.COUNTED]
    late = sum(one.is_late for one in returns if one.status is Status.COUNTED)
    if collated.head.due_on:
        yield "Counted, but late", "They are in the picture too.", late
    for status in words.STATUSES_ASIDE:
        if of_status[status]:
            yield words.STATUS_WORDS[status], "Read, and not counted.", of_status[status]
    yield "Files not read", "Each is on the sheet Problems.", len(collated.refused)
    yield "Missing", "Expected, and not received.", len(collated.standings.missing)
    agreement = collated.agreement
    yield "Answers to moderate", "Drawn for the panel to read.", agreement.sampled
    for why, possible in collated.possible.items():
        drawn = sum(1 for one in collated.sample if one.why is why)
        of = f"Drawn for the panel, of {counted(possible, 'answer', 'answers')}."
        yield words.WHY_WORDS[why], of, drawn
    yield "Answers moderated", "The panel has said what it thinks of them.", agreement.done
    yield "Moderation settled", "Nobody differs about them.", len(settled(collated.moderations))


def _received_row(collated: Collated, one: Standing) -> tuple[Cell, ...]:
    facts, framework = one.facts, collated.framework
    changed = id_list(answer.question_id for answer in facts.answers if answer.is_changed)
    if not changed and not facts.is_as_sent:
        changed = _OTHER_CHANGE
    has_list = bool(collated.standings.missing or collated.standings.unexpected) or any(
        each.expected_id for each in collated.standings.returns
    )
    return (
        organisation_of(facts),
        sector_name(framework, facts.sector_id),
        facts.setting_id,
        short_line(facts.return_id),
        review_name(framework, facts.review_id),
        date_cell(facts.made_on),
        date_cell(one.received_on),
        words.STATUS_WORDS[one.status],
        yes_or_no(said=one.is_late) if collated.head.due_on else "",
        yes_or_no(said=bool(one.expected_id)) if has_list else "",
        changed,
        facts.check_code,
        facts.file,
    )


def _problem_rows(collated: Collated) -> Iterator[tuple[Cell, ...]]:
    for refused in collated.refused:
        tell = collated.to_tell.get(refused.code, refused.next_step)
        yield (refused.file, "", "", "", refused.code, refused.message, tell)
    for one in collated.standings.returns:
        for problem in collated.standings.problems_of(one):
            yield (
                one.facts.file,
                organisation_of(one.facts),
                problem.sheet,
                problem.row or "",
                problem.code,
                problem.message,
                collated.to_tell.get(problem.code, ""),
            )
