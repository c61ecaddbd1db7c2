"""What stands out in the report: gaps, differences, what shows a change, and what moved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from neglect_workbook.domain.collating.picture import VoiceRow
from neglect_workbook.exchange.collating.collated import Collated
from neglect_workbook.exchange.collating.report_picture import (
    count_width,
    rating_headings,
    short_sector,
)
from neglect_workbook.exchange.plan.words import (
    area_name,
    callout,
    cell,
    counted,
    joined,
    leading,
    lines_of,
    plain,
    quoted,
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

#: Rows of a list of the most common; the workbook has them all.
_MOST_GAPS, _MOST_ROWS = 8, 6


@dataclass(frozen=True, slots=True)
class Example:
    """An answer that the report quotes. Whoever hands it over has checked it for personal data.

    Attributes:
        organisation: whose it is.
        sector: the name of its sector.
        question_id: the question.
        text: what it says is changing for children.
        evidence: the words of its strongest level of evidence; may be empty.
    """

    organisation: str
    sector: str
    question_id: str
    text: str
    evidence: str = ""


def gap_blocks(collated: Collated) -> Iterator[Block]:
    """The questions with the most red answers."""
    gaps = collated.picture.gaps[:_MOST_GAPS]
    if not gaps or _is_small(collated):
        yield plain("No question stands out.")
        return
    yield leading(
        "These questions have the most answers that say 'not yet in place' or 'we do not know "
        "yet'. An honest red with an action is a good answer."
    )
    yield Table(
        "Most common gaps",
        "The questions with the most red answers, the most common first.",
        (
            Column("Question", 104),
            Column("Red", 15, is_centred=True),
            Column("Of these, not known", 24, is_centred=True),
            Column("Answers that apply", 25, is_centred=True),
            Column("Most in", 36),
        ),
        tuple(
            (
                _question(collated, one.question_id),
                cell(str(one.red)),
                cell(str(one.unknown)),
                cell(str(one.answered)),
                cell(
                    *(short_sector(collated, sector) for sector in one.worst_sectors),
                    otherwise="No sector",
                ),
            )
            for one in gaps
        ),
    )


def difference_blocks(collated: Collated) -> Iterator[Block]:
    """Where roles of the same organisation do not see the same."""
    framework, smallest = collated.framework, collated.framework.smallest_group
    shown = [one for one in collated.picture.roles if one.organisations >= smallest and one.apart]
    if not shown:
        yield plain("Too few organisations answered for more than one role, or they agree.")
        return
    yield leading(
        "Some organisations answered for more than one role. A difference is worth a "
        "conversation; it does not say who is right."
    )
    yield Table(
        "Where the roles differ",
        "For each area, which role's answers are higher, and in how many organisations.",
        (
            Column("Area", 40),
            Column("Higher", 34),
            Column("Lower", 34),
            Column("Answered both", 24, is_centred=True),
            Column("A step or more apart", 26, is_centred=True),
            Column("Of these, higher", 26, is_centred=True),
        ),
        tuple(
            (
                cell(area_name(framework, one.area_id)),
                cell(framework.question_set(one.higher_set).name),
                cell(framework.question_set(one.lower_set).name),
                cell(str(one.organisations)),
                cell(str(one.apart)),
                cell(str(one.higher)),
            )
            for one in shown
        ),
    )


def policy_blocks(collated: Collated) -> Iterator[Block]:
    """Answers whose evidence says only that there is something."""
    yield from _question_counts(
        collated,
        collated.picture.policy_alone,
        "Answers resting on policy alone",
        "These answers name evidence, and all of it says 'we have it': a policy, a plan or a "
        "toolkit. It does not show yet that it is used.",
        "No answer rests on policy alone.",
    )


def unknown_blocks(collated: Collated) -> Iterator[Block]:
    """Answers that say that it is not known yet."""
    yield from _question_counts(
        collated,
        collated.picture.unknown,
        "Answers that say we do not know yet",
        "Saying so is honest, and finding out is the first step. Help with finding out may serve "
        "many at once.",
        "No answer says that it is not known.",
    )


def example_blocks(collated: Collated, examples: tuple[Example, ...]) -> Iterator[Block]:
    """Quotations of what changed for children and how it is known."""
    if not examples:
        yield plain("No example was chosen for this report.")
        return
    yield leading(
        "These answers say what changed for children and name evidence of it. They are quoted "
        "as received."
    )
    for one in examples:
        question = collated.framework.question(one.question_id)
        yield Heading(2, f"{one.organisation} ({one.sector})")
        evidence = f" Strongest evidence: {one.evidence.lower()}." if one.evidence else ""
        yield Paragraph(
            (Run(f"{question.id}: ", is_strong=True), Run(f"{quoted(question)}{evidence}")),
            leads_on=True,
        )
        first, *others = lines_of(one.text) or [""]
        yield callout("In their words:", first)
        yield from (plain(line) for line in others)


def number_blocks(collated: Collated) -> Iterator[Block]:
    """Suggested indicators side by side."""
    shown = [one for one in collated.picture.indicators if not one.is_hidden]
    if not shown:
        return
    yield Heading(2, "Numbers that several organisations count")
    yield leading("A rise can be good news: staff may be noticing sooner.")
    yield _counted(
        "Numbers side by side",
        "How many organisations count each number, and which way it went.",
        (("What is counted", 84), ("Returns", 24), ("Rose", 20), ("Same", 20), ("Fell", 20)),
        [(cell(one.name), one.returns, one.rose, one.same, one.fell) for one in shown],
    )


def movement_blocks(collated: Collated) -> Iterator[Block]:
    """How answers moved, for the questions that enough answered before."""
    smallest = collated.framework.smallest_group
    shown = [
        one for one in collated.picture.movement if one.better + one.same + one.worse >= smallest
    ]
    if not shown:
        yield plain("Too few returns have a rating from the review before.")
        return
    yield leading(
        f"Questions that fewer than {smallest} returns had answered before are left out. "
        "'Worse' can mean that somebody looked more closely."
    )
    yield _counted(
        "Movement since the review before",
        "For each question, how many answers moved up the scale, stayed or moved down.",
        (("Question", 84), ("Better", 20), ("Same", 20), ("Worse", 20), ("Not there before", 24)),
        [
            (
                _id_and_area(collated, one.question_id),
                *(one.better, one.same, one.worse, one.first_time),
            )
            for one in shown
        ],
    )


def _counted(
    title: str,
    alt_text: str,
    headings: Sequence[tuple[str, int]],
    rows: Iterable[tuple[Cell, int, int, int, int]],
) -> Table:
    """A table of four counts beside what they count; the headings with their widths."""
    first, *others = headings
    columns = (Column(*first), *(Column(*one, is_centred=True) for one in others))
    filled = tuple((what, *(cell(str(count)) for count in counts)) for what, *counts in rows)
    return Table(title, alt_text, columns, filled)


def voice_blocks(collated: Collated) -> Iterator[Block]:
    """What colleagues' forms said beside what leaders of the same organisations chose."""
    shown = [one for one in collated.picture.voices if not one.is_hidden]
    if not shown:
        yield plain("Too few returns sent counts of colleagues' forms.")
        return
    yield leading(
        "Colleagues answered without names. The first row of a question counts their forms, the "
        "second the ratings that leaders chose on the same theme."
    )
    headings = [one for one in rating_headings(collated) if one[0]]
    yield Table(
        "Colleagues beside leaders",
        "For each question, how many colleagues and how many organisations chose each rating.",
        (
            Column("Question", 27),
            Column("Who", 52),
            *(Column(short, count_width(short), is_centred=True) for _, short in headings),
        ),
        tuple(
            (
                cell(question_id),
                cell(who),
                *(cell(str(counts.get(code, 0))) for code, _ in headings),
            )
            for one in shown
            for question_id, who, counts in _voice_rows(one)
        ),
    )


def _voice_rows(one: VoiceRow) -> Iterator[tuple[str, str, Mapping[str, int]]]:
    """What colleagues said, and beneath it what leaders chose where enough of them did."""
    yield one.question_id, f"Forms in {counted(one.returns, 'return', 'returns')}", one.counts
    if one.leaders:
        who = counted(one.leaders_returns, "organisation", "organisations")
        yield one.leaders_question_id, f"Leaders of {who}", one.leaders


def _question_counts(
    collated: Collated, counts: Mapping[str, int], caption: str, lead: str, otherwise: str
) -> Iterator[Block]:
    """A table of the questions with the highest counts; the total in a sentence."""
    ordered = sorted(
        ((count, one) for one, count in counts.items() if count), key=lambda pair: -pair[0]
    )
    if not ordered or _is_small(collated):
        yield plain(otherwise)
        return
    total = sum(count for count, _ in ordered)
    yield leading(f"{counted(total, 'answer', 'answers')} in all. {lead}")
    yield Table(
        caption,
        "How many answers to each question, the most common first.",
        (Column("Question", 140), Column("Answers", 28, is_centred=True)),
        tuple(
            (_question(collated, question_id), cell(str(count)))
            for count, question_id in ordered[:_MOST_ROWS]
        ),
    )
    if len(ordered) > _MOST_ROWS:
        others = [one for _, one in ordered[_MOST_ROWS:]]
        yield plain(f"Fewer answers to {joined(others)}: the collation workbook has them all.")


def _is_small(collated: Collated) -> bool:
    """Whether the returns are so few that nothing of them may be shown."""
    return collated.picture.returns < collated.framework.smallest_group


def _id_and_area(collated: Collated, question_id: str) -> Cell:
    question = collated.framework.question(question_id)
    area = area_name(collated.framework, question.area_id)
    return Cell((Run(f"{question.id}, {area.lower()}"),))


def _question(collated: Collated, question_id: str) -> Cell:
    question = collated.framework.question(question_id)
    return Cell((Run(question.id, is_strong=True), Run(question.text)))
