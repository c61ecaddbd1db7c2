"""The picture in the report: counts by area, set and sector, and the heat map."""

from collections.abc import Iterator, Mapping, Sequence

from neglect_workbook.domain.collating.findings import About, Finding
from neglect_workbook.domain.collating.picture import Counted
from neglect_workbook.domain.question_set import Question
from neglect_workbook.exchange.collating.collated import NO_SECTOR, Collated, sector_name
from neglect_workbook.exchange.collating.heat_map import HeatWords, heat_rows
from neglect_workbook.exchange.plan.words import (
    area_name,
    counted,
    leading,
    plain,
    rating_tone,
)
from neglect_workbook.exchange.report import Block, Bullets, Cell, Column, Heading, Run, Table, Tone

#: Sectors side by side on a page across. Where there are more, a second table has the others.
_MOST_SECTORS = 9


def picture_blocks(collated: Collated, findings: Sequence[Finding]) -> Iterator[Block]:
    """How many answers chose each rating, by area, by set and by sector.

    Args:
        collated: the collation.
        findings: the sentences about sectors go with the table of sectors.
    """
    picture = collated.picture
    if picture.returns < collated.framework.smallest_group:
        yield plain(
            f"Fewer than {collated.framework.smallest_group} returns count, so nothing is shown."
        )
        return
    yield leading(
        f"The tables count the answers of {counted(picture.returns, 'return', 'returns')}. "
        "An answer counts at most once in each table."
    )
    kinds = (
        ("By area of progress", "Area of progress", picture.by_area),
        ("By role", "Questions for", picture.by_set),
        ("By sector", "Sector", picture.by_sector),
    )
    for heading, first, rows in kinds:
        shown = [one for one in rows if not one.is_hidden]
        if shown:
            yield Heading(2, heading)
            yield _counts_table(collated, heading, first, shown)
    yield from _too_few(collated, {one.id: 0 for one in picture.by_sector if not one.is_hidden})
    of_sectors = [one.text for one in findings if one.about is About.SECTOR]
    if of_sectors:
        yield leading("What most of each sector chose, and where it has the most red answers:")
        yield Bullets(tuple((Run(one),) for one in of_sectors))
    left_out = sum(one.left_out for one in picture.by_set)
    if left_out:
        yield plain(
            f"{counted(left_out, 'answer', 'answers')} of groups under "
            f"{collated.framework.smallest_group} count in none of these tables, so that nobody "
            "can work them out."
        )


def heat_map_blocks(collated: Collated) -> Iterator[Block]:
    """A table for each set of questions; more than one where the sectors are many."""
    framework = collated.framework
    yield leading(
        "Each cell names the rating that most returns of the sector chose, and how many chose it. "
        "Where two are as common, it names the lower. The questions stand in full in Annex A. "
        f"'Under {framework.smallest_group}' and 'Hidden' protect small groups."
    )
    rows = list(heat_rows(framework, collated.picture))
    sectors = _shown_sectors(collated)
    places = [place for place, one in enumerate(collated.picture.sectors) if one in sectors]
    yield from _too_few(collated, sectors)
    groups = _parts(len(sectors))
    for question_set in framework.question_sets:
        of_set = [row for row in rows if row[0].set_id == question_set.id]
        for start, end in groups if of_set else ():
            part = "" if len(groups) == 1 else f", sectors {start + 1} to {end}"
            yield Heading(2, f"{question_set.name}{part}")
            yield Table(
                f"Heat map: {question_set.name}{part}",
                "The most common rating of each sector for each question, with its count.",
                (
                    Column("Question", 44),
                    *(
                        Column(f"{short_sector(collated, one)}, {count}", 25)
                        for one, count in list(sectors.items())[start:end]
                    ),
                ),
                tuple(
                    (
                        _question_cell(collated, question),
                        *(_heat_cell(collated, cells[place]) for place in places[start:end]),
                    )
                    for question, cells in of_set
                ),
                stays_whole=True,
            )


def _shown_sectors(collated: Collated) -> Mapping[str, int]:
    """The sectors of which anything may be shown, with their returns."""
    shown = {
        sector_id
        for (_, sector_id), cell in collated.picture.cells.items()
        if not cell.is_hidden and cell.returns
    }
    return {one: count for one, count in collated.picture.sectors.items() if one in shown}


def _too_few(collated: Collated, shown: Mapping[str, int]) -> Iterator[Block]:
    """Which sectors are left out, and how many returns they have."""
    others = [
        f"{sector_name(collated.framework, one)} ({count})"
        for one, count in collated.picture.sectors.items()
        if one not in shown
    ]
    if others:
        yield plain(f"Too few returns to show anything of: {'; '.join(others)}.")


def rating_headings(collated: Collated) -> tuple[tuple[str, str], ...]:
    """Code and short words of everything that an answer can be, in the order of the scale."""
    scale = collated.framework.scale
    return (*((one.code, one.short) for one in scale.ratings), ("", scale.not_answered_short))


def short_sector(collated: Collated, sector_id: str) -> str:
    """A sector in a narrow column."""
    if not sector_id:
        return NO_SECTOR
    sector = collated.framework.sector(sector_id)
    return sector.short or sector.name


def _parts(count: int) -> list[tuple[int, int]]:
    """Where the tables begin and end that show so many sectors, each about as wide."""
    tables = max(1, -(-count // _MOST_SECTORS))
    size = -(-count // tables)
    return [(start, min(start + size, count)) for start in range(0, count, size or 1)]


def _question_cell(collated: Collated, question: Question) -> Cell:
    area = area_name(collated.framework, question.area_id)
    return Cell((Run(question.id, is_strong=True), Run(area, is_muted=True)))


def _heat_cell(collated: Collated, one: HeatWords) -> Cell:
    if one.count is None:
        return Cell((Run(one.words, is_muted=True),))
    tone = rating_tone(collated.framework.scale, one.rating) if one.rating else Tone.GREY
    return Cell((Run(one.words), Run(str(one.count), is_strong=True)), tone)


def _counts_table(collated: Collated, caption: str, first: str, rows: Sequence[Counted]) -> Table:
    headings = rating_headings(collated)
    return Table(
        f"Counts {caption.lower()}",
        f"How many answers chose each rating, {caption.lower()}.",
        (
            Column(first, 50),
            Column("Returns", 25, is_centred=True),
            *(Column(short, count_width(short), is_centred=True) for _, short in headings),
        ),
        tuple(_counts_row(collated, one, headings) for one in rows),
        stays_whole=True,
    )


def count_width(heading: str) -> int:
    """The width of a column of counts: enough for the longest word of its heading."""
    return 9 + round(2.4 * max(map(len, heading.split())))


def _counts_row(
    collated: Collated, one: Counted, headings: Sequence[tuple[str, str]]
) -> tuple[Cell, ...]:
    name = Cell((Run(one.name, is_strong=True),))
    found = [name, Cell((Run(str(one.returns)),))]
    for code, _ in headings:
        count = one.counts.get(code, 0)
        tone = rating_tone(collated.framework.scale, code) if count and code else Tone.PLAIN
        found.append(Cell((Run(str(count), is_strong=bool(count), is_muted=not count),), tone))
    return tuple(found)
