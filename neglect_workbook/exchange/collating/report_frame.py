"""What the report's counts rest on: what came, what is missing, moderation and the method."""

from collections.abc import Iterator

from neglect_workbook.domain.collating.standing import Status
from neglect_workbook.exchange.collating.collated import Collated, sector_name
from neglect_workbook.exchange.collating.method import drawn_words, method_of
from neglect_workbook.exchange.collating.words import ASIDE_WORDS, STATUSES_ASIDE, workbook_words
from neglect_workbook.exchange.plan.words import (
    cell,
    counted,
    joined,
    leading,
    plain,
    rating_tone,
)
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
)

#: Method rows of the workbook that are about the workbook alone.
_OF_THE_WORKBOOK = frozenset({"Printing", "Values only", "Tracing a number"})


def received_blocks(collated: Collated) -> Iterator[Block]:
    """How many returns came from each sector, and what of the rest."""
    framework, standings = collated.framework, collated.standings
    missing: dict[str, int] = {}
    for one in standings.missing:
        sector_id = one.organisation.sector_id
        missing[sector_id] = missing.get(sector_id, 0) + 1
    order = [*(one.id for one in framework.sectors), ""]
    shown = [one for one in order if one in collated.picture.sectors or one in missing]
    late = sum(one.is_late for one in standings.returns if one.status is Status.COUNTED)
    said = [f"This report counts {counted(collated.picture.returns, 'return', 'returns')}."]
    if collated.head.due_on and late:
        said.append(f"{late} of them came late, and count all the same.")
    aside = [
        counted(count, *ASIDE_WORDS[status])
        for status in STATUSES_ASIDE
        if (count := sum(one.status is status for one in standings.returns))
    ]
    if aside:
        said.append(f"It leaves out {joined(aside)}.")
    if collated.refused:
        count = len(collated.refused)
        said.append(f"{counted(count, 'file', 'files')} could not be read.")
    yield leading(" ".join(said))
    yield Table(
        "Returns by sector",
        "How many returns of each sector count, and how many are missing.",
        (
            Column("Sector", 100),
            Column("Counted", 30, is_centred=True),
            Column("Missing", 30, is_centred=True),
        ),
        tuple(
            (
                cell(sector_name(framework, one)),
                cell(str(collated.picture.sectors.get(one, 0))),
                cell(str(missing.get(one, 0))),
            )
            for one in shown
        ),
        stays_whole=True,
    )


def moderation_blocks(collated: Collated) -> Iterator[Block]:
    """What moderation found so far, as counts."""
    agreement = collated.agreement
    if not agreement.sampled:
        yield plain("No sample was drawn for moderation.")
        return
    yield leading(
        f"A panel reads {counted(agreement.sampled, 'answer', 'answers')}: red ratings, top "
        "ratings, those that do not fit their evidence, and a random share of each sector. "
        f"It has looked at {agreement.done} so far. A different view is not a fault."
    )
    # Not by reason: how many are red in all would tell how many are in the groups that are hidden.
    yield plain(drawn_words(collated))
    yield Facts(
        (
            Fact("Agreed", str(agreement.agreed)),
            Fact("Raised", f"{agreement.raised}: the panel sees more in place than was said"),
            Fact("Lowered", f"{agreement.lowered}: from what it read, it sees less in place"),
            Fact("More evidence asked for", str(agreement.asked)),
            Fact("Two moderators differ", str(agreement.to_agree)),
        )
    )
    yield plain(
        "The sample is not a fair share of all answers: it seeks out reds and top ratings. So "
        "these counts speak of what was read, and of nothing else."
    )


def missing_blocks(collated: Collated) -> Iterator[Block]:
    """The organisations that are expected and have sent nothing."""
    missing = collated.standings.missing
    if not missing:
        has_list = any(one.expected_id for one in collated.standings.returns)
        yield plain(
            "Nobody on the expected list is missing." if has_list else "There is no expected list."
        )
        return
    yield leading(
        f"{counted(len(missing), 'organisation', 'organisations')} on the expected list sent "
        "nothing that could be read. The picture says nothing of them."
    )
    yield Table(
        "Who is missing",
        "Organisations that a return is expected of.",
        (Column("Organisation", 100), Column("Sector", 68)),
        tuple(
            (
                cell(one.organisation.name, otherwise="No name"),
                cell(sector_name(collated.framework, one.organisation.sector_id)),
            )
            for one in missing
        ),
    )


def method_blocks(collated: Collated) -> Iterator[Block]:
    """How the numbers were made, and what they do not say."""
    for name, sentence in method_of(collated):
        if name not in _OF_THE_WORKBOOK:
            yield Paragraph((Run(f"{name}: ", is_strong=True), Run(sentence)))
    smallest = collated.framework.smallest_group
    limits = workbook_words().limits
    yield Heading(2, "What to bear in mind")
    yield Bullets(tuple((Run(one.format(smallest=smallest)),) for one in limits))


def question_blocks(collated: Collated) -> Iterator[Block]:
    """Every question, word for word, by its id."""
    for question_set in collated.framework.question_sets:
        yield Heading(2, question_set.role)
        yield leading(f"The questions begin: '{question_set.stem}'.")
        for question in question_set.questions:
            yield Paragraph((Run(f"{question.id}. ", is_strong=True), Run(question.text)))


def scale_blocks(collated: Collated) -> Iterator[Block]:
    """The ratings with their colour words."""
    scale = collated.framework.scale
    yield leading(scale.note)
    yield Table(
        "Rating scale",
        "The words of each rating, the short words of the tables and the colour word.",
        (Column("Rating", 70), Column("In the tables", 50), Column("Colour word", 40)),
        tuple(
            (
                Cell((Run(one.words),)),
                Cell((Run(one.short),), rating_tone(scale, one.code)),
                cell(one.rag.value, otherwise="None"),
            )
            for one in scale.ratings
        ),
        stays_whole=True,
    )
