"""The report of a collation for the group that looks at it: counts, and plain sentences of them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from neglect_workbook.domain.collating.findings import About, Finding
from neglect_workbook.domain.dates import long_date
from neglect_workbook.exchange.collating.collated import Collated
from neglect_workbook.exchange.collating.report_findings import (
    Example,
    difference_blocks,
    example_blocks,
    gap_blocks,
    movement_blocks,
    number_blocks,
    policy_blocks,
    unknown_blocks,
    voice_blocks,
)
from neglect_workbook.exchange.collating.report_frame import (
    method_blocks,
    missing_blocks,
    moderation_blocks,
    question_blocks,
    received_blocks,
    scale_blocks,
)
from neglect_workbook.exchange.collating.report_picture import heat_map_blocks, picture_blocks
from neglect_workbook.exchange.collating.words import workbook_words
from neglect_workbook.exchange.office import write_word
from neglect_workbook.exchange.plan.words import callout, counted, leading, plain
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Run,
    Section,
)
from neglect_workbook.files import slug, write_whole

_TITLE = "What organisations say about child neglect"
_NAME_LENGTH = 40

#: How many findings of each kind the first section has, in its order: one page.
_IN_SHORT: Mapping[About, int] = MappingProxyType(
    {
        About.RETURNS: 1,
        About.GAP: 3,
        About.STRENGTH: 2,
        About.UNKNOWN: 2,
        About.POLICY_ALONE: 1,
        About.DIFFERENCE: 2,
        About.ROLES: 2,
        About.VOICES: 1,
        About.MOVEMENT: 2,
        About.INDICATOR: 1,
        About.LEFT_OUT: 1,
    }
)


def report_document(
    collated: Collated, findings: Sequence[Finding], examples: tuple[Example, ...]
) -> Document:
    """The whole report.

    Args:
        collated: the collation.
        findings: what the picture says, in plain sentences.
        examples: strong examples of impact to quote.
    """
    framework = collated.framework
    contact, emergency = framework.contact("worried"), framework.contact("emergency")
    worried = f"Call {contact.phone}. In an emergency, call {emergency.phone}."
    line = workbook_words().report_line.format(smallest=framework.smallest_group)
    made_on = long_date(collated.today)
    return Document(
        title=_TITLE,
        subtitle=f"Report for the Safeguarding Effectiveness Group: {collated.name}",
        subject=f"{framework.name}. Collation of returns, {made_on}",
        organisation=collated.partnership,
        footer=(line, f"{contact.label} {worried}", f"{collated.name} · {made_on}"),
        language="en-GB",
        made_on=collated.today,
        blocks=(
            Facts(tuple(_facts(collated))),
            callout("How to read this.", line),
            callout(contact.label, worried),
            Contents("Contents"),
            *_sections(collated, findings, examples),
        ),
    )


def write_report(document: Document, path: Path) -> None:
    """Write the report as a Word file; a file of the same name is replaced.

    Raises:
        KnownError: it could not be written or put in place; what was there stays.
        BugError: the file does not hold what it was meant to; what was there stays.
    """
    write_whole(path, lambda temporary: write_word(document, temporary))


def report_name(collated: Collated) -> str:
    """The file name: lower case, hyphens, no person's name."""
    name = slug(collated.name, _NAME_LENGTH)
    return f"neglect-report_{name}_{collated.today.isoformat()}.docx"


def _facts(collated: Collated) -> Iterator[Fact]:
    yield Fact("From", collated.partnership)
    yield Fact("Collation", collated.name)
    yield Fact("In answer to", collated.framework.name)
    yield Fact("Date of this report", long_date(collated.today))
    missing = len(collated.standings.missing)
    yield Fact("Returns counted", str(collated.picture.returns))
    if collated.head.due_on:
        yield Fact("Returns were due by", long_date(collated.head.due_on))
    if missing:
        yield Fact("Still missing", counted(missing, "organisation", "organisations"))


def _sections(
    collated: Collated, findings: Sequence[Finding], examples: tuple[Example, ...]
) -> list[Block]:
    return [
        Heading(1, "1. What we found", starts_page=True),
        *_finding_blocks(findings),
        Heading(1, "2. What was received"),
        *received_blocks(collated),
        Heading(1, "3. The picture"),
        *picture_blocks(collated, findings),
        Section(is_landscape=True),
        Heading(1, "4. Heat map: questions against sectors"),
        *heat_map_blocks(collated),
        Section(is_landscape=False),
        Heading(1, "5. Most common gaps"),
        *gap_blocks(collated),
        Heading(1, "6. Where the roles differ"),
        *difference_blocks(collated),
        Heading(1, "7. What rests on policy alone"),
        *policy_blocks(collated),
        Heading(1, "8. What organisations do not know yet"),
        *unknown_blocks(collated),
        Heading(1, "9. What is changing for children"),
        *example_blocks(collated, examples),
        *number_blocks(collated),
        Heading(1, "10. Movement since the review before"),
        *movement_blocks(collated),
        Heading(1, "11. Colleagues beside leaders"),
        *voice_blocks(collated),
        Heading(1, "12. Moderation"),
        *moderation_blocks(collated),
        Heading(1, "13. Who is missing"),
        *missing_blocks(collated),
        Heading(1, "14. Method and limits"),
        *method_blocks(collated),
        Heading(1, "Annex A. The questions in full"),
        *question_blocks(collated),
        Heading(1, f"Annex B. Rating scale ({collated.framework.scale.label.lower()})"),
        *scale_blocks(collated),
    ]


def _finding_blocks(findings: Sequence[Finding]) -> list[Block]:
    """The first few of each kind; the sections have the others in their tables."""
    shown = [
        one
        for about, most in _IN_SHORT.items()
        for one in [each for each in findings if each.about is about][:most]
    ]
    if not shown:
        return [plain("There is too little to say anything of all returns yet.")]
    return [
        leading("Each sentence is a count. None of them is an average, and none ranks anybody."),
        Bullets(tuple((Run(one.text),) for one in shown)),
    ]
