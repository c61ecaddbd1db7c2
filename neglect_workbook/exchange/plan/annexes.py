"""What stands behind the plan: evidence, the scale, the words and the sources."""

import re
from collections.abc import Iterable

from neglect_workbook.domain.dates import long_date, short_date
from neglect_workbook.domain.framework import Term
from neglect_workbook.domain.rating_scale import Rating
from neglect_workbook.domain.records import Evidence
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.plan.findings import level_name
from neglect_workbook.exchange.plan.long_cells import LongCells
from neglect_workbook.exchange.plan.words import cell, leading, lines_of, plain, rating_tone
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Run,
    Table,
)


def evidence_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """Every item of evidence with where it is kept; nothing is attached."""
    if not snapshot.evidence:
        return [plain("We have not listed any evidence yet.")]
    columns = (
        Column("No", 10),
        Column("Evidence and what it shows", 52),
        Column("Kind and level", 32),
        Column("Date and period", 26),
        Column("Where it is kept", 29),
        Column("For", 13),
    )
    long_cells = LongCells()
    rows = tuple(_evidence_row(snapshot, one, long_cells) for one in snapshot.evidence)
    return [
        leading("The evidence itself stays with us. We can show it when we are asked."),
        Table("Evidence", "Our evidence: what it shows and where it is kept.", columns, rows),
        *long_cells.blocks("The longer texts of our evidence"),
    ]


def not_applicable_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """The questions that do not apply, verbatim, and why."""
    rows = tuple(
        (
            cell(question.id),
            cell(question.text),
            cell(snapshot.answers[question.id].not_applicable_reason, otherwise="No reason given"),
        )
        for question in snapshot.questions
        if not snapshot.answers[question.id].applies
    )
    if not rows:
        return [plain("We did not mark any question as one that does not apply to us.")]
    columns = (Column("No", 8), Column("Question", 50), Column("Why it does not apply", 42))
    return [Table("Does not apply", "Questions that do not apply to us, and why.", columns, rows)]


def scale_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """What each rating means for each set of questions that was answered."""
    scale = snapshot.framework.scale
    chosen = snapshot.organisation.set_ids
    sets = [one for one in snapshot.framework.question_sets if one.id in chosen]
    columns = [Column("Rating", 30), Column("Colour", 18)]
    # Together they are as wide with three sets as with one, so 'Colour' never breaks.
    columns += [Column(f"What it means: {one.name.lower()}", 132 // len(sets)) for one in sets]
    rows = []
    for rating in scale.ratings:
        meanings = [cell(rating.meaning.get(one.id, ""), otherwise="-") for one in sets]
        rows.append((_rating_cell(snapshot, rating), cell(rating.rag or "None"), *meanings))
    caption = "What each rating means, and the colour word it stands for."
    table = Table(scale.label, caption, tuple(columns), tuple(rows), stays_whole=True)
    return [leading(scale.note), table]


def term_blocks(snapshot: WorkbookSnapshot, used_in: Iterable[str]) -> list[Block]:
    """The words of the field that the plan uses, explained."""
    everything = "\n".join(used_in).casefold()
    terms = [one for one in snapshot.framework.terms if _is_used(one, everything)]
    terms.sort(key=lambda one: one.word.casefold())
    if not terms:
        return [plain("This plan uses no words that need explaining.")]
    return [
        Paragraph(
            (Run(f"{one.word[:1].upper()}{one.word[1:]}: ", is_strong=True), Run(one.meaning))
        )
        for one in terms
    ]


def source_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """The documents that the questions come from, and how to reach the partnership."""
    framework = snapshot.framework
    sources = tuple(
        (
            Run(f"{one.title}. ", is_strong=True),
            Run(f"{one.issuer}, {long_date(one.issued)}. {one.note}".rstrip()),
        )
        for one in framework.sources
    )
    contact = framework.contact("partnership")
    ways = [contact.address, contact.phone, contact.email, contact.web]
    return [
        leading("The questions are printed here word for word from these documents."),
        Bullets(sources),
        Paragraph(
            (
                Run(f"{contact.label}: ", is_strong=True),
                Run("; ".join(way for way in ways if way) + "."),
            )
        ),
    ]


def _evidence_row(
    snapshot: WorkbookSnapshot, item: Evidence, long_cells: LongCells
) -> tuple[Cell, ...]:
    def lines(about: str, text: str) -> list[str]:
        return long_cells.lines(f"{item.label}: {about}", text)

    title = Run(item.title if lines_of(item.title) else "No title yet", is_strong=True)
    shows = cell(
        *lines("what it shows", item.shows), _said("Also used for", item.also_used_for)
    ).lines
    return (
        cell(item.label),
        Cell((title, *(run for run in shows if run.text))),
        cell(
            name_of(snapshot.framework.evidence_type, item.type_id),
            level_name(snapshot, item),
            _said("View of", item.whose_view),
        ),
        cell(short_date(item.dated) if item.dated else "", item.period, otherwise="No date yet"),
        cell(*lines("where it is kept", item.kept_at), otherwise="Not written yet"),
        cell(", ".join(item.question_ids), otherwise="None"),
    )


def _said(label: str, text: str) -> str:
    return f"{label}: {text}" if lines_of(text) else ""


def _rating_cell(snapshot: WorkbookSnapshot, rating: Rating) -> Cell:
    tone = rating_tone(snapshot.framework.scale, rating.code)
    return Cell((Run(rating.words, is_strong=True),), tone)


def _is_used(term: Term, everything: str) -> bool:
    return re.search(rf"\b{re.escape(term.word.casefold())}", everything) is not None
