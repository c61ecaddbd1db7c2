"""What is worth asking about an item of evidence. Nothing about it is ever missing."""

from collections.abc import Iterator
from datetime import date

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.rating import is_out_of_date
from neglect_workbook.domain.records import Evidence


def evidence_findings(framework: Framework, item: Evidence, today: date) -> Iterator[Finding]:
    """The findings about one item of evidence."""
    title = item.title.strip().rstrip(".")
    named = f"{title}. " if title else ""
    label = item.label
    if item.dated is not None and is_out_of_date(framework, item, today):
        yield _look(
            item,
            "evidence_out_of_date",
            f"{label} is over {framework.evidence_out_of_date_months} months old",
            f"{named}It is dated {long_date(item.dated)}. Check again, or keep it as history.",
            "dated",
        )
    if not item.question_ids:
        yield _look(
            item,
            "evidence_unlinked",
            f"{label} supports no question",
            f"{named}Link it to a question, or remove it.",
            "question_ids",
        )
    if not item.level:
        first, last = framework.evidence_levels[0], framework.evidence_levels[-1]
        yield _look(
            item,
            "evidence_without_level",
            f"{label} has no level",
            f"{named}Choose one, from '{first.name}' to '{last.name}'.",
            "level",
        )


def _look(item: Evidence, kind: str, message: str, detail: str, field: str) -> Finding:
    return Finding(
        kind,
        Severity.LOOK,
        message,
        detail,
        field=field,
        record=item.label,
        record_id=item.id,
    )
